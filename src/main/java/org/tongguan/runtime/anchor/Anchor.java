package org.tongguan.runtime.anchor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.runtime.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The journal's head at a moment, as it is told outside: one line of JSON.
 *
 * @param journal the hash of the first entry, by which one journal is told from another; 64 hexadecimal digits
 * @param digest  name of the digest: SHA-256 or SM3
 * @param token   time stamp token (RFC 3161) over {@link #statement()}, null without one
 */
public record Anchor(String journal, long seq, String digest, byte[] hash, Instant at, byte[] token) {

    /** What is stamped and what the line says, byte for byte. */
    public byte[] statement() {
        return ("tongguan-journal-head\n" + journal + "\n" + seq + "\n" + digest + "\n" + hex(hash) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    Anchor stamped(byte[] by) {
        return new Anchor(journal, seq, digest, hash, at, by);
    }

    /** The line, without its end. */
    public String line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("journal", journal);
        line.put("seq", seq);
        line.put("digest", digest);
        line.put("hash", hex(hash));
        line.put("at", at.toString());
        line.put("token", token == null ? null : Base64.getEncoder().encodeToString(token));
        return Json.write(line);
    }

    /** @throws IllegalArgumentException when it is no such line */
    public static Anchor parse(String line) {
        try {
            JsonNode json = Json.tree(line);
            JsonNode token = json.get("token");
            return new Anchor(json.get("journal").asString(), json.get("seq").asLong(), json.get("digest").asString(),
                    HexFormat.of().parseHex(json.get("hash").asString()), Instant.parse(json.get("at").asString()),
                    token == null || token.isNull() ? null : Base64.getDecoder().decode(token.asString()));
        } catch (JacksonException | NullPointerException | java.time.DateTimeException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    /**
     * All lines of a file.
     *
     * @throws IllegalArgumentException naming the first line that is none
     */
    public static List<Anchor> read(Path file) {
        try {
            List<Anchor> all = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    all.add(parse(line));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
