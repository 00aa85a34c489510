package org.tongguan.risk;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.risk.engine.References;
import org.tongguan.risk.engine.References.Reference;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;
import tools.jackson.core.type.TypeReference;

/**
 * The values that ratios of rules divide by. One that is wrong keeps a rule in force from ever hitting, which is the same as ending it: so every change
 * takes two, also a first value, which would prevail over a shorter key that another enters afterwards.
 */
@Component
public class ReferenceValues implements TwoPersonAction {

    static final String KIND = "change-reference-values";
    /** All of them, so that one change is decided before the next. */
    private static final SubjectRef SUBJECT = new SubjectRef("risk-references", new UUID(0, 2));
    private static final String VALUES = "values";
    /** So many are still looked through by a second person. */
    private static final int MOST = 500;
    private static final int NAMED = 3;
    private static final int LONGEST = 200;
    private static final int DIGITS = 15;
    private static final TypeReference<List<Reference>> LIST = new TypeReference<>() { };
    private final RiskStore store;
    private final Targeting targeting;
    private final TwoPersons twoPersons;
    private final Transactions transactions;
    private final Journal journal;

    ReferenceValues(RiskStore store, Targeting targeting, TwoPersons twoPersons, Transactions transactions, Journal journal) {
        this.store = store;
        this.targeting = targeting;
        this.twoPersons = twoPersons;
        this.transactions = transactions;
        this.journal = journal;
    }

    /**
     * A value that waits for a second person.
     *
     * @param before what stands for that metric, key and first day, null = nothing
     */
    public record AskedReference(String metric, String key, @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal before,
                                 @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal value, LocalDate validFrom, @Nullable LocalDate validTo,
                                 String source) { }

    /**
     * What waits.
     *
     * @param subject under which the request stands
     */
    public record AskedReferences(UUID subject, List<AskedReference> values) { }

    public List<Reference> list(Actor actor) {
        return transactions.read(actor, store::listReferences);
    }

    /** What waits for a second person, beside what stands. */
    public AskedReferences asked(Actor actor) {
        return transactions.read(actor, () -> new AskedReferences(SUBJECT.id(), twoPersons.open(actor, KIND, SUBJECT).map(r -> {
            List<Reference> now = store.listReferences();
            return values(r).stream().map(v -> new AskedReference(v.metric(), v.key(), now.stream().filter(n -> isSame(n, v)).map(Reference::value)
                    .findFirst().orElse(null), v.value(), v.validFrom(), v.validTo(), v.source())).toList();
        }).orElse(List.of())));
    }

    /**
     * Asks for values to be added, or to take the place of those of the same metric, key and first day; or does it, when another asked for the same.
     * What stands already is left out.
     *
     * @return whether it waits for a second person
     * @throws PlatformException REFUSED {@code risk.reference} when one is not complete, or validities of one key overlap; {@code risk.references} when they
     *                           are more than a second person looks through; and what {@link TwoPersons#ask} throws
     */
    public boolean change(Collection<Reference> references, String reason, Actor actor) {
        if (references == null || references.stream().anyMatch(r -> !isFit(r))) {
            throw new PlatformException(ErrorCode.REFUSED, "risk.reference");
        }
        boolean waits = transactions.call(actor, () -> {
            List<Reference> now = store.listReferences();
            Set<Reference> stand = now.stream().map(ReferenceValues::canonical).collect(Collectors.toSet());
            List<Reference> wanted = references.stream().map(ReferenceValues::canonical).filter(r -> !stand.contains(r)).distinct()
                    .sorted(Comparator.comparing(Reference::metric).thenComparing(Reference::key).thenComparing(Reference::validFrom)).toList();
            if (wanted.isEmpty()) {
                return false;
            }
            if (wanted.size() > MOST) {
                throw new PlatformException(ErrorCode.REFUSED, "risk.references", MOST);
            }
            demandNoOverlap(now, wanted);
            return !twoPersons.ask(actor, new TwoPersons.Wish(KIND, SUBJECT, label(wanted), null, Map.of(VALUES, Json.write(wanted)), reason)).isDone();
        });
        targeting.refresh();
        return waits;
    }

    private static boolean isFit(Reference r) {
        return r != null && isWord(r.metric()) && isWord(r.source()) && r.key() != null && r.key().matches("[0-9]{2,10}") && isAmount(r.value())
                && r.validFrom() != null && (r.validTo() == null || r.validTo().isAfter(r.validFrom()));
    }

    private static boolean isWord(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isAmount(BigDecimal value) {
        return value != null && value.signum() > 0 && value.scale() <= DIGITS && value.precision() - value.scale() <= DIGITS;
    }

    /** One way to write each, so that two who want the same want the same. */
    private static Reference canonical(Reference r) {
        BigDecimal value = r.value().stripTrailingZeros();
        return new Reference(r.metric().strip(), r.key(), value.scale() < 0 ? value.setScale(0) : value, r.validFrom(), r.validTo(), r.source().strip());
    }

    private static boolean isSame(Reference a, Reference b) {
        return a.metric().equals(b.metric()) && a.key().equals(b.key()) && Objects.equals(a.validFrom(), b.validFrom());
    }

    /** Overlapping validities would stop every process from reading its snapshot; so would one value twice with different figures. */
    private static void demandNoOverlap(List<Reference> now, List<Reference> wanted) {
        List<Reference> all = new ArrayList<>(now);
        all.removeIf(n -> wanted.stream().anyMatch(w -> isSame(n, w)));
        all.addAll(wanted);
        refuseBad(() -> References.of(all));
    }

    private static String label(List<Reference> wanted) {
        String first = wanted.stream().limit(NAMED).map(r -> r.metric() + " " + r.key() + " = " + r.value().toPlainString()).collect(Collectors.joining("; "));
        return wanted.size() > NAMED ? first + "; + " + (wanted.size() - NAMED) : first;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.ANALYST, Role.SENIOR);
    }

    /** What two want, if it still fits what stands by now. */
    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        List<Reference> wanted = values(request);
        refuseBad(() -> {
            store.saveReferences(wanted, request.id());
            References.of(store.listReferences());
        });
        store.moveSnapshot();
        journal.record(JournalEvent.of("RiskReferencesSaved", SUBJECT, null, null, Map.of("count", wanted.size(), "askedBy", request.askedBy(), VALUES,
                wanted.stream().map(r -> r.metric() + " " + r.key() + " " + r.validFrom() + " = " + r.value().toPlainString()).toList())));
    }

    private static List<Reference> values(TwoPersonRequest request) {
        return Json.read(request.arguments().get(VALUES), LIST);
    }

    private static void refuseBad(Runnable work) {
        try {
            work.run();
        } catch (DataIntegrityViolationException | IllegalArgumentException e) {
            throw new PlatformException(ErrorCode.REFUSED, "risk.reference");
        }
    }
}
