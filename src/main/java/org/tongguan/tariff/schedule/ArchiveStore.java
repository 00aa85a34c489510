package org.tongguan.tariff.schedule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Texts of the law by their digest, for ever: shipped files change with releases, assessments made under them must still be understood. */
@Component
public class ArchiveStore {

    /** How many characters of a digest name a text. */
    public static final int NAME = 16;
    private final JdbcClient jdbc;
    private final Clock clock;

    ArchiveStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** SHA-256 of a text, in full. */
    public static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps a text; gives its name. Needs a transaction that may write. */
    public String keep(String text) {
        String digest = digest(text);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.sql("insert into law_archive(digest, content, recorded_at) values (?,?,?) on conflict do nothing")
                .params(digest, packed.toByteArray(), clock.instant().atOffset(ZoneOffset.UTC)).update();
        return digest.substring(0, NAME);
    }

    /** The text of that name; empty when it was never kept here. */
    public Optional<String> find(String name) {
        List<byte[]> found = jdbc.sql("select content from law_archive where digest like ?").param(name + "%").query(byte[].class).list();
        return found.size() == 1 ? Optional.of(unpack(found.getFirst())) : Optional.empty();
    }

    private static String unpack(byte[] packed) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (InflaterOutputStream out = new InflaterOutputStream(text)) {
            out.write(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
