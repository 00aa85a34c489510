package org.tongguan.tariff;

/** A tariff line with its rates read once; null where the text is empty. */
record RatedLine(TariffLine line, RateExpression mfn, RateExpression general, RateExpression provisional, RateExpression consumption,
                 RateExpression exportDuty) { }
