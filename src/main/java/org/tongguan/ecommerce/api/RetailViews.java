package org.tongguan.ecommerce.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.ecommerce.Detention;
import org.tongguan.inspection.InspectionView;
import org.tongguan.kernel.Text;
import org.tongguan.risk.TargetingHits;

/** What pages show of lists and documents. Amounts in yuan. Personal numbers are masked before they come here. */
final class RetailViews {

    private static final int SHOWN_ENDS = 3;

    private RetailViews() { }

    /**
     * A list in a table.
     *
     * @param order   number of its order; {@code goods}: what its first line names
     * @param missing parts it waits for now: ORDER, PAYMENT, WAYBILL
     * @param archived whether it was read out of the archive: nothing happens to it any more
     */
    record RetailListView(UUID id, UUID message, String number, String preNumber, String direction, String state, String office,
                          String mode, String value, String tax,
                          Instant filedAt, @Nullable Instant decidedAt, List<RetailFindingView> findings, List<String> missing,
                          @Nullable Text declarant, @Nullable String order, @Nullable String goods, int lineCount, boolean archived) { }

    /** A code found with its sentence and its values. */
    record RetailFindingView(String code, Text text, List<String> values) { }

    /**
     * One row of the comparison: what each document says, null where it says nothing or is not there.
     *
     * @param differs whether they say different things
     * @param odd     documents that stand against the others: LIST, ORDER, PAYMENT, WAYBILL; all of them where none has a majority
     * @param codes   of findings that this row is the reason of; a difference without one has no consequence
     */
    record RetailFieldView(String field, @Nullable String list, @Nullable String order, @Nullable String payment, @Nullable String waybill,
                           boolean differs, List<String> odd, List<String> codes) { }

    /** A firm with its part: PLATFORM, SELLER, PAYMENT, LOGISTICS, DECLARANT, ASSURER. */
    record RetailPartyView(String part, String code, @Nullable String name) { }

    /** A part that is waited for: whose it is (as the list names it), and its number; for a payment those of its order. */
    record RetailMissingView(String kind, @Nullable String firm, @Nullable String firmName, @Nullable String number) { }

    /** Goods as a line of a list or of an order tells of them; an order has no commodity code, and one of an export no model. */
    record RetailGoodsView(String name, @Nullable String model, @Nullable String commodityCode, String quantity, String unit, String price,
                           String total) { }

    /**
     * In what a line of the list and that of the order differ.
     *
     * @param field LINE (only one of them has it), NAME, UNIT, QUANTITY, PRICE, TOTAL
     * @param code  of the finding that this is a reason of; null = a difference without consequence
     */
    record RetailDifferenceView(String field, @Nullable String code) { }

    /**
     * A line of the goods, by its number.
     *
     * @param list  as the list tells it, null where the list has no such line
     * @param order as the order tells it, null where it has no such line, or is not here or not shown
     */
    record RetailLineView(String number, @Nullable RetailGoodsView list, @Nullable RetailGoodsView order, List<RetailDifferenceView> differs) { }

    /** What happened to it after it came: from which state it went to which; {@code ground} of a detention: CLEARANCE, SMUGGLING, LEGAL, OTHER. */
    record RetailStepView(Instant at, @Nullable String from, String state, String note, @Nullable Detention ground) { }

    /** A return; {@code goods}: quantity by line number. {@code commands}: what the asking account may do now. */
    record RetailReturnView(UUID id, UUID listId, @Nullable String listNumber, @Nullable String office, @Nullable Text declarant, String state, String value,
                            String tax, boolean whole, Map<String, String> goods, Instant appliedAt, LocalDate dueOn, @Nullable Instant endedAt,
                            List<String> commands) { }

    /** Duty, consumption tax and value-added tax. */
    record RetailTaxView(String duty, String consumption, String vat) { }

    /**
     * A list with its four documents.
     *
     * @param documents which are shown
     * @param hits      what targeted it, for officials
     * @param commands  what the asking account may do now
     */
    record RetailListWhole(RetailListView list, RetailTaxView taxes, List<String> documents, List<RetailPartyView> parties, List<RetailMissingView> waitsFor,
                           List<RetailFieldView> comparison, List<RetailLineView> lines, List<RetailStepView> steps, List<RetailReturnView> returns,
                           List<InspectionView> inspections, List<TargetingHits.Recorded> hits, List<String> commands) { }

    /**
     * A document as its sender finds it.
     *
     * @param form      number of its message, e.g. 311
     * @param number    the order's, waybill's or list's
     * @param counts    whether it is the one that counts now; false: refused, replaced or deleted
     * @param listState of the list that uses it, null = none does; {@code missing}: what that list waits for
     * @param list      that list, where the asking account may see it
     */
    record RetailDocumentView(UUID id, UUID message, String form, @Nullable String number, @Nullable String order, @Nullable String firm, Instant at,
                              boolean counts, @Nullable String listState, List<String> missing, @Nullable UUID list) { }

    /** A message with its first documents; {@code count} in all. */
    record RetailMessageView(UUID id, String kind, Instant at, @Nullable Text sender, int count, List<RetailDocumentView> documents) { }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** A personal number with its middle hidden. */
    static String mask(String value) {
        int hidden = Math.max(0, value.length() - 2 * SHOWN_ENDS);
        return hidden < 2 ? "*".repeat(value.length()) : value.substring(0, SHOWN_ENDS) + "*".repeat(hidden) + value.substring(value.length() - SHOWN_ENDS);
    }
}
