package org.tongguan.formats.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongguan.formats.FormatException;

/** The official samples of the edition of May 2022: the sound ones are read and come back the same, the ten faulty ones are refused. */
class OfficialSamplesTest {

    static final Path REFERENCE = Path.of(System.getProperty("tongguan.reference", "../shared/reference"), "ceb");

    @BeforeAll
    static void samplesAreAtHand() {
        assumeTrue(Files.isDirectory(REFERENCE), "the official samples are not at hand (" + REFERENCE + ")");
    }

    static byte[] bytes(String kind) {
        for (String side : List.of("import", "export")) {
            Path file = REFERENCE.resolve(side).resolve("CEB" + kind + "Message.xml");
            if (Files.exists(file)) {
                try {
                    return Files.readAllBytes(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalArgumentException(kind);
    }

    private static final List<String> FAULTY = List.of("303", "403", "505", "507", "509", "603", "605", "607", "214", "792");

    static Stream<String> sound() {
        return CebForm.all().stream().map(CebForm::number)
                .filter(number -> !FAULTY.contains(number) && !List.of("816", "818", "900").contains(number));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void soundOnesAreReadWithoutFindingsAndComeBackTheSame(String number) {
        CebMessage message = CebReader.read(bytes(number));
        assertThat(message.documents()).isNotEmpty().allSatisfy(document -> assertThat(document.findings()).isEmpty());
        byte[] written = CebWriter.write(message);
        assertThat(Same.text(CebReader.read(written))).isEqualTo(Same.text(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"303", "403", "505", "507", "509", "603", "605", "607"})
    void aSecondTransferPartIsRefused(String number) {
        assertThatThrownBy(() -> CebReader.read(bytes(number))).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.key()).isEqualTo("twice");
            assertThat(e.place()).isEqualTo("CEB" + number + "Message/BaseTransfer");
        });
    }

    @Test
    void aWrongRootIsRefused() {
        assertThatThrownBy(() -> CebReader.read(bytes("214"))).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.key()).isEqualTo("cebRoot");
            assertThat(e.place()).endsWith("CEB214");
        });
    }

    @Test
    void linesWithoutTheirNumberAreFindingsOfEachDocument() {
        CebMessage message = CebReader.read(bytes("792"));
        assertThat(message.documents()).isNotEmpty().allSatisfy(document -> {
            assertThat(document.findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.code()).isEqualTo("CEB-0101"));
            assertThat(document.findings().getFirst().pointer())
                    .isEqualTo("/SummaryResult/" + document.index() + "/SummaryResultList/0/gseqno");
        });
    }

    @Test
    void everyKindOfTheEditionIsKnown() {
        assertThat(new TreeSet<>(CebForm.all().stream().map(CebForm::number).toList())).containsExactly("213", "214", "215", "216", "303", "304",
                "311", "312", "403", "404", "411", "412", "505", "506", "507", "508", "509", "510", "511", "512", "513", "514", "603", "604", "605",
                "606", "607", "608", "621", "622", "623", "624", "625", "626", "701", "702", "711", "712", "792", "816", "818", "900");
        Map<String, Boolean> signed = Map.of("621", true, "623", true, "625", true, "711", true, "311", false);
        signed.forEach((number, required) -> assertThat(CebForm.of("CEB" + number + "Message").isSignatureRequired()).as(number).isEqualTo(required));
    }
}
