package org.tongguan.tariff;

import static org.tongguan.support.YamlCases.map;
import static org.tongguan.support.YamlCases.maps;
import static org.tongguan.support.YamlCases.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.LateDeclarations;
import org.tongguan.revenue.LateFees;
import org.tongguan.revenue.PaymentTerms;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.tax.ParcelTaxes;
import org.tongguan.tariff.tax.PersonalTaxes;
import org.tongguan.tariff.tax.RetailTaxes;
import org.tongguan.tariff.tax.ReturnedGoods;
import org.tongguan.tariff.tax.TaxStack;

/** Computes a published case with the platform's own engines and gives every figure that is published of such cases, by its published name. */
final class PublishedAnswers {

    private static final BigDecimal FX = new BigDecimal("7.1013");
    private final Duties duties;
    private final CaseShipments shipments;
    private final LateFees lateFees;
    private final PaymentTerms terms;
    private final LateDeclarations lateDeclarations;
    private final PersonalTaxes personal;

    PublishedAnswers(Duties duties, CaseShipments shipments, LateFees lateFees, PaymentTerms terms, LateDeclarations lateDeclarations,
                     PersonalTaxes personal) {
        this.duties = duties;
        this.shipments = shipments;
        this.lateFees = lateFees;
        this.terms = terms;
        this.lateDeclarations = lateDeclarations;
        this.personal = personal;
    }

    Map<String, String> of(Map<String, Object> given) {
        return switch (text(given, "kind", "shipment")) {
            case "shipment" -> shipment(given);
            case "late" -> late(given);
            case "lateDeclaration" -> lateDeclaration(given);
            case "retail" -> retail(given);
            case "parcel" -> parcel(given);
            case "rate" -> rate(given);
            case "stack" -> stack(given);
            case "choose" -> choose(given);
            default -> throw new IllegalArgumentException(String.valueOf(given.get("kind")));
        };
    }

    private static BigDecimal decimal(Map<String, Object> of, String key, String otherwise) {
        return new BigDecimal(text(of, key, otherwise));
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    private Map<String, String> shipment(Map<String, Object> given) {
        Assessment a = duties.assess(shipments.of(given));
        if (!a.isComplete()) {
            throw new AssertionError(a.findings().toString());
        }
        Map<String, String> out = new LinkedHashMap<>();
        BigDecimal value = a.lines().stream().map(Assessment.Line::customsValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal duty = a.payable(Assessment.Tax.DUTY).add(a.payable(Assessment.Tax.EXPORT_DUTY));
        BigDecimal consumption = a.payable(Assessment.Tax.CONSUMPTION_TAX);
        for (String name : List.of("dutiable", "customsValue", "customsValueCny", "customsValueCnyYuan")) {
            out.put(name, plain(value));
        }
        out.put("duty", plain(duty));
        out.put("antiDumping", plain(a.payable(Assessment.Tax.ANTI_DUMPING)));
        out.put("consumptionTax", plain(consumption));
        out.put("vat", plain(a.payable(Assessment.Tax.VAT)));
        out.put("total", plain(a.total()));
        out.put("total_tax", plain(a.total()));
        // The vehicle purchase tax is no customs' tax; a tenth of what the assessment gives as its base.
        out.put("purchase_tax", plain(value.add(duty).add(consumption).movePointLeft(1)));
        out.put("cifForeign", plain(value.divide(FX, MathContext.DECIMAL128)));
        a.lines().getFirst().worked().stream().filter(s -> s.key().equals("value.insurance.default")).findFirst()
                .ifPresent(s -> out.put("insurance", plain(new BigDecimal(s.args().getLast()).divide(FX, MathContext.DECIMAL128))));
        List<Map<String, Object>> lines = maps(given.get("lines"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).containsKey("name")) {
                out.put(text(lines.get(i), "name", ""), plain(a.lines().get(i).customsValue()));
            }
        }
        if (!a.lines().getFirst().taxes().isEmpty()) {
            String rate = a.lines().getFirst().taxes().getFirst().rate();
            if (rate.matches("[0-9.]+%")) {
                out.put("rate", plain(new BigDecimal(rate.replace("%", "")).movePointLeft(2)));
            }
        }
        if (given.containsKey("replacement")) {
            replacement(map(given.get("replacement")));
        }
        return out;
    }

    private static void replacement(Map<String, Object> r) {
        ReturnedGoods answer = ReturnedGoods.of(new ReturnedGoods.Claim(true, ReturnedGoods.Reason.valueOf(text(r, "reason", "")),
                LocalDate.parse(text(r, "released", "")), null, Boolean.valueOf(text(r, "originalHandled", ""))), LocalDate.of(2026, 3, 2), 3, "/replacement");
        if (!answer.free()) {
            throw new AssertionError(answer.toString());
        }
    }

    private Map<String, String> late(Map<String, Object> given) {
        Map<String, String> out = new LinkedHashMap<>();
        LocalDate due;
        BigDecimal tax;
        if (given.containsKey("tax")) {
            tax = decimal(given, "tax", "");
            due = LocalDate.parse(text(given, "due", ""));
        } else {
            LocalDate billed = LocalDate.parse(text(given, "billed", ""));
            Map<String, Object> dated = new LinkedHashMap<>(given);
            dated.put("day", billed.toString());
            dated.put("kind", "shipment");
            tax = new BigDecimal(shipment(dated).get("total"));
            due = terms.dueOn(terms.startOf(LocalDate.parse(text(given, "completed", billed.toString())), billed), Bill.Settlement.IMMEDIATE);
        }
        LateFees.Fee fee = lateFees.of(tax, due, LocalDate.parse(text(given, "paid", "")));
        out.put("due", due.toString());
        out.put("fee", plain(fee.amount()));
        out.put("surcharge", plain(fee.amount()));
        out.put("days_late", String.valueOf(fee.days()));
        out.put("total_with_surcharge", plain(tax.add(fee.amount())));
        return out;
    }

    private Map<String, String> lateDeclaration(Map<String, Object> given) {
        LocalDate entered = LocalDate.parse(text(given, "entered", ""));
        LocalDate declared = LocalDate.parse(text(given, "declared", ""));
        BigDecimal value = decimal(given, "value", "");
        LateDeclarations.Fee fee = given.containsKey("start") ? lateDeclarations.of(value, entered, declared, text(given, "start", ""))
                : lateDeclarations.of(value, entered, declared);
        return Map.of("days", String.valueOf(fee.days()), "fee", plain(fee.amount()));
    }

    private Map<String, String> retail(Map<String, Object> given) {
        LocalDate day = LocalDate.parse(text(given, "day", "2026-03-02"));
        List<RetailTaxes.Item> items = new ArrayList<>();
        for (Map<String, Object> item : maps(given.get("items"))) {
            items.add(new RetailTaxes.Item(items.size() + 1, decimal(item, "price", ""), decimal(item, "quantity", "1"), expression(item, "duty"),
                    expression(item, "consumption"), decimal(item, "vat", ""), new Quantities(Map.of(), null)));
        }
        BigDecimal used = decimal(given, "used", "0");
        RetailTaxes.Answer a = personal.retail(new RetailTaxes.Order(items, decimal(given, "freight", "0"), decimal(given, "insurance", "0"), used), day);
        Map<String, String> out = new LinkedHashMap<>();
        out.put("result", a.verdict() == RetailTaxes.Verdict.GENERAL_TRADE ? "reject" : "accept");
        out.put("code", String.valueOf(a.returnCode()));
        out.put("returnStatus", String.valueOf(a.returnStatus()));
        out.put("returnInfo", RetailTaxes.yearReceipt(used.add(a.value()), new RetailTaxes.Rules(BigDecimal.ZERO, new BigDecimal("26000"), BigDecimal.ONE)));
        out.put("customsTax", plain(a.duty()));
        out.put("consumptionTax", plain(a.consumption()));
        out.put("valueAddedTax", plain(a.vat()));
        out.put("total", plain(a.total()));
        for (int i = 0; i < a.lines().size(); i++) {
            RetailTaxes.Line line = a.lines().get(i);
            out.put("lines." + i + ".taxPrice", plain(line.value()));
            out.put("lines." + i + ".customsTax", plain(line.duty()));
            out.put("lines." + i + ".consumptionTax", plain(line.consumption()));
            out.put("lines." + i + ".valueAddedTax", plain(line.vat()));
        }
        return out;
    }

    private static RateExpression expression(Map<String, Object> item, String key) {
        return item.containsKey(key) ? RateExpression.parse(text(item, key, "")) : null;
    }

    private Map<String, String> parcel(Map<String, Object> given) {
        List<ParcelTaxes.Article> articles = new ArrayList<>();
        for (Map<String, Object> one : maps(given.get("articles"))) {
            articles.add(new ParcelTaxes.Article(articles.size() + 1, text(one, "category", ""), decimal(one, "price", ""), decimal(one, "quantity", "1")));
        }
        ParcelTaxes.Answer a = personal.parcel(new ParcelTaxes.Parcel(ParcelTaxes.Way.valueOf(text(given, "way", "")), articles),
                LocalDate.parse(text(given, "day", "2026-03-02")));
        return Map.of("result", a.verdict().name(), "tax", a.tax() == null ? "" : plain(a.tax()));
    }

    private static Quantities quantities(Map<String, Object> given) {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        map(given.get("quantities")).forEach((unit, amount) -> quantities.put(unit, new BigDecimal(String.valueOf(amount))));
        return new Quantities(quantities, null);
    }

    private static Map<String, String> rate(Map<String, Object> given) {
        RateExpression rate = RateExpression.parse(text(given, "rate", ""));
        Map<String, Object> exchange = map(given.get("exchange"));
        rate = exchange.isEmpty() ? rate : rate.in(text(given, "in", ""), currency -> decimal(exchange, currency, ""));
        BigDecimal value = decimal(given, "value", "0");
        Quantities quantities = quantities(given);
        BigDecimal amount = rate.amount(value, quantities);
        Map<String, String> out = new LinkedHashMap<>();
        out.put("amount", plain(amount));
        out.put("duty", plain(amount));
        out.put("formatted", "%,.2f".formatted(amount.setScale(2, RoundingMode.valueOf(text(given, "shown", "HALF_UP")))));
        if (value.signum() > 0) {
            out.put("rate", plain(amount.divide(value, MathContext.DECIMAL128)));
            out.put("published", out.get("rate"));
        }
        quantities.find("035").ifPresent(kg -> out.put("specificPerKg", plain(amount.divide(kg, MathContext.DECIMAL128))));
        if (text(given, "vector", "").equals("formula:14.000")) {
            out.put("duty", amount.divide(quantities.get("035"), 3, RoundingMode.UNNECESSARY).toPlainString() + " CNY/kg");
        }
        return out;
    }

    private static Map<String, String> stack(Map<String, Object> given) {
        TaxStack stack = TaxStack.on(text(given, "stack", ""), LocalDate.of(2026, 3, 2));
        List<Map<String, Object>> all = maps(given.get("goods"));
        List<TaxStack.Goods> goods = new ArrayList<>();
        for (Map<String, Object> one : all) {
            Map<String, RateExpression> rates = new LinkedHashMap<>();
            map(one.get("rates")).forEach((layer, text) -> rates.put(layer, RateExpression.parse(String.valueOf(text))));
            Map<String, BigDecimal> added = new LinkedHashMap<>();
            map(one.get("added")).forEach((layer, amount) -> added.put(layer, new BigDecimal(String.valueOf(amount))));
            BigDecimal value = ((List<?>) one.get("value")).stream().map(v -> new BigDecimal(String.valueOf(v))).reduce(BigDecimal.ZERO, BigDecimal::add);
            goods.add(new TaxStack.Goods(value, rates, stack.layers().stream().map(TaxStack.Layer::name).filter(l -> !rates.containsKey(l)).toList(), added,
                    quantities(one)));
        }
        TaxStack.Result result = stack.compute(goods);
        Map<String, String> out = new LinkedHashMap<>();
        out.put("customs_value", plain(goods.getFirst().value()));
        result.lines().getFirst().forEach(tax -> out.put(tax.layer(), plain(tax.amount())));
        out.put("anti_dumping", out.getOrDefault("antidumping", ""));
        out.put("preference", out.get("duty"));
        out.put("suspension", out.get("duty"));
        out.put("total", plain(result.exact()));
        result.lines().getFirst().stream().filter(t -> t.layer().equals("vat")).findFirst().ifPresent(vat -> out.put("vat_base", plain(vat.base())));
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).containsKey("name")) {
                japan(text(all.get(i), "name", "") + ".", result.lines().get(i), out);
            }
        }
        out.put("totals.duty", plain(result.totals().get("duty")));
        out.put("totals.consumption_tax", plain(result.totals().getOrDefault("consumption", BigDecimal.ZERO)));
        out.put("totals.local_consumption_tax", plain(result.totals().getOrDefault("localConsumption", BigDecimal.ZERO)));
        return out;
    }

    private static void japan(String at, List<TaxStack.Tax> taxes, Map<String, String> out) {
        out.put(at + "dutiable_truncated_to_1000", plain(taxes.get(0).cutBase()));
        out.put(at + "duty_before", plain(taxes.get(0).amount()));
        out.put(at + "duty_for_ct_base", plain(taxes.get(0).carried()));
        out.put(at + "ct_base", plain(taxes.get(1).base()));
        out.put(at + "ct_base_truncated", plain(taxes.get(1).cutBase()));
        out.put(at + "ct_before", plain(taxes.get(1).amount()));
        out.put(at + "ct_after", plain(taxes.get(1).carried()));
        out.put(at + "lct", plain(taxes.get(2).amount()));
    }

    private static Map<String, String> choose(Map<String, Object> given) {
        Map<String, Object> first = map(given.get("first"));
        Map<String, Object> second = map(given.get("second"));
        boolean one = TaxStack.isFirst(decimal(first, "duty", ""), decimal(second, "duty", ""), decimal(given, "value", ""), new BigDecimal("3"));
        return Map.of("chosen", text(one ? first : second, "name", ""));
    }
}
