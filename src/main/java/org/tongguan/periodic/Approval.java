package org.tongguan.periodic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.formats.Document;
import org.tongguan.kernel.SubjectRef;

/**
 * Leave to deliver on account and declare afterwards, for the goods and the terms of one model declaration.
 *
 * @param office      four-digit code of the office that granted it, whose gates the goods pass
 * @param kind        of goods (code list {@code periodic_kind}): decides by when a month is declared
 * @param place       where the goods come from or go to
 * @param guarantee   number of the guarantee behind the deliveries; null where the trader's grade needs none
 * @param modelNumber sequence number of the declaration that is its model
 * @param model       that document: parties, terms and goods of every delivery
 * @param validTo     last day of deliveries; never later than the guarantee's
 * @param reason      of the last decision
 */
public record Approval(UUID id, String number, long traderId, String office, String kind, String place, @Nullable String guarantee, String modelNumber,
                       Document model, LocalDate validFrom, LocalDate validTo, State state, String reason, String askedBy, Instant askedAt,
                       @Nullable String decidedBy) {

    public static final String SUBJECT = "periodic-approval";

    public enum State { ASKED, ACTIVE, STOPPED, REFUSED, WITHDRAWN, ENDED }

    public SubjectRef ref() {
        return new SubjectRef(SUBJECT, id);
    }

    public boolean isValidOn(LocalDate day) {
        return state == State.ACTIVE && !validFrom.isAfter(day) && !validTo.isBefore(day);
    }

    public boolean isImport() {
        return !"E".equals(model.head("direction"));
    }
}
