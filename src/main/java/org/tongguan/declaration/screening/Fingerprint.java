package org.tongguan.declaration.screening;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import org.tongguan.formats.Document;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;

/** A short sign of what is declared: the same goods, parties and transport give the same, whatever the sender's references say. */
public final class Fingerprint {

    private static final Set<String> REFERENCES = Set.of("sequenceNumber", "declarationNumber", "preEntryNumber", "printDate");

    private Fingerprint() { }

    public static byte[] of(Document document) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            add(sha, document.root());
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest sha, Node node) {
        boolean head = "head".equals(node.group().name());
        for (Field field : node.group().fields()) {
            String value = node.text(field);
            if (value != null && !(head && REFERENCES.contains(field.name()))) {
                sha.update((byte) field.index());
                sha.update(value.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
        }
        for (Group child : node.group().children()) {
            if (!"signature".equals(child.name())) {
                for (Node one : node.all(child)) {
                    sha.update((byte) (128 + child.index()));
                    add(sha, one);
                }
            }
        }
    }
}
