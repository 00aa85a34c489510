package org.tongguan.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * The canonical document as JSON, by the same dictionary: numbers and dates may come as JSON numbers or strings and are kept as written,
 * unknown or repeated properties are refused with their pointer.
 */
public final class JsonDocuments {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(12).maxStringLength(DecMessageReader.MAX_VALUE)
                    .maxNumberLength(60).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonDocuments() { }

    /**
     * Reads a document.
     *
     * @throws FormatException with the pointer of the first thing that does not belong
     */
    public static Document read(byte[] json) {
        if (HardenedXml.isWide(json)) {
            throw new FormatException("encoding", "UTF-16/UTF-32");
        }
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), json)) {
            try {
                return document(parser);
            } catch (JacksonException e) {
                TokenStreamLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                boolean twice = e.getOriginalMessage() != null && e.getOriginalMessage().contains("uplicate");
                throw new FormatException(twice ? "twice" : "json", at.getLineNr() + ":" + at.getColumnNr());
            }
        }
    }

    /** As {@link #read(byte[])} for text out of our own database. */
    public static Document read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Document document(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new FormatException("json", "/");
        }
        Node root = new Node(Dictionary.declaration().root());
        String[] version = {null};
        object(parser, root, "", version);
        if (parser.nextToken() != null) {
            throw new FormatException("json", "trailing data");
        }
        return new Document(root, version[0]);
    }

    private static void object(JsonParser parser, Node node, String pointer, String[] version) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String at = pointer + "/" + name;
            JsonToken token = parser.nextToken();
            Field field = node.group().byName().get(name);
            Group child = node.group().childByName().get(name);
            if (field != null) {
                node.set(field, scalar(parser, token, at));
            } else if (child != null) {
                group(parser, token, node, child, at);
            } else if (version != null && "version".equals(name)) {
                version[0] = scalar(parser, token, at);
            } else {
                throw new FormatException("element", at);
            }
        }
    }

    private static void group(JsonParser parser, JsonToken token, Node node, Group child, String at) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (!child.many()) {
            expect(token, JsonToken.START_OBJECT, at);
            object(parser, node.add(child), at, null);
            return;
        }
        expect(token, JsonToken.START_ARRAY, at);
        int i = 0;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            expect(next, JsonToken.START_OBJECT, at + "/" + i);
            object(parser, node.add(child), at + "/" + i++, null);
        }
    }

    private static String scalar(JsonParser parser, JsonToken token, String at) {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
            case VALUE_TRUE -> "1";
            case VALUE_FALSE -> "0";
            default -> throw new FormatException("scalar", at);
        };
    }

    private static void expect(JsonToken actual, JsonToken expected, String at) {
        if (actual != expected) {
            throw new FormatException(expected == JsonToken.START_ARRAY ? "array" : "object", at);
        }
    }

    /** The document as compact JSON; numbers are written as strings, exactly as declared, so that no decimal is ever rounded on its way. */
    public static String write(Document document) {
        return new String(bytes(document), StandardCharsets.UTF_8);
    }

    /** As {@link #write}, as the bytes of UTF-8. */
    public static byte[] bytes(Document document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = FACTORY.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            if (document.version() != null) {
                json.writeStringProperty("version", document.version());
            }
            children(json, document.root());
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void children(JsonGenerator json, Node node) {
        for (Group child : node.group().children()) {
            List<Node> nodes = node.all(child);
            if (nodes.isEmpty()) {
                continue;
            }
            json.writeName(child.name());
            if (child.many()) {
                json.writeStartArray();
            }
            for (Node one : nodes) {
                json.writeStartObject();
                for (Field field : child.fields()) {
                    String value = one.text(field);
                    if (value != null) {
                        json.writeStringProperty(field.name(), value);
                    }
                }
                children(json, one);
                json.writeEndObject();
            }
            if (child.many()) {
                json.writeEndArray();
            }
        }
    }
}
