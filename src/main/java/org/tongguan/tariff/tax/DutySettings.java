package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tongguan.tariff.choice.RateChoice;

/**
 * The law's numbers that an assessment needs, as of one day.
 *
 * @param valueRound     {@code FEN} or {@code YUAN}: to what the customs value of a line is rounded, half up
 * @param taxRound       the same for every tax of a line, each rounded once
 * @param exemptAmount   duty of a whole shipment up to which it is free (Tariff Law art. 32 (1))
 * @param insuranceRate  share of price and freight taken where the insurance is not known
 * @param generalOrigins origins under the general rate (art. 12)
 * @param unknownOrigins those of them that say that nobody knows the origin
 * @param fullNatures    levy natures under which duty mode 5 (by nature) means levied in full
 * @param excludingNatures levy natures that set retaliatory duties aside
 * @param replacementYears within which free replacements are declared at most (art. 40)
 * @param exemptTax      import VAT, and consumption tax, of a whole shipment up to which each is free; null = not at hand, then nothing is
 * @param depreciationMonths months over which temporary imports lose their value where nothing else is known (art. 38); null = not at hand
 */
public record DutySettings(String valueRound, String taxRound, BigDecimal exemptAmount, BigDecimal insuranceRate, Set<String> generalOrigins,
                           Set<String> unknownOrigins, Set<String> fullNatures, Set<String> excludingNatures,
                           int replacementYears, BigDecimal exemptTax, Integer depreciationMonths) implements RateChoice.Origins {

    /** Names of the parameters they are kept under. */
    public static final List<String> NAMES = List.of("value.round", "tax.round", "duty.exempt.amount", "insurance.default.rate",
            "duty.general.rate.origins", "duty.unknown.origins", "duty.full.levy.natures", "duty.retaliation.excluding.natures", "replacement.years");

    /** Names of those that the law has not had as long as there are kept assessments: without one the day has its settings all the same. */
    public static final List<String> LATER = List.of("import.tax.exempt.amount", "temporary.depreciation.months", "declaration.valuation");

    /** The settings of a day from their values by name; empty when one is missing. */
    public static Optional<DutySettings> of(UnaryOperator<String> valueOf) {
        List<String> values = NAMES.stream().map(valueOf).filter(Objects::nonNull).toList();
        return values.size() < NAMES.size() ? Optional.empty() : Optional.of(new DutySettings(values.get(0), values.get(1), new BigDecimal(values.get(2)),
                new BigDecimal(values.get(3)), codes(values.get(4)), codes(values.get(5)), codes(values.get(6)), codes(values.get(7)),
                Integer.parseInt(values.get(8)), amount(valueOf.apply("import.tax.exempt.amount")), number(valueOf.apply("temporary.depreciation.months"))));
    }

    private static BigDecimal amount(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Integer number(String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    private static Set<String> codes(String list) {
        return Arrays.stream(list.split(" ")).filter(c -> !c.isEmpty()).collect(Collectors.toSet());
    }

    @Override
    public boolean isGeneral(String origin) {
        return generalOrigins.contains(origin);
    }

    @Override
    public boolean isUnknown(String origin) {
        return unknownOrigins.contains(origin);
    }

    /** Whether an import tax that a whole shipment owes stays within the amount up to which it is free. */
    public boolean isFree(BigDecimal tax) {
        return exemptTax != null && tax.compareTo(exemptTax) <= 0;
    }

    /** An amount rounded as taxes are, in yuan with two decimals. */
    public BigDecimal tax(BigDecimal exact) {
        return "YUAN".equals(taxRound) ? exact.setScale(0, RoundingMode.HALF_UP).setScale(2) : exact.setScale(2, RoundingMode.HALF_UP);
    }
}
