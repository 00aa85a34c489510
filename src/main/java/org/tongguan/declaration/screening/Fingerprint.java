package org.tongguan.declaration.screening;

import java.io.ByteArrayOutputStream;
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
            // Gathered first: a digest takes one long piece much faster than a thousand short ones.
            ByteArrayOutputStream said = new ByteArrayOutputStream(8192);
            add(said, document.root());
            return MessageDigest.getInstance("SHA-256").digest(said.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(ByteArrayOutputStream said, Node node) {
        boolean head = "head".equals(node.group().name());
        for (Field field : node.group().fields()) {
            String value = node.text(field);
            if (value != null && !(head && REFERENCES.contains(field.name()))) {
                said.write(field.index());
                said.writeBytes(value.getBytes(StandardCharsets.UTF_8));
                said.write(0);
            }
        }
        for (Group child : node.group().children()) {
            if (!"signature".equals(child.name())) {
                for (Node one : node.all(child)) {
                    said.write(128 + child.index());
                    add(said, one);
                }
            }
        }
    }
}
