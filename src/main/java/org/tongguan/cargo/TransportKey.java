package org.tongguan.cargo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names one journey of a means of transport, as declarations and arrival reports both do. Upper case, no outer blanks.
 *
 * @param mode   code of list {@code transport_mode}, e.g. 2 water
 * @param name   ship's name, flight, train or plate
 * @param voyage voyage number, empty where there is none
 */
public record TransportKey(String mode, String name, @Nullable String voyage) {

    public TransportKey {
        mode = clean(mode);
        name = clean(name);
        voyage = clean(voyage);
    }

    private static String clean(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }
}
