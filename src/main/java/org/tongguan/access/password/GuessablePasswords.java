package org.tongguan.access.password;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tongguan.formats.Csv;

/**
 * Passwords that guessers try first, by what they are made of: words of {@code data/words/password_words.csv} (and the account's own name), also with
 * figures for letters, years and dates, figures in a row, keys beside each other, repeats. What is left of a password without these must be
 * {@value #ENOUGH} characters. No list of passwords that leaked is kept: this finds the make, whatever the decoration.
 */
public final class GuessablePasswords {

    private static final int ENOUGH = 5;
    private static final int SHORTEST_WORD = 3;
    private static final int WALK = 4;
    private static final Pattern DATES = Pattern.compile("(19|20)\\d\\d(0[1-9]|1[0-2])?(0[1-9]|[12]\\d|3[01])?");
    private static final Pattern REPEATED = Pattern.compile("(.{1,6}?)\\1{2,}");
    private static final Pattern DOUBLED = Pattern.compile("(.{4,})\\1");
    private static final String[] ROWS = {"1234567890", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz",
        "1qaz2wsx3edc4rfv5tgb6yhn", "qazwsxedcrfvtgbyhnujm", "!@#$%^&*()", "1q2w3e4r5t6y7u8i9o0p", "a1s2d3f4g5h6", "147258369", "159357"};
    private static final String FIGURES = "01345789@$!+";
    private static final String LETTERS = "oieastbgasit";
    private static final List<String> WORDS = Csv.resource("words/password_words.csv").stream().map(row -> row.get("word")).distinct()
            .sorted(Comparator.comparingInt(String::length).reversed()).toList();

    private GuessablePasswords() { }

    /** @param own names the password must not lean on either: the account's; may be null or empty */
    public static boolean contains(String password, String... own) {
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        Arrays.stream(own).filter(o -> o != null).flatMap(o -> Arrays.stream(o.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")))
                .filter(o -> o.length() >= SHORTEST_WORD).forEach(words::add);
        words.addAll(WORDS);
        return left(plain, words) < ENOUGH || left(lettered(plain), words) < ENOUGH;
    }

    private static String lettered(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            int at = FIGURES.indexOf(c);
            out.append(at < 0 ? c : LETTERS.charAt(at));
        }
        return out.toString();
    }

    /** How many characters are neither a word nor a row nor a date nor a repeat. */
    private static long left(String text, List<String> words) {
        String rest = DOUBLED.matcher(text).replaceAll("$1");
        for (String word : words) {
            rest = rest.replace(word, " ");
        }
        rest = DATES.matcher(withoutWalks(rest)).replaceAll(" ");
        return REPEATED.matcher(rest).replaceAll(" ").codePoints().filter(c -> Character.isLetterOrDigit(c) || c > 127).count();
    }

    private static String withoutWalks(String text) {
        String rest = text;
        for (String row : ROWS) {
            for (String line : List.of(row, new StringBuilder(row).reverse().toString())) {
                for (int length = line.length(); length >= WALK; length--) {
                    for (int from = 0; from + length <= line.length(); from++) {
                        rest = rest.replace(line.substring(from, from + length), " ");
                    }
                }
            }
        }
        return rest;
    }
}
