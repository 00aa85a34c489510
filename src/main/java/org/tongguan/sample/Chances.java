package org.tongguan.sample;

import java.util.Random;
import org.tongguan.ecommerce.rules.IdentityNumbers;

/** Numbers that look like real ones and pass their checks. */
final class Chances {

    private static final String[] OWNERS = {"TGLU", "CSNU", "OOLU", "MSKU", "TCNU"};

    private Chances() { }

    /** A container number with its check digit (ISO 6346). */
    static String containerNumber(Random random) {
        String body = OWNERS[random.nextInt(OWNERS.length)] + "%06d".formatted(random.nextInt(1_000_000));
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            // Letters count from 10 and leave out the multiples of 11.
            int value = Character.isDigit(c) ? c - '0' : c - 'A' + 10 + (c - 'A' + 9) / 10;
            sum += value << i;
        }
        return body + sum % 11 % 10;
    }

    /** A licence plate of a truck. */
    static String plate(Random random) {
        return "沪D" + "%05d".formatted(random.nextInt(100_000));
    }

    /** An identity number of a person born between 1965 and 2004, with its check character. The area is that of a whole city. */
    static String identityNumber(Random random) {
        String digits = "110100%04d%02d%02d%03d".formatted(1965 + random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(1000));
        return digits + IdentityNumbers.check(digits);
    }
}
