package org.tongguan.formats.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes the structures of a Parquet file's headers and footer: Apache Thrift's compact protocol, as much of it as they need. */
final class Thrift {

    private static final int TRUE = 1;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT = 15;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    Thrift i32(int field, int value) {
        return head(field, I32).zigzag(value);
    }

    Thrift i64(int field, long value) {
        return head(field, I64).zigzag(value);
    }

    Thrift yes(int field) {
        return head(field, TRUE);
    }

    Thrift text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Thrift bytes(int field, byte[] value) {
        return head(field, BINARY).plain(value);
    }

    Thrift struct(int field, Runnable fields) {
        head(field, STRUCT);
        return inside(fields);
    }

    Thrift emptyStruct(int field) {
        return struct(field, () -> { });
    }

    Thrift i32s(int field, int... values) {
        list(field, I32, values.length);
        for (int value : values) {
            zigzag(value);
        }
        return this;
    }

    Thrift texts(int field, String... values) {
        list(field, BINARY, values.length);
        for (String value : values) {
            plain(value.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    <T> Thrift structs(int field, List<T> items, BiConsumer<Thrift, T> fields) {
        list(field, STRUCT, items.size());
        items.forEach(item -> inside(() -> fields.accept(this, item)));
        return this;
    }

    /** The bytes of the outermost structure, ended. */
    byte[] end() {
        out.write(0);
        return out.toByteArray();
    }

    private Thrift inside(Runnable fields) {
        outer.push(last);
        last = 0;
        fields.run();
        out.write(0);
        last = outer.pop();
        return this;
    }

    private void list(int field, int type, int size) {
        head(field, LIST);
        if (size < SHORT) {
            out.write(size << 4 | type);
        } else {
            out.write(0xF0 | type);
            unsigned(size);
        }
    }

    private Thrift head(int field, int type) {
        int step = field - last;
        if (step > 0 && step <= SHORT) {
            out.write(step << 4 | type);
        } else {
            out.write(type);
            zigzag(field);
        }
        last = field;
        return this;
    }

    private Thrift plain(byte[] value) {
        unsigned(value.length);
        out.writeBytes(value);
        return this;
    }

    private Thrift zigzag(long value) {
        return unsigned(value << 1 ^ value >> 63);
    }

    private Thrift unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }
}
