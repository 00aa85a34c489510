package org.tongguan.ecommerce.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.tongguan.ecommerce.api.RetailViews.RetailDifferenceView;
import org.tongguan.ecommerce.api.RetailViews.RetailGoodsView;
import org.tongguan.ecommerce.api.RetailViews.RetailLineView;
import org.tongguan.ecommerce.match.GoodsLines;
import org.tongguan.formats.ceb.CebDocument;

/** The goods lines of a list and of its order side by side, by their numbers. */
final class GoodsComparison {

    private GoodsComparison() { }

    /** What of a line may differ, with the code that comes of it on import and on export; empty = nothing comes of it. */
    private enum Field {
        LINE("ECM-318", "ECM-340"), NAME("ECM-320", ""), UNIT("ECM-321", "ECM-342"), QUANTITY("ECM-322", "ECM-343"), PRICE("", ""),
        TOTAL("ECM-319", "ECM-341");

        private final List<String> codes;

        Field(String... codes) {
            this.codes = List.of(codes);
        }
    }

    /**
     * Every line of the list and of the order.
     *
     * @param list  null where it is not shown
     * @param order null where it is not there or not shown: nothing differs then
     * @param found codes of the list's findings
     */
    static List<RetailLineView> of(CebDocument list, CebDocument order, Set<String> found) {
        Map<Integer, RetailGoodsView[]> lines = new TreeMap<>();
        read(list, "gname", lines, 0);
        read(order, "itemName", lines, 1);
        List<RetailLineView> views = new ArrayList<>();
        lines.forEach((number, sides) -> {
            List<Field> fields = list == null || order == null ? List.of() : differing(sides[0], sides[1]);
            List<RetailDifferenceView> differs = fields.stream()
                    .map(f -> new RetailDifferenceView(f.name(), f.codes.stream().filter(found::contains).findFirst().orElse(null))).toList();
            views.add(new RetailLineView(number.toString(), sides[0], sides[1], differs));
        });
        return views;
    }

    private static void read(CebDocument d, String name, Map<Integer, RetailGoodsView[]> lines, int side) {
        for (int i = 0; d != null && i < d.lines(); i++) {
            lines.computeIfAbsent(Integer.parseInt(said(d, i, "gnum")), n -> new RetailGoodsView[2])[side] = new RetailGoodsView(said(d, i, name),
                    said(d, i, "gmodel"), said(d, i, "gcode"), said(d, i, "qty"), said(d, i, "unit"), said(d, i, "price"), said(d, i, "totalPrice"));
        }
    }

    private static String said(CebDocument d, int line, String element) {
        int place = d.form().lineFields().find(element);
        return place < 0 ? null : d.text(line, place);
    }

    private static List<Field> differing(RetailGoodsView list, RetailGoodsView order) {
        if (list == null || order == null) {
            return List.of(Field.LINE);
        }
        return Arrays.stream(Field.values()).filter(field -> switch (field) {
            case LINE -> false;
            case NAME -> !GoodsLines.isSameName(list.name(), order.name());
            case UNIT -> !Objects.equals(list.unit(), order.unit());
            case QUANTITY -> differ(list.quantity(), order.quantity());
            case PRICE -> differ(list.price(), order.price());
            case TOTAL -> differ(list.total(), order.total());
        }).toList();
    }

    private static boolean differ(String one, String other) {
        return new BigDecimal(one).compareTo(new BigDecimal(other)) != 0;
    }
}
