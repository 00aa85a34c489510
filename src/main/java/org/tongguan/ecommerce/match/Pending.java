package org.tongguan.ecommerce.match;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A list read, checked and taxed, with all its decision needs when its parts are there; kept packed while it waits for them.
 *
 * @param values  see {@link Values}
 * @param money   what is drawn, in fen
 * @param doubts  codes of what an officer has to look at; empty = nothing
 * @param inspect whether targeting or the random share asks to look into the parcel
 * @param stock   what leaves a bonded account book
 */
public record Pending(UUID orderKey, UUID paymentKey, UUID waybillKey, long[] values, Money money, List<String> doubts, boolean inspect,
                      List<Stock> stock) {

    /**
     * @param limit     the buyer's account of the year
     * @param value     counted into it, fen
     * @param guarantee account that stands for the tax
     * @param covered   what that account may stand for in all, fen; below zero: nobody stands for it
     * @param tax       fen
     */
    public record Money(UUID limit, long value, UUID guarantee, long covered, long tax) { }

    /** An amount, in hundred-thousandths of its unit, out of the stock of an item. */
    public record Stock(UUID account, long amount) { }

    private static final int FIXED = 3 * 16 + Values.LIST_SIZE * 8 + 16 + 8 + 16 + 8 + 8 + 1 + 2 + 2;

    public byte[] pack() {
        byte[] doubted = String.join(",", doubts).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(FIXED + doubted.length + stock.size() * 24);
        put(put(put(out, orderKey), paymentKey), waybillKey);
        for (long value : values) {
            out.putLong(value);
        }
        put(out, money.limit).putLong(money.value);
        put(out, money.guarantee).putLong(money.covered).putLong(money.tax);
        out.put((byte) (inspect ? 1 : 0)).putShort((short) doubted.length).put(doubted).putShort((short) stock.size());
        stock.forEach(one -> put(out, one.account).putLong(one.amount));
        return out.array();
    }

    public static Pending unpack(byte[] packed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        UUID order = uuid(in);
        UUID payment = uuid(in);
        UUID waybill = uuid(in);
        long[] values = new long[Values.LIST_SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getLong();
        }
        Money money = new Money(uuid(in), in.getLong(), uuid(in), in.getLong(), in.getLong());
        boolean inspect = in.get() == 1;
        byte[] doubted = new byte[in.getShort()];
        in.get(doubted);
        List<Stock> stock = new ArrayList<>();
        for (int i = in.getShort(); i > 0; i--) {
            stock.add(new Stock(uuid(in), in.getLong()));
        }
        List<String> doubts = doubted.length == 0 ? List.of() : List.of(new String(doubted, StandardCharsets.US_ASCII).split(","));
        return new Pending(order, payment, waybill, values, money, doubts, inspect, stock);
    }

    private static ByteBuffer put(ByteBuffer out, UUID id) {
        return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }
}
