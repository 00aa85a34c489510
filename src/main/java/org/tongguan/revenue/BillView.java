package org.tongguan.revenue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;

/**
 * A bill as the API shows it; amounts are decimal texts, yuan.
 *
 * @param declarationId null, like its number, when it is not a declaration's: the consolidated tax of retail imports
 * @param lateFee       as of today while unpaid, else what was paid
 * @param outstanding   what a payment today must be
 * @param basis         how the amount came about where the assessment does not say it: the fee for declaring late; else null
 * @param lateFeeWorked how the late fee of today comes about
 * @param guarantee     number of the guarantee on which it is set aside now, or null
 * @param held          whether its goods wait for it now; then it can still be secured on a guarantee that has room
 * @param onAccount     parts of it that have come and wait for the rest
 */
public record BillView(String number, Bill.Kind kind, @Nullable UUID declarationId, @Nullable String declarationNumber, long traderId, String amount,
                       String paid, String lateFee, String outstanding, String currency, LocalDate dueOn, Bill.State state,
                       Bill.Settlement settlement, Instant issuedAt, @Nullable Text basis, List<LineView> lines, List<WorkedView> lateFeeWorked,
                       @Nullable String guarantee, boolean held, String onAccount) {

    @Schema(name = "BillLine")
    public record LineView(String tax, String amount) { }

    public record WorkedView(Text text) { }

    static BillView of(Bill b, LateFees.Fee today, String guarantee, boolean held, BigDecimal onAccount) {
        BigDecimal fee = today == null ? b.lateFee() : today.amount();
        BigDecimal outstanding = b.isUnpaid() ? b.amount().add(fee) : BigDecimal.ZERO.setScale(2);
        return new BillView(b.number(), b.kind(), "declaration".equals(b.subject().kind()) ? b.subject().id() : null, b.declarationNumber(), b.traderId(),
                b.amount().toPlainString(), b.paid().toPlainString(), fee.toPlainString(), outstanding.toPlainString(), "CNY", b.dueOn(), b.state(),
                b.settlement(), b.issuedAt(), b.basis(), b.lines().stream().map(l -> new LineView(l.tax(), l.amount().toPlainString())).toList(),
                today == null ? List.of() : today.worked().stream().map(WorkedView::new).toList(), guarantee, held,
                onAccount.toPlainString());
    }

    /**
     * One tax with its amount as people and machines send and read it.
     *
     * @param tax    its name in the assessment
     * @param amount yuan, decimal text
     */
    public record TaxAmount(String tax, String amount) {

        public static TaxAmount of(Bill.Line line) {
            return new TaxAmount(line.tax(), line.amount().toPlainString());
        }

        /**
         * Lines as they were sent; none at all is an empty list.
         *
         * @param refusal key of the sentence that tells which field is wrong
         * @throws PlatformException REFUSED with that key for a tax that is no name, and an amount that is no money above zero
         */
        public static List<Bill.Line> read(@Nullable List<TaxAmount> sent, String refusal) {
            return sent == null ? List.of() : sent.stream().map(l -> l.read(refusal)).toList();
        }

        private Bill.Line read(String refusal) {
            boolean named = tax != null && tax.matches("[A-Z_]{2,40}");
            if (!named || amount == null || !amount.matches("[0-9]{1,15}(\\.[0-9]{1,2})?") || new BigDecimal(amount).signum() == 0) {
                throw new PlatformException(ErrorCode.REFUSED, refusal, "lines");
            }
            return new Bill.Line(tax, new BigDecimal(amount).setScale(2));
        }
    }
}
