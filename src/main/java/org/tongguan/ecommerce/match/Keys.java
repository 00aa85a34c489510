package org.tongguan.ecommerce.match;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Business keys of fixed width: 128 bits of SHA-256 over a letter and the parts of the key, so that indexes stay small and no two keys
 * meet by chance.
 */
public final class Keys {

    private Keys() { }

    /** An order by its platform and number. */
    public static UUID order(String platform, String orderNo) {
        return of('O', platform, orderNo);
    }

    /** The payment of an order. */
    public static UUID payment(String platform, String orderNo) {
        return of('P', platform, orderNo);
    }

    /** A waybill by its logistics firm and number. */
    public static UUID waybill(String firm, String waybillNo) {
        return of('W', firm, waybillNo);
    }

    /** An export order (303): its numbers are others than those of import orders. */
    public static UUID exportOrder(String platform, String orderNo) {
        return of('o', platform, orderNo);
    }

    /** The money received for an export order (403). */
    public static UUID receipt(String platform, String orderNo) {
        return of('p', platform, orderNo);
    }

    /** An export waybill (505). */
    public static UUID exportWaybill(String firm, String waybillNo) {
        return of('w', firm, waybillNo);
    }

    /** That what an export waybill names has come to the supervised site (507). */
    public static UUID arrival(UUID waybill) {
        return of('A', waybill.toString(), "");
    }

    /** That what an export waybill names has left the country (509). */
    public static UUID departure(UUID waybill) {
        return of('D', waybill.toString(), "");
    }

    /** A bill of lading or master air waybill, by the logistics firm that names it. */
    public static UUID bill(String firm, String billNo) {
        return of('B', firm, billNo);
    }

    /** Any other document by its form, its sender's code and the sender's own number of it. */
    public static UUID document(String form, String sender, String copNo) {
        return of('X', form + ":" + sender, copNo);
    }

    /** The stock of an item in a bonded account book. */
    public static UUID stock(String book, String item) {
        return of('S', book, item);
    }

    /** The guarantee account of a firm. */
    public static UUID guarantee(String firm) {
        return of('G', firm, "");
    }

    /** A number that is nobody's secret in 32 bits, by which its document is found among others; 0 for none. */
    public static int plain(String number) {
        return number == null ? 0 : number.hashCode();
    }

    private static UUID of(char kind, String first, String second) {
        byte[] a = bytes(first);
        byte[] b = bytes(second);
        // The length of the first part keeps ("ab", "c") and ("a", "bc") apart.
        byte[] digest = sha256(ByteBuffer.allocate(3 + a.length + b.length).put((byte) kind).putShort((short) a.length).put(a).put(b).array());
        ByteBuffer first16 = ByteBuffer.wrap(digest);
        return new UUID(first16.getLong(), first16.getLong());
    }

    private static byte[] bytes(String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
