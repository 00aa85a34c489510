package org.tongguan.declaration.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.formats.Document;
import org.tongguan.runtime.Packed;

/** The assessments a declaration has had, with the documents they were made for. The caller's transaction decides who sees what. */
@Component
public class AssessmentQueries {

    private final JdbcClient jdbc;

    AssessmentQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param assessment packed JSON
     * @param replacedAt null = the standing one
     */
    public record Kept(int n, int version, Document document, byte[] assessment, Instant replacedAt, String reason) { }

    /** In the order in which they were made; none for a draft. */
    public List<Kept> list(Declaration d) {
        List<Kept> all = new ArrayList<>(jdbc.sql("""
                select a.n, a.version, a.assessment, a.replaced_at, a.reason, v.document from declaration_assessment a
                left join declaration_version v on v.declaration_id = a.declaration_id and v.version = a.version
                where a.declaration_id = ? order by a.n""").param(d.id()).query((rs, i) -> {
            byte[] document = rs.getBytes("document");
            return new Kept(rs.getInt("n"), rs.getInt("version"), document == null ? d.document() : Document.read(Packed.unpack(document)),
                    rs.getBytes("assessment"), rs.getObject("replaced_at", OffsetDateTime.class).toInstant(), rs.getString("reason"));
        }).list());
        Optional.ofNullable(d.assessment()).ifPresent(a -> all.add(new Kept(all.size() + 1, d.version(), d.document(), a, null, null)));
        return all;
    }
}
