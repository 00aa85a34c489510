package org.tongguan.ecommerce.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.ecommerce.api.RetailViews.RetailFieldView;
import org.tongguan.formats.ceb.CebDocument;

/** The four documents of an order side by side. */
final class Comparison {

    static final List<String> KINDS = List.of("LIST", "ORDER", "PAYMENT", "WAYBILL");
    /** The sum of a list's lines, which no element of it says. */
    private static final String SUM = "+";
    private static final Set<String> PERSONAL = Set.of("buyerIdNumber", "buyerTelephone", "consigneeTelephone");
    private static final Row[] ROWS = {
        row("orderNo", "ECM-310", "orderNo", "orderNo", "orderNo", "orderNo"), row("platform", "", "ebpCode", "ebpCode", "ebpCode", ""),
        row("seller", "ECM-304", "ebcCode", "ebcCode", "", ""), row("buyerIdNumber", "ECM-301 ECM-315", "buyerIdNumber", "buyerIdNumber", "payerIdNumber", ""),
        row("buyerName", "ECM-302", "buyerName", "buyerName", "payerName", ""),
        row("buyerTelephone", "ECM-303", "buyerTelephone", "buyerTelephone", "telephone", ""), row("goodsValue", "ECM-305", SUM, "goodsValue", "", ""),
        row("freight", "ECM-306", "freight", "freight", "", ""), row("paid", "ECM-307", "", "acturalPaid", "amountPaid", ""),
        row("payFirm", "ECM-308", "", "payCode", "payCode", ""), row("paymentNo", "ECM-309", "", "payTransactionId", "payTransactionId", ""),
        row("consignee", "ECM-311", "", "consignee", "", "consignee"),
        row("consigneeTelephone", "ECM-312", "", "consigneeTelephone", "", "consigneeTelephone"),
        row("address", "ECM-313 ECM-314", "consigneeAddress", "consigneeAddress", "", "consigneeAddress"),
        row("waybillNo", "", "logisticsNo", "", "", "logisticsNo")};

    private static final Row[] EXPORT_ROWS = {
        row("orderNo", "", "orderNo", "orderNo", "orderNo", ""), row("platform", "", "ebpCode", "ebpCode", "ebpCode", ""),
        row("seller", "ECM-331 ECM-335 ECM-338", "ebcCode", "ebcCode", "ebcCode", "ebcCode"), row("goodsValue", "ECM-332", SUM, "goodsValue", "", ""),
        row("paid", "ECM-336", "", "goodsValue+freight", "charge", ""), row("currency", "ECM-337", "", "currency", "currency", ""),
        row("paymentNo", "", "", "", "payNo", ""), row("packages", "ECM-339", "packNo", "", "", "packNo"),
        row("waybillNo", "", "logisticsNo", "", "", "logisticsNo")};

    private Comparison() { }

    /**
     * @param codes    of what comes of a difference, separated by blanks
     * @param elements of list, order, payment and waybill; with + between them their sum, empty = the document has none
     */
    private record Row(String field, String codes, String[] elements) { }

    private static Row row(String field, String codes, String... elements) {
        return new Row(field, codes, elements);
    }

    /**
     * Every row that any of the documents says something of.
     *
     * @param documents by kind
     * @param found     codes of the list's findings
     */
    static List<RetailFieldView> of(Map<String, CebDocument> documents, Set<String> found) {
        List<RetailFieldView> rows = new ArrayList<>();
        for (Row row : documents.containsKey("LIST") && "603".equals(documents.get("LIST").form().number()) ? EXPORT_ROWS : ROWS) {
            String[] said = new String[KINDS.size()];
            for (int i = 0; i < said.length; i++) {
                said[i] = said(documents.get(KINDS.get(i)), row.elements[i]);
            }
            List<String> codes = Arrays.stream(row.codes.split(" ")).filter(found::contains).toList();
            List<String> odd = odd(said);
            String[] shown = Arrays.stream(said).map(s -> s != null && PERSONAL.contains(row.field) ? RetailViews.mask(s) : s).toArray(String[]::new);
            rows.add(new RetailFieldView(row.field, shown[0], shown[1], shown[2], shown[3], !odd.isEmpty(), odd, codes));
        }
        return rows;
    }

    private static String said(CebDocument d, String element) {
        if (d == null || element.isEmpty()) {
            return null;
        }
        if (element.contains("+")) {
            return Arrays.stream(element.split("\\+")).map(e -> said(d, e)).filter(s -> s != null && !s.isBlank()).map(BigDecimal::new)
                    .reduce(BigDecimal::add).map(BigDecimal::toPlainString).orElse(null);
        }
        if (!SUM.equals(element)) {
            return d.form().headFields().find(element) < 0 ? null : d.text(element);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < d.lines(); i++) {
            sum = sum.add(d.decimal(i, d.form().line("totalPrice")));
        }
        return sum.toPlainString();
    }

    /** Documents that say otherwise than most; none when all agree. */
    private static List<String> odd(String[] said) {
        Map<String, Integer> counts = new HashMap<>();
        Arrays.stream(said).filter(s -> s != null).forEach(s -> counts.merge(normal(s), 1, Integer::sum));
        if (counts.size() < 2) {
            return List.of();
        }
        int most = Collections.max(counts.values());
        boolean majority = counts.values().stream().filter(n -> n == most).count() == 1;
        List<String> odd = new ArrayList<>();
        for (int i = 0; i < said.length; i++) {
            if (said[i] != null && (!majority || counts.get(normal(said[i])) < most)) {
                odd.add(KINDS.get(i));
            }
        }
        return odd;
    }

    /** Numbers that are written otherwise are the same. */
    private static String normal(String value) {
        return value.matches("\\d{1,14}(\\.\\d{1,5})?") && value.contains(".") ? new BigDecimal(value).stripTrailingZeros().toPlainString() : value;
    }
}
