package org.tongguan.revenue.month;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.ConsolidatedPrivilege;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;

/** Numbers months' bills, writes about them into the journal, and says who may not use consolidated tax. */
@Component
class MonthOffice implements ConsolidatedPrivilege {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private final MonthBillStore store;
    private final Numbers numbers;
    private final Journal journal;
    private final Transactions transactions;

    MonthOffice(MonthBillStore store, Numbers numbers, Journal journal, Transactions transactions) {
        this.store = store;
        this.numbers = numbers;
        this.journal = journal;
        this.transactions = transactions;
    }

    MonthBill opened(Bill bill, LocalDate month) {
        return new MonthBill(Ids.next(), "M%s%09d".formatted(month.format(MONTH), numbers.next("month_bill_number")), bill.traderId(), month, bill.dueOn(),
                MonthBillProcedure.TABLE.initial(), null, null, null);
    }

    void tell(String event, MonthBill m, BigDecimal amount) {
        journal.record(JournalEvent.of(event, m.ref(), m.traderId(), null, Map.of("number", m.number(), "month", m.month().toString().substring(0, 7),
                "amount", amount.toPlainString(), "dueOn", m.dueOn().toString())));
    }

    @Override
    public boolean isStopped(long traderId) {
        return transactions.unscoped(() -> store.isStopped(traderId));
    }
}
