package org.tongguan.trader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Test
    void theStandardsOwnExampleIsRight() {
        assertThat(CreditCode.isValid("91350100M000100Y43")).isTrue();
    }

    @Test
    void otherLengthsAndLettersAreWrong() {
        assertThat(CreditCode.isValid(null)).isFalse();
        assertThat(CreditCode.isValid("")).isFalse();
        assertThat(CreditCode.isValid("91350100M000100Y4")).isFalse();
        assertThat(CreditCode.isValid("91350100I000100Y43")).isFalse();
        assertThat(CreditCode.isValid("91350100m000100y43")).isFalse();
    }

    @Test
    void anySingleWrongCharacterIsFound() {
        Random random = new Random(20260610);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 17; i++) {
                body.append(ALPHABET.charAt(random.nextInt(31)));
            }
            String code = body.append(CreditCode.check(body.toString())).toString();
            assertThat(CreditCode.isValid(code)).isTrue();
            int at = random.nextInt(18);
            char other = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(at)) + 1 + random.nextInt(30)) % 31);
            assertThat(CreditCode.isValid(code.substring(0, at) + other + code.substring(at + 1))).as(code).isFalse();
        }
    }
}
