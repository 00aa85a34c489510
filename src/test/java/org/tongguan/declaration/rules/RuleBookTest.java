package org.tongguan.declaration.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tongguan.formats.DecMessageReader;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Document;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Finding;

/** The whole book: it stands any document, knows real messages, and is quick. */
class RuleBookTest {

    private static final int DOCUMENTS = 20_000;
    private static final String[] VALUES = {"I", "E", "0", "1", "9", "2", "5", "  5", "  6", "CL0", "Y", "CHN", "USA", "USD", "XAU", "035", "003", "011",
            "0110",
            "0654", "1039", "101", "503", "M", "22", "00", "93", "-", "-1", ".", "1.", "-.5", "0.000001", "1e1000000", "9".repeat(40), "9".repeat(41),
            "20260230", "20260601", "2026060", "<18>C1", "<", "Y18", "|", "1,2,,3", ",", ";", "UN", "UN3481", "TGUU1234568", "TGUU", "\u0000", "\uFFFD",
            "货物", "集装箱😀", "\uD800", " ", "99912345675_", "_", "2026-01-01", "2026-13-45", "14,15,", "NO", "Z", "QQ", "a", "8703234100", "0805100000"};

    @Test
    void noDocumentMakesARuleThrow() {
        Random random = new Random(20260610);
        List<String> bases = Cases.bases();
        for (int i = 0; i < DOCUMENTS; i++) {
            Document document = i % 3 == 0 ? Document.empty() : Cases.base(bases.get(random.nextInt(bases.size())));
            spoil(document.root(), random, i % 3 == 0 ? 3 : 40);
            boolean declaring = random.nextBoolean();
            List<Finding> findings = RuleBook.check(Cases.of(document, declaring, Cases.TODAY, Map.of()));
            assertThat(findings.stream().allMatch(f -> f.pointer().startsWith("/"))).as("document " + i).isTrue();
        }
    }

    /** Puts garbage into one in so many fields, and groups that were not there. */
    private static void spoil(Node node, Random random, int oneIn) {
        for (Field field : node.group().fields()) {
            if (random.nextInt(oneIn) == 0) {
                node.set(field, random.nextInt(8) == 0 ? garbage(random) : VALUES[random.nextInt(VALUES.length)]);
            }
        }
        for (Group child : node.group().children()) {
            if (random.nextInt(4) == 0 && (child.many() || node.first(child) == null)) {
                node.add(child);
            }
            node.all(child).forEach(one -> spoil(one, random, oneIn));
        }
    }

    private static String garbage(Random random) {
        char[] chars = new char[random.nextInt(40)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) random.nextInt(random.nextBoolean() ? 128 : 65536);
        }
        return new String(chars);
    }

    @Test
    void aDocumentWithoutAHeadIsOneFinding() {
        assertThat(RuleBook.check(Cases.of(Document.empty(), false, Cases.TODAY, Map.of())))
                .extracting(Finding::code, Finding::pointer).containsExactly(org.assertj.core.groups.Tuple.tuple("DEC-1001", "/head"));
    }

    @Test
    void aThousandEmptyItemsDoNotDrownTheOtherRules() {
        Document document = Cases.base("import");
        for (int i = 0; i < 1_000; i++) {
            document.root().add(Dictionary.declaration().group("goodsItems"));
        }
        List<Finding> findings = RuleBook.check(Cases.of(document));
        assertThat(findings).hasSizeLessThan(2_000).extracting(Finding::code).contains("DEC-1001", "DEC-7002");
    }

    @Test
    void aRealDraftOfTheSingleWindowHasNoErrors() throws Exception {
        Path message = Path.of(System.getProperty("tongguan.reference", "../shared/reference"),
                "dec/receipts/beecustom/2019112211221683_E_E52072019112210380541.xml");
        Assumptions.assumeTrue(Files.exists(message), "the real message is not at hand: " + message);
        Document document = DecMessageReader.read(Files.readAllBytes(message));
        List<Finding> findings = RuleBook.check(Cases.of(document, false, Cases.TODAY, Map.of()));
        assertThat(findings).filteredOn(Finding::isError).isEmpty();
        assertThatCode(() -> RuleBook.check(Cases.of(document))).doesNotThrowAnyException();
    }

    @Test
    void tenItemsAreCheckedInMicroseconds() {
        Document document = Cases.base("import");
        Node first = document.items().getFirst();
        for (int i = document.items().size(); i < 10; i++) {
            Node item = document.root().add(first.group());
            first.group().fields().forEach(field -> item.set(field, first.text(field)));
            item.set("itemNumber", String.valueOf(i + 1)).set("description", "集成电路" + i);
        }
        document.root().first("containers").set("itemNumbers", "1,2,3,4,5,6,7,8,9,10");
        assertThat(RuleBook.check(Cases.of(document))).isEmpty();
        long[] rounds = new long[12];
        for (int round = 0; round < rounds.length; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 5_000; i++) {
                RuleBook.check(Cases.of(document));
            }
            rounds[round] = (System.nanoTime() - start) / 5_000;
        }
        Arrays.sort(rounds);
        System.out.println("rule book, ten items: best " + rounds[0] + " ns, median " + rounds[6] + " ns a declaration");
        // The aim is 60 µs; a machine shared with others gets room.
        assertThat(rounds[0]).isLessThan(240_000);
    }
}
