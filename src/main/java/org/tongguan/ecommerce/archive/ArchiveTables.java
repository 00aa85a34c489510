package org.tongguan.ecommerce.archive;

import java.util.List;
import org.tongguan.formats.parquet.ParquetColumn;
import org.tongguan.formats.parquet.ParquetColumn.Kind;

/** The files of a month: their names, columns and orders. */
final class ArchiveTables {

    /** Lists by identity; {@code steps}: JSON, each moment, state and note of what happened afterwards. */
    static final String LISTS = "lists.parquet";
    /** Lists' identities by number. */
    static final String NUMBERS = "numbers.parquet";
    /** Lists' identities by the bill's, the declarant's own and the payment's number, each as 32 bits. */
    static final String OTHERS = "others.parquet";
    /** Orders, payments and waybills by key, once for each list that names them; {@code claimed} 1: the list holds the key. */
    static final String PARTS = "parts.parquet";
    /** Bodies of messages by identity, packed and, where {@code sealed} is 1, sealed. */
    static final String MESSAGES = "messages.parquet";
    /** The first 64 bits of every part's key, ascending: whether a key is in the month at all is seen without opening anything. */
    static final String KEYS = "keys.sorted";
    /** The same of orders that lists hold: they are not taken a second time. */
    static final String ORDERS = "orders.sorted";

    static final List<ParquetColumn> LIST_COLUMNS = List.of(ParquetColumn.of("id", Kind.UUID), ParquetColumn.of("trader_id", Kind.LONG),
            ParquetColumn.of("number", Kind.LONG), ParquetColumn.of("buyer", Kind.LONG), ParquetColumn.optional("order_id", Kind.UUID),
            ParquetColumn.optional("payment_id", Kind.UUID), ParquetColumn.optional("waybill_id", Kind.UUID), ParquetColumn.of("office", Kind.INT),
            ParquetColumn.of("mode", Kind.INT), ParquetColumn.of("state", Kind.INT), ParquetColumn.of("waited", Kind.INT),
            ParquetColumn.of("value", Kind.LONG), ParquetColumn.of("duty", Kind.LONG), ParquetColumn.of("consumption", Kind.LONG),
            ParquetColumn.of("vat", Kind.LONG), ParquetColumn.of("filed_at", Kind.INSTANT), ParquetColumn.optional("decided_at", Kind.INSTANT),
            ParquetColumn.optional("findings", Kind.TEXT), ParquetColumn.of("bill", Kind.INT), ParquetColumn.of("cop", Kind.INT),
            ParquetColumn.optional("steps", Kind.TEXT));
    static final List<ParquetColumn> NUMBER_COLUMNS = List.of(ParquetColumn.of("number", Kind.LONG), ParquetColumn.of("id", Kind.UUID));
    static final List<ParquetColumn> OTHER_COLUMNS = List.of(ParquetColumn.of("number", Kind.LONG), ParquetColumn.of("list_id", Kind.UUID));
    static final List<ParquetColumn> PART_COLUMNS = List.of(ParquetColumn.of("key", Kind.UUID), ParquetColumn.of("id", Kind.UUID),
            ParquetColumn.of("trader_id", Kind.LONG), ParquetColumn.of("day", Kind.DATE), ParquetColumn.of("kind", Kind.INT),
            ParquetColumn.of("facts", Kind.BYTES), ParquetColumn.of("list_id", Kind.UUID), ParquetColumn.of("claimed", Kind.INT),
            ParquetColumn.of("number", Kind.INT));
    static final List<ParquetColumn> MESSAGE_COLUMNS = List.of(ParquetColumn.of("id", Kind.UUID), ParquetColumn.of("trader_id", Kind.LONG),
            ParquetColumn.of("kind", Kind.TEXT), ParquetColumn.of("received_at", Kind.INSTANT), ParquetColumn.of("sealed", Kind.INT),
            ParquetColumn.of("body", Kind.BYTES));

    private ArchiveTables() { }

    /** The columns of a file; none for those that are no tables. */
    static List<ParquetColumn> of(String file) {
        return switch (file) {
            case LISTS -> LIST_COLUMNS;
            case NUMBERS -> NUMBER_COLUMNS;
            case OTHERS -> OTHER_COLUMNS;
            case PARTS -> PART_COLUMNS;
            case MESSAGES -> MESSAGE_COLUMNS;
            default -> List.of();
        };
    }
}
