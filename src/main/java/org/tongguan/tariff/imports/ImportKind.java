package org.tongguan.tariff.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tongguan.tariff.schedule.LawKind;

/** What kind of file is taken over. */
public enum ImportKind {
    /** Lines of the national tariff in our own layout. */
    TARIFF(LawKind.LINES),
    AGREEMENTS(LawKind.AGREEMENTS),
    PARTIES(LawKind.PARTIES),
    AGREEMENT_RATES(LawKind.AGREEMENT_RATES),
    QUOTAS(LawKind.QUOTAS),
    REMEDIES(LawKind.REMEDIES),
    /** The national tariff as a spreadsheet with Chinese headings. */
    CHINA(null),
    /** Japan's schedule: line by rate columns, or RCEP rates by fiscal year. */
    JAPAN(null),
    /** The annual tariff database of the United States. */
    US(null),
    /** Measures with TARIC duty expressions. */
    TARIC(null);

    private final LawKind own;

    ImportKind(LawKind own) {
        this.own = own;
    }

    /** The kind of rows in our own layout; null for foreign layouts. */
    LawKind own() {
        return own;
    }

    /** By its name in an address: {@code agreement-rates}. */
    public static Optional<ImportKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name.replace('-', '_').toUpperCase(Locale.ROOT))).findFirst();
    }
}
