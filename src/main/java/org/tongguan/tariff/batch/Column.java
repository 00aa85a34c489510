package org.tongguan.tariff.batch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns a batch file may have; found by either name, by both together, or by the short name. */
enum Column {
    SHIPMENT("票号", "Shipment", "A1", "A1"),
    DIRECTION("进出口", "Direction", "I", "I"),
    DATE("税率日期", "Date", "2026-06-10", "2026-06-10"),
    CODE("商品编号", "Commodity code", "01012900", "85171300"),
    DESCRIPTION("品名", "Description", "马", "智能手机"),
    ORIGIN("原产国", "Origin", "MNG", "KOR"),
    PRICE("总价", "Total price", "20000", "150000.00"),
    CURRENCY("币制", "Currency", "CNY", "USD"),
    TERMS("成交方式", "Terms", "FOB", "FOB"),
    FREIGHT("运费", "Freight", "1000.00", "1000.00"),
    FREIGHT_CURRENCY("运费币制", "Freight currency", "CNY", "CNY"),
    INSURANCE("保险费", "Insurance", "", ""),
    INSURANCE_CURRENCY("保险费币制", "Insurance currency", "", ""),
    WEIGHT("净重千克", "Net weight kg", "3000", "100"),
    QUANTITY("法定数量", "First quantity", "10", "500"),
    UNIT("法定单位", "First unit", "头", "台"),
    SECOND_QUANTITY("第二数量", "Second quantity", "", "100"),
    SECOND_UNIT("第二单位", "Second unit", "", "千克"),
    LEVY("征免性质", "Levy nature", "101", "101"),
    MODE("征免方式", "Duty mode", "1", "1"),
    AGREEMENT("优惠贸易协定", "Agreement", "", ""),
    PROOF("原产地证明号", "Proof of origin", "", ""),
    QUOTA("配额证号", "Quota certificate", "", ""),
    FIRM("生产商", "Producer", "", "");

    /** A file without these cannot be quoted. */
    static final List<Column> NEEDED = List.of(CODE, PRICE, CURRENCY);
    private static final Map<String, Column> BY_NAME = byName();
    private final String zh;
    private final String en;
    private final List<String> examples;

    Column(String zh, String en, String... examples) {
        this.zh = zh;
        this.en = en;
        this.examples = List.of(examples);
    }

    /** What stands in the header row, in both languages. */
    String title() {
        return zh + " " + en;
    }

    /** Values of the template's example rows. */
    List<String> examples() {
        return examples;
    }

    private static Map<String, Column> byName() {
        Map<String, Column> names = new HashMap<>();
        Arrays.stream(values()).forEach(c -> List.of(c.zh, c.en, c.title(), c.name()).forEach(name -> names.put(level(name), c)));
        return names;
    }

    private static String level(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_*()（）/.-]", "");
    }

    /** The column of a header cell, null when it is another's. */
    static Column of(String header) {
        return header == null ? null : BY_NAME.get(level(header));
    }
}
