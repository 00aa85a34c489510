package org.tongguan.ecommerce.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.formats.ceb.CebDocument;

/**
 * Sums lists up into declarations. GACC announcement 2018 No. 194: one declaration has one consignor, mode of transport, producer or seller,
 * country of destination and office of exit; one line one final destination, code of ten digits and currency. Units must be the same besides, since
 * quantities are added. Pure.
 */
final class Sum {

    /** Lines of a goods declaration. */
    private static final int MOST_LINES = 50;
    private static final List<String> ALWAYS = List.of("customsCode", "ebcCode", "ebcName", "agentCode", "agentName", "tradeMode", "trafMode", "country",
            "portCode");

    private Sum() { }

    /** A list with its document. */
    record Member(RetailList list, CebDocument document) { }

    /**
     * How it is to be summed up.
     *
     * @param byProducer by producer or seller as well ({@code summaryFlag} 2)
     * @param byName     goods of one name only ({@code itemNameFlag} 1), else of one code
     */
    record Manner(boolean byProducer, boolean byName) { }

    /** The line of a list that went into a line of a declaration. */
    record Source(String invtNo, String waybill, String gnum, String code) { }

    /** A line of a declaration. */
    record Goods(int number, Map<String, String> values, List<Source> sources) { }

    /** A declaration: what its lists have in common, their packages and weights, and its goods. */
    record Declaration(Map<String, String> head, BigDecimal packages, BigDecimal gross, BigDecimal net, int lists, List<Goods> goods) { }

    private static final class Line {
        private final Map<String, String> values;
        private final List<Source> sources = new ArrayList<>();
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal first = BigDecimal.ZERO;
        private BigDecimal second = BigDecimal.ZERO;
        private BigDecimal total = BigDecimal.ZERO;

        private Line(Map<String, String> values) {
            this.values = values;
        }

        private void add(CebDocument d, int line, Source source) {
            quantity = quantity.add(d.decimal(line, d.form().line("qty")));
            first = first.add(d.decimal(line, d.form().line("qty1")));
            BigDecimal more = d.decimal(line, d.form().line("qty2"));
            second = more == null ? second : second.add(more);
            total = total.add(d.decimal(line, d.form().line("totalPrice")));
            sources.add(source);
        }

        private Goods goods(int number) {
            Map<String, String> all = new LinkedHashMap<>(values);
            all.put("qty", quantity.toPlainString());
            all.put("qty1", first.toPlainString());
            if (second.signum() != 0) {
                all.put("qty2", second.toPlainString());
            }
            all.put("totalPrice", total.toPlainString());
            return new Goods(number, all, sources);
        }
    }

    /** Sums them up, in the order given. */
    static List<Declaration> of(List<Member> members, Manner manner) {
        Map<Map<String, String>, List<Member>> byHead = new LinkedHashMap<>();
        members.forEach(member -> byHead.computeIfAbsent(head(member.document, manner), h -> new ArrayList<>()).add(member));
        List<Declaration> declarations = new ArrayList<>();
        byHead.forEach((head, of) -> declarations.addAll(declarations(head, of, manner)));
        return declarations;
    }

    private static Map<String, String> head(CebDocument d, Manner manner) {
        Map<String, String> head = new LinkedHashMap<>();
        ALWAYS.forEach(element -> head.put(element, d.text(element)));
        if (manner.byProducer) {
            head.put("ownerCode", d.text("ownerCode"));
            head.put("ownerName", d.text("ownerName"));
        }
        return head;
    }

    /** One declaration, or more where there are more lines than one takes: then packages and weights are told with the first. */
    private static List<Declaration> declarations(Map<String, String> head, List<Member> members, Manner manner) {
        Map<Map<String, String>, Line> lines = new LinkedHashMap<>();
        BigDecimal packages = BigDecimal.ZERO;
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        for (Member member : members) {
            CebDocument d = member.document;
            packages = packages.add(d.decimal(d.form().head("packNo")));
            gross = gross.add(d.decimal(d.form().head("grossWeight")));
            net = net.add(d.decimal(d.form().head("netWeight")));
            for (int i = 0; i < d.lines(); i++) {
                Map<String, String> key = key(d, i, manner);
                Line line = lines.get(key);
                if (line == null) {
                    line = new Line(values(key, d, i));
                    lines.put(key, line);
                }
                line.add(d, i, new Source(ListNumber.invtNo(member.list.number()),
                        d.text("logisticsNo"), line(d, i, "gnum"), line(d, i, "gcode")));
            }
        }
        List<Declaration> declarations = new ArrayList<>();
        List<Line> all = List.copyOf(lines.values());
        for (int from = 0; from < all.size(); from += MOST_LINES) {
            List<Goods> goods = new ArrayList<>();
            all.subList(from, Math.min(all.size(), from + MOST_LINES)).forEach(line -> goods.add(line.goods(goods.size() + 1)));
            boolean first = from == 0;
            declarations.add(new Declaration(head, first ? packages : BigDecimal.ZERO, first ? gross : BigDecimal.ZERO, first ? net : BigDecimal.ZERO,
                    members.size(), goods));
        }
        return declarations;
    }

    private static String line(CebDocument d, int line, String element) {
        return d.text(line, d.form().line(element));
    }

    private static Map<String, String> key(CebDocument d, int line, Manner manner) {
        Map<String, String> key = new LinkedHashMap<>();
        for (String element : List.of("gcode", "country", "currency", "unit", "unit1", "unit2")) {
            key.put(element, line(d, line, element));
        }
        if (manner.byName) {
            String own = line(d, line, "itemName");
            key.put("gname", own == null ? line(d, line, "gname") : own);
        } else {
            key.put("gname", null);
        }
        return key;
    }

    /** What stands in a line: its key, and the name of the first goods that go into it where names are not told apart. */
    private static Map<String, String> values(Map<String, String> key, CebDocument d, int first) {
        Map<String, String> values = new LinkedHashMap<>();
        key.forEach((element, value) -> {
            if (value != null) {
                values.put(element, value);
            }
        });
        if (!values.containsKey("gname")) {
            values.put("gname", line(d, first, "gname"));
            values.put("gmodel", line(d, first, "gmodel"));
        }
        return values;
    }
}
