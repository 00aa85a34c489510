package org.tongguan.declaration.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongguan.declaration.rules.Case;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Procedure;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.tax.ReturnedGoods;
import org.tongguan.tariff.tax.SupervisedGoods;
import org.tongguan.tariff.value.Amount;
import org.tongguan.tariff.value.SharedBy;
import org.tongguan.tariff.value.ValueBasis;
import org.tongguan.tariff.value.ValueElement;
import org.tongguan.tariff.value.ValueMethod;

/**
 * What a declaration tells of its value beside prices and charges: the platform's own groups ({@code valueElements}, and {@code valuation},
 * {@code returned}, {@code stay} of each goods item), the supplementary price statement and the royalty statement of the single window, and the
 * price statements of the head. Nothing is left out in silence: what cannot be taken comes back as a finding or stops the computation.
 */
final class ValueStatements {

    /** Amounts of the supplementary statement that belong to the value, and as what; in its order. */
    private static final List<Map.Entry<String, ValueElement.Kind>> SUPPLEMENT = List.of(Map.entry("goods", ValueElement.Kind.INDIRECT_PAYMENT),
            Map.entry("iCommission", ValueElement.Kind.SELLING_COMMISSION), Map.entry("iContainer", ValueElement.Kind.CONTAINER),
            Map.entry("iPack", ValueElement.Kind.PACKING), Map.entry("iPart", ValueElement.Kind.ASSIST_MATERIAL),
            Map.entry("iTool", ValueElement.Kind.ASSIST_TOOL), Map.entry("iLoss", ValueElement.Kind.ASSIST_CONSUMED),
            Map.entry("iDesign", ValueElement.Kind.ASSIST_DESIGN), Map.entry("iUsefee", ValueElement.Kind.ROYALTY),
            Map.entry("iProfit", ValueElement.Kind.PROCEEDS), Map.entry("iOther", ValueElement.Kind.TRANSPORT_COST));
    private static final int INFLUENCED = 1;
    private static final int FORMULA = 3;
    private static final int PROVISIONAL = 4;
    private final Document document;
    private final List<ValueElement> elements = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private ValueStatements(Document document) {
        this.document = document;
    }

    /**
     * What is told.
     *
     * @param origins  where each element stands in the document, for what is found about it
     * @param findings what does not agree with the rest of the document
     */
    record Told(Shipment.Besides besides, List<String> origins, List<Finding> findings) {

        static final Told NOTHING = new Told(null, List.of(), List.of());
        private static final String ELEMENTS = "/valueElements/";

        /** A finding of the assessment with its pointer into the document. */
        Finding located(Finding found) {
            if (!found.pointer().startsWith(ELEMENTS) || origins.isEmpty()) {
                return found;
            }
            String[] parts = found.pointer().substring(ELEMENTS.length()).split("/", 2);
            String origin = origins.get(Integer.parseInt(parts[0]));
            return new Finding(found.code(), found.severity(), origin.startsWith(ELEMENTS) ? origin + "/" + parts[1] : origin, found.args());
        }
    }

    /** Reads a document; only under a procedure that has it read as a whole. */
    static Told of(Document document, Procedure procedure) {
        return procedure.whole() ? new ValueStatements(document).read(procedure) : Told.NOTHING;
    }

    private Told read(Procedure procedure) {
        List<Node> declared = document.root().all("valueElements");
        for (int i = 0; i < declared.size(); i++) {
            add("/valueElements/" + i, element(declared.get(i)));
        }
        List<Node> supplements = document.root().all("supplements");
        for (int i = 0; i < supplements.size(); i++) {
            supplement(supplements.get(i), "/supplements/" + i);
        }
        differs(supplements, "iFeeAmount", "freight");
        differs(supplements, "iInsurAmount", "insurance");
        royalty(procedure);
        Map<Integer, ValueBasis> otherwise = new HashMap<>();
        Map<Integer, ReturnedGoods.Claim> returned = new HashMap<>();
        Map<Integer, SupervisedGoods.Stay> stays = new HashMap<>();
        List<Node> items = document.items();
        for (int i = 0; i < items.size(); i++) {
            put(otherwise, i, basis(items.get(i).first("valuation")));
            put(returned, i, claim(items.get(i).first("returned")));
            put(stays, i, stay(items.get(i).first("stay")));
        }
        if (states(FORMULA) || states(PROVISIONAL)) {
            findings.add(Finding.warning("DUTY-182", "/head/priceStatements"));
        }
        SharedBy freightBy = oneOf(SharedBy.class, document.text("valueTerms", "freightBy"));
        return new Told(new Shipment.Besides(elements, freightBy == null ? SharedBy.VALUE : freightBy, otherwise, returned, stays, states(INFLUENCED)), origins,
                findings);
    }

    private static <T> void put(Map<Integer, T> into, int item, T value) {
        if (value != null) {
            into.put(item, value);
        }
    }

    private void add(String origin, ValueElement element) {
        elements.add(element);
        origins.add(origin);
    }

    private boolean states(int place) {
        String statements = document.head("priceStatements");
        return statements != null && statements.length() > place && statements.charAt(place) == '1';
    }

    private static ValueElement element(Node e) {
        return new ValueElement(ValueElement.Kind.valueOf(e.text("kind")), decimal(e, "amount"), e.text("currency"), number(e.text("itemNumber")),
                Boolean.TRUE.equals(yes(e.text("inPrice"))), Boolean.TRUE.equals(yes(e.text("listed"))), yes(e.text("related")),
                yes(e.text("saleCondition")), decimal(e, "sharePercent"));
    }

    /** The amounts of one item's supplementary statement; a unit amount alone is multiplied by the item's quantity. */
    private void supplement(Node s, String at) {
        Integer item = number(s.text("gNo"));
        Node goods = document.items().stream().filter(n -> Objects.equals(String.valueOf(item), n.text("itemNumber"))).findFirst().orElse(null);
        for (Map.Entry<String, ValueElement.Kind> one : SUPPLEMENT) {
            String name = one.getKey();
            boolean total = s.text(name + "Amount") != null;
            if (total || s.text(name + "Price") != null) {
                BigDecimal amount = total ? decimal(s, name + "Amount") : times(decimal(s, name + "Price"), goods);
                if (amount == null || amount.signum() != 0) {
                    add(at + "/" + name + (total ? "Amount" : "Price"), new ValueElement(one.getValue(), amount, s.text("curr"), item, false, false,
                            true, true, null));
                }
            }
        }
        if ("1".equals(s.text("eIsDutyDel"))) {
            add(at + "/eIsDutyDel", ValueElement.beside(ValueElement.Kind.EXPORT_DUTY, BigDecimal.ZERO, "CNY"));
        }
        BigDecimal invoice = decimal(s, "invoiceAmount");
        BigDecimal price = goods == null ? null : decimal(goods, "totalPrice");
        if (invoice != null && price != null && Objects.equals(s.text("curr"), goods.text("currency")) && invoice.compareTo(price) != 0) {
            findings.add(Finding.warning("DUTY-184", at + "/invoiceAmount", item, invoice, price));
        }
    }

    private static BigDecimal times(BigDecimal each, Node goods) {
        BigDecimal quantity = goods == null ? null : decimal(goods, "quantity");
        return each == null || quantity == null ? null : each.multiply(quantity);
    }

    /** Freight and insurance stand in the head for the whole shipment: what the statements say of them must come to the same, or it is told. */
    private void differs(List<Node> supplements, String field, String charge) {
        BigDecimal sum = BigDecimal.ZERO;
        Node last = null;
        for (Node one : supplements) {
            BigDecimal amount = decimal(one, field);
            sum = amount == null ? sum : sum.add(amount);
            last = amount == null ? last : one;
        }
        if (sum.signum() == 0) {
            return;
        }
        Node head = document.root().first("head");
        BigDecimal declared = decimal(head, charge + "Amount");
        String currency = last.text("curr");
        boolean same = declared != null && declared.compareTo(sum) == 0 && "3".equals(head.text(charge + "Mark"))
                && Objects.equals(head.text(charge + "Currency"), currency);
        if (!same) {
            findings.add(Finding.warning("DUTY-183", "/supplements/" + supplements.indexOf(last) + "/" + field, sum.toPlainString() + " " + currency,
                    declared == null ? "—" : declared.toPlainString() + " " + Objects.toString(head.text(charge + "Currency"), "%")));
        }
    }

    /**
     * The royalty statement: what was paid by the time of declaration stands in other charges, or is told as an element; where neither tells it, the
     * amount of the statement itself is added. Under the procedure of later royalties the price is the royalty.
     */
    private void royalty(Procedure procedure) {
        Node statement = document.root().first("royaltyFee");
        boolean told = document.head("otherChargesAmount") != null || elements.stream().anyMatch(e -> e.kind() == ValueElement.Kind.ROYALTY);
        if (statement != null && !told && procedure.way() != Procedure.Way.ROYALTY) {
            add("/royaltyFee/royaltyAmount", new ValueElement(ValueElement.Kind.ROYALTY, decimal(statement, "royaltyAmount"), statement.text("curr"), null,
                    false, false, true, true, null));
        }
    }

    private static ValueBasis basis(Node v) {
        if (v == null) {
            return null;
        }
        Map<String, Amount> amounts = new HashMap<>();
        v.all("amounts").forEach(a -> amounts.put(a.text("part"), new Amount(decimal(a, "amount"), a.text("currency"))));
        String excluded = v.text("excluded");
        List<ValueMethod> earlier = excluded == null ? List.of() : Arrays.stream(excluded.split("[ ,]+")).map(m -> oneOf(ValueMethod.class, m))
                .filter(Objects::nonNull).toList();
        Integer years = number(v.text("supervisionYears"));
        return new ValueBasis(ValueMethod.valueOf(v.text("method")), amounts, yes(v.text("conditionMet")), v.text("reason"), earlier,
                Boolean.TRUE.equals(yes(v.text("swapped"))), years == null ? null
                : new ValueBasis.Supervision(day(v.text("importedOn")), day(v.text("disposedOn")), years));
    }

    private static ReturnedGoods.Claim claim(Node r) {
        return r == null ? null : new ReturnedGoods.Claim(Boolean.TRUE.equals(yes(r.text("replacement"))), oneOf(ReturnedGoods.Reason.class, r.text("reason")),
                day(r.text("before")), yes(r.text("unchanged")), yes(r.text("originalHandled")));
    }

    private static SupervisedGoods.Stay stay(Node s) {
        return s == null ? null : new SupervisedGoods.Stay(SupervisedGoods.Kind.valueOf(s.text("kind")), day(s.text("from")), day(s.text("to")),
                number(s.text("depreciationMonths")), number(s.text("supervisionYears")));
    }

    /** Null when the text names none of them. */
    private static <E extends Enum<E>> E oneOf(Class<E> kind, String text) {
        return Arrays.stream(kind.getEnumConstants()).filter(e -> e.name().equals(text)).findFirst().orElse(null);
    }

    private static Boolean yes(String flag) {
        return "1".equals(flag) ? Boolean.TRUE : "0".equals(flag) ? Boolean.FALSE : null;
    }

    private static LocalDate day(String text) {
        return text == null ? null : Case.day(text);
    }

    private static Integer number(String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    private static BigDecimal decimal(Node node, String field) {
        return node.decimal(node.group().field(field));
    }
}
