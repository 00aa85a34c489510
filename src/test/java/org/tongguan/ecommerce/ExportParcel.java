package org.tongguan.ecommerce;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.trader.Trader;

/** One parcel sold abroad, with the documents that tell of it and of its way; every value can be said otherwise. */
public final class ExportParcel {

    private static final String FIRM_NAME = "测试企业";
    private final Map<String, String> values = new LinkedHashMap<>();
    private final String number;

    private ExportParcel(String number, String firm) {
        this.number = number;
        values.put("firm", firm);
    }

    /** A parcel of two skin creams for 20 dollars each, 9610 with summary declaration, all firms being this one. */
    public static ExportParcel of(Trader firm) {
        return of(firm, UUID.randomUUID().toString().substring(0, 18).toUpperCase(Locale.ROOT));
    }

    /** A parcel with that number. */
    public static ExportParcel of(Trader firm, String number) {
        ExportParcel parcel = new ExportParcel(number, firm.customsCode());
        return parcel.set("lines", "1").set("qty", "2").set("price", "20").set("code", "3304990000").set("mode", "9610").set("kind", "B")
                .set("book", "T" + firm.customsCode()).set("bill", "BL" + number);
    }

    /** Says a value otherwise: {@code qty}, {@code lines} …, or an element of one document: {@code order.currency}, {@code list.qty2}. */
    public ExportParcel set(String name, String value) {
        values.put(name, value);
        return this;
    }

    public String number() {
        return number;
    }

    private String get(String name) {
        return values.get(name);
    }

    private String total() {
        return new BigDecimal(get("price")).multiply(new BigDecimal(get("qty"))).toPlainString();
    }

    private int lines() {
        return Integer.parseInt(get("lines"));
    }

    private String goods() {
        return new BigDecimal(total()).multiply(BigDecimal.valueOf(lines())).toPlainString();
    }

    private CebDocument head(String form, String appType) {
        CebDocument d = new CebDocument(CebForm.of("CEB" + form + "Message"), 0);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("guid", UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
        all.put("appType", appType);
        all.put("appTime", "20260610090000");
        all.put("appStatus", "2");
        all.put("orderNo", "E" + number);
        for (String role : List.of("ebp", "ebc", "pay", "logistics", "agent", "owner", "operator", "declAgent")) {
            all.put(role + "Code", get("firm"));
            all.put(role + "Name", FIRM_NAME);
        }
        all.put("payNo", "P" + number);
        all.put("logisticsNo", "X" + number);
        all.put("billNo", get("bill"));
        all.put("copNo", form + "-" + number);
        all.put("coElNo", number);
        all.put("customsCode", "2218");
        all.put("currency", "502");
        all.put("freight", "0");
        all.put("insuredFee", "0");
        all.put("ieFlag", List.of("213", "215", "711").contains(form) ? "I" : "E");
        all.put("trafMode", "5");
        all.put("trafName", "MU511");
        all.put("trafNo", "MU511");
        all.put("voyageNo", "MU511");
        all.put("domesticTrafNo", "沪A12345");
        all.put("grossWeight", "1.2");
        all.put("msgCount", "1");
        all.put("msgSeqNo", "1");
        d.form().headFields().all().forEach(field -> {
            if (all.containsKey(field.element())) {
                d.set(field.element(), all.get(field.element()));
            }
        });
        return d;
    }

    private CebDocument said(CebDocument d, String prefix) {
        values.forEach((name, value) -> {
            if (name.startsWith(prefix + ".")) {
                String element = name.substring(prefix.length() + 1);
                // What both have, such as the currency, is said in the head.
                if (d.form().headFields().find(element) >= 0) {
                    d.set(element, value);
                } else {
                    d.set(0, element, value);
                }
            }
        });
        return d;
    }

    /** The order, 303. */
    public CebDocument order(String appType) {
        String kind = switch (get("mode")) {
            case "9710" -> "B";
            case "9810" -> "W";
            default -> "E";
        };
        CebDocument d = head("303", appType).set("orderType", kind).set("goodsValue", goods());
        for (int i = 0; i < lines(); i++) {
            d.addLine();
            d.set(i, "gnum", "" + (i + 1)).set(i, "itemNo", "A" + (i + 1)).set(i, "itemName", "面霜").set(i, "unit", "011").set(i, "currency", "502")
                    .set(i, "qty", get("qty")).set(i, "price", get("price")).set(i, "totalPrice", total());
        }
        return said(d, "order");
    }

    /** The money received, 403. */
    public CebDocument receipt(String appType) {
        return said(head("403", appType).set("charge", goods()).set("accountingDate", "20260610085959"), "receipt");
    }

    /** The waybill, 505. */
    public CebDocument waybill(String appType) {
        return said(head("505", appType).set("packNo", "1").set("goodsInfo", "面霜"), "waybill");
    }

    /** The list, 603. */
    public CebDocument list(String appType) {
        CebDocument d = head("603", appType).set("portCode", "2218").set("ieDate", "20260610").set("statisticsFlag", get("kind")).set("tradeMode", get("mode"))
                .set("country", "502").set("POD", "USA").set("fCurrency", "142").set("fFlag", "3").set("iCurrency", "142").set("iFlag", "3")
                .set("wrapType", "2").set("packNo", "1").set("netWeight", "1");
        boolean zone = "1210".equals(get("mode"));
        if (zone) {
            d.set("emsNo", get("book")).set("iacCode", get("firm")).set("iacName", FIRM_NAME);
        }
        for (int i = 0; i < lines(); i++) {
            d.addLine();
            d.set(i, "gnum", "" + (i + 1)).set(i, "itemNo", "A" + (i + 1)).set(i, "gcode", get("code")).set(i, "gname", "面霜").set(i, "gmodel", "50ml")
                    .set(i, "barCode", "无").set(i, "country", "502").set(i, "currency", "502").set(i, "qty", get("qty")).set(i, "unit", "011")
                    .set(i, "qty1", "1").set(i, "unit1", "035").set(i, "qty2", get("qty")).set(i, "unit2", "011").set(i, "price", get("price"))
                    .set(i, "totalPrice", total()).set(i, "itemRecordNo", zone ? "A" + (i + 1) : null);
        }
        return said(d, "list");
    }

    private CebDocument waybillLine(CebDocument d) {
        d.addLine();
        return d.set(0, "gnum", "1").set(0, "logisticsNo", "X" + number);
    }

    /** The goods have come to the site, 507; {@code whole}: all under the bill. */
    public CebDocument arrival(String appType, boolean whole) {
        CebDocument d = head("507", appType);
        return said(whole ? d : waybillLine(d), "arrival");
    }

    /** The goods have left, 509. */
    public CebDocument departure(String appType) {
        return said(waybillLine(head("509", appType).set("leaveTime", "20260611120000")), "departure");
    }

    /** The waybill under its bill, 607. */
    public CebDocument consolidation(String appType) {
        return said(waybillLine(head("607", appType)), "bill");
    }

    /** An application for a summary, 701: of these lists, or of June 2026. */
    public CebDocument summary(String appType, List<String> invtNos) {
        CebDocument d = head("701", appType).set("summaryFlag", "1").set("itemNameFlag", "0");
        if (invtNos == null) {
            d.set("startTime", "20260601000000").set("endTime", "20260630235959");
        } else {
            invtNos.forEach(invtNo -> d.set(d.addLine(), "invtNo", invtNo));
        }
        return said(d, "summary");
    }

    /** Goods come back, 213: so many pieces of line 1. */
    public CebDocument back(String invtNo, String quantity) {
        CebDocument d = head("213", "1").set("logisticsNo", "R" + number).set("invtNo", invtNo).set("tradeMode", "9661").set("reason", "买家退货")
                .set("country", "502").set("portCode", "2218");
        d.addLine();
        d.set(0, "gnum", "1").set(0, "gcode", get("code")).set(0, "gname", "面霜").set(0, "gmodel", "50ml").set(0, "qty", quantity).set(0, "unit", "011")
                .set(0, "qty1", "1").set(0, "unit1", "035");
        return said(d, "back");
    }

    /** The parcel that brings them back is sorted at the site, 215. */
    public CebDocument sorted() {
        return said(head("215", "1").set("logisticsNo", "R" + number), "sorted");
    }

    /** Parcels are in the warehouse, 711. */
    public CebDocument warehouse(String waybill) {
        CebDocument d = head("711", "1").set("copNo", "711-" + number.substring(0, Math.min(12, number.length())));
        d.addLine();
        return said(d.set(0, "gnum", "1").set(0, "logisticsNo", waybill), "warehouse");
    }

    /** The list taken back, 605. */
    public CebDocument cancel(String invtNo) {
        return said(head("605", "1").set("invtNo", invtNo).set("reason", "买家取消"), "cancel");
    }
}
