package org.tongguan.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input of people who mean harm, or whose software does: refused with its place, quickly, or read as it was meant. */
class HostileInputTest {

    private static final String OPEN = "<DecMessage xmlns=\"http://www.chinaport.gov.cn/dec\" version=\"3.1\">";
    private static final String HEAD = "<DecHead><IEFlag>I</IEFlag></DecHead>";
    private static final String CLOSE = "</DecMessage>";
    /** What takes so long never ends; a machine that is busy otherwise takes its time. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static String message(String inside) {
        return OPEN + inside + CLOSE;
    }

    private static Arguments xml(String name, String text, String key) {
        return Arguments.of(name, text.getBytes(StandardCharsets.UTF_8), key);
    }

    static Stream<Arguments> refusedXml() {
        String lol = "<!DOCTYPE DecMessage [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
                + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>";
        return Stream.of(
                xml("empty", "", "xml"),
                xml("no XML", "IEFlag=I", "xml"),
                xml("DOCTYPE", "<!DOCTYPE DecMessage>" + message(HEAD), "doctype"),
                xml("external entity", "<!DOCTYPE DecMessage [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + message("<DecHead><NoteS>&x;</NoteS></DecHead>"), "doctype"),
                xml("external DTD", "<!DOCTYPE DecMessage SYSTEM \"http://127.0.0.1:1/x.dtd\">" + message(HEAD), "doctype"),
                xml("billion laughs", lol + message("<DecHead><NoteS>&e;</NoteS></DecHead>"), "doctype"),
                xml("undeclared entity", message("<DecHead><NoteS>&x;</NoteS></DecHead>"), "xml"),
                xml("no namespace", "<DecMessage>" + HEAD + CLOSE, "root"),
                xml("other namespace", "<DecMessage xmlns=\"urn:x\">" + HEAD + CLOSE, "root"),
                xml("other namespace inside", message("<DecHead><IEFlag xmlns=\"urn:x\">I</IEFlag></DecHead>"), "namespace"),
                xml("other root", "<CEB311Message xmlns=\"http://www.chinaport.gov.cn/dec\"/>", "root"),
                xml("unknown element", message("<DecHead><IEFlag>I</IEFlag><Colour>red</Colour></DecHead>"), "element"),
                xml("unknown group", message("<DecColours/>"), "element"),
                xml("unknown attribute", message("<DecHead><NoteS colour=\"red\">ab</NoteS></DecHead>"), "attribute"),
                xml("unknown attribute of a group", message("<DecLists><DecList colour=\"red\"/></DecLists>"), "attribute"),
                xml("unknown attribute of the message", "<DecMessage xmlns=\"http://www.chinaport.gov.cn/dec\" colour=\"red\">" + HEAD + CLOSE, "attribute"),
                xml("attribute of a megabyte", message("<DecHead><NoteS x=\"" + "x".repeat(1_000_000) + "\">ab</NoteS></DecHead>"), "attribute"),
                xml("attribute with a name of a megabyte", message("<DecHead><NoteS " + "x".repeat(1_000_000) + "=\"\">ab</NoteS></DecHead>"), "attribute"),
                xml("field inside a field", message("<DecHead><IEFlag><B>I</B></IEFlag></DecHead>"), "xml"),
                xml("text between elements", message("<DecHead>I<IEFlag>I</IEFlag></DecHead>"), "text"),
                xml("field twice", message("<DecHead><IEFlag>I</IEFlag><IEFlag>E</IEFlag></DecHead>"), "twice"),
                xml("empty field twice", message("<DecHead><IEFlag/><IEFlag>E</IEFlag></DecHead>"), "twice"),
                xml("head twice", message(HEAD + HEAD), "twice"),
                xml("deep", OPEN + "<DecLists>".repeat(100_000), "element"),
                xml("truncated", message(HEAD).substring(0, 90), "xml"),
                xml("two roots", message(HEAD) + message(HEAD), "xml"),
                xml("trailing text", message(HEAD) + "x", "xml"),
                xml("control character", message("<DecHead><NoteS>\u0001</NoteS></DecHead>"), "xml"),
                xml("control character by number", message("<DecHead><NoteS>&#1;</NoteS></DecHead>"), "xml"),
                xml("half a pair", message("<DecHead><NoteS>&#xD800;</NoteS></DecHead>"), "xml"),
                xml("too long a value", message("<DecHead><NoteS>" + "x".repeat(1_500_000) + "</NoteS></DecHead>"), "long"),
                xml("GB18030 declared", "<?xml version=\"1.0\" encoding=\"GB18030\"?>" + message(HEAD), "encoding"),
                xml("unknown charset", "<?xml version=\"1.0\" encoding=\"klingon\"?>" + message(HEAD), "xml"),
                Arguments.of("UTF-16 with BOM", message(HEAD).getBytes(StandardCharsets.UTF_16), "encoding"),
                Arguments.of("UTF-16LE", message(HEAD).getBytes(StandardCharsets.UTF_16LE), "encoding"),
                Arguments.of("UTF-16BE declared", ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + message(HEAD)).getBytes(StandardCharsets.UTF_16BE),
                "encoding"), Arguments.of("GBK bytes called UTF-8", gbk(), "xml"),
                Arguments.of("zeros", new byte[10_000], "encoding"));
    }

    private static byte[] gbk() {
        return message("<DecHead><NoteS>货物申报</NoteS></DecHead>").getBytes(java.nio.charset.Charset.forName("GBK"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedXml")
    void hostileXmlIsRefused(String name, byte[] bytes, String key) {
        Assertions.assertTimeoutPreemptively(LIMIT, () -> assertThatThrownBy(() -> DecMessageReader.read(bytes))
                .isInstanceOfSatisfying(FormatException.class, e -> {
                    assertThat(e.key()).isEqualTo(key);
                    assertThat(e.place()).isNotBlank().hasSizeLessThan(300);
                }));
    }

    @Test
    void anUnknownElementIsNamedWithItsPlace() {
        assertThatThrownBy(() -> DecMessageReader.read(message("<DecLists><DecList><GNo>1</GNo></DecList><DecList><Colour/></DecList></DecLists>")
                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(FormatException.class, e -> assertThat(e.place()).isEqualTo("DecMessage/DecLists/DecList[2]/Colour"));
    }

    static Stream<Arguments> readXml() {
        return Stream.of(
                Arguments.of("byte order mark", "\uFEFF" + message("<DecHead><NoteS>x</NoteS></DecHead>"), "x"),
                Arguments.of("CDATA", message("<DecHead><NoteS><![CDATA[a<b&c]]></NoteS></DecHead>"), "a<b&c"),
                Arguments.of("CDATA and text", message("<DecHead><NoteS>a<![CDATA[<]]>b</NoteS></DecHead>"), "a<b"),
                Arguments.of("comment in a value", message("<DecHead><NoteS>a<!-- x -->b</NoteS></DecHead>"), "ab"),
                Arguments.of("comment between", message("<!-- x --><DecHead><!-- y --><NoteS>ab</NoteS></DecHead>"), "ab"),
                Arguments.of("processing instruction", "<?xml-stylesheet href=\"http://127.0.0.1:1/\"?>"
                + message("<?x y?><DecHead><NoteS>ab</NoteS></DecHead>"), "ab"),
                Arguments.of("prefixes", "<d:DecMessage xmlns:d=\"http://www.chinaport.gov.cn/dec\">"
                        + "<d:DecHead><d:NoteS>ab</d:NoteS></d:DecHead></d:DecMessage>", "ab"),
                Arguments.of("character references", message("<DecHead><NoteS>&lt;&#65;&#x4E2D;</NoteS></DecHead>"), "<A中"),
                Arguments.of("attributes of schemas", "<DecMessage xmlns=\"http://www.chinaport.gov.cn/dec\" version=\"3.1\" "
                        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.chinaport.gov.cn/dec dec.xsd\">"
                        + "<DecHead><BillNo xsi:nil=\"true\"/><NoteS>ab</NoteS></DecHead></DecMessage>", "ab"),
                Arguments.of("a number of no size", message("<DecHead><NoteS>1e1000000</NoteS><GrossWet>1e1000000</GrossWet></DecHead>"), "1e1000000"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readXml")
    void oddButRightXmlIsRead(String name, String text, String remarks) {
        Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            Document document = DecMessageReader.read(text.getBytes(StandardCharsets.UTF_8));
            assertThat(document.head("remarks")).isEqualTo(remarks);
            Field weight = document.only("head").group().field("grossWeightKg");
            assertThat(document.only("head").decimal(weight)).isNull();
        });
    }

    static Stream<Arguments> refusedJson() {
        return Stream.of(
                xml("empty", "", "json"),
                xml("array", "[]", "json"),
                xml("number", "7", "json"),
                xml("truncated", "{\"head\":{\"direction\":\"I\"", "json"),
                xml("trailing", "{} {}", "json"),
                xml("unknown property", "{\"head\":{\"colour\":\"red\"}}", "element"),
                xml("unknown group", "{\"heads\":{}}", "element"),
                xml("property twice", "{\"head\":{\"direction\":\"I\",\"direction\":\"E\"}}", "twice"),
                xml("group twice", "{\"head\":{},\"head\":{}}", "twice"),
                xml("object for text", "{\"head\":{\"direction\":{}}}", "scalar"),
                xml("array for object", "{\"head\":[]}", "object"),
                xml("object for array", "{\"goodsItems\":{}}", "array"),
                xml("text in an array", "{\"goodsItems\":[\"x\"]}", "object"),
                xml("null in an array", "{\"goodsItems\":[null]}", "object"),
                xml("deep", "{\"head\":" + "[".repeat(100_000), "object"),
                xml("long number", "{\"head\":{\"grossWeightKg\":" + "9".repeat(100_000) + "}}", "json"),
                xml("control character", "{\"head\":{\"remarks\":\"\u0001\"}}", "json"),
                xml("not a number", "{\"head\":{\"grossWeightKg\":NaN}}", "json"),
                xml("comment", "{/* x */}", "json"),
                xml("too long a value", "{\"head\":{\"remarks\":\"" + "x".repeat(1_500_000) + "\"}}", "json"),
                xml("too long a name", "{\"" + "x".repeat(200_000) + "\":1}", "json"),
                Arguments.of("broken UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', '}'}, "json"),
                Arguments.of("UTF-16", "{\"head\":{}}".getBytes(StandardCharsets.UTF_16), "encoding"),
                Arguments.of("UTF-16LE", "{\"head\":{}}".getBytes(StandardCharsets.UTF_16LE), "encoding"),
                Arguments.of("zeros", new byte[10_000], "encoding"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedJson")
    void hostileJsonIsRefused(String name, byte[] bytes, String key) {
        Assertions.assertTimeoutPreemptively(LIMIT, () -> assertThatThrownBy(() -> JsonDocuments.read(bytes))
                .isInstanceOfSatisfying(FormatException.class, e -> {
                    assertThat(e.key()).isEqualTo(key);
                    assertThat(e.place()).isNotBlank().hasSizeLessThan(300);
                }));
    }

    @Test
    void aNumberOfNoSizeStaysText() {
        Document document = JsonDocuments.read("{\"head\":{\"grossWeightKg\":1e1000000,\"packageQuantity\":3}}");
        assertThat(document.head("grossWeightKg")).isEqualTo("1e1000000");
        assertThat(document.head("packageQuantity")).isEqualTo("3");
        assertThat(document.only("head").decimal(document.only("head").group().field("grossWeightKg"))).isNull();
    }

    @Test
    void damagedMessagesAreReadOrRefusedButNeverBreakTheReader() {
        byte[] sound = DecMessageWriter.write(JsonDocuments.read("""
                {"version":"3.1","head":{"direction":"I","traderName":"上海浦江贸易有限公司","grossWeightKg":"12.5"},
                 "goodsItems":[{"itemNumber":"1","description":"a<b>&c","permits":[{"itemNumber":"1","vehicles":[{"vin":"X"}]}]}]}
                """)).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        Assertions.assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < 20_000; i++) {
                byte[] damaged = damage(sound, random);
                try {
                    JsonDocuments.write(DecMessageReader.read(damaged));
                } catch (FormatException e) {
                    assertThat(e.place()).isNotNull();
                }
            }
        });
    }

    private static byte[] damage(byte[] sound, Random random) {
        byte[] bytes = Arrays.copyOf(sound, sound.length);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            ByteArrayOutputStream cut = new ByteArrayOutputStream();
            cut.write(bytes, 0, random.nextInt(bytes.length));
            return cut.toByteArray();
        }
        return bytes;
    }
}
