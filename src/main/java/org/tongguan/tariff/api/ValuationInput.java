package org.tongguan.tariff.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.formats.Decimals;
import org.tongguan.tariff.tax.ReturnedGoods;
import org.tongguan.tariff.tax.SupervisedGoods;
import org.tongguan.tariff.value.Amount;
import org.tongguan.tariff.value.ValueBasis;
import org.tongguan.tariff.value.ValueMethod;

/**
 * How a line is valued otherwise than by its price; see {@link ValueBasis}. Amounts by the names of {@link ValueMethod}.
 *
 * @param supervision relief goods only
 */
record ValuationInput(ValueMethod method, Map<String, AmountInput> amounts, Boolean conditionMet, String reason, List<ValueMethod> excluded, Boolean swapped,
                      SupervisionInput supervision) {

    record AmountInput(String amount, String currency) { }

    record SupervisionInput(LocalDate importedOn, LocalDate disposedOn, Integer years) { }

    /**
     * Goods that come back or replace others; see {@link ReturnedGoods.Claim}.
     *
     * @param before day the first goods left or entered; for a replacement the day they were released
     */
    record ReturnInput(Boolean replacement, ReturnedGoods.Reason reason, LocalDate before, Boolean unchanged, Boolean originalHandled) {

        ReturnedGoods.Claim claim() {
            return new ReturnedGoods.Claim(Boolean.TRUE.equals(replacement), reason, before, unchanged, originalHandled);
        }
    }

    /** Time under supervision; see {@link SupervisedGoods.Stay}. {@code supervisionYears} is for relief goods put to another use. */
    record StayInput(SupervisedGoods.Kind kind, LocalDate from, LocalDate to, Integer depreciationMonths, Integer supervisionYears) {

        SupervisedGoods.Stay stay(String at) {
            if (kind == null) {
                throw Given.unusable(at + "kind", null);
            }
            return new SupervisedGoods.Stay(kind, from, to, depreciationMonths, supervisionYears);
        }
    }

    /** @param at where it stands, for what is wrong with it */
    ValueBasis basis(String at) {
        if (method == null) {
            throw Given.unusable(at + "method", null);
        }
        Map<String, Amount> given = new LinkedHashMap<>();
        if (amounts != null) {
            amounts.forEach((name, one) -> {
                BigDecimal amount = one == null ? null : Decimals.parse(one.amount());
                if (amount == null) {
                    throw Given.unusable(at + "amounts." + name, one == null ? null : one.amount());
                }
                given.put(name, new Amount(amount, one.currency() == null ? "CNY" : one.currency()));
            });
        }
        return new ValueBasis(method, given, conditionMet, reason, excluded, Boolean.TRUE.equals(swapped), supervision == null ? null
                : new ValueBasis.Supervision(supervision.importedOn, supervision.disposedOn, supervision.years == null ? 0 : supervision.years));
    }
}
