package org.tongguan.temporary.rules;

import java.util.List;
import org.tongguan.formats.SheetForm;
import org.tongguan.kernel.Text;

/** The columns of a list's file. */
public enum Column implements SheetForm.Column {
    NUMBER("项号", "Item", "1", "2", "3"),
    CODE("商品编号", "Commodity code", "85171300", "22042100", "30021500"),
    NAME_ZH("中文品名", "Name in Chinese", "智能手机", "葡萄酒", "免疫制品"),
    NAME_EN("英文品名", "Name in English", "Smartphone", "Wine", "Immunological product"),
    QUANTITY("数量", "Quantity", "20", "120", "2"),
    UNIT("单位", "Unit", "台", "瓶", "支"),
    PIECES("件数", "Pieces", "2", "10", "1"),
    WEIGHT("重量千克", "Weight kg", "8.5", "156", "0.2"),
    PRICE("总价", "Total value", "12000.00", "960.00", "80.00"),
    CURRENCY("币制", "Currency", "USD", "EUR", "USD"),
    ORIGIN("原产国", "Origin", "KOR", "FRA", "USA"),
    SPECIAL("特殊物品", "Special goods", "", "供试用品尝的食品化妆品", "MEDICINE"),
    PROOF("证明文件号", "Number of its paper", "", "", "RX-2026-081"),
    COURSE("一个疗程用量", "One course of treatment", "", "", "2"),
    PERSON("使用人", "Used by", "", "", "P1234567 Jane Roe");

    /** A file without these cannot be read. */
    public static final List<Column> NEEDED = List.of(CODE, NAME_ZH, QUANTITY, UNIT, PIECES, WEIGHT, PRICE, CURRENCY, ORIGIN);
    /** Columns whose cells are numbers. */
    public static final List<Integer> AMOUNTS = List.of(NUMBER.ordinal(), QUANTITY.ordinal(), PIECES.ordinal(), WEIGHT.ordinal(), PRICE.ordinal(),
            COURSE.ordinal());
    /** Example rows of the template. */
    public static final int EXAMPLES = 3;
    private final Text name;
    private final List<String> examples;

    Column(String zh, String en, String... examples) {
        this.name = Text.of(zh, en);
        this.examples = List.of(examples);
    }

    @Override
    public Text label() {
        return name;
    }

    @Override
    public String example(int row) {
        return examples.get(row);
    }
}
