package org.tongguan.revenue.reconcile;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ledger.Account;
import org.tongguan.ledger.Ledger;
import org.tongguan.ledger.Transfer;
import org.tongguan.revenue.reconcile.BankStatement.Entry;
import org.tongguan.runtime.Ids;

/** Statements in the ledger; every amount in yuan. */
@Component
class BankBooks {

    private static final Account BEFORE = Account.unlimited("bank:before", "CNY");
    private static final Account CHARGES = Account.unlimited("revenue:bank-charges", "CNY");
    private final Ledger ledger;

    BankBooks(Ledger ledger) {
        this.ledger = ledger;
    }

    private static Account held(BankStatement s) {
        return Account.unlimited("bank:" + s.bank().name() + ":" + s.account(), "CNY");
    }

    private static Account treasury(BankStatement s) {
        return Account.unlimited("treasury:" + s.bank().name(), "CNY");
    }

    static Account unexplained(BankStatement s) {
        return Account.unlimited("unexplained:" + s.bank().name(), "CNY");
    }

    static Account deposit(String number) {
        return Account.unlimited("deposit:" + number, "CNY");
    }

    /** What the bank held before the first statement. */
    void opened(BankStatement s) {
        if (s.opening().signum() != 0) {
            ledger.post(Transfer.move(Ids.next(), "bank-opening:" + s.id(), "bank-opening", s.ref(), BEFORE, held(s), s.opening()));
        }
    }

    void booked(BankStatement s, List<Entry> entries) {
        ledger.post(entries.stream().map(e -> {
            Account other = e.problem() == null ? treasury(s) : unexplained(s);
            BigDecimal comes = e.credit() ? e.amount() : e.amount().negate();
            return new Transfer(e.id(), "bank-entry:" + e.id(), "bank-booked", e.ref(), null,
                    List.of(new Transfer.Posting(other, comes.negate()), new Transfer.Posting(held(s), comes)));
        }).toList());
    }

    /** What a report said is now explained by that entry. */
    void explained(BankStatement s, Entry e, BigDecimal reported) {
        move(e, "entry-report", treasury(s), unexplained(s), reported);
    }

    /** It waits as part of what is owed under a number. */
    void deposited(BankStatement s, Entry e, String number) {
        move(e, "entry-deposit", deposit(number), unexplained(s), e.amount());
    }

    /** What waited has paid. */
    void used(BankStatement s, Entry e, String number, BigDecimal amount) {
        move(e, "entry-used", treasury(s), deposit(number), amount);
    }

    void charged(BankStatement s, Entry e) {
        move(e, "entry-charges", unexplained(s), CHARGES, e.amount());
    }

    private void move(Entry e, String kind, Account from, Account to, BigDecimal amount) {
        UUID id = Ids.next();
        ledger.post(Transfer.move(id, kind + ":" + e.id(), kind, e.ref(), from, to, amount));
    }

    /** What waits under a number. */
    BigDecimal deposits(String number) {
        return ledger.balance("deposit:" + number).negate().setScale(2);
    }

    BigDecimal balance(BankStatement s) {
        return ledger.balance(held(s).code()).setScale(2);
    }

    BigDecimal inTransit(BankStatement s) {
        return ledger.balance(treasury(s).code()).setScale(2);
    }

    BigDecimal unexplainedBalance(BankStatement s) {
        return ledger.balance(unexplained(s).code()).negate().setScale(2);
    }
}
