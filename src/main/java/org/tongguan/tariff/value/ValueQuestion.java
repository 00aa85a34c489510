package org.tongguan.tariff.value;

import java.time.LocalDate;
import java.util.List;

/**
 * A shipment whose value is asked.
 *
 * @param export       exports are valued as loaded (art. 29), imports as delivered to the place of unloading (art. 24)
 * @param exchangeDate day whose exchange rates apply (art. 60)
 * @param terms        null = not known what the price contains
 * @param termsCode    as declared, for the finding
 * @param freight      null = not declared
 * @param insurance    null = not declared
 * @param other        other charges, negative to deduct; null = none
 * @param freightBy    how the freight is shared out
 * @param influenced   the price is influenced by the relation of buyer and seller and cannot be taken (art. 24, third paragraph)
 */
public record ValueQuestion(boolean export, LocalDate exchangeDate, PriceTerms terms, String termsCode, Charge freight, Charge insurance, Charge other,
                            SharedBy freightBy, List<ValueElement> elements, List<ValueLine> lines, boolean influenced) {

    public ValueQuestion {
        elements = List.copyOf(elements);
        lines = List.copyOf(lines);
    }

    /** A shipment whose price nothing speaks against. */
    public ValueQuestion(boolean export, LocalDate exchangeDate, PriceTerms terms, String termsCode, Charge freight, Charge insurance, Charge other,
                         SharedBy freightBy, List<ValueElement> elements, List<ValueLine> lines) {
        this(export, exchangeDate, terms, termsCode, freight, insurance, other, freightBy, elements, lines, false);
    }
}
