package org.tongguan.declaration.act;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.kernel.Actor;

/** Attached documents in the database: known by their declaration, kind and hash. */
@Component
class AttachmentStore {

    private static final String COLUMNS = "id, declaration_id, document_code, file_name, size_bytes, sha256, kept, registered_at, requested_at, uploaded_at";
    private final JdbcClient jdbc;
    private final Clock clock;

    AttachmentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps the bytes; where the document was registered before, they are what was announced. */
    void upload(UUID id, Declaration d, String documentCode, String fileName, byte[] content, String hash) {
        var now = DeclarationStore.stamp(clock.instant());
        jdbc.sql("""
                insert into declaration_attachment(id, declaration_id, trader_id, document_code, file_name, size_bytes, sha256, kept, content,
                registered_at, uploaded_at)
                values (?,?,?,?,?,?,?,'PLATFORM',?,?,?)
                on conflict (declaration_id, sha256, document_code) do update set kept = 'PLATFORM', content = excluded.content,
                uploaded_at = excluded.uploaded_at""")
                .params(id, d.id(), d.traderId(), documentCode, fileName, content.length, hash, content, now, now).update();
    }

    /** Notes a document that stays with the enterprise; once. */
    void register(UUID id, Declaration d, String documentCode, String fileName, long sizeBytes, String hash) {
        jdbc.sql("""
                insert into declaration_attachment(id, declaration_id, trader_id, document_code, file_name, size_bytes, sha256, kept, registered_at)
                values (?,?,?,?,?,?,?,'TRADER',?) on conflict (declaration_id, sha256, document_code) do nothing""")
                .params(id, d.id(), d.traderId(), documentCode, fileName, sizeBytes, hash, DeclarationStore.stamp(clock.instant())).update();
    }

    void requested(UUID id, Actor by) {
        jdbc.sql("update declaration_attachment set requested_at = ?, requested_by = ? where id = ?")
                .params(DeclarationStore.stamp(clock.instant()), by.name(), id).update();
    }

    List<Attachment> list(UUID declarationId) {
        return jdbc.sql("select " + COLUMNS + " from declaration_attachment where declaration_id = ? order by registered_at, id").param(declarationId)
                .query(AttachmentStore::attachment).list();
    }

    Optional<byte[]> content(UUID declarationId, UUID id) {
        return jdbc.sql("select content from declaration_attachment where declaration_id = ? and id = ? and content is not null")
                .params(declarationId, id).query(byte[].class).optional();
    }

    private static Attachment attachment(ResultSet rs, int row) throws SQLException {
        return new Attachment(rs.getObject("id", UUID.class), rs.getObject("declaration_id", UUID.class), rs.getString("document_code"),
                rs.getString("file_name"), rs.getLong("size_bytes"), rs.getString("sha256"), Attachment.Kept.valueOf(rs.getString("kept")),
                DeclarationStore.instant(rs, "registered_at"), DeclarationStore.instant(rs, "requested_at"), DeclarationStore.instant(rs, "uploaded_at"));
    }
}
