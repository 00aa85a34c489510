package org.tongguan.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.schedule.Valid;
import org.tongguan.tariff.expression.RateExpression;

/**
 * One line of the tariff in one validity. Rates are texts of the rate language, see {@link RateExpression}.
 *
 * @param code              8 digits, or 10 where the administration keeps rates below the line
 * @param unit1             first statutory unit (code list {@code unit}), empty = not at hand
 * @param unit2             second statutory unit, empty = none
 * @param mfn               most-favoured-nation rate, empty = not at hand
 * @param general           general rate, empty = not at hand
 * @param provisional       provisional import rate, empty = none
 * @param provisionalExPart the provisional rate covers only part of the line ("ex")
 * @param vatPercent        import VAT in percent, null = not at hand
 * @param consumption       consumption tax, empty = none
 * @param exportDuty        export duty, empty = none
 * @param exportProvisional provisional export rate in its place, empty = none
 * @param vatRefund         percent of VAT refunded on export, null = not at hand
 * @param importDocuments   letters of required documents (code list {@code license_doc})
 * @param exportDocuments   the same for export
 * @param inspection        letters of inspection categories
 * @param validTo           first day on which it is no longer valid, null = open
 */
public record TariffLine(String code, Text name, String unit1, String unit2, String mfn, String general, String provisional,
                         boolean provisionalExPart, BigDecimal vatPercent, String consumption, String exportDuty, String exportProvisional,
                         BigDecimal vatRefund, String importDocuments, String exportDocuments, String inspection, LocalDate validFrom,
                         LocalDate validTo, String source) implements Valid { }
