package org.tongguan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Text;

/**
 * The HTTP request of one ten-item declaration, rendered once; each message is a copy with its own reference, transport document, container,
 * contract and prices written over the marks. Making one costs a copy and some digits.
 */
final class MessageTemplate {

    private static final int ITEMS = 10;
    private static final String REFERENCE = "RRRRRRRRRRRR";
    private static final String TRANSPORT = "TTTTTTTTTTTT";
    private static final String CONTAINER = "LOAU@@@@@@@";
    private static final String CONTRACT = "KKKKKKKKKKKK";
    private static final String TOTAL = "VVVVV";
    private static final String PRICE = "WW.WWW";
    private static final long PRIME = 1_000_003;
    private final byte[] request;
    private final int headLength;
    private final int reference;
    private final int transport;
    private final int container;
    private final int contract;
    private final int[] totals;
    private final int[] prices;

    private MessageTemplate(byte[] head, byte[] body) {
        headLength = head.length;
        request = Marks.join(head, body);
        reference = Marks.offsets(request, headLength, REFERENCE)[0];
        transport = Marks.offsets(request, headLength, TRANSPORT)[0];
        container = Marks.offsets(request, headLength, CONTAINER)[0];
        contract = Marks.offsets(request, headLength, CONTRACT)[0];
        totals = Marks.offsets(request, headLength, TOTAL);
        prices = Marks.offsets(request, headLength, PRICE);
    }

    /** A request of that sender from {@code cases/declarations/base-<base>.json}, its goods repeated to ten items. */
    static MessageTemplate of(Preparation.Sender sender, String base) throws IOException {
        Document document = JsonDocuments.read(Files.readString(Path.of("cases/declarations/base-" + base + ".json")));
        Node head = document.only("head");
        for (String party : new String[] {"trader", "owner", "declarant", "inputAgent"}) {
            head.set(party + "Code", sender.trader().customsCode()).set(party + "CreditCode", sender.trader().creditCode())
                    .set(party + "Name", name(sender.trader().name()));
        }
        head.set("transportDocumentNumber", TRANSPORT).set("contractNumber", CONTRACT).set("grossWeightKg", "14505").set("netWeightKg", "13000");
        if (head.text("entryExitDate") != null) {
            // The ship of the case entered long ago: a declaration that late would be billed for it as well.
            head.set("entryExitDate", DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now()));
        }
        List<Node> given = List.copyOf(document.items());
        StringBuilder numbers = new StringBuilder("1");
        for (int i = 0; i < ITEMS; i++) {
            Node item = i < given.size() ? given.get(i) : copy(document.root(), given.get(i % given.size()));
            item.set("itemNumber", "" + (i + 1)).set("quantity", "1000").set("unitPrice", PRICE).set("totalPrice", TOTAL);
            if (item.text("firstUnit").equals(item.text("unit"))) {
                item.set("firstQuantity", "1000");
            }
            numbers.append(i == 0 ? "" : "," + (i + 1));
        }
        document.root().first("containers").set("containerNumber", CONTAINER).set("itemNumbers", numbers.toString()).set("goodsWeightKg", "14505");
        document.only("signature").set("operation", "C").set("clientReference", REFERENCE);
        byte[] body = DecMessageWriter.write(document).getBytes(StandardCharsets.UTF_8);
        return new MessageTemplate(Marks.head(sender, body), body);
    }

    private static String name(Text name) {
        return name.zh();
    }

    private static Node copy(Node root, Node item) {
        Node made = root.add(item.group());
        item.group().fields().forEach(field -> made.set(field, item.text(field)));
        return made;
    }

    int bodyLength() {
        return request.length - headLength;
    }

    /** The sender's reference of that message. */
    static String reference(long number) {
        return String.format("L%011d", number);
    }

    /** The whole request of message {@code number}; different numbers give different declarations, the same number the same bytes. */
    byte[] request(long number) {
        byte[] made = request.clone();
        text(made, reference, 'L', 11, number);
        text(made, transport, 'B', 11, number);
        text(made, contract, 'C', 11, number);
        Marks.digits(made, container + 4, 6, number % 1_000_000);
        made[container + 10] = (byte) ('0' + checkDigit(made, container));
        for (int i = 0; i < totals.length; i++) {
            long value = 10_000 + (number * PRIME + i * 7919L) % 89_999;
            Marks.digits(made, totals[i], 5, value);
            Marks.digits(made, prices[i], 2, value / 1000);
            Marks.digits(made, prices[i] + 3, 3, value % 1000);
        }
        return made;
    }

    private static void text(byte[] into, int at, char letter, int count, long number) {
        into[at] = (byte) letter;
        Marks.digits(into, at + 1, count, number);
    }

    /** ISO 6346. */
    private static int checkDigit(byte[] text, int at) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int c = text[at + i];
            int letter = c - 'A' + 10;
            sum += (c <= '9' ? c - '0' : letter + (letter - 1) / 10) << i;
        }
        return sum % 11 % 10;
    }
}
