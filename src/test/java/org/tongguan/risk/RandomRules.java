package org.tongguan.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.risk.Condition.Op;
import org.tongguan.risk.engine.CompiledRule;
import org.tongguan.risk.engine.ConditionTexts;
import org.tongguan.risk.engine.References;

/** Seeded rules and documents over few values, so that they meet often, with every operator, nested groups and absent values. */
final class RandomRules {

    static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    static final ConditionTexts WORDS = new ConditionTexts(new Texts(), (list, code) -> Text.of(code, code));
    static final References REFERENCES = References.of(List.of(
            new References.Reference("perKg", "02", new BigDecimal("40"), LocalDate.of(2020, 1, 1), null, "test"),
            new References.Reference("perKg", "0202", new BigDecimal("25"), LocalDate.of(2020, 1, 1), LocalDate.of(2026, 6, 10), "test"),
            new References.Reference("perKg", "0202", new BigDecimal("30"), LocalDate.of(2026, 6, 10), null, "test")));
    private static final String[] CODES = {"0202300090", "0202100010", "0203290090", "2204210000", "8703234110", "8703000000", "3824999990"};
    private static final String[] PREFIXES = {"02", "0202", "020230", "0203", "22", "8703", "87032341", "38"};
    private static final String[] COUNTRIES = {"BRA", "AUS", "USA", "FRA"};
    private static final String[] NUMBERS = {"1", "5", "5.0", "10", "12.5", "100", "-1"};
    private static final String[] DAYS = {"20260601", "2026-06-10", "20260611", "2025-12-31"};
    private static final String[][] FIELDS = {
        {"head.procedureCode", "0110", "0615", "2600"}, {"head.tradeCountry", "BRA", "AUS", "USA", "FRA"},
                {"trader.grade", "ADVANCED", "REGISTERED", "DISHONEST"},
        {"trader.id", "1", "2", "3"}, {"goodsItems.originCountry", "BRA", "AUS", "USA", "FRA"}, {"containers.containerNumber", "TEMU1", "TEMU2", "MSKU1"},
        {"permits.permitType", "P1", "P2"}, {"vehicles.vinSequence", "V1", "V2"}, {"goodsItems.brand", "甲", "乙"}};
    private static final String[] NUMERIC = {"goodsItems.valuePerKg", "goodsItems.unitPrice", "head.grossWeightKg", "declaration.valueCny",
            "goodsItems.quantity"};

    private final Random random;

    RandomRules(long seed) {
        this.random = new Random(seed);
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private List<String> some(String[] of, int from) {
        List<String> values = new ArrayList<>();
        for (int i = from; i < of.length; i++) {
            if (random.nextInt(3) == 0) {
                values.add(of[i]);
            }
        }
        return values.isEmpty() ? List.of(of[from + random.nextInt(of.length - from)]) : values;
    }

    Condition condition() {
        return switch (random.nextInt(6)) {
            case 0 -> new Condition("goodsItems.commodityCode", Op.PREFIX, some(PREFIXES, 0), null);
            case 1 -> {
                Op op = Op.values()[random.nextInt(4)];
                yield new Condition("goodsItems.commodityCode", op, op == Op.IN || op == Op.NOT_IN ? some(CODES, 0) : List.of(one(CODES)), null);
            }
            case 2 -> numeric(one(NUMERIC));
            case 3 -> date();
            default -> {
                String[] field = FIELDS[random.nextInt(FIELDS.length)];
                yield switch (random.nextInt(8)) {
                    case 0 -> Condition.of(field[0], Op.PRESENT);
                    case 1 -> Condition.of(field[0], Op.ABSENT);
                    case 2 -> Condition.of(field[0], Op.NE, field[1 + random.nextInt(field.length - 1)]);
                    case 3 -> new Condition(field[0], Op.NOT_IN, some(field, 1), null);
                    case 4 -> Condition.of(field[0], Op.PREFIX, field[1].substring(0, 1));
                    case 5 -> Condition.of(field[0], Op.EQ, field[1 + random.nextInt(field.length - 1)]);
                    default -> new Condition(field[0], Op.IN, some(field, 1), null);
                };
            }
        };
    }

    private Condition numeric(String field) {
        String a = one(NUMBERS);
        String b = one(NUMBERS);
        boolean ordered = new BigDecimal(a).compareTo(new BigDecimal(b)) <= 0;
        return switch (random.nextInt(8)) {
            case 0 -> Condition.of(field, Op.EQ, a);
            case 1 -> new Condition(field, Op.IN, some(NUMBERS, 0), null);
            case 2 -> new Condition(field, Op.NOT_IN, some(NUMBERS, 0), null);
            case 3 -> Condition.of(field, random.nextBoolean() ? Op.PRESENT : Op.ABSENT);
            case 4 -> new Condition("goodsItems.valuePerKg", Op.RATIO, random.nextBoolean() ? List.of("", "0.4") : List.of("0.2", "2", "OUTSIDE"), "perKg");
            case 5 -> Condition.of(field, Op.RANGE, "", a);
            case 6 -> Condition.of(field, Op.RANGE, a, "");
            default -> Condition.of(field, Op.RANGE, ordered ? a : b, ordered ? b : a);
        };
    }

    private Condition date() {
        String field = random.nextBoolean() ? "day" : "head.entryExitDate";
        return switch (random.nextInt(4)) {
            case 0 -> Condition.of(field, Op.EQ, one(DAYS));
            case 1 -> Condition.of(field, Op.NE, one(DAYS));
            case 2 -> Condition.of(field, Op.RANGE, one(DAYS), "");
            default -> Condition.of(field, Op.RANGE, "", one(DAYS));
        };
    }

    CompiledRule rule(int number) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            conditions.add(condition());
        }
        RuleDraft draft = new RuleDraft("R" + number, "规则" + number, null, conditions, Action.INSPECT, null, Set.of(Department.CUSTOMS), "test",
                random.nextInt(5) == 0 ? one("2200", "2201") : null, random.nextInt(10) == 0 ? DAY.plusDays(1) : DAY.minusDays(1),
                random.nextInt(10) == 0 ? DAY : null, Text.of("理由", "reason"), null);
        return new CompiledRule(new UUID(7, number), 1, draft, WORDS);
    }

    private void maybe(Node node, String field, String... values) {
        if (random.nextInt(5) > 0) {
            node.set(field, one(values));
        }
    }

    Facts facts() {
        Document document = Document.empty();
        Node head = document.only("head");
        maybe(head, "procedureCode", "0110", "0615", "2600");
        maybe(head, "tradeCountry", COUNTRIES);
        maybe(head, "grossWeightKg", NUMBERS);
        maybe(head, "entryExitDate", "20260601", "20260610", "20260611", "unreadable");
        Map<String, BigDecimal> derived = new HashMap<>();
        int items = random.nextInt(5);
        for (int i = 0; i < items; i++) {
            Node item = document.root().add(document.root().group().child("goodsItems"));
            maybe(item, "commodityCode", CODES);
            maybe(item, "originCountry", COUNTRIES);
            maybe(item, "unitPrice", NUMBERS);
            maybe(item, "quantity", "1", "5", "12.50", "x");
            maybe(item, "brand", "甲", "乙");
            if (random.nextInt(4) > 0) {
                derived.put("/goodsItems/" + i + "/valuePerKg", new BigDecimal(one(NUMBERS)));
            }
            for (int p = random.nextInt(3); p > 0; p--) {
                Node permit = item.add(item.group().child("permits"));
                maybe(permit, "permitType", "P1", "P2");
                if (random.nextBoolean()) {
                    permit.add(permit.group().child("vehicles")).set("vinSequence", one("V1", "V2"));
                }
            }
        }
        for (int c = random.nextInt(3); c > 0; c--) {
            maybe(document.root().add(document.root().group().child("containers")), "containerNumber", "TEMU1", "TEMU2", "MSKU1");
        }
        if (random.nextInt(4) > 0) {
            derived.put("declaration.valueCny", new BigDecimal(one(NUMBERS)));
        }
        return new Facts(document, new UUID(random.nextLong(), random.nextLong()), random.nextInt(4) == 0 ? null : one("ADVANCED", "REGISTERED", "DISHONEST"),
                random.nextInt(4) == 0 ? null : 1L + random.nextInt(3), one("2200", "2201", "2202"), DAY, derived);
    }
}
