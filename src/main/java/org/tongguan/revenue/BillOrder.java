package org.tongguan.revenue;

import java.time.LocalDate;
import java.util.List;
import org.tongguan.kernel.SubjectRef;

/**
 * What is to be billed.
 *
 * @param declarationNumber printed on the bill, or null
 * @param office            four-digit code of the customs office
 * @param assessedOn        day the declaration was completed: the term starts (Tariff Law art. 43)
 * @param lines             taxes in yuan, two decimals; those of zero are left out
 */
public record BillOrder(SubjectRef subject, String declarationNumber, long traderId, String office, LocalDate assessedOn, Bill.Settlement settlement,
                        List<Bill.Line> lines) {

    public BillOrder {
        lines = lines.stream().filter(line -> line.amount().signum() != 0).toList();
        if (lines.stream().anyMatch(line -> line.amount().signum() < 0 || line.amount().stripTrailingZeros().scale() > 2)) {
            throw new IllegalArgumentException("taxes are billed in whole fen above zero: " + lines);
        }
    }

    BillOrder assessedOn(LocalDate day) {
        return new BillOrder(subject, declarationNumber, traderId, office, day, settlement, lines);
    }
}
