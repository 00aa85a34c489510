package org.tongguan.revenue.order;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Numbers;

/** Speaks with the bank, whatever goes wrong on the way, and writes into the journal what was ordered and heard. */
@Component
class BankDesk {

    private static final Logger LOG = LoggerFactory.getLogger(BankDesk.class);
    private final ObjectProvider<BankPort> ports;
    private final Numbers numbers;
    private final Journal journal;
    private final Clock clock;

    BankDesk(ObjectProvider<BankPort> ports, Numbers numbers, Journal journal, Clock clock) {
        this.ports = ports;
        this.numbers = numbers;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws PlatformException REFUSED {@code bankorder.none} when no bank takes orders */
    BankPort port() {
        return ports.stream().findFirst().orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "bankorder.none"));
    }

    String number() {
        return "P%d%010d".formatted(LocalDate.now(clock).getYear(), numbers.next("bank_order_number"));
    }

    BankPort.Outcome send(BankOrder order) {
        try {
            return port().send(order);
        } catch (RuntimeException broken) {
            LOG.warn("no answer to bank order {}", order.number(), broken);
            return BankPort.Outcome.UNKNOWN;
        }
    }

    BankPort.Outcome ask(BankOrder order) {
        try {
            return port().ask(order);
        } catch (RuntimeException broken) {
            LOG.warn("no answer about bank order {}", order.number(), broken);
            return BankPort.Outcome.UNKNOWN;
        }
    }

    void tell(String event, BankOrder o) {
        Map<String, String> payload = new HashMap<>(Map.of("number", o.number(), "about", o.about(), "amount", o.amount().toPlainString(), "bank", o.bank()));
        if (!o.reason().isEmpty()) {
            payload.put("reason", o.reason());
        }
        journal.record(JournalEvent.of(event, o.ref(), o.traderId(), null, payload));
    }
}
