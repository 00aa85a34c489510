package org.tongguan.tariff.expression.dialect;

import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongguan.tariff.expression.Expected;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;
import org.tongguan.tariff.expression.Reason;

/** Rates as the Chinese spreadsheets write them: {@code 10}, {@code 10%}, {@code 0.6元/千克}, {@code 5%+2元/升}, and our own language. */
public final class ChinaRates {

    private static final Pattern YUAN = Pattern.compile("元(?:人民币)?/([^+＋/,)]+)");

    private ChinaRates() { }

    /**
     * Reads a rate.
     *
     * @param unit customs code of a unit's Chinese name
     * @throws RateSyntaxException with the character where it goes wrong
     */
    public static RateExpression read(String text, Function<String, Optional<String>> unit) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace("△", "").strip();
        if (plain.startsWith("见") || plain.contains("滑准税")) {
            return new RateExpression.Stated(Reason.SEE_SCHEDULE, text);
        }
        StringBuilder out = new StringBuilder();
        Matcher m = YUAN.matcher(plain);
        while (m.find()) {
            String name = m.group(1).strip();
            Optional<String> code = unit.apply(name);
            if (code.isEmpty()) {
                throw new RateSyntaxException(text, m.start(1) + 1, Expected.UNIT);
            }
            m.appendReplacement(out, "CNY/" + code.get());
        }
        m.appendTail(out);
        return RateExpression.parse(out.toString());
    }
}
