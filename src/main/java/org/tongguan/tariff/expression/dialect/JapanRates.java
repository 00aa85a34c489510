package org.tongguan.tariff.expression.dialect;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongguan.tariff.expression.Expected;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateExpression.Condition;
import org.tongguan.tariff.expression.RateSyntaxException;
import org.tongguan.tariff.expression.Reason;

/**
 * Rates as Japan's schedule prints them: {@code 無税}, {@code 3.5%}, {@code 361円/kg}, higher or lower of several, gate prices, and what differs
 * by sub-line or by part of the line. Brackets mark a rate that is bound; ◎ a rate within a quota; *, ** , ※ and ◆ footnotes.
 */
public final class JapanRates {

    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern PERCENT = Pattern.compile(NUMBER + "%");
    private static final Pattern SPECIFIC = Pattern.compile(NUMBER + "円/(10{0,4})?(.+)");
    private static final Pattern PER_UNIT = Pattern.compile("1(キログラム|頭|リットル)につき、?" + NUMBER + "円");
    private static final Pattern GATE = Pattern.compile("\\(" + NUMBER + "円(?:×" + NUMBER + ")?-課税価格(?:×" + NUMBER + ")?\\)/(.+)");
    private static final Pattern GATE_SHARE = Pattern.compile("\\(\\(" + NUMBER + "円-課税価格\\)×([0-9]{1,6})/([0-9]{1,6})\\)/(.+)");
    private static final Pattern CHOICE = Pattern.compile("(.+)のうちいずれか(高|低)い(?:税率|もの|率)(?:ただし、?その税率が(.+)を(下|上)回る場合は(.+))?");
    private static final Pattern NOTE_BEHIND = Pattern.compile("(.+?)(◆[0-9]*)");
    private static final Pattern QUOTA_WITHIN = Pattern.compile(".*(?:限度数量|割当).*(?:以内|範囲内).*");
    private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("kg", "035"), Map.entry("g", "036"), Map.entry("MT", "070"), Map.entry("t", "070"),
            Map.entry("トン", "070"), Map.entry("l", "095"), Map.entry("L", "095"), Map.entry("kl", "063"), Map.entry("KL", "063"), Map.entry("m2", "032"),
            Map.entry("m3", "033"), Map.entry("m", "030"), Map.entry("頭", "009"), Map.entry("足", "025"), Map.entry("本", "012"), Map.entry("枚", "010"),
            Map.entry("個", "007"), Map.entry("羽", "008"), Map.entry("ダース", "127"), Map.entry("キログラム", "035"), Map.entry("リットル", "095"));
    private final String text;

    private JapanRates(String text) {
        this.text = text;
    }

    /**
     * Reads a rate.
     *
     * @throws RateSyntaxException when it is not written as the schedule writes rates
     */
    public static RateExpression read(String text) {
        return new JapanRates(text).read();
    }

    private RateExpression read() {
        String joined = plain(text.replaceAll("\\s", ""));
        if (joined.contains("基準輸入価格")) {
            return new RateExpression.Stated(Reason.STANDARD_PRICE, text);
        }
        if (joined.matches(".*含有率が.+を超える.+ごとに.+")) {
            return new RateExpression.Stated(Reason.CONTENT, text);
        }
        RateExpression rate = rate(joined);
        return rate == null ? parts() : rate;
    }

    private static String plain(String raw) {
        return Normalizer.normalize(raw, Normalizer.Form.NFKC).replace('−', '-').replace('~', '〜').replaceAll("(?<=[0-9]),(?=[0-9]{3})", "");
    }

    /** Lines of a name and its rate. */
    private RateExpression parts() {
        List<RateExpression.Part> parts = new ArrayList<>();
        int at = 0;
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip();
            if (!stripped.isEmpty()) {
                int gap = Math.max(stripped.lastIndexOf('\u3000'), stripped.lastIndexOf(' '));
                RateExpression rate = gap < 1 ? null : rate(plain(stripped.substring(gap + 1)));
                if (rate == null) {
                    throw new RateSyntaxException(text, at + line.indexOf(stripped) + Math.max(gap + 1, 0) + 1, Expected.DIALECT);
                }
                parts.add(new RateExpression.Part(stripped.substring(0, gap).strip(), rate));
            }
            at += line.length() + 1;
        }
        if (parts.isEmpty()) {
            throw new RateSyntaxException(text, 1, Expected.DIALECT);
        }
        boolean quota = parts.size() == 1 && QUOTA_WITHIN.matcher(parts.getFirst().name()).matches();
        return quota ? new RateExpression.Conditional(Condition.of(Condition.Kind.IN_QUOTA), parts.getFirst().rate()) : new RateExpression.Parts(parts);
    }

    /** A rate without blanks; null when it is none. */
    private static RateExpression rate(String s) {
        for (String mark : List.of("**", "*", "※", "◎", "●")) {
            if (s.startsWith(mark)) {
                return marked(mark, rate(s.substring(mark.length())));
            }
        }
        Matcher behind = NOTE_BEHIND.matcher(s);
        if (behind.matches()) {
            return marked(behind.group(2), rate(behind.group(1)));
        }
        if (s.startsWith("(") && closing(s, 0) == s.length() - 1) {
            RateExpression inside = rate(s.substring(1, s.length() - 1));
            return inside == null ? null : new RateExpression.Conditional(Condition.of(Condition.Kind.BOUND), inside);
        }
        if (s.startsWith("一部")) {
            RateExpression some = rate(s.substring(2));
            return some == null || some instanceof RateExpression.Varies ? some : new RateExpression.Varies(List.of(some));
        }
        Matcher choice = CHOICE.matcher(s);
        if (choice.matches()) {
            return choice(choice);
        }
        List<String> different = split(s, "〜", "又は", "、");
        if (different.size() > 1) {
            List<RateExpression> rates = different.stream().map(JapanRates::rate).toList();
            return rates.contains(null) ? null : new RateExpression.Varies(rates);
        }
        List<String> together = split(s, "+");
        if (together.size() > 1) {
            List<RateExpression> rates = together.stream().map(JapanRates::single).toList();
            return rates.contains(null) ? null : new RateExpression.Sum(rates);
        }
        return single(s);
    }

    private static RateExpression marked(String mark, RateExpression rate) {
        if (rate == null || "●".equals(mark) && rate instanceof RateExpression.Varies) {
            return rate;
        }
        return new RateExpression.Conditional("◎".equals(mark) ? Condition.of(Condition.Kind.IN_QUOTA) : new Condition(Condition.Kind.NOTE, mark), rate);
    }

    private static RateExpression choice(Matcher m) {
        List<RateExpression> choices = split(m.group(1), "又は", "、").stream().map(JapanRates::rate).toList();
        if (choices.contains(null) || choices.size() < 2) {
            return null;
        }
        RateExpression chosen = "高".equals(m.group(2)) ? new RateExpression.Max(choices) : new RateExpression.Min(choices);
        if (m.group(3) == null) {
            return chosen;
        }
        RateExpression limit = rate(m.group(5));
        if (limit == null || !limit.equals(rate(m.group(3)))) {
            return null;
        }
        List<RateExpression> both = List.of(limit, chosen);
        return "下".equals(m.group(4)) ? new RateExpression.Max(both) : new RateExpression.Min(both);
    }

    private static RateExpression single(String s) {
        if (List.of("無税", "免税").contains(s)) {
            return new RateExpression.Percent(BigDecimal.ZERO);
        }
        if (List.of("非譲許", "U").contains(s)) {
            return new RateExpression.Stated(Reason.NOT_BOUND, "");
        }
        Matcher percent = PERCENT.matcher(s);
        if (percent.matches()) {
            return new RateExpression.Percent(new BigDecimal(percent.group(1)));
        }
        Matcher perUnit = PER_UNIT.matcher(s);
        if (perUnit.matches()) {
            return specific(new BigDecimal(perUnit.group(2)), null, perUnit.group(1));
        }
        Matcher specific = SPECIFIC.matcher(s);
        return specific.matches() ? specific(new BigDecimal(specific.group(1)), specific.group(2), specific.group(3)) : gate(s);
    }

    private static RateExpression gate(String s) {
        Matcher share = GATE_SHARE.matcher(s);
        if (share.matches()) {
            RateExpression.Specific price = specific(new BigDecimal(share.group(1)), null, share.group(4));
            boolean whole = share.group(2).startsWith("0") || share.group(3).startsWith("0");
            return price == null || whole ? null : new RateExpression.Gate(price, Integer.parseInt(share.group(2)), Integer.parseInt(share.group(3)));
        }
        Matcher gate = GATE.matcher(s);
        if (!gate.matches()) {
            return null;
        }
        BigDecimal price = new BigDecimal(gate.group(1));
        RateExpression.Specific perUnit = specific(gate.group(2) == null ? price : price.multiply(new BigDecimal(gate.group(2))), null, gate.group(4));
        if (perUnit == null || gate.group(3) == null) {
            return perUnit == null ? null : new RateExpression.Gate(perUnit, 1, 1);
        }
        RateExpression part = new RateExpression.Percent(new BigDecimal(gate.group(3)).movePointRight(2));
        return new RateExpression.Max(List.of(new RateExpression.Percent(BigDecimal.ZERO), new RateExpression.Difference(perUnit, part)));
    }

    private static RateExpression.Specific specific(BigDecimal amount, String per, String unit) {
        String code = UNITS.get(unit);
        return code == null ? null : new RateExpression.Specific(amount, "JPY", per == null ? 1 : Integer.parseInt(per), code, null);
    }

    /** Parts of a text between separators that do not stand in brackets. */
    private static List<String> split(String s, String... separators) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            int at = i;
            String found = depth != 0 ? null : Arrays.stream(separators).filter(separator -> s.startsWith(separator, at)).findFirst().orElse(null);
            if (found != null) {
                parts.add(s.substring(start, i));
                i += found.length() - 1;
                start = i + 1;
            }
        }
        parts.add(s.substring(start));
        return parts;
    }

    private static int closing(String s, int open) {
        int depth = 0;
        for (int i = open; i < s.length(); i++) {
            depth += s.charAt(i) == '(' ? 1 : s.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
