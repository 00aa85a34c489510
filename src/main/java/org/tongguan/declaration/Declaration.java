package org.tongguan.declaration;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tongguan.declaration.screening.GreenChannels;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.SubjectRef;

/**
 * A goods declaration as it stands.
 *
 * @param sequenceNumber the platform's number (SeqNo), from the first save on
 * @param number         customs declaration number (EntryId, 18 digits), from acceptance on
 * @param priority       0 first … 9 last, see {@link GreenChannels}
 * @param document       what is declared
 * @param assessment     the taxes computed, as kept (packed JSON, see {@code Valuation.read}), or null
 */
public record Declaration(UUID id, long traderId, String sequenceNumber, String number, String clientReference, Mode mode, DeclarationState state,
                          int version, Key key, BigDecimal totalTax, int priority, boolean greenChannel, boolean consolidatedTax, String format,
                          Instant filedAt, Instant acceptedAt, Instant releasedAt, LocalDate entryDate, LocalDate fullDueOn, boolean overdue,
                          Document document, List<Finding> findings, byte[] assessment) {

    public static final String KIND = "declaration";

    public SubjectRef ref() {
        return ref(id);
    }

    public static SubjectRef ref(UUID id) {
        return new SubjectRef(KIND, id);
    }

    /** The facts of a document that lists and queues show and search by. */
    public record Key(String direction, String office, String entryExitOffice, String procedureCode, String transportMode, String transportName,
                      String voyage, String ownerName, int itemCount, String firstDescription) {

        public static Key of(Document document) {
            String voyage = document.text("freeText", "voyageNumber");
            return new Key("E".equals(document.head("direction")) ? "E" : "I", document.head("declarationOffice"), document.head("entryExitOffice"),
                    document.head("procedureCode"), document.head("transportMode"), document.head("transportMeansName"), voyage,
                    document.head("ownerName"), document.items().size(),
                    document.items().isEmpty() ? null : document.items().getFirst().text("description"));
        }

        public boolean isImport() {
            return "I".equals(direction);
        }
    }
}
