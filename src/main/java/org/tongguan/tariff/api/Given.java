package org.tongguan.tariff.api;

import java.math.BigDecimal;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** What questions about duties give as text. */
final class Given {

    private Given() { }

    /**
     * A decimal; null when nothing is given.
     *
     * @throws PlatformException MALFORMED {@code duty.field} with the field's name
     */
    static BigDecimal decimal(String text, String field) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        BigDecimal number = Decimals.parse(text);
        if (number == null) {
            throw unusable(field, text);
        }
        return number;
    }

    /** What to throw for a field that says nothing usable. */
    static PlatformException unusable(String field, String value) {
        return new PlatformException(ErrorCode.MALFORMED, "duty.field", field, String.valueOf(value));
    }
}
