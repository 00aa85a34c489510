package org.tongguan.reference;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of codes or parameters that one person proposes and another decides.
 *
 * @param list    the code list; {@code law} for parameters
 * @param csv     the rows in the layout of {@code data/codes} or {@code data/law/parameters.csv}
 * @param rows    how many
 * @param reason  why, by the proposer; {@code note} by who decided
 */
record ReferenceChange(UUID id, Kind kind, String list, String csv, int rows, String reason, State state, String proposedBy, Instant proposedAt,
                       String decidedBy, Instant decidedAt, String note) {

    /** The list that parameters are told under. */
    static final String LAW = "law";

    /** What is changed. */
    enum Kind { CODES, PARAMETERS }

    /** Where it stands. */
    enum State { PROPOSED, TAKEN, REFUSED, WITHDRAWN }
}
