package org.tongguan.tariff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.expression.RateExpression;

/** The tables of the tariff. */
@Component
class TariffStore {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    TariffStore(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** A validity that stands in a table already. */
    record Standing(String code, LocalDate from, LocalDate to) { }

    long revision(String name) {
        return jdbc.sql("select revision from tariff_revision where name = ?").param(name).query(Long.class).single();
    }

    /** One import at a time, from here to the end of the transaction. */
    void nextRevision(String name) {
        jdbc.sql("update tariff_revision set revision = revision + 1 where name = ?").param(name).update();
    }

    List<Tariff.Rated> listLines() {
        return jdbc.sql("select * from tariff_line").query((rs, i) -> rated(new TariffLine(rs.getString("code"),
                Text.of(rs.getString("name_zh"), rs.getString("name_en")), rs.getString("unit1"), rs.getString("unit2"), rs.getString("mfn"),
                rs.getString("general"), rs.getString("provisional"), rs.getBoolean("provisional_ex"), rs.getBigDecimal("vat"),
                rs.getString("consumption"), rs.getString("export_duty"), rs.getString("import_documents"), rs.getString("export_documents"),
                rs.getString("inspection"), rs.getObject("valid_from", LocalDate.class), rs.getObject("valid_to", LocalDate.class),
                rs.getString("source")))).list();
    }

    private static Tariff.Rated rated(TariffLine line) {
        return new Tariff.Rated(line, rate(line.mfn()), rate(line.general()), rate(line.provisional()), rate(line.consumption()), rate(line.exportDuty()));
    }

    private static RateExpression rate(String text) {
        return text.isEmpty() ? null : RateExpression.parse(text);
    }

    List<Standing> listStandingLines(Set<String> codes) {
        return jdbc.sql("select code, valid_from, valid_to from tariff_line where code = any(?)").param(codes.toArray(String[]::new))
                .query((rs, i) -> new Standing(rs.getString(1), rs.getObject(2, LocalDate.class), rs.getObject(3, LocalDate.class))).list();
    }

    void saveLines(Collection<TariffLine> lines) {
        template.batchUpdate("delete from tariff_line where code = ? and valid_from = ?", lines, 500, (ps, l) -> {
            ps.setString(1, l.code());
            ps.setObject(2, l.validFrom());
        });
        template.batchUpdate("""
                insert into tariff_line(code, name_zh, name_en, unit1, unit2, mfn, general, provisional, provisional_ex, vat, consumption, export_duty,
                import_documents, export_documents, inspection, valid_from, valid_to, source) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""", lines, 500,
                (ps, l) -> {
            ps.setString(1, l.code());
            ps.setString(2, l.name().zh());
            ps.setString(3, l.name().en());
            ps.setString(4, l.unit1());
            ps.setString(5, l.unit2());
            ps.setString(6, l.mfn());
            ps.setString(7, l.general());
            ps.setString(8, l.provisional());
            ps.setBoolean(9, l.provisionalExPart());
            ps.setBigDecimal(10, l.vatPercent());
            ps.setString(11, l.consumption());
            ps.setString(12, l.exportDuty());
            ps.setString(13, l.importDocuments());
            ps.setString(14, l.exportDocuments());
            ps.setString(15, l.inspection());
            ps.setObject(16, l.validFrom());
            ps.setObject(17, l.validTo());
            ps.setString(18, l.source());
        });
    }

    /** Rows of a file that would overlap with standing ones; the same beginning is a correction and takes the standing row's place. */
    static <T> void refuseOverlaps(Rows<T> rows, Collection<Standing> standing) {
        Map<String, List<Standing>> byCode = standing.stream().collect(Collectors.groupingBy(Standing::code));
        Set<Standing> replaced = standing.stream().filter(s -> rows.rows().stream()
                .anyMatch(r -> r.code().equals(s.code()) && r.from().equals(s.from()))).collect(Collectors.toSet());
        for (Rows.Read<T> row : rows.rows()) {
            byCode.getOrDefault(row.code(), List.of()).stream().filter(s -> !replaced.contains(s) && row.overlaps(s.from(), s.to())).findFirst()
                    .ifPresent(s -> rows.error(row.line(), "valid_from", "import.overlap.standing", row.code(), s.from(), s.to() == null ? "…" : s.to(),
                    row.from()));
        }
    }
}
