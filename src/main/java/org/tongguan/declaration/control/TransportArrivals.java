package org.tongguan.declaration.control;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.Arrival;
import org.tongguan.cargo.Arrivals;
import org.tongguan.cargo.TransportKey;
import org.tongguan.declaration.rules.Case;
import org.tongguan.formats.Document;

/**
 * Whether and when the goods' means of transport has entered. An import by sea, rail or air is decided on arrival: the arrival is what the
 * carrier or terminal reported or, where nothing is reported, the entry date that the declarant states and answers for. Other imports and
 * exports need no arrival.
 */
@Component
public class TransportArrivals {

    private static final Set<String> ARRIVING = Set.of("2", "3", "5");
    private final Arrivals arrivals;
    private final Clock clock;

    TransportArrivals(Arrivals arrivals, Clock clock) {
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** A means of transport as a document names it, with the entry date the declarant states (or null). */
    public record Means(boolean awaited, String mode, String name, String voyage, LocalDate stated) {

        public static Means of(Document document) {
            String mode = document.head("transportMode");
            boolean awaited = "I".equals(document.head("direction")) && mode != null && ARRIVING.contains(mode);
            String stated = document.head("entryExitDate");
            return new Means(awaited, mode, upper(document.head("transportMeansName")), upper(document.text("freeText", "voyageNumber")),
                    stated == null ? null : Case.day(stated));
        }

        private static String upper(String text) {
            return text == null ? "" : text.toUpperCase(Locale.ROOT);
        }
    }

    /** The day each means entered; absent = not yet. One look into the arrivals for all of them. */
    public Map<Means, LocalDate> entryDates(Collection<Document> documents) {
        Set<Means> means = new HashSet<>();
        documents.forEach(d -> means.add(Means.of(d)));
        List<TransportKey> keys = means.stream().filter(Means::awaited).map(m -> new TransportKey(m.mode(), m.name(), m.voyage())).distinct().toList();
        Map<TransportKey, Arrival> reported = keys.isEmpty() ? Map.of() : arrivals.findAll(keys);
        LocalDate today = LocalDate.now(clock);
        ZoneId zone = clock.getZone();
        Map<Means, LocalDate> dates = new HashMap<>();
        for (Means m : means) {
            Arrival arrival = m.awaited() ? reported.get(new TransportKey(m.mode(), m.name(), m.voyage())) : null;
            if (arrival != null) {
                dates.put(m, LocalDate.ofInstant(arrival.arrivedAt(), zone));
            } else if (!m.awaited()) {
                dates.put(m, m.stated() != null && !m.stated().isAfter(today) ? m.stated() : today);
            } else if (m.stated() != null && !m.stated().isAfter(today)) {
                dates.put(m, m.stated());
            }
        }
        return dates;
    }
}
