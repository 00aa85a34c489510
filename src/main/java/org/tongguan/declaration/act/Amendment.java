package org.tongguan.declaration.act;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationAmended;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.control.Controls;
import org.tongguan.declaration.control.Settlement;
import org.tongguan.declaration.control.Taxation;
import org.tongguan.declaration.screening.Screened;
import org.tongguan.declaration.screening.Screening;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Packed;

/** Puts another document in a declaration's place: the old one is kept as a version, and every control looks again. */
@Component
public class Amendment {

    private final DeclarationStore store;
    private final Screening screening;
    private final Controls controls;
    private final Settlement settlement;
    private final Taxation taxation;
    private final Inspections inspections;
    private final Journal journal;
    private final Clock clock;
    private final ApplicationEventPublisher news;

    Amendment(DeclarationStore store, Screening screening, Controls controls, Settlement settlement, Taxation taxation, Inspections inspections,
              Journal journal, Clock clock, ApplicationEventPublisher news) {
        this.store = store;
        this.screening = screening;
        this.controls = controls;
        this.settlement = settlement;
        this.taxation = taxation;
        this.inspections = inspections;
        this.journal = journal;
        this.clock = clock;
        this.news = news;
    }

    /** Screens an asked-for document again at the moment of approval: rules and rates may have moved on. */
    public Screened screen(Declaration d, Document document) {
        Screened screened = screening.screen(d.traderId(), document, d.state() != DeclarationState.DRAFT, d.id());
        if (screened.isRefused()) {
            throw new PlatformException(ErrorCode.REFUSED, "declaration.refused", screened.findings());
        }
        // What was returned is declared anew; everything else keeps the day it was declared on.
        boolean standing = screened.duty() != null && d.state() != DeclarationState.RETURNED;
        return standing ? screened.with(taxation.assessAmended(d, document)) : screened;
    }

    /**
     * Puts it there.
     *
     * @param by who wants it so
     * @throws PlatformException REFUSED when somebody who keeps something by the old document cannot follow ({@link DeclarationAmended}), or its taxes
     *                           cannot be secured
     */
    public void apply(String by, Declaration old, Screened screened, String reason) {
        LocalDate entered = old.entryDate();
        Controls.Plan plan = controls.plan(screened, entered, new Controls.Identity(old.id(), old.sequenceNumber(), old.number(), old.clientReference(),
                old.format(), old.version() + 1));
        store.keepVersion(old, clock.instant(), by, reason);
        Declaration amended = Controls.amended(plan.declaration(), old);
        store.update(amended, Packed.pack(JsonDocuments.bytes(screened.document())), screened.fingerprint());
        journal.record(new JournalEvent("DeclarationAmended", old.ref(), old.traderId(), old.key().office(), by,
                Map.of("version", amended.version(), "reason", reason)));
        news.publishEvent(new DeclarationAmended(old, amended, by, reason));
        if (old.state() == DeclarationState.ACCEPTED || old.state() == DeclarationState.PICKUP) {
            controls.again(plan);
        }
        taxation.replace(amended, screened.duty(), reason);
        inspections.amended(old.ref(), reason);
        if (old.state() == DeclarationState.ACCEPTED || old.state() == DeclarationState.PICKUP) {
            controls.offAccount(plan);
            settlement.settle(old.id());
        }
    }
}
