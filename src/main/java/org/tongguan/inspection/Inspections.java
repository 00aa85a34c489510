package org.tongguan.inspection;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;

/** Inspection orders: ordered by declaration and risk, worked by the inspectors of one office, read by the trader they concern. */
@Component
public class Inspections {

    private static final int MAX_PHOTO_BYTES = 10 * 1024 * 1024;
    private static final int MAX_PHOTOS = 50;
    private final Transactions transactions;
    private final InspectionStore store;
    private final PhotoStore photos;
    private final InspectionOrders orders;
    private final InspectionWork work;
    private final TwoPersons twoPersons;
    private final Clock clock;

    Inspections(Transactions transactions, InspectionStore store, PhotoStore photos, InspectionOrders orders, InspectionWork work, TwoPersons twoPersons,
                Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.photos = photos;
        this.orders = orders;
        this.work = work;
        this.twoPersons = twoPersons;
        this.clock = clock;
    }

    /** An order that stands for a subject, new or already open. */
    public record Ordered(SubjectRef subject, UUID id, String number) { }

    /** A photo's bytes, with the content type sniffed when it came in. */
    public record PhotoContent(String fileName, String contentType, byte[] content) { }

    /**
     * Orders inspections in the running transaction: one order for each subject. Where one is open already its visit is extended by the
     * departments it lacks. Places a hold INSPECTION (cause: order number) on each subject; journals {@code InspectionOrdered}.
     *
     * @return the orders in the order of the requests
     */
    public List<Ordered> order(Collection<InspectionRequest> requests) {
        return requests.isEmpty() ? List.of() : transactions.call(Transactions.actor(), () -> orders.order(requests));
    }

    /** Takes an open order back, e.g. because the declaration was withdrawn; no effect when there is none. Lifts the hold. */
    public void cancel(SubjectRef subject, String reason) {
        transactions.run(Transactions.actor(), () -> Optional.ofNullable(store.findOpen(List.of(subject)).get(subject))
                .ifPresent(i -> work.cancel(i, reason, Actor.PLATFORM)));
    }

    /**
     * An officer takes an order back: with this the first asks, and a second person confirms ({@link CancelInspection}).
     *
     * @throws PlatformException NOT_FOUND, FORBIDDEN, CONFLICT {@code procedure.step}; and what {@link TwoPersons#ask} throws
     */
    public Inspection cancel(UUID id, String reason, Actor actor) {
        return onOrder(id, actor, i -> {
            InspectionProcedure.TABLE.get(i.state(), "cancel", new InspectionProcedure.Case(i, null), actor);
            twoPersons.ask(actor, new TwoPersons.Wish(CancelInspection.KIND, new SubjectRef("inspection", id), i.number(), i.office(), Map.of(), reason));
        });
    }

    /** What two have decided. */
    void cancelled(UUID id, String reason, Actor second) {
        work.cancel(getForWork(id, second), reason, second);
    }

    /** The declaration was amended as an inspection had ordered (decision AMEND): lifts the REMEDY hold; no effect when nothing waits. */
    public void amended(SubjectRef subject, String note) {
        transactions.run(Transactions.actor(), () -> store.list(subject).stream()
                .filter(i -> i.isRemedyOpen() && i.decided().decision() == Decision.AMEND)
                .forEach(i -> work.remedyDone(i, note, Actor.PLATFORM)));
    }

    /**
     * Of a subject that goes item by item: what an order's decision ordered (RE_EXPORT, DESTROY or AMEND) has come about for all items it is about. Lifts
     * its REMEDY and INSPECTION holds: nothing that failed is left, or left wrong. No effect when no such decision was made.
     */
    public void carriedOut(SubjectRef subject, String number, String note) {
        transactions.run(Transactions.actor(), () -> store.list(subject).stream().filter(i -> i.number().equals(number) && i.decided() != null)
                .filter(i -> i.decided().decision().endsTheCase() || i.decided().decision() == Decision.AMEND).forEach(i -> work.carriedOut(i, note)));
    }

    /**
     * Sets or changes place and time of the visit; the trader sees both.
     *
     * @throws PlatformException REFUSED {@code inspection.place}, {@code inspection.past}; NOT_FOUND; FORBIDDEN {@code inspection.office};
     *                           CONFLICT {@code procedure.step}
     */
    public Inspection schedule(UUID id, String place, Instant at, Actor actor) {
        return onOrder(id, actor, i -> work.schedule(i, place, at, actor));
    }

    /**
     * Records what a department saw. When it was the last one the order is completed: passed, and the hold lifted, or waiting for a
     * decision. The same result again has no effect.
     *
     * @param findings what was seen; must be given when something is wrong
     * @throws PlatformException REFUSED {@code inspection.findings}; NOT_FOUND; FORBIDDEN; CONFLICT {@code inspection.result-final}
     */
    public Inspection recordResult(UUID id, UUID taskId, Outcome outcome, String findings, Actor actor) {
        return onOrder(id, actor, i -> work.recordResult(i, taskId, outcome, findings, actor));
    }

    /**
     * Decides about goods that failed; see {@link Decision} for the consequences.
     *
     * @throws PlatformException REFUSED {@code inspection.reason}, {@code inspection.amount}, {@code inspection.items}; NOT_FOUND; FORBIDDEN; CONFLICT
     */
    public Inspection decide(UUID id, DecisionRequest request, Actor actor) {
        return onOrder(id, actor, i -> work.decide(i, request, actor));
    }

    /**
     * What the decision ordered is done, with proof: after a treatment the departments that failed the goods look again; after re-export,
     * destruction or amendment the REMEDY hold is lifted.
     */
    public Inspection remedyDone(UUID id, String note, Actor actor) {
        return onOrder(id, actor, i -> work.remedyDone(i, note, actor));
    }

    /**
     * A penalty was paid. The same receipt again has no effect.
     *
     * @param paidOn null = today
     * @throws PlatformException REFUSED {@code inspection.receipt}; CONFLICT when the receipt has paid another penalty
     */
    public Inspection recordPenaltyPayment(UUID id, String receiptNumber, LocalDate paidOn, Actor actor) {
        return onOrder(id, actor, i -> work.recordPenaltyPayment(i, receiptNumber, paidOn, actor));
    }

    /**
     * Keeps a photo with a task. The same bytes again are the same photo.
     *
     * @param fileName for people; paths and control characters are dropped
     * @throws PlatformException TOO_LARGE {@code inspection.photo-size}, REFUSED {@code inspection.photo-kind}, {@code inspection.photo-count}
     */
    public Inspection.Photo addPhoto(UUID id, UUID taskId, String fileName, byte[] content, Actor actor) {
        if (content.length > MAX_PHOTO_BYTES) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "inspection.photo-size", MAX_PHOTO_BYTES / 1024 / 1024);
        }
        ImageKind kind = ImageKind.of(content).orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "inspection.photo-kind"));
        String sha256 = InspectionWork.sha256(content);
        return transactions.call(actor, () -> {
            Inspection inspection = getForWork(id, actor);
            Inspection.Task task = InspectionWork.task(inspection, taskId);
            Optional<Inspection.Photo> known = photos.find(taskId, sha256);
            if (known.isPresent()) {
                return known.get();
            }
            if (!inspection.state().isOpen()) {
                throw new PlatformException(ErrorCode.CONFLICT, "inspection.closed");
            }
            if (task.photos().size() >= MAX_PHOTOS) {
                throw new PlatformException(ErrorCode.REFUSED, "inspection.photo-count", MAX_PHOTOS);
            }
            Inspection.Photo photo = new Inspection.Photo(Ids.next(), safe(fileName), sha256);
            photos.insert(inspection, taskId, photo, kind, content, actor.name(), clock.instant());
            work.tell("InspectionPhotoAdded", inspection, java.util.Map.of("task", taskId, "sha256", sha256));
            return photo;
        });
    }

    /** A photo's bytes.
     * @throws PlatformException NOT_FOUND, also for another trader's */
    public PhotoContent photo(UUID id, UUID photoId, Actor actor) {
        return transactions.read(actor, () -> photos.content(id, photoId))
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "inspection.photo", photoId));
    }

    /** @throws PlatformException NOT_FOUND, also for another trader's */
    public Inspection get(UUID id, Actor actor) {
        return transactions.read(actor, () -> store.find(id, false)).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "inspection", id));
    }

    /** All orders a subject ever had that the running transaction's (or the given) actor may see, oldest first. */
    public List<Inspection> list(SubjectRef subject, Actor actor) {
        return transactions.read(actor, () -> store.list(subject));
    }

    /** Newest first; {@code office} and {@code state} null = all. */
    public Page<Inspection> list(String office, String state, int page, int size, Actor actor) {
        return transactions.read(actor, () -> store.page(office, state, page, size));
    }

    /** What this actor may do with an order now. */
    public List<String> commands(Inspection inspection, Actor actor) {
        return InspectionWork.mayWork(inspection, actor)
                ? InspectionProcedure.TABLE.commands(inspection.state(), new InspectionProcedure.Case(inspection, null), actor) : List.of();
    }

    /** The order as that actor sees it. */
    public InspectionView view(Inspection i, Actor actor) {
        return new InspectionView(i.id(), i.number(), i.subject().kind(), i.subject().id(), i.declarationNumber(), i.office(), i.state(), i.place(),
                i.scheduledAt(), i.orderedAt(), actor.isOfficial() ? i.reason() : null, i.tasks(), i.decided(), commands(i, actor));
    }

    private Inspection onOrder(UUID id, Actor actor, java.util.function.Consumer<Inspection> command) {
        return transactions.call(actor, () -> {
            command.accept(getForWork(id, actor));
            return store.find(id, false).orElseThrow();
        });
    }

    private Inspection getForWork(UUID id, Actor actor) {
        Inspection inspection = store.find(id, true).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "inspection", id));
        if (!InspectionWork.mayWork(inspection, actor)) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "inspection.office", inspection.office());
        }
        return inspection;
    }

    private static String safe(String fileName) {
        String name = fileName == null ? "" : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}\"]", "").strip();
        return clean.isEmpty() ? "photo" : clean.substring(0, Math.min(120, clean.length()));
    }
}
