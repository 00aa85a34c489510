package org.tongguan.tariff.tax;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tongguan.kernel.Dated;
import org.tongguan.reference.Code;
import org.tongguan.tariff.schedule.ArchiveStore;
import org.tongguan.tariff.value.PriceTerms;

/**
 * What assessments take from the law beside tariff and exchange rates, with all its days: settings, what the terms of delivery contain, which
 * procedures suspend. Immutable; written as a text it can be read back from, so that it can be kept for ever.
 */
public final class DutyLaw {

    private static final String PARAMETER = "parameter";
    private static final String TERMS = "terms";
    private static final String PROCEDURE = "procedure";
    private final String text;
    private final String name;
    private final Map<String, Dated<String>> parameters = new HashMap<>();
    private final Map<String, Dated<PriceTerms>> terms = new HashMap<>();
    private final Map<String, Dated<String>> procedures = new HashMap<>();
    private final Map<LocalDate, Optional<DutySettings>> days = new ConcurrentHashMap<>();

    /** @param text as {@link #text()} gave it */
    public DutyLaw(String text) {
        this.text = text;
        this.name = ArchiveStore.digest(text).substring(0, ArchiveStore.NAME);
        Map<String, List<Dated.Version<String>>> rows = new TreeMap<>();
        text.lines().filter(l -> !l.isEmpty()).forEach(l -> {
            String[] parts = l.split("\t", -1);
            rows.computeIfAbsent(parts[0] + " " + parts[1], k -> new ArrayList<>()).add(new Dated.Version<>(parts[2], LocalDate.parse(parts[3]),
                    parts[4].isEmpty() ? null : LocalDate.parse(parts[4]), ""));
        });
        rows.forEach((key, versions) -> {
            String of = key.substring(key.indexOf(' ') + 1);
            switch (key.substring(0, key.indexOf(' '))) {
                case PARAMETER -> parameters.put(of, Dated.of(versions));
                case PROCEDURE -> procedures.put(of, Dated.of(versions));
                default -> terms.put(of, Dated.of(versions.stream().map(v -> new Dated.Version<>(terms(of, v.value()), v.from(), v.until(), "")).toList()));
            }
        });
    }

    private static PriceTerms terms(String code, String contains) {
        return contains.isEmpty() ? null : new PriceTerms(code, contains.contains("freight"), contains.contains("insurance"));
    }

    /** Reads the present law into one text. */
    public static DutyLaw of(Map<String, Dated<String>> parameters, Map<String, List<Code>> modes, Map<String, List<Code>> procedures) {
        StringBuilder text = new StringBuilder();
        for (String name : DutySettings.NAMES) {
            if (parameters.containsKey(name)) {
                parameters.get(name).versions().forEach(v -> row(text, PARAMETER, name, v.value(), v.from(), v.until()));
            }
        }
        new TreeMap<>(modes).values().forEach(codes -> codes.forEach(c -> row(text, TERMS, c.code(), contains(c.attributes()), c.validFrom(), c.validTo())));
        new TreeMap<>(procedures).values().forEach(codes -> codes.stream().filter(c -> c.attributes().containsKey("duty"))
                .forEach(c -> row(text, PROCEDURE, c.code(), c.attributes().get("duty"), c.validFrom(), c.validTo())));
        return new DutyLaw(text.toString());
    }

    private static String contains(Map<String, String> attributes) {
        String freight = attributes.getOrDefault("freight", "");
        String insurance = attributes.getOrDefault("insurance", "");
        return freight.isEmpty() || insurance.isEmpty() ? "" : "price" + ("1".equals(freight) ? " freight" : "") + ("1".equals(insurance) ? " insurance" : "");
    }

    private static void row(StringBuilder text, String kind, String name, String value, LocalDate from, LocalDate to) {
        text.append(String.join("\t", kind, name, value, from.toString(), to == null ? "" : to.toString())).append('\n');
    }

    public String text() {
        return text;
    }

    /** Names this state of the law for ever. */
    public String name() {
        return name;
    }

    /** Empty when the data have not all settings for that day. */
    public Optional<DutySettings> settings(LocalDate day) {
        Optional<DutySettings> known = days.get(day);
        if (known == null) {
            known = DutySettings.of(n -> parameters.containsKey(n) ? parameters.get(n).on(day).orElse(null) : null);
            days.put(day, known);
        }
        return known;
    }

    /** What the price contains; null when that cannot be told. */
    public PriceTerms terms(String transactionMode, LocalDate day) {
        Dated<PriceTerms> dated = transactionMode == null ? null : terms.get(transactionMode);
        return dated == null ? null : dated.versionOn(day).map(Dated.Version::value).orElse(null);
    }

    /** Whether nothing is levied now under that procedure: bonded, processing or temporary (Tariff Law arts. 36, 37). */
    public boolean isSuspended(String procedureCode, LocalDate day) {
        Dated<String> dated = procedureCode == null ? null : procedures.get(procedureCode);
        return dated != null && dated.on(day).filter("suspended"::equals).isPresent();
    }
}
