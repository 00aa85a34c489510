package org.tongguan.tariff;

import static org.tongguan.support.YamlCases.map;
import static org.tongguan.support.YamlCases.maps;
import static org.tongguan.support.YamlCases.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tongguan.reference.ImportReport;
import org.tongguan.tariff.schedule.LawKind;
import org.tongguan.tariff.tax.ReturnedGoods;
import org.tongguan.tariff.tax.SupervisedGoods;
import org.tongguan.tariff.value.Amount;
import org.tongguan.tariff.value.SharedBy;
import org.tongguan.tariff.value.ValueBasis;
import org.tongguan.tariff.value.ValueElement;
import org.tongguan.tariff.value.ValueMethod;

/** Shipments as cases tell them; brings the tariff lines, agreement, quota and remedy rows that a case names. */
final class CaseShipments {

    private static final AtomicInteger AGREEMENT = new AtomicInteger(7000);
    private final Tariff tariff;

    CaseShipments(Tariff tariff) {
        this.tariff = tariff;
    }

    Shipment of(Map<String, Object> given) {
        LocalDate day = LocalDate.parse(text(given, "day", "2026-03-02"));
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        Map<Integer, ValueBasis> otherwise = new LinkedHashMap<>();
        Map<Integer, ReturnedGoods.Claim> returned = new LinkedHashMap<>();
        Map<Integer, SupervisedGoods.Stay> stays = new LinkedHashMap<>();
        for (Map<String, Object> one : maps(given.get("lines"))) {
            if (one.containsKey("valuation")) {
                otherwise.put(lines.size(), basis(map(one.get("valuation"))));
            }
            if (one.containsKey("returned")) {
                returned.put(lines.size(), returned(map(one.get("returned"))));
            }
            if (one.containsKey("stay")) {
                stays.put(lines.size(), stay(map(one.get("stay"))));
            }
            lines.add(goods(one, lines.size() + 1));
        }
        List<ValueElement> elements = maps(given.get("elements")).stream().map(CaseShipments::element).toList();
        return new Shipment(Shipment.Direction.valueOf(text(given, "direction", "IMPORT")), day, day, text(given, "terms", ""), charge(given.get("freight")),
                charge(given.get("insurance")), charge(given.get("other")), text(given, "levyNature", "101"), "true".equals(given.get("suspended")), lines,
                new Shipment.Besides(elements, SharedBy.valueOf(text(given, "freightBy", "VALUE")), otherwise, returned, stays,
                        "true".equals(given.get("influenced"))));
    }

    private static SupervisedGoods.Stay stay(Map<String, Object> s) {
        return new SupervisedGoods.Stay(SupervisedGoods.Kind.valueOf(text(s, "kind", "TEMPORARY")), day(s, "from"), day(s, "to"), whole(s, "months"),
                whole(s, "years"));
    }

    private static LocalDate day(Map<String, Object> of, String key) {
        return of.containsKey(key) ? LocalDate.parse(text(of, key, "")) : null;
    }

    private static Integer whole(Map<String, Object> of, String key) {
        return of.containsKey(key) ? Integer.valueOf(text(of, key, "")) : null;
    }

    private static ReturnedGoods.Claim returned(Map<String, Object> r) {
        return new ReturnedGoods.Claim("true".equals(r.get("replacement")),
                r.containsKey("reason") ? ReturnedGoods.Reason.valueOf(text(r, "reason", "")) : null,
                r.containsKey("before") ? LocalDate.parse(text(r, "before", "")) : null, yes(r, "unchanged"), yes(r, "originalHandled"));
    }

    private static ValueElement element(Map<String, Object> e) {
        return new ValueElement(ValueElement.Kind.valueOf(text(e, "kind", "")), new BigDecimal(text(e, "amount", "")), text(e, "currency", "CNY"),
                e.containsKey("item") ? Integer.valueOf(text(e, "item", "")) : null, "true".equals(e.get("inPrice")), "true".equals(e.get("listed")),
                yes(e, "related"), yes(e, "saleCondition"), e.containsKey("share") ? new BigDecimal(text(e, "share", "")) : null);
    }

    private static Boolean yes(Map<String, Object> of, String key) {
        return of.containsKey(key) ? Boolean.valueOf(text(of, key, "")) : null;
    }

    private static ValueBasis basis(Map<String, Object> v) {
        Map<String, Amount> amounts = new LinkedHashMap<>();
        map(v.get("amounts")).forEach((name, amount) -> amounts.put(name, new Amount(new BigDecimal(String.valueOf(amount)), text(v, "currency", "CNY"))));
        List<ValueMethod> excluded = v.containsKey("excluded")
                ? ((List<?>) v.get("excluded")).stream().map(m -> ValueMethod.valueOf(String.valueOf(m))).toList() : List.of();
        Map<String, Object> s = map(v.get("supervision"));
        return new ValueBasis(ValueMethod.valueOf(text(v, "method", "")), amounts, yes(v, "conditionMet"), text(v, "reason", null), excluded,
                "true".equals(v.get("swapped")), s.isEmpty() ? null : new ValueBasis.Supervision(LocalDate.parse(text(s, "imported", "")),
                        LocalDate.parse(text(s, "disposed", "")), Integer.parseInt(text(s, "years", "3"))));
    }

    private Shipment.GoodsLine goods(Map<String, Object> line, int item) {
        String code = text(line, "code", "");
        String origin = text(line, "origin", "DEU");
        Map<String, Object> c = map(line.get("claim"));
        Claim claim = new Claim(text(c, "agreement", null), text(c, "origin", null), text(c, "proof", null), text(c, "quota", null), text(c, "firm", null),
                yes(c, "proven"), c.containsKey("contributors") ? List.of(text(c, "contributors", "").split(" ")) : List.of());
        if (line.containsKey("tariff")) {
            Map<String, Object> t = map(line.get("tariff"));
            code = DutyBench.line(tariff, text(t, "mfn", ""), text(t, "general", ""), text(t, "provisional", ""), "true".equals(t.get("ex")),
                    text(t, "vat", ""), text(t, "consumption", ""), text(t, "exportDuty", ""), text(t, "exportProvisional", ""));
            law(line, code);
            for (String kind : List.of("agreement", "special")) {
                claim = t.containsKey(kind) ? claim.withAgreement(agreement(kind, text(t, kind, ""), code, origin)) : claim;
            }
            if (t.containsKey("quota")) {
                load(LawKind.QUOTAS, "quota,name_zh,name_en,code,rate,provisional,document,valid_from,valid_to,source\nQ%s,配额,quota,%s,%s,,t,2018-08-01,,test\n"
                        .formatted(code, code, text(t, "quota", "")));
                claim = claim.withQuota(null);
            }
            if (t.containsKey("antiDumping")) {
                load(LawKind.REMEDIES, "measure,kind,goods_zh,goods_en,code,origin,firm,rate,law_zh,law_en,valid_from,valid_to,source\n"
                        + "AD-%s,ANTI_DUMPING,试验,trial,%s,%s,,%s,公告,notice,2018-08-01,,test\n".formatted(code, code, origin, text(t, "antiDumping", "")));
                claim = new Claim(null, null, null, null, null, true);
            }
        }
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        map(line.get("quantities")).forEach((unit, quantity) -> quantities.put(unit, new BigDecimal(String.valueOf(quantity))));
        String weight = text(line, "netWeightKg", "");
        String price = text(line, "price", "");
        return new Shipment.GoodsLine(item, code + text(line, "suffix", ""), "trial", price.isEmpty() ? null : new BigDecimal(price),
                text(line, "currency", "CNY"), weight.isEmpty() ? null : new BigDecimal(weight), quantities, origin, text(line, "mode", "1"), claim);
    }

    /** Rows of the law that only this case knows: parties, agreement rates, quotas, remedies on its own line. */
    private void law(Map<String, Object> line, String code) {
        rows(line, "parties", LawKind.PARTIES, "agreement,country,column_key,valid_from,valid_to,source", code);
        rows(line, "agreements", LawKind.AGREEMENT_RATES, "agreement,column_key,quota,rate,valid_from,valid_to,source,code", code);
        rows(line, "quota", LawKind.QUOTAS, "quota,name_zh,rate,provisional,document,valid_from,valid_to,source,code", code);
        rows(line, "remedies", LawKind.REMEDIES, "measure,kind,origin,firm,rate,valid_from,valid_to,source,code", code);
    }

    private void rows(Map<String, Object> line, String key, LawKind kind, String columns, String code) {
        StringBuilder csv = new StringBuilder(columns + "\n");
        List<Map<String, Object>> given = maps(line.get(key));
        for (Map<String, Object> row : given) {
            for (String column : columns.split(",")) {
                csv.append('"').append(switch (column) {
                    case "code" -> code;
                    case "name_zh" -> "试验";
                    case "source" -> "test";
                    case "document" -> "t";
                    case "valid_from" -> text(row, "from", "2018-08-01");
                    case "valid_to" -> text(row, "to", "");
                    case "column_key" -> text(row, "column", "");
                    default -> text(row, column, "");
                }).append("\",");
            }
            csv.setLength(csv.length() - 1);
            csv.append('\n');
        }
        if (!given.isEmpty()) {
            load(kind, csv.toString());
        }
    }

    private String agreement(String kind, String rate, String code, String origin) {
        String name = "T" + AGREEMENT.incrementAndGet();
        load(LawKind.AGREEMENTS, "code,name_zh,name_en,kind,valid_from,valid_to,source\n%s,试验协定,trial agreement,%s,2018-08-01,,test\n".formatted(name,
                kind.toUpperCase(java.util.Locale.ROOT)));
        load(LawKind.PARTIES, "agreement,country,column_key,valid_from,valid_to,source\n%s,%s,,2018-08-01,,test\n".formatted(name, origin));
        load(LawKind.AGREEMENT_RATES, "agreement,column_key,code,quota,rate,valid_from,valid_to,source\n%s,,%s,,%s,2018-08-01,,test\n".formatted(name, code,
                rate));
        return name;
    }

    private void load(LawKind kind, String rows) {
        ImportReport report = tariff.importRows(kind, DutyBench.stream(rows));
        if (!report.isTaken()) {
            throw new IllegalStateException(report.toString());
        }
    }

    private static Shipment.Charge charge(Object given) {
        return given == null ? null : new Shipment.Charge(text(map(given), "mark", ""), new BigDecimal(text(map(given), "amount", "")),
                text(map(given), "currency", null));
    }
}
