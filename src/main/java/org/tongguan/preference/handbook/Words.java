package org.tongguan.preference.handbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.Text;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;

/** The handbook's sentences, names and numbers in its language. */
final class Words {

    private final Texts texts;
    private final CodeLists codes;
    private final Locale language;
    private final LocalDate day;

    Words(Texts texts, CodeLists codes, Locale language, LocalDate day) {
        this.texts = texts;
        this.codes = codes;
        this.language = language;
        this.day = day;
    }

    String say(String key, Object... values) {
        return texts.get("handbook." + key, values).in(language);
    }

    String of(Text text) {
        return text.in(language);
    }

    boolean isChinese() {
        return "zh".equals(language.getLanguage());
    }

    String tag() {
        return isChinese() ? "zh-CN" : "en";
    }

    String country(String code) {
        return of(codes.name("country", code, day));
    }

    /** 61102000 as 6110.20.00. */
    static String spaced(String code) {
        StringBuilder text = new StringBuilder(code);
        for (int at = 4; at < text.length(); at += 3) {
            text.insert(at, '.');
        }
        return text.toString();
    }

    /** Whole yuan with separators; a dash where it is not known. */
    static String yuan(BigDecimal amount) {
        return amount == null ? "—" : String.format(Locale.ROOT, "%,d", amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }

    /** A number as short as it can be written. */
    static String plain(BigDecimal number) {
        return number == null ? "—" : Decimals.plain(number);
    }

    /** So many percent of another amount, whole; a dash where that is nothing. */
    static String share(BigDecimal part, BigDecimal whole) {
        return part == null || whole == null || whole.signum() == 0 ? "—"
                : part.movePointRight(2).divide(whole, 0, RoundingMode.HALF_UP).toPlainString() + "%";
    }
}
