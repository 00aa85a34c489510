package org.tongguan.periodic.act;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Demands;
import org.tongguan.kernel.PlatformException;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.Statement;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.Numbers;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.Workplace;

/** What everything here works with beside its own business. */
@Component("periodicAround")
class Around extends Workplace {

    static final String KINDS = "periodic_kind";
    private final CodeLists codes;

    Around(Transactions transactions, Journal journal, Numbers numbers, CodeLists codes, Clock clock) {
        super(transactions, journal, numbers, clock, "periodic_number");
        this.codes = codes;
    }

    CodeLists codes() {
        return codes;
    }

    /** Last day on which deliveries of that day are declared in time: dated, by kind of goods. */
    LocalDate dueOn(String kind, LocalDate day) {
        Map<String, String> law = codes.find(KINDS, kind, day).orElseThrow().attributes();
        YearMonth next = YearMonth.from(day).plusMonths(1);
        LocalDate due = "END".equals(law.get("due")) ? next.atEndOfMonth() : next.atDay(Integer.parseInt(law.get("due")));
        boolean across = "ACROSS".equals(law.get("year"));
        return across || due.getYear() == day.getYear() ? due : LocalDate.of(day.getYear(), 12, 31);
    }

    void tell(String event, Delivery d, String reason) {
        tell(event, d.ref(), d.traderId(), d.office(), Map.of("number", d.number(), "reason", reason));
    }

    void tell(String event, Statement s) {
        tell(event, s.ref(), s.traderId(), s.office(), Map.of("number", s.number(), "declaration", s.sequenceNumber()));
    }

    static void require(boolean right, String field) {
        Demands.field(right, "periodic.field", field);
    }

    /** A number above zero with at most so many decimals. */
    static void require(BigDecimal number, int decimals, String field) {
        require(number != null && number.signum() > 0 && number.stripTrailingZeros().scale() <= decimals && number.precision() - number.scale() <= 12, field);
    }

    /** @throws PlatformException REFUSED {@code periodic.reason} without one */
    static String reason(String given) {
        return Demands.text(given, "periodic.reason");
    }

    /** @throws PlatformException FORBIDDEN {@code periodic.office} when an official of another office decides */
    static void covers(Actor actor, String office) {
        Demands.covers(actor, office, "periodic.office");
    }
}
