package org.tongguan.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tongguan.ecommerce.Parcel;
import org.tongguan.ecommerce.rules.IdentityNumbers;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.signature.SignatureMethod;
import org.tongguan.signature.XmlSigner;

/**
 * The HTTP request of one message of cross-border e-commerce, rendered once; each message is a copy with its own numbers written over the
 * marks. Message {@code n} carries the parcels {@code n * documents} and following, in each of the four kinds.
 */
final class RetailTemplate {

    /** The four kinds. */
    enum Kind { ORDER, PAYMENT, WAYBILL, LIST }

    private static final String NUMBER = "@@@@@@@@@@@@";
    private static final String BUYER = "##################";
    private static final int BUYERS = 5_000_000;
    private final Preparation.Sender sender;
    private final byte[] request;
    private final int headLength;
    private final int documents;
    private final int[] numbers;
    private final int[] buyers;
    private final int[] guids;
    private final int salt;
    private int few;

    private RetailTemplate(Preparation.Sender sender, byte[] body, int documents, int salt) {
        this.sender = sender;
        this.documents = documents;
        this.salt = salt;
        byte[] head = Marks.head(sender, body);
        headLength = head.length;
        request = Marks.join(head, body);
        numbers = Marks.offsets(request, headLength, NUMBER);
        buyers = Marks.offsets(request, headLength, BUYER);
        guids = Marks.offsets(request, headLength, "GGGGGGGG-0000-4000-8000-");
    }

    static RetailTemplate of(Preparation.Sender sender, Kind kind, int documents, int lines) {
        List<CebDocument> all = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            Parcel parcel = Parcel.of(sender.trader(), NUMBER, BUYER).set("lines", "" + lines).set("price", "60");
            CebDocument d = switch (kind) {
                case ORDER -> parcel.order("1");
                case PAYMENT -> parcel.payment("1");
                case WAYBILL -> parcel.waybill("1");
                case LIST -> parcel.list("1");
            };
            all.add(d.set("guid", "GGGGGGGG-0000-4000-8000-000000000000"));
        }
        String text = Parcel.message(sender.trader(), all).replaceFirst("guid=\"[^\"]{36}\"", "guid=\"GGGGGGGG-0000-4000-8000-000000000000\"");
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new RetailTemplate(sender, body, documents, kind.ordinal());
    }

    /** A tenth of all parcels is bought by so few people that they meet their yearly limit. */
    RetailTemplate boughtByFew(int people) {
        few = people;
        return this;
    }

    int bytesOfOne() {
        return (request.length - headLength) / documents;
    }

    /** The whole request of message {@code number}; the same number gives the same bytes. */
    byte[] request(long number) {
        byte[] made = request.clone();
        int each = numbers.length / documents;
        for (int i = 0; i < numbers.length; i++) {
            Marks.digits(made, numbers[i], 12, number * documents + i / each);
        }
        int eachBuyer = buyers.length / documents;
        for (int i = 0; i < buyers.length; i += eachBuyer) {
            byte[] id = identity(number * documents + i / Math.max(1, eachBuyer));
            for (int k = 0; k < eachBuyer; k++) {
                System.arraycopy(id, 0, made, buyers[i + k], id.length);
            }
        }
        for (int i = 0; i < guids.length; i++) {
            Marks.digits(made, guids[i], 8, number % 100_000_000);
            Marks.digits(made, guids[i] + 24, 12, number * 1000 + i * 4L + salt);
        }
        return made;
    }

    /** As {@link #request}, with its sender's signature. */
    byte[] signed(long number, SignatureMethod method) {
        byte[] plain = request(number);
        byte[] body = XmlSigner.sign(Arrays.copyOfRange(plain, headLength, plain.length), sender.key(), method);
        return Marks.join(Marks.head(sender, body), body);
    }

    /** The message's own number, as it stands in the key it is stored under. */
    String guid(long number) {
        byte[] made = request(number);
        return new String(made, guids[0], 36, StandardCharsets.US_ASCII);
    }

    private byte[] identity(long parcel) {
        int n = (int) (few > 0 && parcel % 10 == 0 ? parcel / 10 % few : Math.floorMod(parcel * 0x9E3779B97F4A7C15L >>> 20, (long) BUYERS));
        String digits = "%06d".formatted(110101 + n / 4_032_000) + (1960 + n % 40) + "%02d%02d".formatted(1 + n / 40 % 12, 1 + n / 480 % 28)
                + "%03d".formatted(n / 13_440 % 300);
        return (digits + IdentityNumbers.check(digits)).getBytes(StandardCharsets.US_ASCII);
    }
}
