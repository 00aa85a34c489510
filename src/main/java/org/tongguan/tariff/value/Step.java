package org.tongguan.tariff.value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * One step of a computation: sentence {@code step.<key>} of the message bundles with its values, in order.
 *
 * @param args decimals in plain notation
 */
public record Step(String key, List<String> args) {

    public Step {
        args = List.copyOf(args);
    }

    public static Step of(String key, Object... args) {
        return new Step(key, Arrays.stream(args).map(a -> a instanceof BigDecimal d ? d.toPlainString() : String.valueOf(a)).toList());
    }
}
