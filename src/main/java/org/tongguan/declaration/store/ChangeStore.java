package org.tongguan.declaration.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** Changes asked for. */
@Component
public class ChangeStore {

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Change change, long traderId) {
        try {
            jdbc.sql("""
                    insert into declaration_change(id, declaration_id, trader_id, kind, document, reason, state, asked_at, asked_by)
                    values (?,?,?,?,?::jsonb,?,?,?,?)""")
                    .params(change.id(), change.declarationId(), traderId, change.kind().name(),
                            change.document() == null ? null : JsonDocuments.write(change.document()), change.reason(), change.state().name(),
                            DeclarationStore.stamp(change.askedAt()), change.askedBy()).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "declaration.change-open");
        }
    }

    public void decide(UUID id, Change.State state, Instant at, String by, String note) {
        jdbc.sql("update declaration_change set state = ?, decided_at = ?, decided_by = ?, decision_note = ? where id = ? and state = 'ASKED'")
                .params(state.name(), DeclarationStore.stamp(at), by, note, id).update();
    }

    public Optional<Change> findOpen(UUID declarationId) {
        return list(declarationId).stream().filter(c -> c.state() == Change.State.ASKED).findFirst();
    }

    public List<Change> list(UUID declarationId) {
        return jdbc.sql("select *, document::text as document_text from declaration_change where declaration_id = ? order by asked_at").param(declarationId)
                .query((rs, i) -> new Change(rs.getObject("id", UUID.class), declarationId, Change.Kind.valueOf(rs.getString("kind")),
                        document(rs.getString("document_text")), rs.getString("reason"), Change.State.valueOf(rs.getString("state")),
                        DeclarationStore.instant(rs, "asked_at"), rs.getString("asked_by"), DeclarationStore.instant(rs, "decided_at"),
                        rs.getString("decided_by"), rs.getString("decision_note"))).list();
    }

    private static Document document(String json) {
        return json == null ? null : JsonDocuments.read(json);
    }
}
