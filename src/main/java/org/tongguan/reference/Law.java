package org.tongguan.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.Dated;

/**
 * The law's numbers by name and day: terms, rates, limits, tolerances. A number that is not there is never taken as zero.
 * Shipped in {@code data/law/parameters.csv}; rows of table {@code law_parameter} come on top, each in the place of one with the same beginning.
 */
@Component
public class Law {

    /** The first day of the Tariff Law; before it the Regulations on Import and Export Duties held. */
    public static final LocalDate TARIFF_LAW = LocalDate.of(2024, 12, 1);
    /** The first day of the VAT Law; before it its Interim Regulations held. */
    public static final LocalDate VAT_LAW = LocalDate.of(2026, 1, 1);

    private final JdbcClient jdbc;
    private volatile Map<String, Dated<String>> parameters;

    Law(JdbcClient jdbc) {
        this.jdbc = jdbc;
        reload();
    }

    /** Reads shipped file and own rows again. */
    public final void reload() {
        Map<String, List<Dated.Version<String>>> all = new HashMap<>();
        for (Csv.Row row : Csv.resource("law/parameters.csv")) {
            all.computeIfAbsent(row.get("name"), n -> new ArrayList<>()).add(new Dated.Version<>(row.get("value"),
                    LocalDate.parse(row.get("valid_from")), row.orNull("valid_to") == null ? null : LocalDate.parse(row.get("valid_to")), row.get("source")));
        }
        jdbc.sql("select name, value, valid_from, valid_to, source from law_parameter").query((rs, i) -> {
            List<Dated.Version<String>> versions = all.computeIfAbsent(rs.getString(1), n -> new ArrayList<>());
            Dated.Version<String> own = new Dated.Version<>(rs.getString(2), rs.getObject(3, LocalDate.class), rs.getObject(4, LocalDate.class),
                    rs.getString(5));
            // An own row replaces the shipped one of the same beginning.
            versions.removeIf(shipped -> shipped.from().equals(own.from()));
            return versions.add(own);
        }).list();
        Map<String, Dated<String>> fresh = new HashMap<>();
        all.forEach((name, versions) -> fresh.put(name, Dated.of(versions)));
        parameters = fresh;
    }

    /**
     * The parameter's text on that day.
     *
     * @throws IllegalStateException when the law's data has none: a gap in the data must not become a silent zero
     */
    public String text(String name, LocalDate day) {
        Dated<String> found = parameters.get(name);
        return (found == null ? java.util.Optional.<String>empty() : found.on(day))
                .orElseThrow(() -> new IllegalStateException("no law parameter " + name + " on " + day));
    }

    public BigDecimal decimal(String name, LocalDate day) {
        return new BigDecimal(text(name, day));
    }

    public int whole(String name, LocalDate day) {
        return Integer.parseInt(text(name, day));
    }

    /** All parameters with all their values; another map after every {@link #reload}. */
    public Map<String, Dated<String>> all() {
        return parameters;
    }

    /** All values a parameter has had and will have; empty when nobody knows it. */
    Optional<Dated<String>> history(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The parameter as valid on that day, for callers that can say what is missing. */
    public Optional<Dated.Version<String>> find(String name, LocalDate day) {
        Dated<String> found = parameters.get(name);
        return found == null ? Optional.empty() : found.versionOn(day);
    }

    /** The parameter with its validity and source, for worked lines. */
    public Dated.Version<String> version(String name, LocalDate day) {
        return parameters.get(name).versionOn(day).orElseThrow();
    }
}
