package org.tongguan.inspection;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an officer decides about goods that failed.
 *
 * @param reason  grounds, for the trader
 * @param amount  of a penalty in CNY, else null
 * @param article law the penalty rests on; null = it stands in the reason
 * @param dueOn   last day to pay the penalty; null = the term of the law from today
 */
public record DecisionRequest(Decision decision, String reason, BigDecimal amount, String article, LocalDate dueOn) { }
