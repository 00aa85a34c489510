package org.tongguan.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.formats.ceb.RandomCeb;

/** The scanner reads what the JDK's parser reads, and nothing that parser refuses. */
class XmlScannerTest {

    private static final String[] BITS = {"<", ">", "</", "/>", "&", "&amp;", "&lt;", "&#10;", "&#xD;",
            "&#0;", "&x;", "]]>", "<![CDATA[", "]]", "<!--", "-->",
            "--", "\r\n", "\r", "\"", "'", "=", " a=\"1\"", " xmlns:q=\"urn:q\"", " xmlns=\"\"", "q:", ":", "\u0000", "\u0001", "海", "\uFFFE",
            "\uD83D\uDCE6", "<a>",
            "</a>", "<a b='c'/>", "<?p x?>", "<!DOCTYPE a>", "<?xml version=\"1.0\"?>", " ", "\uFEFF"};

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String scan(byte[] bytes) {
        XmlScanner xml = new XmlScanner(bytes, 32);
        StringBuilder out = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XmlScanner.DONE; event = xml.next()) {
            if (event == XmlScanner.TEXT) {
                text.append(xml.text());
                continue;
            }
            flush(out, text);
            if (event == XmlScanner.END) {
                out.append("end\n");
                continue;
            }
            out.append("start {").append(xml.namespace()).append('}').append(xml.localName());
            XmlAttributes attributes = xml.attributes();
            for (int i = 0; i < attributes.count(); i++) {
                out.append(" {").append(attributes.namespace(i)).append('}').append(attributes.localName(i)).append('=').append(attributes.value(i));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static void flush(StringBuilder out, StringBuilder text) {
        if (!text.isEmpty()) {
            out.append("text ").append(text).append('\n');
            text.setLength(0);
        }
    }

    /** The same told by the JDK's parser; null when it refuses or finds what the scanner does not let in. */
    private static String jdk(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        StringBuilder out = new StringBuilder();
        StringBuilder text = new StringBuilder();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        flush(out, text);
                        out.append("start {").append(xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI()).append('}').append(xml.getLocalName());
                        for (int i = 0; i < xml.getAttributeCount(); i++) {
                            String namespace = xml.getAttributeNamespace(i);
                            out.append(" {").append(namespace == null ? "" : namespace).append('}').append(xml.getAttributeLocalName(i)).append('=')
                                    .append(xml.getAttributeValue(i));
                        }
                        out.append('\n');
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        flush(out, text);
                        out.append("end\n");
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE, XMLStreamConstants.END_DOCUMENT -> { }
                    default -> {
                        return null;
                    }
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            return null;
        }
        return out.toString();
    }

    @Test
    void soundMessagesAreReadAsTheJdkReadsThem() {
        RandomCeb random = new RandomCeb(7);
        for (CebForm form : CebForm.all()) {
            byte[] bytes = CebWriter.write(random.message(form, 2));
            assertThat(scan(bytes)).isEqualTo(jdk(bytes));
        }
    }

    @Test
    void whatIsAcceptedIsWellFormedAndReadAlike() {
        Random random = new Random(20_261_111);
        int accepted = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder("<r xmlns:q=\"urn:r\" k=\"v\"><q:a>one</q:a>\n <a b=\"2\">t&amp;o</a><c/></r>");
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                int at = random.nextInt(text.length() + 1);
                if (random.nextInt(3) > 0) {
                    text.insert(at, BITS[random.nextInt(BITS.length)]);
                } else {
                    text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(6)));
                }
            }
            byte[] bytes = utf8(text.toString());
            if (random.nextInt(10) == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(128));
            }
            String scanned;
            try {
                scanned = scan(bytes);
                accepted++;
            } catch (FormatException e) {
                continue;
            }
            assertThat(scanned).as(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(jdk(bytes));
        }
        assertThat(accepted).as("tries that the scanner accepted").isGreaterThan(3_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x6D77;</a>", "<a><![CDATA[<b>&amp;]]]]></a>", "<a>x<!-- y -->z</a>",
            "<a\n b = '1'\tc=\"\"/>",
            "\uFEFF<?xml version='1.0' encoding='utf-8' standalone=\"yes\"?>\n<!-- c --><a>\r\n</a>\n<!-- d -->",
            "<a>]] ></a >", "<x:a xmlns:x='u'><b xmlns='v'/></x:a>"})
    void theseAreRead(String document) {
        assertThat(scan(utf8(document))).isEqualTo(jdk(utf8(document)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>|doctype|1:1", "<a>&x;</a>|entity|1:4", "<a><?php x?></a>|instruction|1:4", "<a>|xml|1:4",
            "<a></b>|xml|1:4", "<a/><b/>|xml|1:5",
            "<a/>x|text|1:5", "x<a/>|text|1:1", "<a b='1' b='2'/>|twice|@b", "<x:a/>|namespace|x:a", "<a x:b='1'/>|namespace|x:b",
            "<a>]]></a>|xml|1:4", "<a b='<'/>|xml|1:7",

            "<a>&#0;</a>|xml|1:4", "<a>&#xD800;</a>|xml|1:4", "<a>&;</a>|xml|1:4", "<a><!-- a -- b --></a>|xml|1:11", "``|xml|1:1",
            "<?xml version='1.0' encoding='GBK'?><a/>|encoding|GBK",
            "<a b=1/>|xml|1:6", "<a b/>|xml|1:5", "<a xmlns:x=''/>|namespace|1:10", "<a xmlns:xml='u'/>|namespace|1:10", "<海/>|xml|1:2",
            "<a><![CDATA[x</a>|xml|1:4"})
    void theseAreRefusedWithTheirPlace(String document, String key, String place) {
        assertThatThrownBy(() -> scan(utf8(document))).isInstanceOfSatisfying(FormatException.class,
                e -> assertThat(e.key() + " " + e.place()).isEqualTo(key + " " + place));
    }

    @Test
    void brokenUtf8AndDeepNestingAreRefused() {
        byte[] broken = utf8("<a>xx</a>");
        broken[4] = (byte) 0xC3;
        assertThatThrownBy(() -> scan(broken)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> scan(utf8("<a>".repeat(40)))).isInstanceOfSatisfying(FormatException.class, e -> assertThat(e.key()).isEqualTo("depth"));
        assertThatThrownBy(() -> scan("<a/>".getBytes(StandardCharsets.UTF_16))).isInstanceOf(FormatException.class);
        assertThat(scan(utf8("<a>\uFFFD</a>"))).contains("\uFFFD");
    }
}
