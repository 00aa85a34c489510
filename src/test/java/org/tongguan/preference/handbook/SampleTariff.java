package org.tongguan.preference.handbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.tongguan.kernel.Text;
import org.tongguan.preference.rates.Column;
import org.tongguan.preference.rates.DatedRate;
import org.tongguan.preference.rates.Line;
import org.tongguan.preference.rates.PreferentialTariff;

/** A made-up tariff of any size for layout and speed: names and rates are invented. */
final class SampleTariff implements PreferentialTariff {

    private static final String[][] AGREEMENTS = {{"22", "区域全面经济伙伴关系协定", "Regional Comprehensive Economic Partnership", "JPN KOR AUS NZL"},
        {"02", "中国—东盟自由贸易协定", "China-ASEAN Free Trade Agreement", "THA VNM MYS IDN SGP"}, {"01", "亚太贸易协定", "Asia-Pacific Trade Agreement", "KOR IND"},
        {"08", "中国—智利自由贸易协定", "China-Chile Free Trade Agreement", "CHL"}, {"07", "中国—巴基斯坦自由贸易协定", "China-Pakistan Free Trade Agreement", "PAK"},
        {"10", "中国—新西兰自由贸易协定", "China-New Zealand Free Trade Agreement", "NZL"}, {"11", "中国—新加坡自由贸易协定", "China-Singapore Free Trade Agreement", "SGP"},
        {"12", "中国—秘鲁自由贸易协定", "China-Peru Free Trade Agreement", "PER"}, {"15", "中国—哥斯达黎加自由贸易协定", "China-Costa Rica Free Trade Agreement", "CRI"},
        {"16", "中国—冰岛自由贸易协定", "China-Iceland Free Trade Agreement", "ISL"}, {"17", "中国—瑞士自由贸易协定", "China-Switzerland Free Trade Agreement", "CHE"},
        {"18", "中国—澳大利亚自由贸易协定", "China-Australia Free Trade Agreement", "AUS"}, {"19", "中国—韩国自由贸易协定", "China-Korea Free Trade Agreement", "KOR"},
        {"20", "中国—格鲁吉亚自由贸易协定", "China-Georgia Free Trade Agreement", "GEO"},
        {"03", "内地与香港关于建立更紧密经贸关系的安排", "Mainland and Hong Kong CEPA", "HKG"}};
    private static final String[][] GOODS = {{"棉制针织或钩编的套头衫、开襟衫、外穿背心及类似品",
        "Jerseys, pullovers, cardigans, waistcoats and similar articles, of cotton, knitted or crocheted"},
        {"鲜樱桃", "Cherries, fresh"}, {"冻鱼片", "Frozen fish fillets"}, {"其他塑料制品", "Other articles of plastics"}, {"皮革制行李箱", "Trunks and suit-cases, of leather"}};
    private final int lines;
    private final List<Column> columns = new ArrayList<>();

    SampleTariff(int lines, int agreements) {
        this.lines = lines;
        for (int i = 0; i < agreements; i++) {
            String[] a = AGREEMENTS[i];
            columns.add(new Column(a[0], "", Text.of(a[1], a[2]), Set.of(a[3].split(" ")), LocalDate.of(2022, 1, 1),
                    Text.of("原产地证书或经核准出口商的原产地声明", "Certificate of origin, or declaration by an approved exporter"),
                    Text.of("直接运输；过境须有未再加工证明", "Direct transport; transit with a certificate of non-manipulation"),
                    new Column.Waiver(BigDecimal.valueOf(200), "USD"), Text.of("海关总署令（示例）", "Order of the customs administration (sample)"),
                    "made up for this test"));
        }
    }

    List<Line> all() {
        List<Line> all = new ArrayList<>();
        Random random = new Random(300);
        for (int i = 0; i < lines; i++) {
            String[] name = GOODS[i % GOODS.length];
            BigDecimal base = BigDecimal.valueOf(20 + random.nextInt(230), 1);
            Map<String, List<DatedRate>> rates = new LinkedHashMap<>();
            for (Column column : columns) {
                rates.put(column.id(), List.of(rate(base, 5, 2026), rate(base, 4, 2025)));
            }
            String code = "%02d%06d".formatted(1 + i * 90 / lines, 10000 + random.nextInt(980000));
            all.add(new Line(code, Text.of(name[0], name[1]), List.of(new DatedRate(base.stripTrailingZeros().toPlainString() + "%", base,
                    LocalDate.of(2020, 1, 1), null, "")), List.of(), rates));
        }
        all.sort(java.util.Comparator.comparing(Line::code));
        return all;
    }

    private static DatedRate rate(BigDecimal base, int cuts, int year) {
        BigDecimal percent = base.multiply(BigDecimal.valueOf(11 - cuts)).divide(BigDecimal.valueOf(11), 1, java.math.RoundingMode.HALF_UP);
        return new DatedRate(percent.stripTrailingZeros().toPlainString() + "%", percent, LocalDate.of(year, 1, 1), null, "made up");
    }

    @Override
    public String id() {
        return NATIONAL;
    }

    @Override
    public Text name() {
        return Text.of("进口商品（中国税则）", "Imports (tariff of China)");
    }

    @Override
    public String country() {
        return "CHN";
    }

    @Override
    public MonthDay yearStart() {
        return MonthDay.of(1, 1);
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return columns;
    }

    @Override
    public List<Line> find(String code) {
        return all().stream().filter(l -> l.code().equals(code)).toList();
    }

    @Override
    public String version() {
        return "sample";
    }
}
