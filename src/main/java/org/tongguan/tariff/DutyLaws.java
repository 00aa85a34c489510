package org.tongguan.tariff;

import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Dated;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.schedule.ArchiveStore;
import org.tongguan.tariff.tax.DutyLaw;

/** The present {@link DutyLaw}, and former ones from the archive. */
@Component
class DutyLaws {

    private final Law law;
    private final CodeLists codes;
    private final ArchiveStore archive;
    private final Transactions transactions;
    private volatile Seen seen;
    private volatile String kept = "";

    DutyLaws(Law law, CodeLists codes, ArchiveStore archive, Transactions transactions) {
        this.law = law;
        this.codes = codes;
        this.archive = archive;
        this.transactions = transactions;
        keep();
    }

    /** The law with the maps it was read from: they are exchanged as a whole whenever they change. */
    private record Seen(Map<String, Dated<String>> parameters, Map<String, List<Code>> modes, Map<String, List<Code>> procedures, DutyLaw law) { }

    DutyLaw current() {
        Map<String, Dated<String>> parameters = law.all();
        Map<String, List<Code>> modes = codes.all("transaction_mode");
        Map<String, List<Code>> procedures = codes.all("trade_mode");
        Seen last = seen;
        if (last == null || last.parameters != parameters || last.modes != modes || last.procedures != procedures) {
            last = new Seen(parameters, modes, procedures, DutyLaw.of(parameters, modes, procedures));
            seen = last;
        }
        return last.law;
    }

    /** Puts the present law into the archive; a change is there at the latest ten seconds after it, or after the next start. */
    @Scheduled(fixedDelay = 10_000)
    final void keep() {
        DutyLaw now = current();
        if (!kept.equals(now.name())) {
            transactions.run(Actor.PLATFORM, () -> archive.keep(now.text()));
            kept = now.name();
        }
    }

    /**
     * The law of that name.
     *
     * @throws IllegalStateException when it was never in this database
     */
    DutyLaw known(String name) {
        DutyLaw now = current();
        return name.equals(now.name()) ? now : transactions.read(Actor.PLATFORM, () -> new DutyLaw(archive.find(name)
                .orElseThrow(() -> new IllegalStateException("no settings " + name + " in the archive of the law"))));
    }
}
