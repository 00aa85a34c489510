package org.tongguan.declaration.act;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Declarations;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Attached documents: uploaded to the platform, or registered by hash and kept by the enterprise until an officer asks. What comes then must
 * have the registered hash.
 */
@Component
public class Attachments {

    private static final String COLUMNS = "id, declaration_id, document_code, file_name, size_bytes, sha256, kept, registered_at, requested_at, uploaded_at";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final long MAX_BYTES = 20L * 1024 * 1024;
    private final JdbcClient jdbc;
    private final Declarations declarations;
    private final Holds holds;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    Attachments(JdbcClient jdbc, Declarations declarations, Holds holds, Journal journal, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.declarations = declarations;
        this.holds = holds;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Stores a document's bytes; if it was registered as kept by the enterprise, this is the asked-for upload. */
    public Attachment upload(Actor actor, UUID declarationId, String documentCode, String fileName, byte[] content) {
        if (content.length == 0 || content.length > MAX_BYTES) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "attachment.size", MAX_BYTES);
        }
        String hash = sha256(content);
        return transactions.call(actor, () -> {
            Declaration d = declarations.get(actor, declarationId);
            Optional<Attachment> kept = find(declarationId, documentCode, hash);
            if (kept.isPresent() && kept.get().kept() == Attachment.Kept.PLATFORM) {
                return kept.get();
            }
            UUID id = kept.map(Attachment::id).orElseGet(Ids::next);
            var now = DeclarationStore.stamp(clock.instant());
            jdbc.sql("""
                    insert into declaration_attachment(id, declaration_id, trader_id, document_code, file_name, size_bytes, sha256, kept, content,
                    registered_at, uploaded_at)
                    values (?,?,?,?,?,?,?,'PLATFORM',?,?,?)
                    on conflict (declaration_id, sha256, document_code) do update set kept = 'PLATFORM', content = excluded.content,
                    uploaded_at = excluded.uploaded_at""")
                    .params(id, d.id(), d.traderId(), documentCode, name(fileName), content.length, hash, content, now, now).update();
            tell("AttachmentUploaded", d, documentCode, hash);
            transactions.unscoped(() -> holds.lift(d.ref(), HoldReason.ATTACHMENT, id.toString()));
            return find(declarationId, documentCode, hash).orElseThrow();
        });
    }

    /** Registers a document that the enterprise keeps. */
    public Attachment register(Actor actor, UUID declarationId, String documentCode, String fileName, long sizeBytes, String sha256) {
        if (sha256 == null || !SHA256.matcher(sha256).matches() || sizeBytes <= 0) {
            throw new PlatformException(ErrorCode.MALFORMED, "attachment.hash");
        }
        return transactions.call(actor, () -> {
            Declaration d = declarations.get(actor, declarationId);
            jdbc.sql("""
                    insert into declaration_attachment(id, declaration_id, trader_id, document_code, file_name, size_bytes, sha256, kept, registered_at)
                    values (?,?,?,?,?,?,?,'TRADER',?) on conflict (declaration_id, sha256, document_code) do nothing""")
                    .params(Ids.next(), d.id(), d.traderId(), documentCode, name(fileName), sizeBytes, sha256, DeclarationStore.stamp(clock.instant()))
                    .update();
            tell("AttachmentRegistered", d, documentCode, sha256);
            return find(declarationId, documentCode, sha256).orElseThrow();
        });
    }

    /** An officer asks for a document that the enterprise keeps: the goods wait until it comes. */
    public Attachment request(Actor officer, UUID declarationId, UUID attachmentId) {
        return transactions.call(officer, () -> {
            Declaration d = declarations.get(officer, declarationId);
            Attachment attachment = get(declarationId, attachmentId);
            if (attachment.kept() == Attachment.Kept.PLATFORM) {
                throw new PlatformException(ErrorCode.CONFLICT, "attachment.here");
            }
            jdbc.sql("update declaration_attachment set requested_at = ?, requested_by = ? where id = ?")
                    .params(DeclarationStore.stamp(clock.instant()), officer.name(), attachmentId).update();
            holds.place(d.ref(), HoldReason.ATTACHMENT, attachmentId.toString(), attachment.fileName());
            tell("AttachmentAsked", d, attachment.documentCode(), attachment.sha256());
            return get(declarationId, attachmentId);
        });
    }

    private void tell(String kind, Declaration d, String documentCode, String hash) {
        journal.record(JournalEvent.of(kind, d.ref(), d.traderId(), d.key().office(), Map.of("documentCode", documentCode, "sha256", hash)));
    }

    public List<Attachment> list(UUID declarationId) {
        return jdbc.sql("select " + COLUMNS + " from declaration_attachment where declaration_id = ? order by registered_at, id").param(declarationId)
                .query(Attachments::attachment).list();
    }

    /** The bytes of a document kept here. */
    public byte[] content(Actor actor, UUID declarationId, UUID attachmentId) {
        return transactions.read(actor, () -> jdbc.sql("select content from declaration_attachment where declaration_id = ? and id = ? and content is not null")
                .params(declarationId, attachmentId).query(byte[].class).optional())
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "attachment", attachmentId));
    }

    public Attachment get(UUID declarationId, UUID id) {
        return list(declarationId).stream().filter(a -> a.id().equals(id)).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "attachment", id));
    }

    private Optional<Attachment> find(UUID declarationId, String documentCode, String hash) {
        return list(declarationId).stream().filter(a -> a.sha256().equals(hash) && a.documentCode().equals(documentCode)).findFirst();
    }

    /** A plain file name: no path, no control characters, at most 120 characters. */
    private static String name(String fileName) {
        String plain = fileName == null ? "" : fileName.replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\"]", "").strip();
        return plain.isEmpty() ? "document" : plain.substring(0, Math.min(120, plain.length()));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Attachment attachment(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        return new Attachment(rs.getObject("id", UUID.class), rs.getObject("declaration_id", UUID.class), rs.getString("document_code"),
                rs.getString("file_name"), rs.getLong("size_bytes"), rs.getString("sha256"), Attachment.Kept.valueOf(rs.getString("kept")),
                DeclarationStore.instant(rs, "registered_at"), DeclarationStore.instant(rs, "requested_at"), DeclarationStore.instant(rs, "uploaded_at"));
    }
}
