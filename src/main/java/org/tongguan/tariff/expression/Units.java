package org.tongguan.tariff.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Units of quantity: customs codes of the list {@code unit}, the symbols that may stand for them, what converts into what, and the units of
 * strength. The litre of pure alcohol is in no Chinese list and has a name of its own, and
 * so have the units of foreign schedules that are in none.
 */
public final class Units {

    /** Litres of pure alcohol. */
    public static final String PURE_ALCOHOL = "Lpa";
    /** The first unit in which a foreign schedule counts the goods of a line, where no unit of the list fits. */
    public static final String FIRST = "Q1";
    /** The second such unit. */
    public static final String SECOND = "Q2";
    /** Strength in percent of alcohol by volume, the key under which a quantity of it is given. */
    public static final String ALCOHOL = "%vol";
    /** Strength in percent of sucrose by weight. */
    public static final String SUCROSE = "%sac";
    /** Percentage points of a small producer's relief. */
    public static final String SMALL_PRODUCER = "spr";

    static final Map<String, String> SYMBOLS = Map.ofEntries(Map.entry("kg", "035"), Map.entry("g", "036"), Map.entry("t", "070"),
            Map.entry("L", "095"), Map.entry("mL", "096"), Map.entry("kL", "063"), Map.entry("m", "030"), Map.entry("m2", "032"),
            Map.entry("m3", "033"), Map.entry("pc", "007"), Map.entry("pr", "025"), Map.entry("head", "009"), Map.entry("ct", "084"),
            Map.entry("kWh", "062"));
    private static final Set<String> OWN = Set.of(PURE_ALCOHOL, FIRST, SECOND);
    private static final Map<String, String> BY_CODE = new HashMap<>();

    /** How much of the family's first unit one unit is. */
    private record Factor(String family, BigDecimal size) { }

    private static final Map<String, Factor> FACTORS = new HashMap<>();

    static {
        SYMBOLS.forEach((symbol, code) -> BY_CODE.put(code, symbol));
        family("mass", "035 1 036 0.001 070 1000 047 100 071 1016.0469088 072 907.18474 075 0.5 076 0.45359237 077 50 080 0.05 081 50 "
                + "083 0.028349523125 084 0.0002 078 50.80234544 079 45.359237");
        family("volume", "095 1 096 0.001 063 1000 033 1000 097 4.54609 098 3.785411784 099 28.316846592");
        family("length", "030 1 147 1000 067 0.3048 086 0.9144 088 0.0254");
        family("area", "032 1 110 0.83612736 111 0.09290304");
        family("piece", "007 1 043 100 054 1000 038 10000 056 100000000");
        family("stick", "012 1 041 100 143 1000 055 100000000");
        family("pair", "025 1 144 10000");
    }

    private Units() { }

    private static void family(String name, String members) {
        String[] words = members.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            FACTORS.put(words[i], new Factor(name, new BigDecimal(words[i + 1])));
        }
    }

    /** How a rate writes a unit: by its symbol where it has one, else by its customs code. */
    public static String written(String unit) {
        return BY_CODE.getOrDefault(unit, unit);
    }

    /** The customs code a symbol or code stands for; empty when it is neither. */
    public static Optional<String> code(String symbolOrCode) {
        String code = SYMBOLS.getOrDefault(symbolOrCode, symbolOrCode);
        boolean known = OWN.contains(code) || code.length() == 3 && code.chars().allMatch(c -> c >= '0' && c <= '9');
        return known ? Optional.of(code) : Optional.empty();
    }

    static boolean isStrength(String text) {
        return ALCOHOL.equals(text) || SUCROSE.equals(text) || SMALL_PRODUCER.equals(text);
    }

    static boolean isMass(String unit) {
        Factor factor = FACTORS.get(unit);
        return factor != null && "mass".equals(factor.family());
    }

    /** The quantity in another unit of the same family, exact where a decimal can be; null when they do not convert. */
    static BigDecimal convert(BigDecimal quantity, String from, String to) {
        Factor source = FACTORS.get(from);
        Factor target = FACTORS.get(to);
        if (source == null || target == null || !source.family().equals(target.family())) {
            return null;
        }
        BigDecimal base = quantity.multiply(source.size());
        return isPowerOfTen(target.size()) ? base.scaleByPowerOfTen(-powerOfTen(target.size())) : base.divide(target.size(), MathContext.DECIMAL128);
    }

    private static boolean isPowerOfTen(BigDecimal size) {
        return size.stripTrailingZeros().unscaledValue().equals(java.math.BigInteger.ONE);
    }

    private static int powerOfTen(BigDecimal size) {
        return -size.stripTrailingZeros().scale();
    }
}
