package org.tongguan.ecommerce.match;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A list read, checked and taxed, with all its decision needs when its parts are there; kept packed while it waits for them. An export list
 * that has passed goes on waiting: for its goods to arrive at the site, and then to leave the country.
 *
 * @param awaits  what it waits for
 * @param values  see {@link Values}
 * @param money   what is drawn, in fen
 * @param doubts  codes of what an officer has to look at; empty = nothing
 * @param inspect whether targeting or the random share asks to look into the parcel
 * @param stock   what leaves a bonded account book
 * @param paymentKey null where none is needed
 */
public record Pending(Awaits awaits, UUID orderKey, UUID paymentKey, UUID waybillKey, long[] values, Money money, List<String> doubts,
                      boolean inspect, List<Stock> stock) {

    /** What a list waits for: the documents that belong to it, then, on export, what happens to the goods. */
    public enum Awaits { DOCUMENTS, EXPORT_DOCUMENTS, ARRIVAL, DEPARTURE }

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

    private static final UUID NONE = new UUID(0, 0);
    private static final Awaits[] AWAITS = Awaits.values();
    /** Values that were there before goods lines were compared; what came since is packed behind all else, and what was packed before lacks it. */
    private static final int FIRST = Values.LIST_LINES;
    private static final int FIXED = 3 * 16 + Values.LIST_SIZE * 8 + 16 + 8 + 16 + 8 + 8 + 1 + 2 + 2;

    /** Whether it is an export list. */
    public boolean isExport() {
        return awaits != Awaits.DOCUMENTS;
    }

    /** Keys of what it waits for, each at its place (order, payment, waybill, arrival, departure); null where nothing is needed. */
    public UUID[] needs() {
        return switch (awaits) {
            case DOCUMENTS, EXPORT_DOCUMENTS -> new UUID[] {orderKey, paymentKey, waybillKey};
            case ARRIVAL -> new UUID[] {null, null, null, Keys.arrival(waybillKey)};
            case DEPARTURE -> new UUID[] {null, null, null, null, Keys.departure(waybillKey)};
        };
    }

    /** Keys it holds while it stands: an import waybill names its order and needs no holding. */
    public List<UUID> claims() {
        return isExport() ? List.of(orderKey, waybillKey) : List.of(orderKey);
    }

    /** The same list, waiting for something else. */
    public Pending awaiting(Awaits next) {
        return new Pending(next, orderKey, paymentKey, waybillKey, values, money, doubts, inspect, stock);
    }

    /** The same list with more that an officer has to look at. */
    public Pending doubted(Collection<String> codes) {
        List<String> all = new ArrayList<>(doubts);
        codes.stream().filter(code -> !all.contains(code)).forEach(all::add);
        return new Pending(awaits, orderKey, paymentKey, waybillKey, values, money, all, inspect, stock);
    }

    /** The same list with what was drawn for it, whatever today's data would say of it; for an export list nothing but stock is. */
    public Pending drawn(long value, long tax) {
        return isExport() ? this : new Pending(awaits, orderKey, paymentKey, waybillKey, values,
                new Money(money.limit, value, money.guarantee, money.covered, tax), doubts, inspect, stock);
    }

    public byte[] pack() {
        byte[] doubted = String.join(",", doubts).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(FIXED + doubted.length + stock.size() * 24);
        put(put(put(out, orderKey), paymentKey), waybillKey);
        for (int i = 0; i < FIRST; i++) {
            out.putLong(values[i]);
        }
        put(out, money.limit).putLong(money.value);
        put(out, money.guarantee).putLong(money.covered).putLong(money.tax);
        out.put((byte) (awaits.ordinal() << 1 | (inspect ? 1 : 0))).putShort((short) doubted.length).put(doubted).putShort((short) stock.size());
        stock.forEach(one -> put(out, one.account).putLong(one.amount));
        for (int i = FIRST; i < values.length; i++) {
            out.putLong(values[i]);
        }
        return out.array();
    }

    public static Pending unpack(byte[] packed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        UUID order = uuid(in);
        UUID payment = uuid(in);
        UUID waybill = uuid(in);
        long[] values = new long[Values.LIST_SIZE];
        for (int i = 0; i < FIRST; i++) {
            values[i] = in.getLong();
        }
        Money money = new Money(uuid(in), in.getLong(), uuid(in), in.getLong(), in.getLong());
        int flags = in.get();
        byte[] doubted = new byte[in.getShort()];
        in.get(doubted);
        List<Stock> stock = new ArrayList<>();
        for (int i = in.getShort(); i > 0; i--) {
            stock.add(new Stock(uuid(in), in.getLong()));
        }
        for (int i = FIRST; i < values.length && in.hasRemaining(); i++) {
            values[i] = in.getLong();
        }
        List<String> doubts = doubted.length == 0 ? List.of() : List.of(new String(doubted, StandardCharsets.US_ASCII).split(","));
        return new Pending(AWAITS[flags >> 1], order, payment, waybill, values, money, doubts, (flags & 1) == 1, stock);
    }

    private static ByteBuffer put(ByteBuffer out, UUID given) {
        UUID id = given == null ? NONE : given;
        return out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        UUID id = new UUID(in.getLong(), in.getLong());
        return NONE.equals(id) ? null : id;
    }
}
