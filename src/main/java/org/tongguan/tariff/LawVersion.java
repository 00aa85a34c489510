package org.tongguan.tariff;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the law an assessment was made by: {@code tariff 12/9f86d081884c7d65, exchange 3/2c26b46b68ffc68f, settings fcde2b2edba56bf4}. Tables by
 * their revision, shipped files and settings by their digest; with these names the same law is found again for ever.
 */
public record LawVersion(String tariff, String exchange, String settings) {

    private static final Pattern FORM = Pattern.compile("tariff (\\d+/[0-9a-f]+), exchange (\\d+/[0-9a-f]+), settings ([0-9a-f]+)");

    /** Empty for a text of another form, as assessments before migration V600 carry. */
    public static Optional<LawVersion> parse(String text) {
        Matcher matcher = FORM.matcher(String.valueOf(text));
        return matcher.matches() ? Optional.of(new LawVersion(matcher.group(1), matcher.group(2), matcher.group(3))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "tariff " + tariff + ", exchange " + exchange + ", settings " + settings;
    }
}
