package org.tongguan.declaration;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.act.Changes;
import org.tongguan.declaration.act.DutyDetermination;
import org.tongguan.declaration.act.OfficerActs;
import org.tongguan.declaration.control.Settlement;
import org.tongguan.declaration.filing.DeclarationMessages;
import org.tongguan.declaration.filing.Filing;
import org.tongguan.declaration.filing.Lodged;
import org.tongguan.declaration.filing.Lodging;
import org.tongguan.declaration.screening.Screened;
import org.tongguan.declaration.screening.Screening;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Packed;
import org.tongguan.runtime.Transactions;

/**
 * The goods declarations. Filing goes through the gateway's inbox ({@link DeclarationMessages}); here are the questions one may ask of them
 * and the acts of officers and traders on one that exists.
 */
@Component
public class Declarations {

    private final DeclarationStore store;
    private final Settlement settlement;
    private final OfficerActs acts;
    private final DutyDetermination determination;
    private final Changes changes;
    private final Lodging lodging;
    private final Screening screening;
    private final Transactions transactions;

    Declarations(DeclarationStore store, Settlement settlement, OfficerActs acts, DutyDetermination determination, Changes changes, Lodging lodging,
            Screening screening, Transactions transactions) {
        this.store = store;
        this.settlement = settlement;
        this.acts = acts;
        this.determination = determination;
        this.changes = changes;
        this.lodging = lodging;
        this.screening = screening;
        this.transactions = transactions;
    }

    /**
     * The declaration, if the actor may see it.
     *
     * @throws PlatformException NOT_FOUND when there is none, or it is another trader's: the answer is the same
     */
    public Declaration get(Actor actor, UUID id) {
        return transactions.read(actor, () -> store.find(id)).orElseThrow(() -> missing(id));
    }

    /** By its customs declaration number or the platform's sequence number. */
    public Declaration getByNumber(Actor actor, String number) {
        return transactions.read(actor, () -> store.findByNumber(number).or(() -> store.findBySequenceNumber(number)))
                .orElseThrow(() -> missing(number));
    }

    /** The commands that actor may give now: the console's buttons. */
    public List<String> commands(Actor actor, Declaration d) {
        return transactions.read(actor, () -> acts.open(actor, d, DeclarationProcedure.TABLE.commands(d.state(), settlement.standing(d.id()), actor)));
    }

    /**
     * Gives a command of the procedure.
     *
     * @param reason  why, for people; needed where the trader must understand it
     * @param version the version the actor saw, null = whatever stands
     * @throws PlatformException CONFLICT when the procedure does not allow it now, or the case has moved on since that version
     */
    public Declaration command(Actor actor, UUID id, String command, String reason, Integer version) {
        return transactions.call(actor, () -> {
            Declaration d = store.lock(id).orElseThrow(() -> missing(id));
            if (version != null && version != d.version()) {
                throw new PlatformException(ErrorCode.CONFLICT, "declaration.version", version, d.version());
            }
            acts.take(actor, d, command, reason);
            return store.find(id).orElseThrow();
        });
    }

    /** An officer says what goods owe for which no rate is at hand; see {@link DutyDetermination}. */
    public Declaration determineDuty(Actor officer, UUID id, List<DutyDetermination.Determined> lines) {
        return transactions.call(officer, () -> {
            Declaration d = store.lock(id).orElseThrow(() -> missing(id));
            OfficerActs.atOwnOffice(officer, d);
            acts.demandOwn(officer, d, "determine-duty");
            determination.determine(officer, d, lines);
            return store.find(id).orElseThrow();
        });
    }

    /** Replaces a declaration's document: at once while nobody has acted on it, else by asking an officer; see {@link Changes}. */
    public Declaration amend(Actor actor, UUID id, Document document, String reason) {
        return transactions.call(actor, () -> {
            Declaration d = store.lock(id).orElseThrow(() -> missing(id));
            if (d.state() == DeclarationState.DRAFT || d.state() == DeclarationState.RETURNED) {
                return file(actor, d, document, false);
            }
            Document whole = keepReferences(d, document);
            Screened screened = screening.screen(d.traderId(), whole, true, d.id());
            if (screened.isRefused()) {
                throw new PlatformException(ErrorCode.REFUSED, "declaration.refused", screened.findings());
            }
            changes.amend(actor, d, screened, reason);
            return store.find(id).orElseThrow();
        });
    }

    /**
     * Declares a draft, or a returned declaration as it has been changed.
     *
     * @throws PlatformException REFUSED with all findings when rules stand against it
     */
    public Declaration declare(Actor actor, UUID id) {
        return transactions.call(actor, () -> {
            Declaration d = store.lock(id).orElseThrow(() -> missing(id));
            DeclarationProcedure.TABLE.get(d.state(), "declare", settlement.standing(id), actor);
            return file(actor, d, d.document(), true);
        });
    }

    private Declaration file(Actor actor, Declaration d, Document document, boolean declaring) {
        document.only("head").set("sequenceNumber", d.sequenceNumber());
        Screened screened = screening.screen(d.traderId(), document, declaring, d.id());
        Filing filing = new Filing(actor, declaring ? screened : screened.asUnfinished(), d.format(), Packed.pack(JsonDocuments.bytes(document)));
        Lodged lodged = transactions.unscoped(() -> lodging.lodge(List.of(filing)).getFirst());
        if (!lodged.isAccepted()) {
            throw new PlatformException(ErrorCode.REFUSED, "declaration.refused", lodged.findings());
        }
        return store.find(d.id()).orElseThrow();
    }

    /** Takes a declaration back: at once while nobody has acted on it, else by asking an officer. */
    public Declaration withdraw(Actor actor, UUID id, String reason) {
        return transactions.call(actor, () -> {
            Declaration d = store.lock(id).orElseThrow(() -> missing(id));
            changes.withdraw(actor, d, reason);
            return store.find(id).orElseThrow();
        });
    }

    /** An amended document names the same declaration as before, whatever it says or leaves out of numbers. */
    private static Document keepReferences(Declaration d, Document document) {
        document.only("head").set("sequenceNumber", null).set("declarationNumber", null);
        document.only("signature").set(Dictionary.declaration().group("signature").field("clientReference"), d.clientReference());
        return document;
    }

    private static PlatformException missing(Object id) {
        return new PlatformException(ErrorCode.NOT_FOUND, "declaration", id);
    }
}
