package org.tongguan.access.description;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Makes the description of the API say of every record what its Java says, so that clients can be generated that need no guessing: in an answer
 * every component is there, and only those marked {@link Nullable} may be null; in a question all may be left out or null but the primitive ones.
 * Two records of one name would be described as one: that stops the description.
 */
@Component
class RecordSchemas implements ModelConverter, OpenApiCustomizer {

    private static final String REF = "#/components/schemas/";
    private static final String DOCUMENT = "Document";
    /** Shared by all contexts of a process: the converters that fill it are one list for all of them. */
    private static final Map<String, Class<?>> RECORDS = new ConcurrentHashMap<>();

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (JsonNode.class.isAssignableFrom(raw)) {
            return ref(DOCUMENT);
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        String name = schema == null ? null : schema.get$ref() == null ? schema.getName() : schema.get$ref().substring(REF.length());
        if (raw.isRecord() && name != null) {
            Class<?> known = RECORDS.putIfAbsent(name, raw);
            if (known != null && known != raw) {
                throw new IllegalStateException("two records of one name in the description of the API, give one of them a @Schema(name): "
                        + known.getName() + " and " + raw.getName());
            }
        }
        return schema;
    }

    @Override
    public void customise(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        schemas.put(DOCUMENT, document());
        Set<String> answers = new HashSet<>();
        api.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).flatMap(o -> contents(o).stream())
                .forEach(content -> content.values().forEach(media -> reach(media.getSchema(), schemas, answers)));
        schemas.forEach((name, schema) -> {
            Map<String, RecordComponent> components = new HashMap<>();
            collect(RECORDS.get(name), components);
            if (schema.getProperties() != null) {
                describe(schema, components, answers.contains(name));
            }
        });
    }

    /** What an operation answers; bytes are a file and no JSON. */
    private static List<Content> contents(Operation operation) {
        List<Content> all = operation.getResponses().values().stream().map(ApiResponse::getContent).filter(Objects::nonNull).toList();
        all.stream().filter(content -> content.containsKey("application/json")).forEach(content -> {
            Schema<?> schema = content.get("application/json").getSchema();
            if (schema != null && "byte".equals(schema.getFormat())) {
                schema.setFormat("binary");
                content.addMediaType("application/octet-stream", content.remove("application/json"));
            }
        });
        return all;
    }

    private static void collect(@Nullable Class<?> type, Map<String, RecordComponent> into) {
        if (type == null || !type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                collect(component.getType(), into);
            } else {
                into.put(component.getName(), component);
            }
        }
    }

    private static void describe(Schema<?> schema, Map<String, RecordComponent> components, boolean answer) {
        List<String> required = new ArrayList<>();
        Map<String, Schema> properties = new HashMap<>(schema.getProperties());
        properties.forEach((name, property) -> {
            RecordComponent component = components.get(name);
            boolean primitive = component == null || component.getType().isPrimitive();
            boolean nullable = answer ? component != null && component.getAnnotatedType().isAnnotationPresent(Nullable.class) : !primitive;
            if (component != null && component.getType() == BigDecimal.class && isText(component)) {
                property.setTypes(new HashSet<>(Set.of("string")));
            }
            if (!answer) {
                numberAsText(property);
            }
            if (component != null && component.getAnnotatedType() instanceof AnnotatedParameterizedType list && property.getItems() != null
                    && list.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class)) {
                property.setItems(orNull(property.getItems()));
            }
            if (nullable) {
                schema.getProperties().put(name, orNull(property));
            }
            if (answer || primitive) {
                required.add(name);
            }
        });
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /** A decimal number is taken as a JSON number or as a text. */
    private static void numberAsText(Schema<?> property) {
        if (property.getTypes() != null && property.getTypes().contains("number")) {
            property.addType("string");
        } else if (property.getAdditionalProperties() instanceof Schema<?> values) {
            numberAsText(values);
        }
    }

    /** The declaration as groups of fields, which the field dictionary (GET /reference/fields) names; every value is a text. */
    private static Schema<?> document() {
        Schema<?> many = new JsonSchema().items(ref(DOCUMENT));
        many.addType("array");
        Schema<?> document = new JsonSchema().additionalProperties(new JsonSchema().oneOf(List.of(typed("string"), typed("null"), ref(DOCUMENT), many)));
        document.addType("object");
        return document.description("Groups of fields as GET /reference/fields names them; every value is a text");
    }

    private static Schema<?> ref(String name) {
        return new JsonSchema().$ref(REF + name);
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    private static boolean isText(RecordComponent component) {
        JsonFormat format = component.getAccessor().getAnnotation(JsonFormat.class);
        return format != null && format.shape() == JsonFormat.Shape.STRING;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema orNull(Schema property) {
        if (property.get$ref() != null) {
            return new JsonSchema().oneOf(List.of(property, typed("null")));
        }
        if (property.getTypes() != null) {
            property.addType("null");
        }
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            List<Object> values = new ArrayList<>(property.getEnum());
            values.add(null);
            property.setEnum(values);
        }
        return property;
    }

    private static void reach(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> seen) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null && seen.add(schema.get$ref().substring(REF.length()))) {
            reach(schemas.get(schema.get$ref().substring(REF.length())), schemas, seen);
        }
        reach(schema.getItems(), schemas, seen);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            reach(values, schemas, seen);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> reach(property, schemas, seen));
        }
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(one -> reach(one, schemas, seen));
        }
    }
}
