package org.tongguan.tariff.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The export duty is no part of the value (Tariff Law art. 29): a price that contains it is divided. */
public final class ExportValue {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ExportValue() { }

    /**
     * The value in a price as loaded that contains the export duty, to the fen.
     *
     * @param loaded  price as loaded, yuan
     * @param percent export duty in percent, not negative
     */
    public static BigDecimal withoutDuty(BigDecimal loaded, BigDecimal percent) {
        return loaded.multiply(HUNDRED).divide(HUNDRED.add(percent), 2, RoundingMode.HALF_UP);
    }
}
