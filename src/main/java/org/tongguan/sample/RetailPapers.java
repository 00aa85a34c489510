package org.tongguan.sample;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.sample.SampleData.ParcelGoods;
import org.tongguan.sample.SampleData.Parcels;
import org.tongguan.sample.SampleData.Party;

/** Writes the four documents of a parcel and what is applied for afterwards: the same parcel gives the same documents, byte for byte. */
final class RetailPapers {

    private static final String[] NAMES = ("李小雨 王思远 张梦洁 刘子涵 陈嘉怡 杨一帆 赵雅静 黄晓峰 周欣然 吴俊杰 徐诗琪 孙浩然 胡文静 朱晨曦 高雨桐 林志强 何佳宁 "
            + "郭晓彤 马天宇 罗婉清").split(" ");
    private static final String[] PLACES = ("上海市浦东新区张杨路 上海市徐汇区漕溪北路 北京市朝阳区建国路 杭州市西湖区文三路 南京市鼓楼区中山北路 成都市武侯区天府大道 "
            + "广州市天河区体育西路 武汉市洪山区珞喻路 西安市雁塔区科技路 苏州市工业园区星湖街").split(" ");
    private static final String BOOK = "T2248W000026";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private final SampleData data;
    private final LocalDate day;

    RetailPapers(SampleData data, LocalDate day) {
        this.data = data;
        this.day = day;
    }

    /** The bonded account book of the sample. */
    static String book() {
        return BOOK;
    }

    /** One parcel: {@code number} begins the numbers of its documents. */
    record Parcel(String number, Parcels chapter, ParcelGoods goods, Party platform) {

        /** Chance of its own: the same for ever. */
        Random random() {
            return chance(number);
        }

        /** Neighbouring numbers must not give the same people: their digest is the seed. */
        static Random chance(String of) {
            return new Random(UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits());
        }

        String said(String name, String otherwise) {
            return chapter.say().stream().filter(s -> s.startsWith(name + "=")).map(s -> s.substring(name.length() + 1)).findFirst().orElse(otherwise);
        }

        BigDecimal quantity() {
            return new BigDecimal(said("qty", "1"));
        }

        BigDecimal price() {
            return new BigDecimal(said("price", goods.price().toPlainString()));
        }

        BigDecimal total() {
            return price().multiply(quantity());
        }
    }

    private Map<String, String> values(Parcel parcel) {
        Random random = parcel.random();
        Random person = parcel.chapter().oneBuyer() ? Parcel.chance(parcel.chapter().name()) : random;
        String buyer = Chances.identityNumber(person);
        String name = NAMES[person.nextInt(NAMES.length)];
        String phone = "13" + (3 + person.nextInt(6)) + "%08d".formatted(person.nextInt(100_000_000));
        String address = PLACES[person.nextInt(PLACES.length)] + (1 + person.nextInt(900)) + "号"
                + (1 + person.nextInt(30)) + "幢" + (101 + person.nextInt(1800)) + "室";
        Map<String, String> v = new HashMap<>();
        firm(v, "ebp", parcel.platform());
        firm(v, "ebc", parcel.platform());
        firm(v, "pay", data.party("3122960Q15"));
        firm(v, "logistics", data.party("3122980R16"));
        firm(v, "agent", data.party("3122980B02"));
        v.put("appType", "1");
        v.put("appStatus", "2");
        v.put("appTime", DAY.format(day) + "090000");
        v.put("orderNo", "DD" + parcel.number());
        v.put("payTransactionId", "ZF" + parcel.number());
        v.put("logisticsNo", "XD" + parcel.number());
        v.put("copNo", "QD" + parcel.number());
        v.put("buyerIdType", "1");
        v.put("buyerIdNumber", buyer);
        v.put("buyerName", name);
        v.put("buyerTelephone", phone);
        v.put("buyerRegNo", "u" + Math.floorMod(buyer.hashCode(), 10_000_000));
        v.put("payerIdType", "1");
        v.put("payerIdNumber", buyer);
        v.put("payerName", name);
        v.put("telephone", phone);
        v.put("payTime", DAY.format(day) + "084500");
        v.put("consignee", name);
        v.put("consigneeTelephone", phone);
        v.put("consigneeAddress", address);
        v.put("currency", "142");
        v.put("freight", "0");
        return v;
    }

    private static void firm(Map<String, String> values, String part, Party firm) {
        values.put(part + "Code", firm.code());
        values.put(part + "Name", firm.registration().name().zh());
    }

    private CebDocument document(Parcel parcel, String form, Map<String, String> more) {
        CebDocument d = new CebDocument(CebForm.of("CEB" + form + "Message"), 0);
        Map<String, String> all = values(parcel);
        all.put("guid", UUID.nameUUIDFromBytes((form + parcel.number()).getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT));
        all.putAll(more);
        d.form().headFields().all().forEach(field -> {
            if (all.containsKey(field.element())) {
                d.set(field.element(), all.get(field.element()));
            }
        });
        return d;
    }

    /** Says what the chapter says otherwise of that document. */
    private CebDocument said(Parcel parcel, CebDocument d, String kind) {
        for (String one : parcel.chapter().say()) {
            if (one.startsWith(kind + ".")) {
                String element = one.substring(kind.length() + 1, one.indexOf('='));
                String value = one.substring(one.indexOf('=') + 1);
                String meant = switch (value) {
                    case "@other" -> Chances.identityNumber(Parcel.chance(parcel.number() + value));
                    case "@courier" -> data.party("3122980R16").code();
                    default -> value;
                };
                if (d.form().headFields().find(element) >= 0) {
                    d.set(element, meant);
                } else {
                    d.set(0, element, meant);
                }
            }
        }
        return d;
    }

    CebDocument order(Parcel parcel) {
        String total = parcel.total().toPlainString();
        CebDocument d = document(parcel, "311", Map.of("orderType", "I", "goodsValue", total, "discount", "0", "taxTotal", "0", "acturalPaid", total));
        d.addLine();
        return said(parcel, d.set(0, "gnum", "1").set(0, "itemName", parcel.goods().name()).set(0, "gmodel", parcel.goods().model()).set(0, "unit", "011")
                .set(0, "qty", parcel.quantity().toPlainString()).set(0, "price", parcel.price().toPlainString()).set(0, "totalPrice", total)
                .set(0, "currency", "142").set(0, "country", parcel.goods().country()), "order");
    }

    CebDocument payment(Parcel parcel) {
        return said(parcel, document(parcel, "411", Map.of("amountPaid", parcel.total().toPlainString())), "payment");
    }

    CebDocument waybill(Parcel parcel) {
        return said(parcel, document(parcel, "511", Map.of("insuredFee", "0", "weight", gross(parcel), "packNo", "1")), "waybill");
    }

    private static String net(Parcel parcel) {
        return parcel.goods().kg().multiply(parcel.quantity()).toPlainString();
    }

    private static String gross(Parcel parcel) {
        return parcel.goods().kg().multiply(parcel.quantity()).add(new BigDecimal("0.3")).toPlainString();
    }

    CebDocument list(Parcel parcel) {
        boolean direct = "9610".equals(parcel.chapter().mode());
        String office = parcel.chapter().office();
        Map<String, String> more = new HashMap<>(Map.of("assureCode", parcel.platform().code(), "ieFlag", "I", "declTime", DAY.format(day),
                "customsCode", office, "portCode", office, "ieDate", DAY.format(day), "tradeMode", parcel.chapter().mode(), "trafMode", direct ? "5" : "Y"));
        more.putAll(Map.of("country", direct ? parcel.goods().country() : "142", "insuredFee", "0", "packNo", "1", "grossWeight", gross(parcel), "netWeight",
                net(parcel), "wrapType", "2"));
        Party agent = data.party("3122980B02");
        more.putAll(direct ? Map.of("trafNo", "MU510", "voyageNo", "MU510", "billNo", "781-4123" + parcel.number().replaceAll("\\D", ""))
                : Map.of("emsNo", BOOK, "areaCode", agent.code(), "areaName", agent.registration().name().zh()));
        CebDocument d = document(parcel, "621", more);
        d.addLine();
        ParcelGoods goods = parcel.goods();
        d.set(0, "gnum", "1").set(0, "itemNo", goods.key()).set(0, "itemName", goods.name()).set(0, "gcode", goods.code()).set(0, "gname", goods.name())
                .set(0, "gmodel", goods.model()).set(0, "country", goods.country()).set(0, "currency", "142").set(0, "qty", parcel.quantity().toPlainString())
                .set(0, "unit", "011").set(0, "qty1", statutory(parcel, goods.unit1())).set(0, "unit1", goods.unit1())
                .set(0, "price", parcel.price().toPlainString()).set(0, "totalPrice", parcel.total().toPlainString())
                .set(0, "itemRecordNo", direct ? null : goods.key().toUpperCase(Locale.ROOT));
        if (goods.unit2() != null) {
            d.set(0, "unit2", goods.unit2()).set(0, "qty2", statutory(parcel, goods.unit2()));
        }
        return said(parcel, d, "list");
    }

    /** By weight in kilograms, by volume as much as it weighs, else by the piece. */
    private static String statutory(Parcel parcel, String unit) {
        return "035".equals(unit) || "095".equals(unit) ? net(parcel) : parcel.quantity().toPlainString();
    }

    /** An application about the list with that number: 623, or 625 for that many pieces. */
    CebDocument about(Parcel parcel, String form, String invtNo, String quantity) {
        CebDocument d = document(parcel, form, Map.of("customsCode", parcel.chapter().office(), "invtNo", invtNo, "reason", "订购人不要了"));
        if (quantity != null) {
            d.addLine();
            d.set(0, "gnum", "1").set(0, "gcode", parcel.goods().code()).set(0, "gname", parcel.goods().name()).set(0, "qty", quantity).set(0, "unit", "011");
        }
        return d;
    }

    /** The waybill signed for. */
    CebDocument signed(Parcel parcel) {
        return document(parcel, "513", Map.of("logisticsStatus", "S", "logisticsTime", DAY.format(day) + "180000"));
    }

    /** A message of these documents, transmitted by that firm. */
    static byte[] message(Party firm, String name, List<CebDocument> documents) {
        String guid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT);
        return CebWriter.write(new CebMessage(documents.getFirst().form(), guid, "1.0",
                new CebMessage.CebTransfer(firm.code(), firm.registration().name().zh(), "DXP", "DXPLGS0000000001", null), List.of(), null, documents, false));
    }
}
