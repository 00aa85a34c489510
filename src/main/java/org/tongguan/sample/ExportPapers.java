package org.tongguan.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.sample.SampleData.ExportParcels;
import org.tongguan.sample.SampleData.ParcelGoods;
import org.tongguan.sample.SampleData.Party;

/** Writes the documents of parcels sold abroad and of their way: the same parcel gives the same documents, byte for byte. */
final class ExportPapers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String OFFICE = "2218";
    private static final String USA = "502";
    private static final String DOLLAR = "502";
    private static final BigDecimal YUAN_FOR_A_DOLLAR = new BigDecimal("7");
    private static final BigDecimal WRAPPING = new BigDecimal("0.1");
    private final SampleData data;
    private final LocalDate day;

    ExportPapers(SampleData data, LocalDate day) {
        this.data = data;
        this.day = day;
    }

    /** One parcel: {@code number} begins the numbers of its documents. */
    record Sale(String number, ExportParcels chapter, ParcelGoods goods, Party platform) {

        BigDecimal price() {
            return goods.price().divide(YUAN_FOR_A_DOLLAR, 2, RoundingMode.HALF_UP);
        }

        /** Simplified lists are classified to four digits. */
        String code() {
            return "A".equals(chapter.kind()) ? goods.code().substring(0, 4) + "000000" : goods.code();
        }
    }

    private CebDocument head(Sale sale, String form) {
        CebDocument d = new CebDocument(CebForm.of("CEB" + form + "Message"), 0);
        Map<String, String> all = new HashMap<>();
        all.put("guid", UUID.nameUUIDFromBytes((form + sale.number).getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT));
        List.of("ebp", "ebc", "owner").forEach(part -> firm(all, part, sale.platform));
        List.of("logistics", "operator").forEach(part -> firm(all, part, data.party("3122980R16")));
        List.of("agent", "declAgent").forEach(part -> firm(all, part, data.party("3122980B02")));
        firm(all, "pay", data.party("3122960Q15"));
        String[][] said = {{"appType", "1"}, {"appStatus", "2"}, {"appTime", DAY.format(day) + "090000"}, {"orderNo", "CK" + sale.number},
            {"payNo", "SK" + sale.number}, {"logisticsNo", "XE" + sale.number}, {"billNo", "78420261126"}, {"copNo", form + sale.number},
            {"coElNo", "TH" + sale.number}, {"customsCode", OFFICE}, {"portCode", OFFICE}, {"currency", DOLLAR}, {"freight", "0"}, {"insuredFee", "0"},
            {"ieFlag", form.startsWith("21") ? "I" : "E"}, {"trafMode", "5"}, {"trafName", "MU577"}, {"trafNo", "MU577"}, {"voyageNo", "MU577"},
            {"domesticTrafNo", "沪A26811"}, {"netWeight", sale.goods.kg().toPlainString()}, {"grossWeight", sale.goods.kg().add(WRAPPING).toPlainString()},
            {"packNo", "1"}, {"msgCount", "1"}, {"msgSeqNo", "1"}, {"country", USA}, {"tradeMode", sale.chapter.mode()}};
        for (String[] one : said) {
            all.put(one[0], one[1]);
        }
        d.form().headFields().all().forEach(field -> {
            if (all.containsKey(field.element())) {
                d.set(field.element(), all.get(field.element()));
            }
        });
        return d;
    }

    private static void firm(Map<String, String> values, String part, Party firm) {
        values.put(part + "Code", firm.code());
        values.put(part + "Name", firm.registration().name().zh());
    }

    private static CebDocument said(Sale sale, CebDocument d, String kind) {
        sale.chapter.say().stream().filter(one -> one.startsWith(kind + ".")).map(one -> one.substring(kind.length() + 1).split("="))
                .forEach(one -> d.set(one[0], one[1]));
        return d;
    }

    CebDocument order(Sale sale) {
        String kind = switch (sale.chapter.mode()) {
            case "9710" -> "B";
            case "9810" -> "W";
            default -> "E";
        };
        String price = sale.price().toPlainString();
        CebDocument d = head(sale, "303").set("orderType", kind).set("goodsValue", price);
        d.addLine();
        return said(sale, d.set(0, "gnum", "1").set(0, "itemNo", sale.goods.key()).set(0, "itemName", sale.goods.name()).set(0, "unit", "011")
                .set(0, "currency", DOLLAR).set(0, "qty", "1").set(0, "price", price).set(0, "totalPrice", price), "order");
    }

    CebDocument receipt(Sale sale) {
        return said(sale, head(sale, "403").set("charge", sale.price().toPlainString()).set("accountingDate", DAY.format(day) + "084500"), "receipt");
    }

    CebDocument waybill(Sale sale) {
        return said(sale, head(sale, "505").set("goodsInfo", sale.goods.name()), "waybill");
    }

    CebDocument list(Sale sale) {
        ParcelGoods goods = sale.goods;
        CebDocument d = head(sale, "603").set("ieDate", DAY.format(day)).set("statisticsFlag", sale.chapter.kind()).set("POD", "USA").set("fCurrency", "142")
                .set("fFlag", "3").set("iCurrency", "142").set("iFlag", "3").set("wrapType", "2");
        String price = sale.price().toPlainString();
        d.addLine();
        d.set(0, "gnum", "1").set(0, "itemNo", goods.key()).set(0, "gcode", sale.code()).set(0, "gname", goods.name()).set(0, "gmodel", goods.model())
                .set(0, "barCode", "无").set(0, "country", USA).set(0, "currency", DOLLAR).set(0, "qty", "1").set(0, "unit", "011")
                .set(0, "qty1", statutory(goods, goods.unit1())).set(0, "unit1", goods.unit1()).set(0, "price", price).set(0, "totalPrice", price);
        if (goods.unit2() != null) {
            d.set(0, "unit2", goods.unit2()).set(0, "qty2", statutory(goods, goods.unit2()));
        }
        return said(sale, d, "list");
    }

    /** By weight in kilograms, else by the piece. */
    private static String statutory(ParcelGoods goods, String unit) {
        return "035".equals(unit) ? goods.kg().toPlainString() : "1";
    }

    private static CebDocument waybillLine(CebDocument d, Sale sale) {
        d.addLine();
        return d.set(0, "gnum", "1").set(0, "logisticsNo", "XE" + sale.number);
    }

    CebDocument arrival(Sale sale) {
        return waybillLine(head(sale, "507"), sale);
    }

    CebDocument departure(Sale sale) {
        return waybillLine(head(sale, "509").set("leaveTime", DAY.format(day) + "220000"), sale);
    }

    CebDocument cancel(Sale sale, String invtNo) {
        return head(sale, "605").set("invtNo", invtNo).set("reason", "买家取消订单");
    }

    /** An application for a summary of those lists. */
    CebDocument summary(Sale first, List<String> invtNos) {
        CebDocument d = head(first, "701").set("summaryFlag", "1").set("itemNameFlag", "0");
        invtNos.forEach(invtNo -> d.set(d.addLine(), "invtNo", invtNo));
        return d;
    }

    /** The piece comes back. */
    CebDocument back(Sale sale, String invtNo) {
        ParcelGoods goods = sale.goods;
        CebDocument d = head(sale, "213").set("logisticsNo", "RE" + sale.number).set("invtNo", invtNo).set("tradeMode", "9661").set("reason", "买家退货");
        d.addLine();
        return d.set(0, "gnum", "1").set(0, "gcode", sale.code()).set(0, "gname", goods.name()).set(0, "gmodel", goods.model()).set(0, "qty", "1")
                .set(0, "unit", "011").set(0, "qty1", statutory(goods, goods.unit1())).set(0, "unit1", goods.unit1());
    }

    CebDocument sorted(Sale sale) {
        return head(sale, "215").set("logisticsNo", "RE" + sale.number);
    }
}
