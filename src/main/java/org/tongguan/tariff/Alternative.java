package org.tongguan.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Agreement;

/**
 * A way to bring a goods line in, and what it would owe.
 *
 * @param kind        MFN, PROVISIONAL, GENERAL, AGREEMENT, SPECIAL, QUOTA or AGREEMENT_QUOTA
 * @param agreement   null = none
 * @param quota       name of the quota, null = none
 * @param rate        its rate, null = not at hand
 * @param appliedKind the kind of rate that would then apply by law: a claimed agreement may still lead to the provisional or the MFN rate
 * @param duty        import duty in yuan, null = cannot be computed
 * @param total       all taxes of the line in yuan, null = cannot be computed
 * @param saving      total of the line as assessed, less this total; negative = dearer; null = cannot be computed
 * @param applied     this is how the line was assessed
 * @param validTo     first day on which the rate is no longer valid, null = open or not at hand
 * @param source      of the rate
 * @param problems    what stands against it
 */
public record Alternative(String kind, Agreement agreement, String quota, RateExpression rate, String appliedKind, BigDecimal duty, BigDecimal total,
                          BigDecimal saving, boolean applied, LocalDate validTo, String source, List<Finding> problems) { }
