package org.tongguan.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;

/** The digest is the standard's, by its own examples and by the library's answer to everything else. */
class Sm3Test {

    private static String sm3(byte[] bytes) {
        Sm3 digest = new Sm3();
        digest.update(bytes, 0, bytes.length);
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void theStandardsExamples() {
        assertThat(sm3("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(sm3("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII))).isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void theLibraryAgreesOnEveryLengthInAnyPieces() {
        Random random = new Random(3);
        for (int length = 0; length < 600; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            SM3Digest library = new SM3Digest();
            library.update(bytes, 0, length);
            byte[] expected = new byte[32];
            library.doFinal(expected, 0);
            Sm3 ours = new Sm3();
            for (int at = 0; at < length; ) {
                int piece = Math.min(length - at, 1 + random.nextInt(100));
                ours.update(bytes, at, piece);
                at += piece;
            }
            assertThat(ours.digest()).isEqualTo(expected);
        }
    }
}
