package org.tongguan.formats.parquet;

/**
 * A column of a flat table.
 *
 * @param optional whether a row may have none
 */
public record ParquetColumn(String name, Kind kind, boolean optional) {

    /** What a value is: in Java UUID, Long, Integer, String, byte[], Instant (to the microsecond) and LocalDate. */
    public enum Kind {
        UUID(7), LONG(2), INT(1), TEXT(6), BYTES(6), INSTANT(2), DATE(1);

        /** The number of its physical type in the format. */
        final int physical;

        Kind(int physical) {
            this.physical = physical;
        }
    }

    /** A column that every row has. */
    public static ParquetColumn of(String name, Kind kind) {
        return new ParquetColumn(name, kind, false);
    }

    /** A column that rows may lack. */
    public static ParquetColumn optional(String name, Kind kind) {
        return new ParquetColumn(name, kind, true);
    }
}
