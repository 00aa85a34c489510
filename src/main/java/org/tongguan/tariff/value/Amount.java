package org.tongguan.tariff.value;

import java.math.BigDecimal;

/** A sum in a currency, as declared. */
public record Amount(BigDecimal amount, String currency) {

    public static Amount yuan(String amount) {
        return new Amount(new BigDecimal(amount), "CNY");
    }
}
