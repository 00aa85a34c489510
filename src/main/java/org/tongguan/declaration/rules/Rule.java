package org.tongguan.declaration.rules;

import java.time.LocalDate;

/**
 * One rule of the declaration: a named function with a stable code, its legal source and its validity. It looks at the case and tells
 * findings; it never throws and never logs. Its sentence is {@code finding.<code>}, what it demands {@code rule.<code>}.
 *
 * @param code   stable, part of the API
 * @param group  what kind of check: completeness, format, code, cross, document, mode, duplicate
 * @param source where it is written
 * @param from   first day it applies
 * @param until  first day it no longer applies, null = open
 */
public record Rule(String code, Group group, String source, LocalDate from, LocalDate until, Check check) {

    public enum Group { COMPLETENESS, FORMAT, CODE, WEIGHT, UNIT, PRICE, TRADE, TRANSPORT, PARTY, DOCUMENT, QUARANTINE, CONTAINER, MODE }

    /** What a rule does. */
    @FunctionalInterface
    public interface Check {
        void run(Case subject, Findings out);
    }

    private static final LocalDate MERGED_DECLARATION = LocalDate.of(2018, 8, 1);

    /** A rule in force since customs and quarantine declarations were merged (1 August 2018). */
    public static Rule of(String code, Group group, String source, Check check) {
        return new Rule(code, group, source, MERGED_DECLARATION, null, check);
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
