package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tongguan.tariff.expression.RateExpression.Condition;

/** Recursive descent over the rate language; the grammar stands in docs/rate-language.md. */
final class RateParser {

    private static final int MAX_LENGTH = 2000;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_DIGITS = 12;
    private final String text;
    private int at;
    private int depth;

    RateParser(String text) {
        this.text = text;
    }

    RateExpression parse() {
        if (text.length() > MAX_LENGTH) {
            throw new RateSyntaxException(text.substring(0, 40) + "…", MAX_LENGTH + 1, Expected.SHORTER);
        }
        RateExpression rate = rate();
        if (at < text.length()) {
            throw expected(Expected.END);
        }
        return rate;
    }

    private RateExpression rate() {
        if (++depth > MAX_DEPTH) {
            throw expected(Expected.LESS_DEEP);
        }
        List<RateExpression> parts = new ArrayList<>(2);
        parts.add(term());
        while (true) {
            if (take("+")) {
                parts.add(term());
            } else if (take("-")) {
                RateExpression before = together(parts);
                parts.clear();
                parts.add(new RateExpression.Difference(before, term()));
            } else {
                depth--;
                return together(parts);
            }
        }
    }

    private static RateExpression together(List<RateExpression> parts) {
        return parts.size() == 1 ? parts.getFirst() : new RateExpression.Sum(parts);
    }

    private RateExpression term() {
        blanks();
        int start = at;
        String word = word();
        if (word.isEmpty()) {
            return take("(") ? closed(rate()) : plain();
        }
        return switch (word) {
            case "MIN" -> new RateExpression.Min(choices());
            case "MAX" -> new RateExpression.Max(choices());
            case "GATE" -> gate();
            case "SLIDING" -> sliding();
            case "FROM" -> step();
            case "VARIES" -> new RateExpression.Varies(opened(this::rates));
            case "PARTS" -> new RateExpression.Parts(opened(this::parts));
            case "BOUND", "IN_QUOTA", "OUT_OF_QUOTA" -> new RateExpression.Conditional(Condition.of(Condition.Kind.valueOf(word)), opened(this::rate));
            case "NOTE" -> opened(() -> {
                String note = quoted();
                comma();
                return new RateExpression.Conditional(new Condition(Condition.Kind.NOTE, note), rate());
            });
            case "NOT_BOUND", "NOT_APPLICABLE" -> new RateExpression.Stated(Reason.valueOf(word), "");
            case "CANNOT" -> opened(this::stated);
            default -> {
                at = start;
                throw expected(Expected.RATE);
            }
        };
    }

    private RateExpression plain() {
        BigDecimal number = number(Expected.RATE);
        if (take("%") || !isLetter()) {
            return new RateExpression.Percent(number);
        }
        return specific(number);
    }

    private RateExpression.Specific specific(BigDecimal amount) {
        int start = at;
        String currency = word();
        if (!currency.matches("[A-Z]{3}")) {
            at = start;
            throw expected(Expected.CURRENCY);
        }
        expect("/", Expected.UNIT);
        int per = per();
        String unit = unit();
        String strength = null;
        if (take("/")) {
            strength = strength();
        }
        return new RateExpression.Specific(amount, currency, per, unit, strength);
    }

    /** A count before the unit, unless the digits are the code of the unit themselves. */
    private int per() {
        blanks();
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        String digits = text.substring(start, at);
        boolean before = !digits.isEmpty() && at < text.length() && Character.isLetter(text.charAt(at));
        if (!before) {
            at = start;
            return 1;
        }
        if (!digits.matches("10{0,8}")) {
            at = start;
            throw expected(Expected.POWER_OF_TEN);
        }
        if (text.charAt(at) == 'x') {
            at++;
        }
        return Integer.parseInt(digits);
    }

    private String unit() {
        int start = at;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        Optional<String> code = Units.code(text.substring(start, at));
        if (code.isEmpty()) {
            at = start;
            throw expected(Expected.UNIT);
        }
        blanks();
        return code.get();
    }

    private String strength() {
        blanks();
        int start = at;
        if (at < text.length() && text.charAt(at) == '%') {
            at++;
        }
        String found = text.substring(start, at) + word();
        if (!Units.isStrength(found)) {
            at = start;
            throw expected(Expected.UNIT_OR_STRENGTH);
        }
        blanks();
        return found;
    }

    private List<RateExpression> choices() {
        return opened(() -> {
            List<RateExpression> parts = new ArrayList<>();
            parts.add(rate());
            do {
                comma();
                parts.add(rate());
            } while (!ahead(')'));
            return parts;
        });
    }

    private List<RateExpression> rates() {
        List<RateExpression> rates = new ArrayList<>();
        do {
            rates.add(rate());
        } while (take(","));
        return rates;
    }

    private List<RateExpression.Part> parts() {
        List<RateExpression.Part> parts = new ArrayList<>();
        do {
            parts.add(new RateExpression.Part(quoted(), rate()));
        } while (take(","));
        return parts;
    }

    private RateExpression gate() {
        return opened(() -> {
            RateExpression.Specific price = specific(number(Expected.SPECIFIC));
            if (!take(",")) {
                return new RateExpression.Gate(price, 1, 1);
            }
            int numerator = integer();
            expect("/", Expected.FRACTION);
            return new RateExpression.Gate(price, numerator, integer());
        });
    }

    private RateExpression sliding() {
        return opened(() -> {
            RateExpression.Specific inverse = specific(number(Expected.SPECIFIC));
            comma();
            BigDecimal percent = percent();
            comma();
            BigDecimal cap = percent();
            comma();
            return new RateExpression.Sliding(inverse, percent, cap, integer());
        });
    }

    private RateExpression step() {
        return opened(() -> {
            RateExpression.Specific price = specific(number(Expected.SPECIFIC));
            comma();
            RateExpression atOrAbove = rate();
            comma();
            return new RateExpression.PriceStep(price, atOrAbove, rate());
        });
    }

    private RateExpression stated() {
        blanks();
        int start = at;
        String word = word();
        Optional<Reason> reason = Arrays.stream(Reason.values()).filter(r -> r.name().equals(word)).findFirst();
        if (reason.isEmpty()) {
            at = start;
            throw expected(Expected.REASON);
        }
        return new RateExpression.Stated(reason.get(), take(",") ? quoted() : "");
    }

    private BigDecimal percent() {
        BigDecimal number = number(Expected.PERCENT);
        expect("%", Expected.PERCENT);
        return number;
    }

    private int integer() {
        blanks();
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (!text.substring(start, at).matches("[1-9][0-9]{0,8}")) {
            at = start;
            throw expected(Expected.FRACTION);
        }
        return Integer.parseInt(text.substring(start, at));
    }

    private BigDecimal number(Expected otherwise) {
        blanks();
        int start = at;
        digits();
        if (start == at) {
            throw expected(otherwise);
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            int fraction = at;
            digits();
            if (fraction == at) {
                throw expected(Expected.DIGIT);
            }
        }
        BigDecimal number = new BigDecimal(text.substring(start, at));
        blanks();
        return number;
    }

    private void digits() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at - start > MAX_DIGITS) {
            at = start + MAX_DIGITS;
            throw expected(Expected.FEWER_DIGITS);
        }
    }

    private String quoted() {
        expect("\"", Expected.QUOTED);
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                out.append(escaped == 'n' ? '\n' : escaped);
            } else {
                out.append(c);
            }
        }
        if (at == text.length()) {
            throw expected(Expected.CLOSING_QUOTE);
        }
        at++;
        return out.toString();
    }

    private <T> T opened(java.util.function.Supplier<T> inside) {
        expect("(", Expected.RATE);
        return closed(inside.get());
    }

    private <T> T closed(T value) {
        expect(")", Expected.CLOSING);
        return value;
    }

    private void comma() {
        expect(",", Expected.COMMA);
    }

    private void expect(String token, Expected what) {
        if (!take(token)) {
            throw expected(what);
        }
    }

    private boolean ahead(char c) {
        blanks();
        return at < text.length() && text.charAt(at) == c;
    }

    private String word() {
        int start = at;
        while (at < text.length() && (isLetter() || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean isLetter() {
        return at < text.length() && (text.charAt(at) >= 'A' && text.charAt(at) <= 'Z' || text.charAt(at) >= 'a' && text.charAt(at) <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
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

    private RateSyntaxException expected(Expected what) {
        return new RateSyntaxException(text, at + 1, what);
    }
}
