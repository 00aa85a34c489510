package org.tongguan.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.tongguan.formats.ceb.CebReader;
import org.xml.sax.SAXException;

/** The official schema of the edition of May 2022, where it is at hand: what the platform writes is held against it. */
public final class OfficialSchema {

    private static final Path DIRECTORY = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "ceb", "xsd");
    private static final String EXPORTS = "2..|303|304|40[34]|50[5-9]|510|60.|7[09]2|701";
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    private OfficialSchema() { }

    public static boolean isAtHand() {
        return Files.isDirectory(DIRECTORY);
    }

    /** Skips the running test, with the reason, where the schema is not at hand. */
    public static void assume() {
        assumeTrue(isAtHand(), "the official schema is not at hand (" + DIRECTORY + ")");
    }

    /** Fails when the message is not valid; without the schema nothing is said. */
    public static void check(String xml) {
        check(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails when the message is not valid; without the schema nothing is said. */
    public static void check(byte[] xml) {
        if (!isAtHand()) {
            return;
        }
        String number = CebReader.read(xml).form().number();
        Schema schema = READ.computeIfAbsent(number.matches(EXPORTS) ? "出口" : "进口", OfficialSchema::read);
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXException e) {
            throw new AssertionError(e.getMessage() + "\n" + new String(xml, StandardCharsets.UTF_8), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema read(String side) {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            return factory.newSchema(DIRECTORY.resolve("海关跨境" + side + "业务节点报文定义202205.xsd").toFile());
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
