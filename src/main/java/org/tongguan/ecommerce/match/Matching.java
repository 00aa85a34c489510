package org.tongguan.ecommerce.match;

import static org.tongguan.ecommerce.match.Values.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the four documents of an order against each other, for import and for export. Each pair of fields has a code of its own; its sentence
 * names both (order and
 * waybill name the same consignee, the list the same buyer, and so on: interface specification 2022-05, notes on the fields). Goods lines come
 * last: see {@link GoodsLines}.
 */
public final class Matching {

    /** Goods are named otherwise in the list than in the order: a doubt where the law's data ask for it ({@code retail.match.names}). */
    public static final String NAMES_DIFFER = "ECM-320";

    private enum Side { LIST, ORDER, PAYMENT, WAYBILL }

    /**
     * A pair of fields that must agree.
     *
     * @param code     {@code ECM-3..}
     * @param optional nothing said on one side is no contradiction
     * @param doubt    a difference is an officer's question, no contradiction
     * @param last     where they differ, the pairs after it cannot be compared
     */
    private record Pair(String code, Side left, int leftPlace, Side right, int rightPlace, boolean optional, boolean doubt, boolean last) {

        static Pair must(String code, Side left, int leftPlace, Side right, int rightPlace) {
            return new Pair(code, left, leftPlace, right, rightPlace, false, false, false);
        }

        static Pair doubt(String code, Side left, int leftPlace, Side right, int rightPlace) {
            return new Pair(code, left, leftPlace, right, rightPlace, false, true, false);
        }

        static Pair said(String code, Side left, int leftPlace, Side right, int rightPlace) {
            return new Pair(code, left, leftPlace, right, rightPlace, true, false, false);
        }

        /** Something of the goods lines; what was read before lines were compared says nothing of them. */
        static Pair lines(String code, int list, int order, int field, boolean doubt, boolean last) {
            return new Pair(code, Side.LIST, list + field, Side.ORDER, order + field, true, doubt, last);
        }
    }

    private static final Pair[] PAIRS = Stream.of(
            Pair.must("ECM-301", Side.LIST, LIST_BUYER, Side.ORDER, ORDER_BUYER),
            Pair.must("ECM-302", Side.LIST, LIST_NAME, Side.ORDER, ORDER_NAME),
            Pair.must("ECM-303", Side.LIST, LIST_PHONE, Side.ORDER, ORDER_PHONE),
            Pair.must("ECM-304", Side.LIST, LIST_FIRM, Side.ORDER, ORDER_FIRM),
            Pair.must("ECM-305", Side.LIST, LIST_GOODS, Side.ORDER, ORDER_GOODS),
            Pair.must("ECM-306", Side.LIST, LIST_FREIGHT, Side.ORDER, ORDER_FREIGHT),
            Pair.must("ECM-307", Side.ORDER, ORDER_PAID, Side.PAYMENT, PAYMENT_PAID),
            Pair.said("ECM-308", Side.ORDER, ORDER_PAY_FIRM, Side.PAYMENT, PAYMENT_FIRM),
            Pair.said("ECM-309", Side.ORDER, ORDER_PAYMENT_NO, Side.PAYMENT, PAYMENT_NO),
            Pair.must("ECM-310", Side.LIST, LIST_ORDER, Side.WAYBILL, WAYBILL_ORDER),
            Pair.must("ECM-311", Side.ORDER, ORDER_CONSIGNEE, Side.WAYBILL, WAYBILL_CONSIGNEE),
            Pair.must("ECM-312", Side.ORDER, ORDER_CONSIGNEE_PHONE, Side.WAYBILL, WAYBILL_PHONE),
            Pair.must("ECM-313", Side.ORDER, ORDER_ADDRESS, Side.WAYBILL, WAYBILL_ADDRESS),
            Pair.must("ECM-314", Side.LIST, LIST_ADDRESS, Side.ORDER, ORDER_ADDRESS),
            Pair.doubt("ECM-315", Side.ORDER, ORDER_BUYER, Side.PAYMENT, PAYMENT_PAYER),
            Pair.lines("ECM-318", LIST_LINES, ORDER_LINES, COUNT, false, true),
            Pair.lines("ECM-319", LIST_LINES, ORDER_LINES, TOTALS, false, false),
            Pair.lines(NAMES_DIFFER, LIST_LINES, ORDER_LINES, NAMES, true, false),
            // The list's quantity is by the unit of the transaction, which is the order's.
            Pair.lines("ECM-321", LIST_LINES, ORDER_LINES, UNITS, false, true),
            Pair.lines("ECM-322", LIST_LINES, ORDER_LINES, QUANTITIES, false, false)).toArray(Pair[]::new);
    private static final Pair[] EXPORT = Stream.of(
            Pair.must("ECM-331", Side.LIST, OUT_FIRM, Side.ORDER, SALE_FIRM),
            Pair.must("ECM-332", Side.LIST, OUT_GOODS, Side.ORDER, SALE_GOODS),
            Pair.must("ECM-333", Side.LIST, OUT_CURRENCY, Side.ORDER, SALE_CURRENCY),
            Pair.must("ECM-334", Side.LIST, OUT_KIND, Side.ORDER, SALE_KIND),
            Pair.must("ECM-335", Side.ORDER, SALE_FIRM, Side.PAYMENT, RECEIPT_FIRM),
            Pair.doubt("ECM-336", Side.ORDER, SALE_PAID, Side.PAYMENT, RECEIPT_PAID),
            Pair.doubt("ECM-337", Side.ORDER, SALE_CURRENCY, Side.PAYMENT, RECEIPT_CURRENCY),
            Pair.said("ECM-338", Side.LIST, OUT_FIRM, Side.WAYBILL, DISPATCH_FIRM),
            Pair.must("ECM-339", Side.LIST, OUT_PACKAGES, Side.WAYBILL, DISPATCH_PACKAGES),
            Pair.lines("ECM-340", OUT_LINES, SALE_LINES, COUNT, false, true),
            Pair.lines("ECM-341", OUT_LINES, SALE_LINES, TOTALS, false, false),
            // An export list has a unit of declaration, of which nobody says that it is the order's: an officer looks.
            Pair.lines("ECM-342", OUT_LINES, SALE_LINES, UNITS, true, true),
            Pair.lines("ECM-343", OUT_LINES, SALE_LINES, QUANTITIES, false, false)).toArray(Pair[]::new);

    private Matching() { }

    /** What does not agree: contradictions, and doubts for an officer. */
    public record Answer(List<String> contradictions, List<String> doubts) {

        private static final Answer AGREED = new Answer(List.of(), List.of());
    }

    /** Holds an import list and its parts against each other. */
    public static Answer of(long[] list, long[] order, long[] payment, long[] waybill) {
        return of(PAIRS, list, order, payment, waybill);
    }

    /** Holds an export list and its parts against each other; {@code receipt} is null where the mode needs none. */
    public static Answer export(long[] list, long[] order, long[] receipt, long[] waybill) {
        return of(EXPORT, list, order, receipt, waybill);
    }

    private static Answer of(Pair[] pairs, long[] list, long[] order, long[] payment, long[] waybill) {
        List<String> contradictions = null;
        List<String> doubts = null;
        for (Pair pair : pairs) {
            if (payment == null && pair.right == Side.PAYMENT) {
                continue;
            }
            long left = value(pair.left, pair.leftPlace, list, order, payment, waybill);
            long right = value(pair.right, pair.rightPlace, list, order, payment, waybill);
            if (left == right || pair.optional && (left == 0 || right == 0)) {
                continue;
            }
            if (pair.doubt) {
                doubts = doubts == null ? new ArrayList<>(1) : doubts;
                doubts.add(pair.code);
            } else {
                contradictions = contradictions == null ? new ArrayList<>(2) : contradictions;
                contradictions.add(pair.code);
            }
            if (pair.last) {
                break;
            }
        }
        return contradictions == null && doubts == null ? Answer.AGREED
                : new Answer(contradictions == null ? List.of() : contradictions, doubts == null ? List.of() : doubts);
    }

    private static long value(Side side, int place, long[] list, long[] order, long[] payment, long[] waybill) {
        return switch (side) {
            case LIST -> at(list, place);
            case ORDER -> at(order, place);
            case PAYMENT -> at(payment, place);
            case WAYBILL -> at(waybill, place);
        };
    }
}
