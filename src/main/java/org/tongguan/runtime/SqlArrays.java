package org.tongguan.runtime;

import java.util.Collection;
import java.util.UUID;

/** Arrays as parameters of statements, in the server's own binary form: to look up many keys at once without writing and reading texts. */
public final class SqlArrays {

    private static final int UUID_OID = 2950;
    private static final int INT8_OID = 20;

    private SqlArrays() { }

    /** For {@code = any (?::uuid[])}. */
    public static Object uuids(Collection<UUID> values) {
        BinaryArray out = new BinaryArray("uuid", UUID_OID, values.size());
        values.forEach(v -> out.size(16).int8(v.getMostSignificantBits()).int8(v.getLeastSignificantBits()));
        return out;
    }

    /** For {@code = any (?::int8[])}. */
    public static Object numbers(Collection<Long> values) {
        BinaryArray out = new BinaryArray("int8", INT8_OID, values.size());
        values.forEach(v -> out.size(8).int8(v));
        return out;
    }
}
