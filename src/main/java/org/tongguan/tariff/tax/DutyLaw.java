package org.tongguan.tariff.tax;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.tongguan.kernel.Dated;
import org.tongguan.reference.Code;
import org.tongguan.tariff.Procedure;
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
    private static final String WAY = "way";
    private final String text;
    private final String name;
    private final Map<String, Dated<String>> parameters = new HashMap<>();
    private final Map<String, Dated<PriceTerms>> terms = new HashMap<>();
    private final Map<String, Dated<String>> procedures = new HashMap<>();
    private final Map<String, Dated<String>> ways = new HashMap<>();
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
                case WAY -> ways.put(of, Dated.of(versions));
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
        for (String name : Stream.concat(DutySettings.NAMES.stream(), DutySettings.LATER.stream()).toList()) {
            if (parameters.containsKey(name)) {
                parameters.get(name).versions().forEach(v -> row(text, PARAMETER, name, v.value(), v.from(), v.until()));
            }
        }
        new TreeMap<>(modes).values().forEach(codes -> codes.forEach(c -> row(text, TERMS, c.code(), contains(c.attributes()), c.validFrom(), c.validTo())));
        procedures(text, procedures, PROCEDURE, "duty");
        procedures(text, procedures, WAY, "way");
        return new DutyLaw(text.toString());
    }

    private static void procedures(StringBuilder text, Map<String, List<Code>> procedures, String kind, String attribute) {
        new TreeMap<>(procedures).values().forEach(codes -> codes.stream().filter(c -> c.attributes().containsKey(attribute))
                .forEach(c -> row(text, kind, c.code(), c.attributes().get(attribute), c.validFrom(), c.validTo())));
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

    /**
     * How goods under a procedure are assessed.
     *
     * @param levyNature a way may be open to one levy nature only: {@code 101:REPAIR_ABROAD}; {@code *} stands for every one
     */
    public Procedure procedure(String procedureCode, String levyNature, boolean imported, LocalDate day) {
        boolean whole = parameters.containsKey("declaration.valuation") && parameters.get("declaration.valuation").on(day).filter("READ"::equals).isPresent();
        boolean suspended = on(procedures, procedureCode, day).filter("suspended"::equals).isPresent();
        Procedure.Way way = null;
        String open = on(ways, procedureCode, day).orElse(null);
        for (String one : open == null ? new String[0] : open.split("\\|")) {
            String nature = one.substring(0, Math.max(0, one.indexOf(':')));
            if ("*".equals(nature) || !nature.isEmpty() && nature.equals(levyNature)) {
                way = Procedure.Way.valueOf(one.substring(nature.length() + 1));
            }
        }
        return new Procedure(suspended, way != null && way.isImportOnly() && !imported ? null : way, whole);
    }

    private static Optional<String> on(Map<String, Dated<String>> of, String code, LocalDate day) {
        Dated<String> dated = code == null ? null : of.get(code);
        return dated == null ? Optional.empty() : dated.on(day);
    }
}
