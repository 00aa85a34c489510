package org.tongguan.ecommerce;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.tongguan.ecommerce.rules.IdentityNumbers;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.trader.Trader;

/** One parcel of a buyer, with the four documents that tell of it; every value can be said otherwise. */
public final class Parcel {

    private static final String FIRM_NAME = "测试企业";
    private final Map<String, String> values = new LinkedHashMap<>();
    private final String number;

    private Parcel(String number, String firm) {
        this.number = number;
        values.put("firm", firm);
    }

    /** A parcel of two skin creams for 200 yuan each, 9610, all firms being this one. */
    public static Parcel of(Trader firm) {
        return of(firm, UUID.randomUUID().toString().substring(0, 18).toUpperCase(Locale.ROOT), buyer(Math.floorMod(UUID.randomUUID().hashCode(), 90_000)));
    }

    /** A parcel with that number, of that buyer. */
    public static Parcel of(Trader firm, String number, String buyer) {
        Parcel parcel = new Parcel(number, firm.customsCode());
        parcel.values.put("buyer", buyer);
        parcel.set("lines", "1").set("freight", "0").set("qty", "2").set("price", "200").set("code", "3304990000").set("mode", "9610");
        return parcel;
    }

    /** An identity number that is sound, one for each number. */
    public static String buyer(int n) {
        String digits = "110101" + (1960 + n % 40) + "%02d%02d".formatted(1 + n / 40 % 12, 1 + n / 480 % 28) + "%03d".formatted(n / 13440 % 1000);
        return digits + IdentityNumbers.check(digits);
    }

    /**
     * Says a value otherwise: {@code qty}, {@code lines} …, or an element of one document: {@code order.buyerName}, {@code list.qty2} (of the first line),
     * {@code list.1.price} (of the second).
     */
    public Parcel set(String name, String value) {
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

    private CebDocument head(CebForm form, String prefix, String appType) {
        CebDocument d = new CebDocument(form, 0);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("guid", UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
        all.put("appType", appType);
        all.put("appTime", "20260610090000");
        all.put("appStatus", "2");
        all.put("orderNo", "O" + number);
        for (String role : List.of("ebp", "ebc", "pay", "logistics", "agent")) {
            all.put(role + "Code", get("firm"));
            all.put(role + "Name", FIRM_NAME);
        }
        all.put("payTransactionId", "P" + number);
        all.put("logisticsNo", "W" + number);
        all.put("buyerIdType", "1");
        all.put("buyerIdNumber", get("buyer"));
        all.put("buyerName", "李小宝");
        // Each buyer has a telephone of his own: the field takes any text.
        all.put("buyerTelephone", get("buyer"));
        all.put("consignee", "李小宝");
        all.put("consigneeTelephone", "13256253633");
        all.put("consigneeAddress", "北京市海淀区中关村软件园" + number);
        all.put("currency", "142");
        all.put("freight", get("freight"));
        form.headFields().all().forEach(field -> {
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
                if (element.charAt(0) >= '0' && element.charAt(0) <= '9') {
                    d.set(element.charAt(0) - '0', element.substring(2), value);
                } else if (d.form().headFields().find(element) >= 0) {
                    d.set(element, value);
                } else {
                    d.set(0, element, value);
                }
            }
        });
        return d;
    }

    /** The order. */
    public CebDocument order(String appType) {
        CebDocument d = head(CebForm.of("CEB311Message"), "order", appType);
        String paid = new BigDecimal(goods()).add(new BigDecimal(get("freight"))).toPlainString();
        d.set("orderType", "I").set("goodsValue", goods()).set("discount", "0").set("taxTotal", "0").set("acturalPaid", paid)
                .set("buyerRegNo", "reg" + number);
        for (int i = 0; i < lines(); i++) {
            d.addLine();
            d.set(i, "gnum", "" + (i + 1)).set(i, "itemName", "面霜").set(i, "gmodel", "50ml").set(i, "unit", "011").set(i, "qty", get("qty"))
                    .set(i, "price", get("price")).set(i, "totalPrice", total()).set(i, "currency", "142").set(i, "country", "116");
        }
        return said(d, "order");
    }

    /** The payment. */
    public CebDocument payment(String appType) {
        CebDocument d = head(CebForm.of("CEB411Message"), "payment", appType);
        d.set("payerIdType", "1").set("payerIdNumber", get("buyer")).set("payerName", "李小宝").set("payTime", "20260610085959")
                .set("amountPaid", new BigDecimal(goods()).add(new BigDecimal(get("freight"))).toPlainString());
        return said(d, "payment");
    }

    /** The waybill. */
    public CebDocument waybill(String appType) {
        CebDocument d = head(CebForm.of("CEB511Message"), "waybill", appType);
        d.set("insuredFee", "0").set("weight", "1.2").set("packNo", "1");
        return said(d, "waybill");
    }

    /** The list. */
    public CebDocument list(String appType) {
        CebDocument d = head(CebForm.of("CEB621Message"), "list", appType);
        boolean direct = "9610".equals(get("mode"));
        d.set("copNo", "C" + number.substring(0, Math.min(18, number.length()))).set("assureCode", get("firm")).set("ieFlag", "I")
                .set("declTime", "20260610").set("customsCode", "2218").set("portCode", "2218").set("ieDate", "20260610").set("tradeMode", get("mode"))
                .set("trafMode", direct ? "5" : "Y").set("country", direct ? "116" : "142").set("insuredFee", "0").set("packNo", "1")
                .set("grossWeight", "1.2").set("netWeight", "1").set("wrapType", "2");
        if (direct) {
            d.set("trafNo", "MU510").set("voyageNo", "MU510").set("billNo", "78412345675");
        } else {
            d.set("emsNo", values.getOrDefault("book", "T2248W000001")).set("areaCode", get("firm")).set("areaName", FIRM_NAME);
        }
        for (int i = 0; i < lines(); i++) {
            d.addLine();
            d.set(i, "gnum", "" + (i + 1)).set(i, "itemNo", "A" + (i + 1)).set(i, "itemName", "面霜").set(i, "gcode", get("code")).set(i, "gname", "面霜")
                    .set(i, "gmodel", "50ml").set(i, "country", "116").set(i, "currency", "142").set(i, "qty", get("qty")).set(i, "unit", "011")
                    .set(i, "qty1", "1").set(i, "unit1", "035").set(i, "qty2", get("qty")).set(i, "unit2", "011").set(i, "price", get("price"))
                    .set(i, "totalPrice", total()).set(i, "itemRecordNo", direct ? null : "A" + (i + 1));
        }
        return said(d, "list");
    }

    /** An application about the list with that number: 623 or 625 (of {@code qty} pieces of line 1). */
    public CebDocument about(String form, String invtNo, String quantity) {
        CebDocument d = head(CebForm.of("CEB" + form + "Message"), "about", "1");
        d.set("customsCode", "2218").set("invtNo", invtNo).set("reason", "不要了");
        if ("625".equals(form)) {
            d.addLine();
            d.set(0, "gnum", "1").set(0, "gcode", get("code")).set(0, "gname", "面霜").set(0, "qty", quantity).set(0, "unit", "011");
        }
        return said(d, "about");
    }

    /** The waybill signed for. */
    public CebDocument signed() {
        CebDocument d = head(CebForm.of("CEB513Message"), "status", "1");
        return said(d.set("logisticsStatus", "S").set("logisticsTime", "20260612120000"), "status");
    }

    /** A message of these documents, transmitted by that firm. */
    public static String message(Trader firm, List<CebDocument> documents) {
        return message(firm.customsCode(), documents);
    }

    /** A message of these documents, transmitted under that code. */
    public static String message(String code, List<CebDocument> documents) {
        CebMessage message = new CebMessage(documents.getFirst().form(), UUID.randomUUID().toString().toUpperCase(Locale.ROOT), "1.0",
                new CebMessage.CebTransfer(code, FIRM_NAME, "DXP", "DXPLGS0000000001", null), List.of(), null, documents, false);
        return new String(CebWriter.write(message), StandardCharsets.UTF_8);
    }
}
