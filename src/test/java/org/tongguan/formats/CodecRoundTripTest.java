package org.tongguan.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document is the same whether it goes through XML or JSON. */
class CodecRoundTripTest {

    private static final int DOCUMENTS = 400;
    private static final String SIGNS = "aZ09 <>&\"'/\\|;,.-_*{}[]\t\r\n中文（）“”é😀\u00A0\u2028";

    @Test
    void randomDocumentsSurviveXmlAndJson() {
        Random random = new Random(408);
        for (int i = 0; i < DOCUMENTS; i++) {
            Document document = new Document(new Node(Dictionary.declaration().root()), random.nextBoolean() ? "3." + random.nextInt(10) : null);
            fill(document.root(), random);
            String json = JsonDocuments.write(document);
            Document byXml = DecMessageReader.read(DecMessageWriter.write(document).getBytes(StandardCharsets.UTF_8));
            // The message always says a version; a document without one gets 3.1 on its way.
            assertThat(JsonDocuments.write(new Document(byXml.root(), document.version()))).as("document %d through XML", i).isEqualTo(json);
            assertThat(JsonDocuments.write(JsonDocuments.read(json))).as("document %d through JSON", i).isEqualTo(json);
        }
    }

    private static void fill(Node node, Random random) {
        for (Field field : node.group().fields()) {
            if (random.nextInt(3) == 0) {
                node.set(field, text(random));
            }
        }
        for (Group child : node.group().children()) {
            int count = child.many() ? random.nextInt(4) : random.nextInt(2);
            for (int i = 0; i < count; i++) {
                fill(node.add(child), random);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder out = new StringBuilder();
        int[] signs = SIGNS.codePoints().toArray();
        for (int length = 1 + random.nextInt(12); length > 0; length--) {
            out.appendCodePoint(signs[random.nextInt(signs.length)]);
        }
        return out.toString();
    }

    @Test
    void leadingBlanksOfFlagsByPositionAreKept() {
        Document document = Document.empty();
        document.only("head").set("declarationType", "  5   ").set("procedureCode", " 0110 ");
        Document back = DecMessageReader.read(DecMessageWriter.write(document).getBytes(StandardCharsets.UTF_8));
        assertThat(back.head("declarationType")).isEqualTo("  5");
        assertThat(back.head("procedureCode")).isEqualTo("0110");
        assertThat(JsonDocuments.read(JsonDocuments.write(back)).head("declarationType")).isEqualTo("  5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"template.xml", "receipts/beecustom/2019112211221683_E_E52072019112210380541.xml"})
    void realMessagesComeBackTheSame(String name) throws Exception {
        Path file = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "dec", name);
        Assumptions.assumeTrue(Files.exists(file), "the real message is not at hand: " + file);
        Document document = DecMessageReader.read(Files.readAllBytes(file));
        String json = JsonDocuments.write(document);
        Document back = DecMessageReader.read(DecMessageWriter.write(JsonDocuments.read(json)).getBytes(StandardCharsets.UTF_8));
        assertThat(JsonDocuments.write(new Document(back.root(), document.version()))).isEqualTo(json);
    }
}
