package org.tongguan.periodic.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.Difference;
import org.tongguan.periodic.Difference.Kind;
import org.tongguan.periodic.Statement;

/** What a declaration says against what was delivered, line by line: which delivery, which quantity. */
public final class Differences {

    private final Approval approval;
    private final Statement statement;
    private final List<Delivery> deliveries;
    private final List<Node> items;
    private final boolean[] taken;

    private Differences(Approval approval, Statement statement, List<Delivery> deliveries, Document declared) {
        this.approval = approval;
        this.statement = statement;
        this.deliveries = deliveries;
        this.items = declared.items();
        this.taken = new boolean[items.size()];
    }

    /**
     * Every line of the statement, agreeing or not, then what the declaration has besides.
     *
     * @param deliveries those of the statement
     */
    public static List<Difference> of(Approval approval, Statement statement, List<Delivery> deliveries, Document declared) {
        return new Differences(approval, statement, deliveries, declared).compare();
    }

    private List<Difference> compare() {
        Difference[] found = new Difference[statement.lines().size()];
        // The same goods first, then what at least has the same code, then what stands in the same place.
        List<BiPredicate<Statement.Line, Node>> ways = List.of(this::isSame, (l, i) -> Objects.equals(model(l).text("commodityCode"), i.text("commodityCode")),
                (l, i) -> String.valueOf(l.number()).equals(i.text("itemNumber")));
        for (BiPredicate<Statement.Line, Node> way : ways) {
            for (int n = 0; n < found.length; n++) {
                Statement.Line line = statement.lines().get(n);
                for (int i = 0; i < items.size() && found[n] == null; i++) {
                    if (!taken[i] && way.test(line, items.get(i))) {
                        taken[i] = true;
                        found[n] = difference(line, i);
                    }
                }
            }
        }
        List<Difference> all = new ArrayList<>();
        for (int n = 0; n < found.length; n++) {
            all.add(found[n] == null ? alone(statement.lines().get(n)) : found[n]);
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                all.add(extra(i));
            }
        }
        return all;
    }

    private Node model(Statement.Line line) {
        return Documents.goods(approval.model(), line.goods()).orElseThrow();
    }

    private boolean isSame(Statement.Line line, Node item) {
        Node goods = model(line);
        return List.of("commodityCode", "unit", "originCountry", "currency").stream().allMatch(f -> Objects.equals(goods.text(f), item.text(f)))
                && isPrice(line, item);
    }

    private static boolean isPrice(Statement.Line line, Node item) {
        BigDecimal price = item.decimal(item.group().field("unitPrice"));
        return price != null && price.compareTo(line.unitPrice()) == 0;
    }

    private List<Difference.Part> parts(Statement.Line line) {
        List<Difference.Part> parts = new ArrayList<>();
        for (Delivery d : deliveries) {
            d.lines().stream().filter(l -> isOf(line, l)).forEach(l -> parts.add(new Difference.Part(d.number(), d.acceptedOn(), l.quantity(), l.returned())));
        }
        parts.sort(Comparator.comparing(Difference.Part::acceptedOn).thenComparing(Difference.Part::delivery));
        return parts;
    }

    /** Whether goods of a delivery belong to a line of a statement: the same goods at the same price. */
    public static boolean isOf(Statement.Line line, Delivery.Line goods) {
        return goods.goods() == line.goods() && goods.unitPrice().compareTo(line.unitPrice()) == 0;
    }

    private static BigDecimal net(List<Difference.Part> parts) {
        return parts.stream().map(p -> p.quantity().subtract(p.returned())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Difference difference(Statement.Line line, int index) {
        Node item = items.get(index);
        Node goods = model(line);
        List<Difference.Part> parts = parts(line);
        BigDecimal declared = item.decimal(item.group().field("quantity"));
        BigDecimal said = declared == null ? BigDecimal.ZERO : declared;
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (said.compareTo(net(parts)) != 0) {
            kinds.add(Kind.QUANTITY);
        }
        if (!isPrice(line, item) || !Objects.equals(goods.text("currency"), item.text("currency"))) {
            kinds.add(Kind.PRICE);
        }
        if (!Objects.equals(goods.text("commodityCode"), item.text("commodityCode"))) {
            kinds.add(Kind.CODE);
        }
        if (!Objects.equals(goods.text("originCountry"), item.text("originCountry"))) {
            kinds.add(Kind.ORIGIN);
        }
        if (!Objects.equals(goods.text("unit"), item.text("unit"))) {
            kinds.add(Kind.UNIT);
        }
        return told(line, index + 1, parts, said, List.copyOf(kinds));
    }

    private Difference told(Statement.Line line, Integer item, List<Difference.Part> parts, BigDecimal declared, List<Kind> kinds) {
        Node goods = model(line);
        return new Difference(line.number(), item, goods.text("commodityCode"), goods.text("description"), goods.text("unit"),
                Documents.plain(line.unitPrice()), goods.text("currency"), net(parts), declared, kinds, line.explanation(), parts);
    }

    /** Nothing in the declaration is of it: missing, unless all of it came back. */
    private Difference alone(Statement.Line line) {
        List<Difference.Part> parts = parts(line);
        return told(line, null, parts, BigDecimal.ZERO, net(parts).signum() == 0 ? List.of() : List.of(Kind.MISSING));
    }

    private Difference extra(int index) {
        Node item = items.get(index);
        BigDecimal declared = item.decimal(item.group().field("quantity"));
        return new Difference(null, index + 1, text(item, "commodityCode"), text(item, "description"), text(item, "unit"), text(item, "unitPrice"),
                text(item, "currency"), BigDecimal.ZERO, declared == null ? BigDecimal.ZERO : declared, List.of(Kind.EXTRA), null, List.of());
    }

    private static String text(Node item, String field) {
        return Objects.requireNonNullElse(item.text(field), "");
    }
}
