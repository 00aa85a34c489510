package org.tongguan.runtime;

import java.util.Map;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as we keep it in the database and in the journal: ISO dates, decimals as written, unknown properties refused. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() { };

    private Json() { }

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static <T> T read(String json, TypeReference<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static Map<String, Object> map(String json) {
        return MAPPER.readValue(json, MAP);
    }

    /** What is written, as it is; refused like all else that is no JSON when a number is beyond what can be kept, which the library tells otherwise. */
    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (NumberFormatException e) {
            throw new StreamReadException(null, e.getMessage(), e);
        }
    }
}
