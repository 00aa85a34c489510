package org.tongguan.declaration.screening;

import java.io.ByteArrayOutputStream;
import org.tongguan.runtime.Json;
import org.tongguan.tariff.Assessment;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes an assessment as {@link Json#write} would, property by property: one is written for every declaration, and finding the
 * properties of its hundreds of small records by reflection took longer than computing them. A test compares the two.
 */
final class AssessmentJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private AssessmentJson() { }

    static byte[] write(Assessment duty) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("direction", duty.direction().name());
            json.writeStringProperty("rateDate", duty.rateDate().toString());
            json.writeStringProperty("exchangeDate", duty.exchangeDate().toString());
            json.writeStringProperty("lawVersion", duty.lawVersion());
            json.writeName("exchangeRates");
            json.writeRawValue(Json.write(duty.exchangeRates()));
            json.writeName("lines");
            json.writeStartArray();
            for (Assessment.Line line : duty.lines()) {
                line(json, line);
            }
            json.writeEndArray();
            json.writeName("findings");
            json.writeRawValue(duty.findings().isEmpty() ? "[]" : Json.write(duty.findings()));
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void line(JsonGenerator json, Assessment.Line line) {
        json.writeStartObject();
        json.writeNumberProperty("itemNumber", line.itemNumber());
        json.writeStringProperty("commodityCode", line.commodityCode());
        json.writeStringProperty("description", line.description());
        if (line.customsValue() == null) {
            json.writeNullProperty("customsValue");
        } else {
            json.writeNumberProperty("customsValue", line.customsValue());
        }
        json.writeStringProperty("treatment", line.treatment().name());
        steps(json, line.worked());
        json.writeName("taxes");
        json.writeStartArray();
        for (Assessment.TaxLine tax : line.taxes()) {
            json.writeStartObject();
            json.writeStringProperty("tax", tax.tax().name());
            json.writeStringProperty("rateKind", tax.rateKind());
            json.writeStringProperty("rate", tax.rate());
            json.writeNumberProperty("amount", tax.amount());
            steps(json, tax.worked());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void steps(JsonGenerator json, Iterable<Assessment.Step> steps) {
        json.writeName("worked");
        json.writeStartArray();
        for (Assessment.Step step : steps) {
            json.writeStartObject();
            json.writeStringProperty("key", step.key());
            json.writeName("args");
            json.writeStartArray();
            for (String arg : step.args()) {
                json.writeString(arg);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
