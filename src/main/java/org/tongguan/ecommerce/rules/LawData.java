package org.tongguan.ecommerce.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Decimals;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.risk.Targeting;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.value.ExchangeRates;

/** The law's data as rules ask for them: tariff, code lists, the positive list (code list {@code retail_positive_list}), parameters. */
@Component
public class LawData implements RetailCase.Law {

    private static final String POSITIVE = "retail_positive_list";
    private static final RetailCase.PositiveLine UNCONDITIONAL = new RetailCase.PositiveLine(null, null);
    /** Metric of reference values (module risk): what a unit of goods usually costs in retail, in yuan; the unit's code follows. */
    private static final String PRICE = "retailPrice.";
    /** Digits of a tariff line. */
    private static final int HEADING = 8;
    private final Tariff tariff;
    private final CodeLists codes;
    private final org.tongguan.reference.Law law;
    private final ExchangeRates rates;
    private final OverseasWarehouses warehouses;
    private final Targeting targeting;
    private final Map<String, OldCodes> old = new ConcurrentHashMap<>();

    LawData(Tariff tariff, CodeLists codes, org.tongguan.reference.Law law, ExchangeRates rates, OverseasWarehouses warehouses, Targeting targeting) {
        this.targeting = targeting;
        this.rates = rates;
        this.warehouses = warehouses;
        this.tariff = tariff;
        this.codes = codes;
        this.law = law;
    }

    @Override
    public Rated line(String code, LocalDate day) {
        return tariff.schedule().line(code, day);
    }

    @Override
    public boolean isCode(String list, String code, LocalDate day) {
        return codes.isValid(list, code, day);
    }

    @Override
    public RetailCase.PositiveLine positive(String commodity, LocalDate day) {
        Code line = codes.find(POSITIVE, commodity, day).orElse(null);
        return line == null ? null : line.attributes().isEmpty() ? UNCONDITIONAL
                : new RetailCase.PositiveLine(line.attributes().get("modes"), line.attributes().get("note"));
    }

    @Override
    public boolean isPositiveListWhole(LocalDate day) {
        return "YES".equals(law.text("retail.positive.list.whole", day));
    }

    @Override
    public BigDecimal ownUse(LocalDate day) {
        return law.decimal("retail.own.use.pieces", day);
    }

    /** Codes of a list by the three digits that these messages use. */
    private record OldCodes(Map<String, List<Code>> from, Map<String, String> codes) { }

    @Override
    public String letters(String list, String digits) {
        Map<String, List<Code>> all = codes.all(list);
        OldCodes known = old.get(list);
        if (known == null || known.from != all) {
            Map<String, String> read = new HashMap<>();
            all.forEach((code, versions) -> versions.forEach(version -> {
                if (version.attributes().containsKey("old")) {
                    read.put(version.attributes().get("old"), code);
                }
            }));
            known = new OldCodes(all, read);
            old.put(list, known);
        }
        return known.codes.get(digits);
    }

    @Override
    public BigDecimal yuan(String currency, BigDecimal amount, LocalDate day) {
        String code = letters("currency", currency);
        if ("CNY".equals(code)) {
            return amount.setScale(2, RoundingMode.HALF_UP);
        }
        return code == null ? null : rates.rate(code, day).map(rate -> amount.multiply(rate.rate()).setScale(2, RoundingMode.HALF_UP)).orElse(null);
    }

    @Override
    public BigDecimal firmsByList(LocalDate day) {
        return law.decimal("export.firms.list.limit", day);
    }

    @Override
    public boolean mustFileWarehouses(LocalDate day) {
        return "YES".equals(law.text("export.warehouse.filing", day));
    }

    @Override
    public boolean isWarehouse(String firm, String name, LocalDate day) {
        return warehouses.isFiled(firm, name, day);
    }

    @Override
    public BigDecimal usualPrice(String code, String unit, LocalDate day) {
        return targeting.reference(PRICE + unit, code, day).orElseGet(() -> surveyed(code, unit, day));
    }

    /** What such goods cost in lists that were released, as far as it was surveyed and approved; null where it was not. */
    private BigDecimal surveyed(String code, String unit, LocalDate day) {
        if (code.length() < HEADING || codes.size(CodeLists.RETAIL_PRICES) == 0) {
            return null;
        }
        return codes.find(CodeLists.RETAIL_PRICES, priceKey(code, unit), day).map(price -> Decimals.parse(price.attributes().get("median"))).orElse(null);
    }

    /** The code of a usual price: tariff line and unit. */
    public static String priceKey(String code, String unit) {
        return code.substring(0, HEADING) + "-" + unit;
    }

    @Override
    public BigDecimal priceRatio(boolean highest, LocalDate day) {
        return law.decimal(highest ? "retail.price.ratio.highest" : "retail.price.ratio.lowest", day);
    }

    @Override
    public boolean isClosedToBondedA(String district, LocalDate day) {
        return List.of(law.text("retail.bonded.a.closed", day).split(" ")).contains(district);
    }

    @Override
    public boolean isFirstImport(String code, LocalDate day) {
        return Arrays.stream(law.text("retail.bonded.a.first.import", day).split(" ")).anyMatch(code::startsWith);
    }

    @Override
    public boolean areGiftsLookedAt(LocalDate day) {
        return "YES".equals(law.text("retail.gifts.look", day));
    }

    @Override
    public BigDecimal highestPrice(LocalDate day) {
        return law.decimal("retail.price.kilogram", day);
    }
}
