package org.tongguan.ecommerce.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListProcedure;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.ecommerce.act.ListSearch;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;

/** What pages show of lists. Personal numbers are masked here and nowhere unmasked again. */
final class RetailViews {

    /** Values shown side by side: the name of the row, then the element of list, order, payment and waybill; empty = the document has none. */
    private static final String[][] ROWS = {
        {"orderNo", "orderNo", "orderNo", "orderNo", "orderNo"}, {"platform", "ebpCode", "ebpCode", "ebpCode", ""},
        {"firm", "ebcCode", "ebcCode", "", ""}, {"buyerIdNumber", "buyerIdNumber", "buyerIdNumber", "payerIdNumber", ""},
        {"buyerName", "buyerName", "buyerName", "payerName", ""}, {"buyerTelephone", "buyerTelephone", "buyerTelephone", "telephone", ""},
        {"freight", "freight", "freight", "", ""}, {"paid", "", "acturalPaid", "amountPaid", ""}, {"payFirm", "", "payCode", "payCode", ""},
        {"paymentNo", "", "payTransactionId", "payTransactionId", ""}, {"consignee", "", "consignee", "", "consignee"},
        {"consigneeTelephone", "", "consigneeTelephone", "", "consigneeTelephone"},
        {"address", "consigneeAddress", "consigneeAddress", "", "consigneeAddress"}, {"waybillNo", "logisticsNo", "", "", "logisticsNo"}};
    private static final String[][] EXPORT_ROWS = {
        {"orderNo", "orderNo", "orderNo", "orderNo", ""}, {"platform", "ebpCode", "ebpCode", "ebpCode", ""},
        {"firm", "ebcCode", "ebcCode", "ebcCode", "ebcCode"},
        {"freight", "freight", "freight", "", "freight"}, {"goodsValue", "", "goodsValue", "", ""}, {"paid", "", "", "charge", ""},
        {"currency", "", "currency", "currency", "currency"}, {"paymentNo", "", "", "payNo", ""}, {"packages", "packNo", "", "", "packNo"},
        {"waybillNo", "logisticsNo", "", "", "logisticsNo"}, {"billNo", "billNo", "", "", ""}, {"destination", "country", "", "", ""}};
    /** The list's own freight has a currency of its own and is not the waybill's. */
    private static final Set<String> NEVER_DIFFERENT = Set.of("freight", "currency");
    private static final String[] KINDS = {"LIST", "ORDER", "PAYMENT", "WAYBILL"};
    private static final Set<String> PERSONAL = Set.of("buyerIdNumber", "buyerTelephone", "consigneeTelephone");
    private static final int SHOWN_ENDS = 3;

    private RetailViews() { }

    /** A list in a table. Amounts in yuan. */
    record RetailListView(UUID id, String number, String preNumber, String direction, String state, int office, String mode, String value, String tax,
                          Instant filedAt, @Nullable Instant decidedAt, List<RetailFindingView> findings, List<String> missing) { }

    /** A code found with its sentence. */
    record RetailFindingView(String code, Text text) { }

    /** One row of the comparison: what each document says, null where it says nothing or is not there. */
    record RetailFieldView(String field, @Nullable String list, @Nullable String order, @Nullable String payment, @Nullable String waybill, boolean differs) { }

    /** A line of the list. */
    record RetailLineView(String number, String commodityCode, String name, String quantity, String unit, String price, String total) { }

    /** What happened to it after it came. */
    record RetailStepView(Instant at, int state, String note) { }

    /** A return. Amounts in yuan. */
    record RetailReturnView(UUID id, UUID listId, String state, String value, String tax, boolean whole, Map<String, String> goods, Instant appliedAt,
                      LocalDate dueOn, @Nullable Instant endedAt) { }

    /** A list with its four documents. {@code commands}: what the asking account may do now. */
    record RetailListWhole(RetailListView list, List<String> documents, List<RetailFieldView> comparison, List<RetailLineView> lines,
                           List<RetailStepView> steps, List<RetailReturnView> returns, List<String> commands) { }

    static RetailListView list(RetailList l, Texts texts, ZoneId zone) {
        return new RetailListView(l.id(), ListNumber.invtNo(l.number()), ListNumber.preNo(l.number(), l.filedOn(zone)), l.isExport() ? "EXPORT" : "IMPORT",
                l.state().name(),
                l.office(), Integer.toString(l.mode()), yuan(l.amounts().value()), yuan(l.amounts().tax()), l.filedAt(), l.decidedAt(),
                findings(l, texts), missing(l));
    }

    private static List<RetailFindingView> findings(RetailList l, Texts texts) {
        return l.findings() == null ? List.of() : Arrays.stream(l.findings().split(";")).map(f -> f.split("\\|")[0])
                .map(code -> new RetailFindingView(code, texts.get("retail." + code))).toList();
    }

    private static List<String> missing(RetailList l) {
        List<String> missing = new ArrayList<>();
        UUID[] there = {l.orderId(), l.paymentId(), l.waybillId()};
        for (int i = 0; i < there.length && l.decidedAt() == null; i++) {
            if (there[i] == null && (!l.isExport() || (l.waited() & 1 << i) != 0)) {
                missing.add(KINDS[i + 1]);
            }
        }
        return missing;
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    static RetailReturnView back(RetailReturn r) {
        Map<String, String> goods = new LinkedHashMap<>();
        r.goods().forEach((line, quantity) -> goods.put(line.toString(), quantity.toPlainString()));
        return new RetailReturnView(r.id(), r.listId(), r.state().name(), yuan(r.value()), yuan(r.tax()), r.whole(), goods, r.appliedAt(),
                r.dueOn(), r.endedAt());
    }

    static RetailListWhole whole(ListSearch.Whole whole, Actor actor, Texts texts, ZoneId zone) {
        List<RetailFieldView> rows = new ArrayList<>();
        for (String[] row : whole.list().isExport() ? EXPORT_ROWS : ROWS) {
            String[] said = new String[KINDS.length];
            for (int i = 0; i < KINDS.length; i++) {
                CebDocument d = whole.documents().get(KINDS[i]);
                said[i] = d == null || row[i + 1].isEmpty() ? null : d.text(row[i + 1]);
            }
            boolean compared = !whole.list().isExport() || !NEVER_DIFFERENT.contains(row[0]);
            boolean differs = compared && Arrays.stream(said).filter(s -> s != null).map(RetailViews::normal).distinct().count() > 1;
            boolean number = PERSONAL.contains(row[0]);
            rows.add(new RetailFieldView(row[0], shown(said[0], number), shown(said[1], number), shown(said[2], number), shown(said[3], number), differs));
        }
        return new RetailListWhole(list(whole.list(), texts, zone), List.copyOf(whole.documents().keySet()), rows, lines(whole.documents().get("LIST")),
                whole.steps().stream().map(s -> new RetailStepView(s.at(), s.state(), s.note().substring(s.note().indexOf('>') + 1))).toList(),
                whole.returns().stream().map(RetailViews::back).toList(), ListProcedure.TABLE.commands(whole.list().state(), whole.list(), actor));
    }

    /** Numbers that are written otherwise are the same. */
    private static String normal(String value) {
        return value.matches("\\d{1,14}(\\.\\d{1,5})?") && value.contains(".") ? new BigDecimal(value).stripTrailingZeros().toPlainString() : value;
    }

    private static String shown(String value, boolean number) {
        return value == null || !number ? value : mask(value);
    }

    /** A personal number with its middle hidden. */
    static String mask(String value) {
        int hidden = Math.max(0, value.length() - 2 * SHOWN_ENDS);
        return hidden < 2 ? "*".repeat(value.length()) : value.substring(0, SHOWN_ENDS) + "*".repeat(hidden) + value.substring(value.length() - SHOWN_ENDS);
    }

    private static List<RetailLineView> lines(CebDocument d) {
        List<RetailLineView> lines = new ArrayList<>();
        for (int i = 0; d != null && i < d.lines(); i++) {
            lines.add(new RetailLineView(line(d, i, "gnum"), line(d, i, "gcode"), line(d, i, "gname"), line(d, i, "qty"), line(d, i, "unit"),
                    line(d, i, "price"), line(d, i, "totalPrice")));
        }
        return lines;
    }

    private static String line(CebDocument d, int line, String element) {
        return d.text(line, d.form().line(element));
    }
}
