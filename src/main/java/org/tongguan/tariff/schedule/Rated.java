package org.tongguan.tariff.schedule;

import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.expression.RateExpression;

/** A tariff line with its rates read once; null where the text is empty. */
public record Rated(TariffLine line, RateExpression mfn, RateExpression general, RateExpression provisional, RateExpression consumption,
                    RateExpression exportDuty, RateExpression exportProvisional) { }
