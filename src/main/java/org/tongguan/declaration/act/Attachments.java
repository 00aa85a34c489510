package org.tongguan.declaration.act;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Declarations;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * Attached documents: uploaded to the platform, or registered by hash and kept by the enterprise until an officer asks. What comes then must
 * have the registered hash: anything else is another document, and the asked-for one is still waited for.
 */
@Component
public class Attachments {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final long MAX_BYTES = 20L * 1024 * 1024;
    private final AttachmentStore store;
    private final Declarations declarations;
    private final CodeLists codes;
    private final Holds holds;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    Attachments(AttachmentStore store, Declarations declarations, CodeLists codes, Holds holds, Journal journal, Transactions transactions, Clock clock) {
        this.store = store;
        this.declarations = declarations;
        this.codes = codes;
        this.holds = holds;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Stores a document's bytes; if it was registered as kept by the enterprise, this is the asked-for upload.
     *
     * @param documentCode kind of document, of the code list {@code attached_doc}
     * @throws PlatformException TOO_LARGE {@code attachment.size}; REFUSED {@code attachment.code}; CONFLICT {@code attachment.ended}
     */
    public Attachment upload(Actor actor, UUID declarationId, String documentCode, String fileName, byte[] content) {
        if (content.length == 0 || content.length > MAX_BYTES) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "attachment.size", MAX_BYTES);
        }
        String hash = sha256(content);
        return transactions.call(actor, () -> {
            Declaration d = standing(actor, declarationId);
            String code = code(documentCode);
            Optional<Attachment> kept = find(declarationId, code, hash);
            if (kept.isPresent() && kept.get().kept() == Attachment.Kept.PLATFORM) {
                return kept.get();
            }
            UUID id = kept.map(Attachment::id).orElseGet(Ids::next);
            store.upload(id, d, code, name(fileName), content, hash);
            tell("AttachmentUploaded", d, code, hash);
            transactions.unscoped(() -> holds.lift(d.ref(), HoldReason.ATTACHMENT, id.toString()));
            return find(declarationId, code, hash).orElseThrow();
        });
    }

    /**
     * Registers a document that the enterprise keeps; once.
     *
     * @throws PlatformException MALFORMED {@code attachment.hash}; REFUSED {@code attachment.code}; CONFLICT {@code attachment.ended}
     */
    public Attachment register(Actor actor, UUID declarationId, String documentCode, String fileName, long sizeBytes, String sha256) {
        if (sha256 == null || !SHA256.matcher(sha256).matches() || sizeBytes <= 0) {
            throw new PlatformException(ErrorCode.MALFORMED, "attachment.hash");
        }
        return transactions.call(actor, () -> {
            Declaration d = standing(actor, declarationId);
            String code = code(documentCode);
            if (find(declarationId, code, sha256).isEmpty()) {
                store.register(Ids.next(), d, code, name(fileName), sizeBytes, sha256);
                tell("AttachmentRegistered", d, code, sha256);
            }
            return find(declarationId, code, sha256).orElseThrow();
        });
    }

    /**
     * An officer of the declaration's office asks for a document that the enterprise keeps: goods under control wait until it comes, those
     * released do not.
     *
     * @throws PlatformException FORBIDDEN {@code office}; CONFLICT {@code attachment.here} or {@code attachment.ended}
     */
    public Attachment request(Actor officer, UUID declarationId, UUID attachmentId) {
        return transactions.call(officer, () -> {
            Declaration d = standing(officer, declarationId);
            OfficerActs.atOwnOffice(officer, d);
            Attachment attachment = get(declarationId, attachmentId);
            if (attachment.kept() == Attachment.Kept.PLATFORM) {
                throw new PlatformException(ErrorCode.CONFLICT, "attachment.here");
            }
            store.requested(attachmentId, officer);
            if (d.state() == DeclarationState.ACCEPTED || d.state() == DeclarationState.PICKUP) {
                holds.place(d.ref(), HoldReason.ATTACHMENT, attachmentId.toString(), attachment.fileName());
            }
            tell("AttachmentAsked", d, attachment.documentCode(), attachment.sha256());
            return get(declarationId, attachmentId);
        });
    }

    /** The declaration, locked so that asking and sending meet one after the other. */
    private Declaration standing(Actor actor, UUID declarationId) {
        Declaration seen = declarations.get(actor, declarationId);
        holds.lock(seen.ref());
        Declaration d = declarations.get(actor, declarationId);
        switch (d.state()) {
            case WITHDRAWN, REJECTED, FORFEITED -> throw new PlatformException(ErrorCode.CONFLICT, "attachment.ended", d.state());
            default -> { }
        }
        return d;
    }

    private String code(String documentCode) {
        if (documentCode == null || !codes.isValid("attached_doc", documentCode, LocalDate.now(clock))) {
            String shown = String.valueOf(documentCode);
            throw new PlatformException(ErrorCode.REFUSED, "attachment.code", shown.substring(0, Math.min(20, shown.length())));
        }
        return documentCode;
    }

    private void tell(String kind, Declaration d, String documentCode, String hash) {
        journal.record(JournalEvent.of(kind, d.ref(), d.traderId(), d.key().office(), Map.of("documentCode", documentCode, "sha256", hash)));
    }

    public List<Attachment> list(UUID declarationId) {
        return store.list(declarationId);
    }

    /** The bytes of a document kept here. */
    public byte[] content(Actor actor, UUID declarationId, UUID attachmentId) {
        return transactions.read(actor, () -> store.content(declarationId, attachmentId))
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "attachment", attachmentId));
    }

    private Attachment get(UUID declarationId, UUID id) {
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
}
