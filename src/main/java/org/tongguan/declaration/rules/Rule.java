package org.tongguan.declaration.rules;

import java.time.LocalDate;
import org.tongguan.kernel.Finding.Severity;

/**
 * One rule of the declaration: a named function with a stable code, its legal source and its validity. It looks at the case and tells
 * findings; it never throws and never logs. Its sentence is {@code finding.<code>}, what it demands {@code rule.<code>}.
 *
 * @param code      stable, part of the API: DEC-1 form, 2 parties, 3 trade, 4 transport and places, 5 measures, 6 prices, 7 items and
 *                  documents, 8 modes, 9 containers and quarantine
 * @param severity  an error stops the filing (customs would send it back), a warning is told and recorded
 * @param source    where it is written
 * @param from      first day it applies
 * @param until     first day it no longer applies, null = open
 * @param declaring asked only when the declaration is declared, not of a draft
 * @param check     what it does; null for a rule of single fields, all of which {@link FormRules} checks in one walk
 */
public record Rule(String code, Group group, Severity severity, String source, LocalDate from, LocalDate until, boolean declaring, Check check) {

    public enum Group {
        COMPLETENESS, FORMAT, CODE, PARTY, TRADE, RECORD, TRANSPORT, PLACE, WEIGHT, PACKAGE, UNIT, PRICE, ITEM, DOCUMENT, MODE, CONTAINER, QUARANTINE
    }

    /** What a rule does. */
    @FunctionalInterface
    public interface Check {
        void run(Case subject, Findings out);
    }

    static final String DICTIONARY = "Single window goods declaration message, field dictionary";
    static final String FILLING = "GACC announcement 2019 No. 18, specification for filling in the declaration";
    private static final LocalDate MERGED_DECLARATION = LocalDate.of(2018, 8, 1);

    /** An error-level rule in force since customs and quarantine declarations were merged (1 August 2018). */
    static Rule error(String code, Group group, String source, Check check) {
        return new Rule(code, group, Severity.ERROR, source, MERGED_DECLARATION, null, false, check);
    }

    /** As {@link #error}, but a warning. */
    static Rule warning(String code, Group group, String source, Check check) {
        return new Rule(code, group, Severity.WARNING, source, MERGED_DECLARATION, null, false, check);
    }

    /** The same rule, asked only when the declaration is declared. */
    Rule onDeclaring() {
        return new Rule(code, group, severity, source, from, until, true, check);
    }

    /** The same rule, in force from that day. */
    Rule since(LocalDate day) {
        return new Rule(code, group, severity, source, day, until, declaring, check);
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    boolean appliesTo(Case subject) {
        return (!declaring || subject.declaring()) && isInForceOn(subject.today());
    }
}
