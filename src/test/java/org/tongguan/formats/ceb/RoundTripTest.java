package org.tongguan.formats.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.SignatureMethod;
import org.tongguan.signature.SigningKey;
import org.tongguan.signature.XmlSigner;
import org.tongguan.support.OfficialSchema;

/** Whatever the table allows is written, read without findings and the same again; what is written is valid by the official schema. */
class RoundTripTest {

    static Collection<CebForm> forms() {
        return CebForm.all();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsWrittenIsReadTheSame(CebForm form) {
        for (int seed = 0; seed < 40; seed++) {
            RandomCeb random = new RandomCeb(seed * 1000L + Integer.parseInt(form.number()));
            CebMessage message = random.message(form, 1 + seed % 3 % form.maxDocuments());
            CebMessage read = CebReader.read(CebWriter.write(message));
            assertThat(read.documents()).allSatisfy(document -> assertThat(document.findings()).isEmpty());
            assertThat(Same.text(read)).isEqualTo(Same.text(message));
        }
    }

    @Test
    void whatIsWrittenIsValidByTheOfficialSchema() throws Exception {
        OfficialSchema.assume();
        Instant now = Instant.parse("2026-11-11T00:00:00Z");
        SigningKey key = SigningKey.generate(Certificate.KeyKind.RSA, "test", now, now.plusSeconds(60));
        for (CebForm form : forms()) {
            for (int seed = 0; seed < 5; seed++) {
                byte[] unsigned = CebWriter.write(new RandomCeb(seed).common().message(form, 1));
                // A receipt carries no signature; the schema has no place for one.
                byte[] written = form.isFromCustoms() ? unsigned : XmlSigner.sign(unsigned, key, SignatureMethod.RSA_SHA1);
                OfficialSchema.check(written);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void oneWrongValueIsOneFindingWithItsPlace(CebForm form) {
        Random random = new Random(42);
        for (int place = 0; place < form.headFields().size(); place++) {
            CebField field = form.headFields().get(place);
            CebMessage message = new RandomCeb(place).message(form, 1);
            CebDocument document = message.documents().getFirst();
            String wrong = wrong(field, random);
            document.set(place, wrong);
            CebDocument read = CebReader.read(CebWriter.write(message)).documents().getFirst();
            if (wrong == null && !field.mandatory() || wrong != null && field.maxLength() == 0 && field.type() == CebField.Type.TEXT) {
                assertThat(read.findings()).isEmpty();
                continue;
            }
            assertThat(read.findings()).as("%s %s", field.element(), wrong).hasSize(1);
            assertThat(read.findings().getFirst().pointer()).isEqualTo(document.pointer(place));
            assertThat(CebForm.element(document.pointer(place))).startsWith(form.documentElement() + "[1]").endsWith("/" + field.element());
        }
    }

    private static String wrong(CebField field, Random random) {
        List<String> ways = switch (field.type()) {
            case TEXT -> field.values().isEmpty() ? List.of("x".repeat(field.maxLength() + 1)) : List.of("?");
            case DECIMAL -> List.of("1e3", "1.123456", "12345678901234567890", ".", "1,5", "NaN", "+5", "0".repeat(41));
            case INT -> List.of("1.5", "12345678901", "x", "-");
            case TIME -> List.of("20260230000000", "20261301000000", "20260101240000", "2026-01-01 00:00", "20260101");
            case INSTANT -> List.of("20260101000000", "20260101006000000");
            case DATE -> List.of("20250229", "2026011", "99999999");
        };
        return random.nextInt(6) == 0 ? null : ways.get(random.nextInt(ways.size()));
    }
}
