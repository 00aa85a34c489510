package org.tongguan.tariff.expression;

/** What the parser would have needed where it stopped. Its sentences are {@code rate.expected.<name>}. */
public enum Expected {
    RATE, DIGIT, UNIT, UNIT_OR_STRENGTH, CURRENCY, END, COMMA, CLOSING, FEWER_DIGITS, SHORTER, LESS_DEEP, POWER_OF_TEN, SPECIFIC, PERCENT, FRACTION, QUOTED,
    CLOSING_QUOTE, REASON, DIALECT, RATE_TYPE, RATE_FIELD
}
