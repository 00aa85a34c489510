package org.tongguan.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.runtime.Json;
import org.tongguan.support.PlatformTest;
import org.tongguan.tariff.value.ExchangeRates;
import tools.jackson.databind.JsonNode;

/** Published worked cases kept beside the project: those that need no agreement rate, quota, trade remedy or special valuation. */
class DutyVectorsTest extends PlatformTest {

    private static final Path FOLDER = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "vectors");
    private static final Set<String> PRICE_PARTS = Set.of("price", "packing", "software_royalty", "selling_commission", "freight", "freight_and_insurance");
    private static final Set<String> NOT_IN_THE_VALUE = Set.of("buying_commission", "inland_freight_after_import", "inland_freight",
            "installation_after_import", "training");
    private static final Set<String> TERMS = Set.of("insurance", "insurance_rate", "duty_rate", "vat_rate", "consumption_tax_rate");
    @Autowired Tariff tariff;
    @Autowired Duties duties;
    @Autowired ExchangeRates exchangeRates;

    private static JsonNode read(String file) throws Exception {
        assumeTrue(Files.exists(FOLDER.resolve(file)), "skipped: the folder of worked cases " + FOLDER + " is not here");
        return Json.tree(Files.readString(FOLDER.resolve(file)));
    }

    @TestFactory
    Stream<DynamicTest> taxes() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : read("cn-tax-vectors.json")) {
            String id = one.at("/id").asString();
            Map<String, String> in = texts(one.at("/input"));
            boolean taxes = id.startsWith("GT-") && !in.containsKey("antiDumpingRate") && !in.containsKey("antiDumping");
            boolean choice = id.startsWith("RP-") && Set.of("mfn", "general", "provisional").containsAll(in.keySet());
            if (taxes || choice) {
                tests.add(DynamicTest.dynamicTest(id, () -> {
                    if (taxes) {
                        tax(in, texts(one.at("/expected")));
                    } else {
                        choice(in, one.at("/expected/rate").asString());
                    }
                }));
            } else if (id.startsWith("CV-") && in.containsKey("fob")) {
                tests.add(DynamicTest.dynamicTest(id, () -> value(id, in, one.at("/expected/customsValueCny").asString())));
            }
        }
        assertThat(tests).hasSizeGreaterThan(3);
        return tests.stream();
    }

    private void tax(Map<String, String> in, Map<String, String> expected) {
        String rate = percent(in.getOrDefault("dutyRate", "0")) + (in.containsKey("specific") ? " + " + in.get("specific") + "CNY/035" : "");
        String consumption = in.containsKey("ctRate") ? percent(in.get("ctRate")) : "";
        Shipment.GoodsLine line = new Shipment.GoodsLine(1, DutyBench.line(tariff, rate, "", "", false, percent(in.get("vatRate")), consumption, ""), "",
                new BigDecimal(in.get("customsValue")), "CNY", null, in.containsKey("qty") ? Map.of("035", new BigDecimal(in.get("qty"))) : Map.of(),
                "DEU", "1");
        Assessment a = duties.assess(DutyBench.imports("1", null, null, List.of(line)));
        assertThat(a.payable(Assessment.Tax.DUTY)).isEqualByComparingTo(expected.get("duty"));
        assertThat(a.payable(Assessment.Tax.CONSUMPTION_TAX)).isEqualByComparingTo(expected.get("consumptionTax"));
        assertThat(a.payable(Assessment.Tax.VAT)).isEqualByComparingTo(expected.get("vat"));
        assertThat(a.total()).isEqualByComparingTo(expected.get("total"));
    }

    private void choice(Map<String, String> in, String rate) {
        String origin = in.containsKey("mfn") ? "DEU" : "ZZZ";
        String code = DutyBench.line(tariff, in.containsKey("mfn") ? percent(in.get("mfn")) : "", in.containsKey("general") ? percent(in.get("general")) : "",
                in.containsKey("provisional") ? percent(in.get("provisional")) : "", false, "13", "", "");
        Assessment a = duties.assess(DutyBench.imports("1", null, null, List.of(new Shipment.GoodsLine(1, code, "", new BigDecimal("1000000"), "CNY", null,
                Map.of(), origin, "1"))));
        assertThat(a.payable(Assessment.Tax.DUTY)).isEqualByComparingTo(new BigDecimal(rate).movePointRight(6));
    }

    private void value(String id, Map<String, String> in, String value) {
        String currency = "XT" + (char) ('A' + Math.floorMod(id.hashCode(), 26));
        LocalDate from = LocalDate.of(2026, 3, 1);
        assertThat(exchangeRates.importRates(DutyBench.stream("currency,month,rate,valid_from,valid_to,source\n%s,2026-03,%s,%s,2026-04-01,test\n"
                .formatted(currency, in.get("fx"), from))).isTaken()).isTrue();
        Shipment.GoodsLine line = new Shipment.GoodsLine(1, DutyBench.line(tariff, "0", "", "", false, "13", "", ""), "", new BigDecimal(in.get("fob")),
                currency, null, Map.of(), "DEU", "1");
        Shipment.Charge freight = new Shipment.Charge("3", new BigDecimal(in.get("freight")), currency);
        Shipment.Charge insurance = in.containsKey("insuranceRate") ? new Shipment.Charge("1", new BigDecimal(in.get("insuranceRate")).movePointRight(2), null)
                : in.containsKey("insurance") ? new Shipment.Charge("3", new BigDecimal(in.get("insurance")), currency) : null;
        assertThat(duties.assess(DutyBench.imports("3", freight, insurance, List.of(line))).lines().getFirst().customsValue()).isEqualByComparingTo(value);
    }

    @TestFactory
    Stream<DynamicTest> examinationCases() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : read("duty_cn_worked.json").at("/cases")) {
            Map<String, String> in = texts(one.at("/inputs"));
            Map<String, String> expected = texts(one.at("/expected"));
            boolean known = in.containsKey("price") && in.keySet().stream().allMatch(k -> PRICE_PARTS.contains(k) || NOT_IN_THE_VALUE.contains(k)
                    || TERMS.contains(k));
            if (known && Set.of("duty", "dutiable", "total_tax").containsAll(expected.keySet())) {
                tests.add(DynamicTest.dynamicTest(one.at("/id").asString(), () -> examination(in, expected, one.at("/unit").asString())));
            }
        }
        assertThat(tests).hasSizeGreaterThan(3);
        return tests.stream();
    }

    private void examination(Map<String, String> in, Map<String, String> expected, String unit) {
        int scale = "元".equals(unit) ? 0 : 4;
        BigDecimal price = sum(in, scale, "price", "packing", "software_royalty");
        String code = DutyBench.line(tariff, percent(in.getOrDefault("duty_rate", "0")), "", "", false, percent(in.getOrDefault("vat_rate", "0")),
                in.containsKey("consumption_tax_rate") ? percent(in.get("consumption_tax_rate")) : "", "");
        boolean delivered = in.containsKey("freight_and_insurance");
        Shipment.Charge freight = new Shipment.Charge("3", sum(in, scale, "freight", "freight_and_insurance"), "CNY");
        Shipment.Charge insurance = delivered ? new Shipment.Charge("3", BigDecimal.ZERO, "CNY")
                : in.containsKey("insurance_rate") ? new Shipment.Charge("1", new BigDecimal(in.get("insurance_rate")).movePointRight(2), null)
                : in.get("insurance") == null ? null : new Shipment.Charge("3", sum(in, scale, "insurance"), "CNY");
        Shipment.Charge other = in.containsKey("selling_commission") ? new Shipment.Charge("3", sum(in, scale, "selling_commission"), "CNY") : null;
        Assessment a = duties.assess(new Shipment(Shipment.Direction.IMPORT, DutyBench.DAY, DutyBench.DAY, "3", freight, insurance, other, "101", false,
                List.of(DutyBench.goods(1, code, price.toPlainString()))));
        expected.forEach((what, answer) -> {
            BigDecimal got = switch (what) {
                case "duty" -> a.payable(Assessment.Tax.DUTY);
                case "dutiable" -> a.lines().getFirst().customsValue();
                default -> a.total();
            };
            assertThat(got.movePointLeft(scale).subtract(new BigDecimal(answer)).abs()).as(what).isLessThanOrEqualTo(new BigDecimal("0.01"));
        });
    }

    private static BigDecimal sum(Map<String, String> in, int scale, String... keys) {
        return Stream.of(keys).map(in::get).filter(java.util.Objects::nonNull).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(scale);
    }

    private static String percent(String share) {
        return new BigDecimal(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().isNull() || e.getValue().isContainer() ? null : e.getValue().asString()));
        return texts;
    }
}
