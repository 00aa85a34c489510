/**
 * Guarantees (担保): bank letters, customs-duty insurance, cash and the organiser's unified guarantee, single or general. What a duty needs is
 * reserved on one before release, given back when it is paid or owed no more, claimed when it is not paid. Amounts stand in the ledger, whose
 * limits keep a guarantee from being overdrawn by whoever reserves at once.
 *
 * <p>Law: Customs Law art. 66-70; Regulation on Customs Guarantees art. 4, 5 (when), 10 (who is exempt: dated law data by credit grade), 11
 * (general guarantees); Tariff Law art. 41; GACC announcement 2018 No. 155 (customs-duty insurance).
 *
 * <p>Higher rooms call {@link org.tongguan.guarantee.Securities}; people act through {@link org.tongguan.guarantee.GuaranteeRegister}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "ledger", "trader"})
package org.tongguan.guarantee;
