package org.tongguan.runtime;

import java.util.Arrays;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array in PostgreSQL's binary form, filled element by element. The driver sends it as it is, provided the connection's property
 * {@code binaryTransferEnable} names the array's type (set in application.yaml); else it says so.
 */
final class BinaryArray extends PGobject implements PGBinaryObject {

    private byte[] bytes;
    private int length;

    /**
     * An array of one dimension.
     *
     * @param element  type of its elements, as the server calls it
     * @param oid      the server's number of that type
     * @param elements how many will be appended
     */
    BinaryArray(String element, int oid, int elements) {
        type = "_" + element;
        bytes = new byte[20 + elements * 24];
        int4(1).int4(1).int4(oid).int4(elements).int4(1);
    }

    /** Begins an element of that many bytes. */
    BinaryArray size(int size) {
        return int4(size);
    }

    /** An element that is null. */
    void none() {
        int4(-1);
    }

    /** A whole element. */
    void bytes(byte[] element) {
        int4(element.length);
        room(element.length);
        System.arraycopy(element, 0, bytes, length, element.length);
        length += element.length;
    }

    BinaryArray int1(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    BinaryArray int4(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    BinaryArray int8(long value) {
        return int4((int) (value >>> 32)).int4((int) value);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    @Override
    public int lengthInBytes() {
        return length;
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, length);
    }

    @Override
    public String getValue() {
        throw new IllegalStateException("arrays of " + type + " must be sent in binary: connection property binaryTransferEnable");
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("only for sending");
    }
}
