package org.tongguan.reference;

import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the administration's own codes and parameters; {@link CodeLists} and {@link Law} read them. */
@Component
class ReferenceStore {

    private static final int BATCH = 500;
    private final JdbcTemplate template;

    ReferenceStore(JdbcTemplate template) {
        this.template = template;
    }

    /** How often each of the two tables was changed, by its name. */
    Map<String, Long> revisions() {
        Map<String, Long> found = new HashMap<>();
        template.query("select name, revision from reference_revision", rs -> {
            found.put(rs.getString(1), rs.getLong(2));
        });
        return found;
    }

    void saveCodes(List<Code> codes) {
        template.batchUpdate("""
                insert into code_entry(list, code, name_zh, name_en, attributes, valid_from, valid_to, source) values (?,?,?,?,?,?,?,?)
                on conflict (list, code, valid_from) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                attributes = excluded.attributes, valid_to = excluded.valid_to, source = excluded.source""", codes, BATCH, (ps, code) -> {
            ps.setString(1, code.list());
            ps.setString(2, code.code());
            ps.setString(3, code.name().zh());
            ps.setString(4, code.name().en());
            ps.setString(5, code.attributes().entrySet().stream().map(a -> a.getKey() + "=" + a.getValue()).collect(Collectors.joining(";")));
            ps.setObject(6, code.validFrom());
            ps.setObject(7, code.validTo(), Types.DATE);
            ps.setString(8, code.source());
        });
    }

    void saveParameters(List<DatedRows.Valid> rows) {
        template.batchUpdate("""
                insert into law_parameter(name, value, valid_from, valid_to, source) values (?,?,?,?,?)
                on conflict (name, valid_from) do update set value = excluded.value, valid_to = excluded.valid_to, source = excluded.source""",
                rows, BATCH, (ps, row) -> {
            ps.setString(1, row.key());
            ps.setString(2, row.row().get("value"));
            ps.setObject(3, row.from());
            ps.setObject(4, row.to(), Types.DATE);
            ps.setString(5, row.row().get("source"));
        });
    }
}
