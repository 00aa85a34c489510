package org.tongguan.ecommerce.match;

import static org.tongguan.ecommerce.match.Values.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds the four documents of an order against each other, for import and for export. Each pair of fields has a code of its own; its sentence
 * names both (order and
 * waybill name the same consignee, the list the same buyer, and so on: interface specification 2022-05, notes on the fields).
 */
public final class Matching {

    private enum Side { LIST, ORDER, PAYMENT, WAYBILL }

    /**
     * A pair of fields that must agree.
     *
     * @param code     {@code ECM-3..}
     * @param optional nothing said on one side is no contradiction
     * @param doubt    a difference is an officer's question, no contradiction
     */
    private record Pair(String code, Side left, int leftPlace, Side right, int rightPlace, boolean optional, boolean doubt) {

        static Pair must(String code, Side left, int leftPlace, Side right, int rightPlace) {
            return new Pair(code, left, leftPlace, right, rightPlace, false, false);
        }

        static Pair said(String code, Side left, int leftPlace, Side right, int rightPlace) {
            return new Pair(code, left, leftPlace, right, rightPlace, true, false);
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
            new Pair("ECM-315", Side.ORDER, ORDER_BUYER, Side.PAYMENT, PAYMENT_PAYER, false, true)).toArray(Pair[]::new);
    private static final Pair[] EXPORT = Stream.of(
            Pair.must("ECM-331", Side.LIST, OUT_FIRM, Side.ORDER, SALE_FIRM),
            Pair.must("ECM-332", Side.LIST, OUT_GOODS, Side.ORDER, SALE_GOODS),
            Pair.must("ECM-333", Side.LIST, OUT_CURRENCY, Side.ORDER, SALE_CURRENCY),
            Pair.must("ECM-334", Side.LIST, OUT_KIND, Side.ORDER, SALE_KIND),
            Pair.must("ECM-335", Side.ORDER, SALE_FIRM, Side.PAYMENT, RECEIPT_FIRM),
            new Pair("ECM-336", Side.ORDER, SALE_PAID, Side.PAYMENT, RECEIPT_PAID, false, true),
            new Pair("ECM-337", Side.ORDER, SALE_CURRENCY, Side.PAYMENT, RECEIPT_CURRENCY, false, true),
            Pair.said("ECM-338", Side.LIST, OUT_FIRM, Side.WAYBILL, DISPATCH_FIRM),
            Pair.must("ECM-339", Side.LIST, OUT_PACKAGES, Side.WAYBILL, DISPATCH_PACKAGES)).toArray(Pair[]::new);

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
        }
        return contradictions == null && doubts == null ? Answer.AGREED
                : new Answer(contradictions == null ? List.of() : contradictions, doubts == null ? List.of() : doubts);
    }

    private static long value(Side side, int place, long[] list, long[] order, long[] payment, long[] waybill) {
        return switch (side) {
            case LIST -> list[place];
            case ORDER -> order[place];
            case PAYMENT -> payment[place];
            case WAYBILL -> waybill[place];
        };
    }
}
