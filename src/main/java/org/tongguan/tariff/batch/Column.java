package org.tongguan.tariff.batch;

import java.util.List;
import java.util.Map;
import org.tongguan.formats.SheetForm;
import org.tongguan.kernel.Text;

/** The columns a batch file may have. */
enum Column implements SheetForm.Column {
    SHIPMENT("票号", "Shipment", "A1", "A1", "R1", "R2"),
    DIRECTION("进出口", "Direction", "I", "I", "I", "I"),
    DATE("税率日期", "Date", "2026-06-10", "2026-06-10", "2026-06-10", "2026-06-10"),
    CODE("商品编号", "Commodity code", "01012900", "85171300", "85171300", "85171300"),
    DESCRIPTION("品名", "Description", "马", "智能手机", "智能手机（出境修理复运进境）", "智能手机（退运）"),
    ORIGIN("原产国", "Origin", "MNG", "KOR", "KOR", "CHN"),
    PRICE("总价", "Total price", "20000", "150000.00", "", "90000"),
    CURRENCY("币制", "Currency", "CNY", "USD", "USD", "USD"),
    TERMS("成交方式", "Terms", "FOB", "FOB", "CIF", "CIF"),
    FREIGHT("运费", "Freight", "1000.00", "1000.00"),
    FREIGHT_CURRENCY("运费币制", "Freight currency", "CNY", "CNY"),
    INSURANCE("保险费", "Insurance"),
    INSURANCE_CURRENCY("保险费币制", "Insurance currency"),
    WEIGHT("净重千克", "Net weight kg", "3000", "100", "40", "40"),
    QUANTITY("法定数量", "First quantity", "3000", "500", "200", "200"),
    UNIT("法定单位", "First unit", "千克", "台", "台", "台"),
    SECOND_QUANTITY("第二数量", "Second quantity", "10", "100", "40", "40"),
    SECOND_UNIT("第二单位", "Second unit", "头", "千克", "千克", "千克"),
    LEVY("征免性质", "Levy nature", "101", "101", "101", "101"),
    MODE("征免方式", "Duty mode", "1", "1", "1", "1"),
    AGREEMENT("优惠贸易协定", "Agreement"),
    PROOF("原产地证明号", "Proof of origin"),
    QUOTA("配额证号", "Quota certificate"),
    FIRM("生产商", "Producer"),
    PROCEDURE("监管方式", "Procedure"),
    SHARED_BY("运费分摊", "Freight shared by"),
    SHIPMENT_ELEMENTS("整票价格要素", "Value elements of the shipment", "特许权使用费: 300 USD, 与货物有关, 构成销售条件"),
    ELEMENTS("价格要素", "Value elements", "", "PACKING: 120 USD; INLAND_TRANSPORT: 80 USD, 已在价格内, 单独列明"),
    METHOD("估价方法", "Valuation method", "", "", "REPAIR_ABROAD"),
    PARTS("估价金额", "Valuation amounts", "", "", "修理费: 2000 USD; parts: 500 USD"),
    CONDITION("按期复运", "Declared and back in time", "", "", "是"),
    REASON("估价理由", "Valuation reason"),
    EXCLUDED("不能采用的方法", "Methods excluded"),
    SWAPPED("先用计算价格", "Computed value first"),
    IMPORTED("监管起始日", "Supervised from"),
    DISPOSED("监管解除日", "Supervised until"),
    YEARS("监管年限", "Supervision years"),
    RETURNED("退运或补偿", "Returned or replaced", "", "", "", "退运"),
    RETURN_REASON("退运补偿原因", "Reason of return", "", "", "", "品质"),
    BEFORE("原进出境或放行日", "First day", "", "", "", "2026-02-02"),
    UNCHANGED("原状", "Unchanged", "", "", "", "是"),
    HANDLED("原货已处理", "Original handled"),
    STAY("滞留", "Stay"),
    STAY_FROM("滞留起", "Stay from"),
    STAY_TO("滞留止", "Stay to"),
    DEPRECIATION("折旧月数", "Depreciation months");

    /** A file without these cannot be quoted. */
    static final List<Column> NEEDED = List.of(CODE, PRICE, CURRENCY);
    /** Example rows of the template. */
    static final int EXAMPLES = 4;
    private final Text label;
    private final List<String> examples;

    Column(String zh, String en, String... examples) {
        this.label = Text.of(zh, en);
        this.examples = List.of(examples);
    }

    @Override
    public Text label() {
        return label;
    }

    @Override
    public String example(int row) {
        return row < examples.size() ? examples.get(row) : "";
    }

    /** What a finding points at, by the end of its pointer or else by a part of it. */
    private static final List<Map.Entry<String, Column>> POINTED = List.of(Map.entry("/valueElements/", ELEMENTS), Map.entry("/valuation/amounts", PARTS),
            Map.entry("/valuation/conditionMet", CONDITION), Map.entry("/valuation/reason", REASON), Map.entry("/valuation/excluded", EXCLUDED),
            Map.entry("/valuation/supervision", YEARS), Map.entry("/valuation", METHOD), Map.entry("/returned/reason", RETURN_REASON),
            Map.entry("/returned/before", BEFORE), Map.entry("/returned/unchanged", UNCHANGED), Map.entry("/returned/originalHandled", HANDLED),
            Map.entry("/returned", RETURNED), Map.entry("/stay/from", STAY_FROM), Map.entry("/stay/to", STAY_TO), Map.entry("/stay/depreciation", DEPRECIATION),
            Map.entry("/stay/supervisionYears", YEARS), Map.entry("/stay", STAY), Map.entry("/commodityCode", CODE), Map.entry("/totalPrice", PRICE),
            Map.entry("/head/freightCurrency", FREIGHT_CURRENCY), Map.entry("/head/freight", FREIGHT), Map.entry("/head/insuranceCurrency", INSURANCE_CURRENCY),
            Map.entry("/head/insurance", INSURANCE), Map.entry("/head/transactionMode", TERMS), Map.entry("/head/levyNature", LEVY),
            Map.entry("/currency", CURRENCY), Map.entry("/firstQuantity", QUANTITY), Map.entry("/originCountry", ORIGIN), Map.entry("/producer", FIRM),
            Map.entry("/agreement", AGREEMENT), Map.entry("/originProof", PROOF), Map.entry("/dutyMode", MODE));

    /** The column that a finding means, null when it is none of them. */
    static Column at(String pointer) {
        return POINTED.stream().filter(e -> pointer != null && pointer.contains(e.getKey())).map(Map.Entry::getValue).findFirst().orElse(null);
    }
}
