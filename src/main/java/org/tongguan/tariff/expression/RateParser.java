package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Recursive descent over the rate language.
 * <pre>
 * rate   = term { "+" term }
 * term   = number [ "%" | "CNY/" unit ] | ( "MIN" | "MAX" ) "(" rate "," rate { "," rate } ")"
 * number = digits [ "." digits ]          a number alone is a percentage
 * unit   = kg | g | t | L | mL | m | m2 | m3 | three digits of the customs unit list
 * </pre>
 */
final class RateParser {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_DEPTH = 4;
    private static final int MAX_DIGITS = 12;
    private final String text;
    private int at;
    private int depth;

    RateParser(String text) {
        this.text = text;
    }

    RateExpression parse() {
        if (text.length() > MAX_LENGTH) {
            throw new RateSyntaxException(text.substring(0, 40) + "…", MAX_LENGTH + 1, "at most " + MAX_LENGTH + " characters");
        }
        RateExpression rate = rate();
        if (at < text.length()) {
            throw expected("+ or the end");
        }
        return rate;
    }

    private RateExpression rate() {
        List<RateExpression> parts = new ArrayList<>();
        parts.add(term());
        while (take("+")) {
            parts.add(term());
        }
        return parts.size() == 1 ? parts.getFirst() : new RateExpression.Sum(parts);
    }

    private RateExpression term() {
        if (take("MIN(")) {
            return new RateExpression.Min(choices());
        }
        if (take("MAX(")) {
            return new RateExpression.Max(choices());
        }
        BigDecimal number = number();
        if (take("%")) {
            return new RateExpression.Percent(number);
        }
        return take("CNY/") ? new RateExpression.Specific(number, unit()) : new RateExpression.Percent(number);
    }

    private List<RateExpression> choices() {
        if (++depth > MAX_DEPTH) {
            throw expected("at most " + MAX_DEPTH + " choices inside each other");
        }
        List<RateExpression> parts = new ArrayList<>();
        parts.add(rate());
        do {
            if (!take(",")) {
                throw expected(",");
            }
            parts.add(rate());
        } while (!take(")"));
        depth--;
        return parts;
    }

    private BigDecimal number() {
        blanks();
        int start = at;
        digits();
        if (start == at) {
            throw expected("a number, MIN( or MAX(");
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            int fraction = at;
            digits();
            if (fraction == at) {
                throw expected("a digit");
            }
        }
        BigDecimal number = new BigDecimal(text.substring(start, at));
        blanks();
        return number;
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at - start > MAX_DIGITS) {
            at = start + MAX_DIGITS;
            throw expected("at most " + MAX_DIGITS + " digits");
        }
    }

    private String unit() {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String unit = text.substring(start, at);
        String code = RateExpression.SYMBOLS.getOrDefault(unit, unit);
        if (!code.matches("[0-9]{3}")) {
            at = start;
            throw expected("a unit: kg, g, t, L, mL, m, m2, m3 or three digits of the unit list");
        }
        blanks();
        return code;
    }

    private boolean take(String token) {
        blanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private RateSyntaxException expected(String what) {
        return new RateSyntaxException(text, at + 1, what);
    }
}
