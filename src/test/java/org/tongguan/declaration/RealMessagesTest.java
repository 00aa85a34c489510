package org.tongguan.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.trader.Registration;
import org.tongguan.trader.Trader;
import org.tongguan.trader.TraderRole;
import org.tongguan.trader.Traders;

/**
 * Messages out of real traffic, sent as they are and brought up to today's demands; left out where they are not at hand
 * ({@code -Dtongguan.reference=DIR}).
 */
class RealMessagesTest extends PlatformTest {

    private static final String BROKER = "4419986507";
    private static final String PRINTER = "4419960174";
    private static final String MESSAGE = "receipts/beecustom/2019112211221683_E_E52072019112210380541.xml";
    private static final String RECEIPT = "receipts/beecustom/Receipt_DECCUS004_E20190000357086783_201900002231409341_20191223213658415696832.xml";

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int port;

    private static String real(String name) throws IOException {
        Path file = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "dec", name);
        Assumptions.assumeTrue(Files.exists(file), "the real message is not at hand: " + file);
        return Files.readString(file);
    }

    private Caller broker() {
        traders.findByCode(PRINTER).orElseGet(() -> register(PRINTER, "91441900794616025Q", TraderRole.CONSIGNEE));
        Trader broker = traders.findByCode(BROKER).orElseGet(() -> register(BROKER, "914419007962277606", TraderRole.BROKER));
        Account account = accounts.create(Actor.PLATFORM, new NewAccount("real-" + Ids.next().toString().substring(24), "", Set.of(Role.DECLARANT), null,
                broker.id(), true, null));
        return new Caller(port).bearer(tokens.create(account.actor(), "real").token());
    }

    private Trader register(String code, String creditCode, TraderRole role) {
        return traders.register(Actor.PLATFORM, new Registration(code, creditCode, Text.of(code, code), Set.of(role), true));
    }

    private static Caller.Answer send(Caller caller, String xml) {
        Caller.Answer answer = caller.send("POST", "/api/v1/messages", xml, "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer;
    }

    private static List<String> errors(Caller.Answer answer) {
        return StreamSupport.stream(answer.json().get("findings").spliterator(), false).filter(f -> "ERROR".equals(f.get("severity").asString()))
                .map(f -> f.get("code").asString()).distinct().sorted().toList();
    }

    private static Set<String> elements(String xml) {
        Matcher matcher = Pattern.compile("<DEC_RESULT>(.*?)</DEC_RESULT>", Pattern.DOTALL).matcher(xml);
        assertThat(matcher.find()).isTrue();
        return Pattern.compile("<([A-Z_]+)>").matcher(matcher.group(1)).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aRealMessageIsKeptAsItCameToldWhatTodayDemandsAndReleasedOnceThatIsGiven() throws IOException {
        String xml = real(MESSAGE);
        Caller broker = broker();
        Caller.Answer draft = send(broker, xml);
        assertThat(draft.json().get("state").asString()).as(draft.body()).isEqualTo("ACCEPTED");
        assertThat(draft.json().get("answer").get("state").asString()).isEqualTo("DRAFT");
        assertThat(broker.get("/api/v1/messages/" + draft.json().get("id").asString() + "/raw").body()).isEqualTo(xml);

        Document document = Document.read(xml.getBytes(StandardCharsets.UTF_8));
        document.only("head").set("sequenceNumber", draft.json().get("answer").get("sequenceNumber").asString());
        document.only("signature").set("operation", "C");
        Caller.Answer asItWas = send(broker, DecMessageWriter.write(document));
        // Written in 2019: three price statements of today's five, a type that has other positions now, and the agreement came on paper.
        assertThat(errors(asItWas)).as(asItWas.body()).containsExactly("DEC-1107", "DEC-6202", "DEC-7202");

        document.only("head").set("declarationType", "000").set("priceStatements", "00000");
        document.root().add(document.root().group().child("attachedDocuments")).set("documentId", "520710000001IM000000000000000001.pdf")
                .set("documentCode", "10000001").set("format", "US");
        Caller.Answer declared = send(broker, DecMessageWriter.write(document));
        assertThat(errors(declared)).as(declared.body()).isEmpty();
        assertThat(declared.json().get("answer").get("state").asString()).as(declared.body()).isEqualTo("RELEASED");
        String receipts = broker.get("/api/v1/messages/" + declared.json().get("id").asString() + "/receipts").body();
        assertThat(receipts).contains("<CHANNEL>7</CHANNEL>").contains("<CHANNEL>L</CHANNEL>").contains("<CHANNEL>P</CHANNEL>");
        assertThat(elements(receipts)).isEqualTo(elements(real(RECEIPT)));
    }

    @Test
    void theTemplateWithEveryGroupIsReadWholeAndToldAllItLacksAtOnce() throws IOException {
        String template = real("template.xml");
        Caller broker = broker();
        Caller.Answer nameless = broker.send("POST", "/api/v1/messages", template, "application/xml");
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(nameless.body()).contains("DecSign/ClientSeqNo");
        Document document = Document.read(template.getBytes(StandardCharsets.UTF_8));
        document.only("signature").set("operation", "C").set("clientReference", "TEMPLATE");
        Caller.Answer empty = send(broker, DecMessageWriter.write(document));
        assertThat(empty.json().get("state").asString()).isEqualTo("REJECTED");
        assertThat(errors(empty)).contains("DEC-1001");
        assertThat(empty.json().get("findings").size()).isGreaterThan(30);
    }
}
