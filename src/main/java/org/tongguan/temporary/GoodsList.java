package org.tongguan.temporary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/**
 * An exhibitor's list: with the organiser's proof it is the application, and no guarantee is given for the consignment. Or the goods of a carnet.
 *
 * @param exhibitionId null only for a carnet that belongs to no exhibition here
 * @param organiserId  trader who organises that exhibition
 * @param traderId     trader who files: the organiser or whom it appointed
 * @param country      of the exhibitor, three letters
 * @param proof        number of the organiser's proof; given when it certifies the list
 * @param term         null until the goods are admitted
 * @param secured      set aside on the organiser's guarantee now, yuan
 */
public record GoodsList(UUID id, String number, Regime regime, @Nullable UUID exhibitionId, @Nullable Long organiserId, long traderId, String office,
                        String exhibitor, String country, String booth, @Nullable String proof, @Nullable Carnet carnet, State state, String reason,
                        @Nullable Term term, BigDecimal secured, String filedBy, Instant filedAt, @Nullable Instant submittedAt) {

    public static final String KIND = "temporary-list";
    /** States in which goods are in. */
    public static final Set<State> IN = Set.of(State.ADMITTED, State.OVERDUE, State.CLAIMED);

    public enum Regime { EXHIBITION, ATA }

    public enum State { DRAFT, CERTIFIED, SUBMITTED, ADMITTED, OVERDUE, CLAIMED, CLOSED, REFUSED, WITHDRAWN }

    /**
     * Issue data of an ATA carnet.
     *
     * @param issuer  association that issued it
     * @param country where, three letters
     * @param issued  day of issue; null for one filed before it was asked for
     * @param until   last day of its validity
     */
    public record Carnet(String number, String issuer, String country, String holder, @Nullable LocalDate issued, LocalDate until) { }

    /**
     * How long the goods may stay.
     *
     * @param dueOn      last day
     * @param extensions granted so far
     * @param askedUntil an extension that waits for its decision, else null
     */
    public record Term(LocalDate enteredOn, LocalDate dueOn, int extensions, @Nullable LocalDate askedUntil, @Nullable String askReason) { }

    public SubjectRef ref() {
        return new SubjectRef(KIND, id);
    }

    public boolean isAta() {
        return regime == Regime.ATA;
    }

    public boolean isIn() {
        return IN.contains(state);
    }
}
