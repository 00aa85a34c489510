package org.tongguan.periodic.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.formats.Node;
import org.tongguan.periodic.Approval;

/** Documents made of an approval's model: of one delivery, to try it by the rules; of many, to declare them. */
public final class Documents {

    private static final String KILOGRAM = "035";
    private static final String SUM = "3";
    private static final List<String> NOT_OF_A_MODEL = List.of("sequenceNumber", "declarationNumber", "preEntryNumber", "printDate");
    private final Approval approval;

    public Documents(Approval approval) {
        this.approval = approval;
    }

    /**
     * Goods of a document.
     *
     * @param goods  item number in the model
     * @param second quantity in the second statutory unit; null = follows from the others
     */
    public record Goods(int goods, BigDecimal quantity, BigDecimal unitPrice, BigDecimal netKg, BigDecimal second) { }

    /** What a document is of, beside its goods. */
    public record Whole(String reference, LocalDate day, int packages, BigDecimal grossKg, List<Goods> goods) { }

    /** The model's goods of that item number. */
    public static Optional<Node> goods(Document model, int number) {
        return model.items().stream().filter(i -> String.valueOf(number).equals(i.text("itemNumber"))).findFirst();
    }

    /** The document of those goods: the model's parties and terms, with what was really on the way. */
    public Document of(Whole whole) {
        Document model = JsonDocuments.read(JsonDocuments.bytes(approval.model()));
        Document made = Document.empty();
        copy(model.root(), made.root(), true);
        Node head = made.only("head");
        NOT_OF_A_MODEL.forEach(f -> head.set(f, null));
        head.set("entryExitDate", whole.day().format(DateTimeFormatter.BASIC_ISO_DATE)).set("packageQuantity", String.valueOf(whole.packages()))
                .set("grossWeightKg", plain(whole.grossKg()))
                .set("netWeightKg", plain(whole.goods().stream().map(Goods::netKg).reduce(BigDecimal.ZERO, BigDecimal::add)));
        charges(head, model);
        made.only("signature").set("clientReference", whole.reference());
        int number = 0;
        for (Goods g : whole.goods()) {
            number++;
            Node from = goods(model, g.goods()).orElseThrow();
            Node item = made.root().add(from.group());
            copy(from, item, false);
            fill(item, number, g);
        }
        return made;
    }

    /** Everything but goods, containers and what belongs to one message only. */
    private static void copy(Node from, Node to, boolean root) {
        from.group().fields().forEach(f -> to.set(f, from.text(f)));
        from.group().children().stream().filter(c -> !root || !List.of("goodsItems", "containers", "periodic", "guarantee", "signature").contains(c.name()))
                .forEach(c -> from.all(c).forEach(n -> copy(n, to.add(c), false)));
    }

    /** Freight, insurance and other charges that the model states as sums belong to it by weight; rates and unit prices stay. */
    private static void charges(Node head, Document model) {
        BigDecimal whole = model.root().first("head").decimal(head.group().field("netWeightKg"));
        BigDecimal part = head.decimal(head.group().field("netWeightKg"));
        for (String name : List.of("freight", "insurance", "otherCharges")) {
            BigDecimal amount = head.decimal(head.group().field(name + "Amount"));
            if (SUM.equals(head.text(name + "Mark")) && amount != null && whole != null && whole.signum() > 0) {
                head.set(name + "Amount", plain(amount.multiply(part).divide(whole, 2, RoundingMode.HALF_UP)));
            }
        }
    }

    private static void fill(Node item, int number, Goods g) {
        item.set("itemNumber", String.valueOf(number)).set("quantity", plain(g.quantity())).set("unitPrice", plain(g.unitPrice()))
                .set("totalPrice", plain(total(g.quantity(), g.unitPrice())));
        String unit = item.text("unit");
        for (String name : new String[] {"first", "second"}) {
            String of = item.text(name + "Unit");
            if (of != null) {
                BigDecimal quantity = of.equals(unit) ? g.quantity() : KILOGRAM.equals(of) ? g.netKg() : g.second();
                item.set(name + "Quantity", quantity == null ? null : plain(quantity));
            }
        }
    }

    /** A price of so much, in hundredths. */
    public static BigDecimal total(BigDecimal quantity, BigDecimal unitPrice) {
        return quantity.multiply(unitPrice).setScale(2, RoundingMode.HALF_UP);
    }

    /** As people write a number: no exponent, no zeros at the end. */
    public static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
