package org.tongguan.tariff;

import java.time.LocalDate;

/**
 * What happened to goods, as far as it decides of which day the rates are (Tariff Law arts. 20-22).
 *
 * @param declared      day on which the declaration was completed; of a consolidated declaration, the day of each movement's own
 * @param entered       day on which the means of transport declared its entry
 * @param atDestination day on which goods in transit arrived at the place of destination
 * @param formalities   day on which the tax formalities were done
 * @param breach        day of the breach by which too little was paid
 * @param discovered    day on which customs discovered it
 */
public record Occasion(Kind kind, LocalDate declared, LocalDate entered, LocalDate atDestination, LocalDate formalities, LocalDate breach,
                       LocalDate discovered) {

    /** What kind of occasion. */
    public enum Kind {
        /** Declared on arrival, or an export. Art. 20, first paragraph. */
        NORMAL,
        /** Declared before arrival. Art. 20, second paragraph. */
        ADVANCE,
        /** In transit under customs control, declared at the place of destination. */
        TRANSIT,
        /** In transit, declared before arrival at the place of destination. */
        TRANSIT_ADVANCE,
        /** Moved many times, declared together. */
        CONSOLIDATED,
        /** Bonded goods that stay. Art. 21 (1). */
        BONDED_STAYS,
        /** Goods admitted with relief, transferred or put to other use. Art. 21 (2). */
        RELIEF_ENDS,
        /** Temporary goods that stay. Art. 21 (3). */
        TEMPORARY_STAYS,
        /** Leased goods bought, or rent paid by instalments. Art. 21 (4). */
        LEASE,
        /** Sold by customs because nobody declared them in time. */
        UNCLAIMED,
        /** Too little was paid by a breach. Art. 22, second paragraph. */
        BREACH
    }

    /** Declared on that day. */
    public static Occasion normal(LocalDate declared) {
        return new Occasion(Kind.NORMAL, declared, null, null, null, null, null);
    }

    /** Declared on that day, before arrival on another; null when that is to come. */
    public static Occasion advance(LocalDate declared, LocalDate entered) {
        return new Occasion(Kind.ADVANCE, declared, entered, null, null, null, null);
    }

    /** Tax formalities done on that day, for the kinds of art. 21. */
    public static Occasion formalities(Kind kind, LocalDate day) {
        return new Occasion(kind, null, null, null, day, null, null);
    }
}
