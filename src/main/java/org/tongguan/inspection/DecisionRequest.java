package org.tongguan.inspection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What an officer decides about goods that failed.
 *
 * @param reason  grounds, for the trader
 * @param amount  of a penalty in CNY, else null
 * @param article law the penalty rests on; null = it stands in the reason
 * @param dueOn   last day to pay the penalty; null = the term of the law from today
 * @param items   numbers of the items that failed, of subjects that go item by item ({@link ItemizedGoods}); empty = all goods
 */
public record DecisionRequest(Decision decision, String reason, BigDecimal amount, String article, LocalDate dueOn, List<Integer> items) {

    public DecisionRequest {
        items = items == null ? List.of() : items.stream().distinct().sorted().toList();
    }

    /** About all goods. */
    public DecisionRequest(Decision decision, String reason, BigDecimal amount, String article, LocalDate dueOn) {
        this(decision, reason, amount, article, dueOn, List.of());
    }
}
