package org.tongguan.revenue;

import java.time.LocalDate;
import java.util.List;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;

/**
 * What is to be billed.
 *
 * @param declarationNumber printed on the bill, or null
 * @param office            four-digit code of the customs office
 * @param completedOn       day the declaration was completed; whether the term starts there or with the bill is dated law (Tariff Law art. 43)
 * @param lateDeclaration   the fee for declaring late, not taxes
 * @param basis             how the amount came about; null = the assessment says it
 * @param lines             amounts in yuan, two decimals; those of zero are left out
 */
public record BillOrder(SubjectRef subject, String declarationNumber, long traderId, String office, LocalDate completedOn, Bill.Settlement settlement,
                        boolean lateDeclaration, Text basis, List<Bill.Line> lines) {

    public BillOrder {
        lines = lines.stream().filter(line -> line.amount().signum() != 0).toList();
        if (lines.stream().anyMatch(line -> line.amount().signum() < 0 || line.amount().stripTrailingZeros().scale() > 2)) {
            throw new IllegalArgumentException("taxes are billed in whole fen above zero: " + lines);
        }
    }

    /** Taxes. */
    public BillOrder(SubjectRef subject, String declarationNumber, long traderId, String office, LocalDate completedOn, Bill.Settlement settlement,
                     List<Bill.Line> lines) {
        this(subject, declarationNumber, traderId, office, completedOn, settlement, false, null, lines);
    }

    /** The same to be secured, unless it is paid with others of the month. */
    BillOrder onGuarantee() {
        return settlement != Bill.Settlement.IMMEDIATE ? this
                : new BillOrder(subject, declarationNumber, traderId, office, completedOn, Bill.Settlement.GUARANTEED, lateDeclaration, basis, lines);
    }

    /** The fee for declaring late: paid before the goods are released, never with others of the month. */
    public static BillOrder lateDeclaration(SubjectRef subject, String declarationNumber, long traderId, String office, LocalDate declaredOn,
                                            LateDeclarations.Fee fee) {
        return new BillOrder(subject, declarationNumber, traderId, office, declaredOn, Bill.Settlement.IMMEDIATE, true, fee.basis(),
                List.of(new Bill.Line(Bill.LATE_DECLARATION_FEE, fee.amount())));
    }
}
