package org.tongguan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tongguan.runtime.Json;
import tools.jackson.databind.JsonNode;

/**
 * Holds every answer that a test gets against the kept description of the API: what is promised is there, what may not be null is not, and nothing
 * is there that is not described. The console's types are generated from the same page.
 */
final class Described {

    private static final JsonNode API = read();

    private Described() { }

    private static JsonNode read() {
        try {
            return Json.tree(Files.readString(Path.of("docs/generated/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails when a 2xx JSON answer is not as described. A description that is being written anew is not held against. */
    static void check(String method, String address, int status, String contentType, String body) {
        String path = address.replaceFirst("\\?.*", "");
        JsonNode operation = operation(path).path(method.toLowerCase(Locale.ROOT));
        boolean json = contentType != null && contentType.startsWith("application/json");
        if (status / 100 != 2 || !json || operation.isMissingNode() || "write".equals(System.getProperty("tongguan.docs"))) {
            return;
        }
        JsonNode schema = operation.path("responses").path(String.valueOf(status)).path("content").path("application/json").path("schema");
        List<String> wrong = new ArrayList<>();
        if (schema.isMissingNode()) {
            wrong.add("nothing is described for status " + status);
        } else {
            compare(Json.tree(body), schema, "", wrong);
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(method + " " + path + " does not answer as docs/generated/openapi.json says (a component that may be null wants "
                    + "@Nullable, then write the page again with OpenApiTest): " + wrong.stream().distinct().limit(12).toList());
        }
    }

    private static JsonNode operation(String path) {
        String[] wanted = path.split("/");
        JsonNode best = Json.tree("{}");
        int bestNames = -1;
        for (var entry : API.get("paths").properties()) {
            String[] parts = entry.getKey().split("/");
            int names = parts.length == wanted.length ? matching(parts, wanted) : -1;
            if (names > bestNames) {
                bestNames = names;
                best = entry.getValue();
            }
        }
        return best;
    }

    /** How many parts are the same word, -1 when the address is another. */
    private static int matching(String[] template, String[] path) {
        int same = 0;
        for (int i = 0; i < path.length; i++) {
            if (template[i].equals(path[i])) {
                same++;
            } else if (!template[i].startsWith("{")) {
                return -1;
            }
        }
        return same;
    }

    private static void compare(JsonNode value, JsonNode schema, String at, List<String> wrong) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asString().replaceFirst(".*/", "");
            compare(value, API.get("components").get("schemas").get(name), at, wrong);
        } else if (schema.has("oneOf")) {
            List<String> least = null;
            for (JsonNode one : schema.get("oneOf")) {
                List<String> here = new ArrayList<>();
                compare(value, one, at, here);
                least = least == null || here.size() < least.size() ? here : least;
            }
            wrong.addAll(least);
        } else if (schema.has("type") && !isOf(value, schema.get("type"))) {
            wrong.add(at + " is " + value.getNodeType() + (value.isNull() ? "" : " " + value) + ", described as " + schema.get("type"));
        } else if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            wrong.add(at + " is " + value + ", described as one of " + schema.get("enum"));
        } else if (value.isArray()) {
            value.forEach(item -> compare(item, schema.path("items"), at + "[]", wrong));
        } else if (value.isObject()) {
            members(value, schema, at, wrong);
        }
    }

    private static void members(JsonNode value, JsonNode schema, String at, List<String> wrong) {
        JsonNode properties = schema.path("properties");
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                wrong.add(at + "/" + name.asString() + " is missing");
            }
        });
        value.properties().forEach(member -> {
            if (properties.has(member.getKey())) {
                compare(member.getValue(), properties.get(member.getKey()), at + "/" + member.getKey(), wrong);
            } else if (!schema.has("additionalProperties") && schema.has("properties")) {
                wrong.add(at + "/" + member.getKey() + " is not described");
            } else if (schema.path("additionalProperties").isObject()) {
                compare(member.getValue(), schema.get("additionalProperties"), at + "/{}", wrong);
            }
        });
    }

    private static boolean isOf(JsonNode value, JsonNode type) {
        return type.isArray() ? type.valueStream().anyMatch(one -> isOf(value, one)) : switch (type.asString()) {
            case "null" -> value.isNull();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            default -> value.isObject();
        };
    }
}
