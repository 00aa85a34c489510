package org.tongguan.declaration.rules;

import java.time.LocalDate;
import java.util.Optional;

/** What the rules need to know of the tariff. */
public interface TariffFacts {

    /**
     * A tariff line as the rules see it.
     *
     * @param unit1           first legal unit, null when not at hand
     * @param unit2           second legal unit, null when there is none or it is not at hand
     * @param importDocuments letters of the licence documents an import needs
     * @param exportDocuments the same for an export
     * @param inspection      letters of the inspection categories
     */
    record Line(String code, String unit1, String unit2, String importDocuments, String exportDocuments, String inspection) { }

    Optional<Line> find(String commodityCode, LocalDate day);

    /** Whether any line of that chapter (two digits) is at hand, so that an unknown code there is an error and not only a gap in our data. */
    boolean isChapterComplete(String chapter, LocalDate day);
}
