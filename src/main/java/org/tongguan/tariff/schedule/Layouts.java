package org.tongguan.tariff.schedule;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.expression.RateExpression;

/** The layouts of the files under {@code data/tariff} (see {@code data/README.md}). */
public final class Layouts {

    private static final String CODE = "[0-9]{8}([0-9]{2})?";

    private Layouts() { }

    /** {@code data/tariff/*.csv}. */
    public static Rows<TariffLine> lines(InputStream in, Texts texts) {
        return Rows.read(in, texts, Set.of("code", "name_zh", "mfn", "general", "vat", "valid_from", "source"), Layouts::line);
    }

    private static Rows.Read<TariffLine> line(Rows<TariffLine> rows, Csv.Row row) {
        String code = row.get("code");
        rows.matches(row, "code", CODE, "import.code");
        rows.required(row, "name_zh");
        rows.required(row, "source");
        String ex = row.get("provisional_ex");
        rows.matches(row, "provisional_ex", "[01]?", "import.flag");
        for (String unit : List.of("unit1", "unit2")) {
            rows.matches(row, unit, "([0-9]{3})?", "import.unit");
        }
        BigDecimal vat = percent(rows, row, "vat");
        BigDecimal refund = percent(rows, row, "vat_refund");
        RateExpression consumption = rows.rate(row, "consumption");
        // A tax inside its own price has no amount from 100 % on.
        if (consumption != null && consumption.highestPercent().compareTo(BigDecimal.valueOf(100)) >= 0) {
            rows.error(row.line(), "consumption", "import.consumption", row.get("consumption"));
        }
        for (String column : List.of("mfn", "general", "provisional", "export_duty", "export_provisional")) {
            rows.rate(row, column);
        }
        LocalDate from = rows.date(row, "valid_from", true);
        LocalDate to = rows.date(row, "valid_to", false);
        return rows.validity(row, from, to) ? new Rows.Read<>(row.line(), code, new TariffLine(code, Text.of(row.get("name_zh"), row.get("name_en")),
                row.get("unit1"), row.get("unit2"), row.get("mfn"), row.get("general"), row.get("provisional"), "1".equals(ex), vat,
                row.get("consumption"), row.get("export_duty"), row.get("export_provisional"), refund, row.get("import_documents"),
                row.get("export_documents"), row.get("inspection"), from, to, row.get("source"))) : null;
    }

    private static BigDecimal percent(Rows<?> rows, Csv.Row row, String column) {
        String text = row.get(column).replace("%", "");
        return text.isEmpty() ? null : rows.number(row, column, text);
    }

    /** {@code data/tariff/agreements/*.csv}. */
    public static Rows<Agreement> agreements(InputStream in, Texts texts) {
        return Rows.read(in, texts, Set.of("code", "name_zh", "name_en", "kind", "valid_from", "source"), (rows, row) -> {
            rows.matches(row, "code", "[A-Z0-9]{1,12}", "import.pattern");
            rows.matches(row, "kind", "AGREEMENT|SPECIAL", "import.pattern");
            rows.matches(row, "waiver_currency", "([A-Z]{3})?", "import.pattern");
            rows.required(row, "name_zh");
            rows.required(row, "source");
            BigDecimal waiver = row.get("waiver_amount").isEmpty() ? null : rows.number(row, "waiver_amount", row.get("waiver_amount"));
            LocalDate from = rows.date(row, "valid_from", true);
            LocalDate to = rows.date(row, "valid_to", false);
            return rows.validity(row, from, to) && row.get("kind").matches("AGREEMENT|SPECIAL") ? new Rows.Read<>(row.line(), row.get("code"),
                    new Agreement(row.get("code"), text(row, "name"), Agreement.Kind.valueOf(row.get("kind")), text(row, "proof"), text(row, "transport"),
                    waiver, row.get("waiver_currency"), text(row, "law"), from, to, row.get("source"))) : null;
        });
    }

    /** {@code data/tariff/parties/*.csv}. */
    public static Rows<Agreement.Party> parties(InputStream in, Texts texts) {
        return Rows.read(in, texts, Set.of("agreement", "country", "column_key", "valid_from", "source"), (rows, row) -> {
            rows.required(row, "agreement");
            rows.matches(row, "country", "[A-Z]{3}", "import.pattern");
            rows.matches(row, "column_key", "[A-Z0-9_]{0,20}", "import.pattern");
            rows.required(row, "source");
            LocalDate from = rows.date(row, "valid_from", true);
            LocalDate to = rows.date(row, "valid_to", false);
            return rows.validity(row, from, to) ? new Rows.Read<>(row.line(), row.get("agreement") + " " + row.get("country"), new Agreement.Party(
                    row.get("agreement"), row.get("country"), row.get("column_key"), from, to, row.get("source"))) : null;
        });
    }

    /** {@code data/tariff/agreement-rates/*.csv}. */
    public static Rows<Agreement.Rate> agreementRates(InputStream in, Texts texts) {
        return Rows.read(in, texts, Set.of("agreement", "column_key", "code", "rate", "valid_from", "source"), (rows, row) -> {
            rows.required(row, "agreement");
            rows.matches(row, "column_key", "[A-Z0-9_]{0,20}", "import.pattern");
            rows.matches(row, "code", CODE, "import.code");
            rows.matches(row, "quota", "[A-Z0-9-]{0,20}", "import.pattern");
            rate(rows, row, "rate");
            rows.required(row, "source");
            LocalDate from = rows.date(row, "valid_from", true);
            LocalDate to = rows.date(row, "valid_to", false);
            Agreement.Rate rate = new Agreement.Rate(row.get("agreement"), row.get("column_key"), row.get("code"), row.get("quota"), row.get("rate"), from, to,
                    row.get("source"));
            return rows.validity(row, from, to) ? new Rows.Read<>(row.line(), key(rate), rate) : null;
        });
    }

    /** What two agreement rates must have in common to exclude each other. */
    public static String key(Agreement.Rate r) {
        return String.join(" ", r.agreement(), r.columnKey(), r.code(), r.quota());
    }

    /** {@code data/tariff/quotas/*.csv}. */
    public static Rows<QuotaRate> quotas(InputStream in, Texts texts) {
        return Rows.read(in, texts, Set.of("quota", "name_zh", "code", "rate", "valid_from", "source"), (rows, row) -> {
            rows.matches(row, "quota", "[A-Z0-9-]{1,20}", "import.pattern");
            rows.matches(row, "code", CODE, "import.code");
            rate(rows, row, "rate");
            rows.rate(row, "provisional");
            rows.required(row, "source");
            LocalDate from = rows.date(row, "valid_from", true);
            LocalDate to = rows.date(row, "valid_to", false);
            return rows.validity(row, from, to) ? new Rows.Read<>(row.line(), row.get("code"), new QuotaRate(row.get("quota"), text(row, "name"),
                    row.get("code"), row.get("rate"), row.get("provisional"), row.get("document"), from, to, row.get("source"))) : null;
        });
    }

    /** {@code data/tariff/remedies/*.csv}. */
    public static Rows<Remedy> remedies(InputStream in, Texts texts) {
        String kinds = String.join("|", java.util.Arrays.stream(Remedy.Kind.values()).map(Enum::name).toList());
        return Rows.read(in, texts, Set.of("measure", "kind", "code", "origin", "firm", "rate", "valid_from", "source"), (rows, row) -> {
            rows.matches(row, "measure", "[A-Z0-9-]{1,40}", "import.pattern");
            rows.matches(row, "kind", kinds, "import.pattern");
            rows.matches(row, "code", "[0-9]{2,10}", "import.pattern");
            rows.matches(row, "origin", "[A-Z]{3}|\\*", "import.pattern");
            rate(rows, row, "rate");
            rows.required(row, "source");
            LocalDate from = rows.date(row, "valid_from", true);
            LocalDate to = rows.date(row, "valid_to", false);
            if (!rows.validity(row, from, to) || !row.get("kind").matches(kinds)) {
                return null;
            }
            Remedy remedy = new Remedy(row.get("measure"), Remedy.Kind.valueOf(row.get("kind")), text(row, "goods"), row.get("code"), row.get("origin"),
                    row.get("firm"), row.get("rate"), text(row, "law"), from, to, row.get("source"));
            return new Rows.Read<>(row.line(), key(remedy), remedy);
        });
    }

    /** What two remedies must have in common to exclude each other. */
    public static String key(Remedy r) {
        return String.join(" ", r.measure(), r.kind().name(), r.code(), r.origin(), r.firm());
    }

    private static void rate(Rows<?> rows, Csv.Row row, String column) {
        rows.required(row, column);
        rows.rate(row, column);
    }

    private static Text text(Csv.Row row, String name) {
        return Text.of(row.get(name + "_zh"), row.get(name + "_en"));
    }
}
