package org.tongguan.ecommerce.match;

import java.math.BigDecimal;
import java.nio.ByteBuffer;

/**
 * What is compared of a document, each value as 64 bits: amounts in hundred-thousandths of a yuan, texts as keyed digests, 0 where the
 * document says nothing. Nobody reads a name or a number out of them. Places are only ever added at the end: what was packed before one was
 * there is shorter, and says nothing at it.
 */
public final class Values {

    /** Places of an order's values. */
    public static final int ORDER_BUYER = 0, ORDER_NAME = 1, ORDER_PHONE = 2, ORDER_FIRM = 3, ORDER_GOODS = 4, ORDER_FREIGHT = 5, ORDER_PAID = 6,
            ORDER_PAY_FIRM = 7, ORDER_PAYMENT_NO = 8, ORDER_CONSIGNEE = 9, ORDER_CONSIGNEE_PHONE = 10, ORDER_ADDRESS = 11,
            ORDER_LINES = 12, ORDER_SIZE = 17;
    /** Places of a payment's values. */
    public static final int PAYMENT_PAYER = 0, PAYMENT_PAID = 1, PAYMENT_FIRM = 2, PAYMENT_NO = 3, PAYMENT_SIZE = 4;
    /** Places of a waybill's values. */
    public static final int WAYBILL_ORDER = 0, WAYBILL_CONSIGNEE = 1, WAYBILL_PHONE = 2, WAYBILL_ADDRESS = 3, WAYBILL_SIZE = 4;
    /** Places of a list's values. */
    public static final int LIST_BUYER = 0, LIST_NAME = 1, LIST_PHONE = 2, LIST_FIRM = 3, LIST_GOODS = 4, LIST_FREIGHT = 5, LIST_ADDRESS = 6,
            LIST_ORDER = 7, LIST_LINES = 8, LIST_SIZE = 13;

    /** Places of an export order's values. */
    public static final int SALE_FIRM = 0, SALE_CURRENCY = 1, SALE_GOODS = 2, SALE_KIND = 3, SALE_PAID = 4, SALE_LINES = 5, SALE_SIZE = 9;
    /** Places of the values of money received for an export order; its number stands where a payment's does. */
    public static final int RECEIPT_FIRM = 0, RECEIPT_CURRENCY = 1, RECEIPT_PAID = 2, RECEIPT_NO = PAYMENT_NO, RECEIPT_SIZE = 4;
    /** Places of an export waybill's values. */
    public static final int DISPATCH_FIRM = 0, DISPATCH_PACKAGES = 1, DISPATCH_SIZE = 2;
    /** Places of an export list's values; there are as many as of an import list. */
    public static final int OUT_FIRM = 0, OUT_CURRENCY = 1, OUT_GOODS = 2, OUT_KIND = 3, OUT_PACKAGES = 4, OUT_LINES = 5;
    /** What is said of all goods lines together, counted from {@code ..._LINES} on; export orders and lists have no names. See {@link GoodsLines}. */
    public static final int COUNT = 0, TOTALS = 1, UNITS = 2, QUANTITIES = 3, NAMES = 4;

    private static final int DECIMALS = 5;

    private Values() { }

    /** The value at a place; 0 where it was packed before there was such a place. */
    static long at(long[] values, int place) {
        return place < values.length ? values[place] : 0;
    }

    /** An amount as it is compared. */
    public static long amount(BigDecimal amount) {
        return amount == null ? 0 : amount.movePointRight(DECIMALS).toBigInteger().longValue();
    }

    public static byte[] pack(long[] values) {
        ByteBuffer out = ByteBuffer.allocate(values.length * Long.BYTES);
        for (long value : values) {
            out.putLong(value);
        }
        return out.array();
    }

    public static long[] unpack(byte[] packed) {
        long[] values = new long[packed.length / Long.BYTES];
        ByteBuffer.wrap(packed).asLongBuffer().get(values);
        return values;
    }
}
