package org.tongguan.ecommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.ecommerce.rules.LawData;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.ecommerce.rules.RetailRule;
import org.tongguan.ecommerce.rules.RetailRules;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Role;
import org.tongguan.reference.ReferenceImports;
import org.tongguan.reference.Texts;
import org.tongguan.risk.ReferenceValues;
import org.tongguan.risk.engine.References;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.SampleTraders;
import org.tongguan.support.YamlCases;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** The golden cases of the rules, {@code cases/ecommerce-rules}: each is seen to find what it is for, and to leave the rest alone. */
class RetailRuleCasesTest extends PlatformTest {

    private static final Actor ANALYST = new Actor(71, "analyst", Set.of(Role.ANALYST), null, null);
    private static final Actor SECOND = new Actor(72, "second-analyst", Set.of(Role.ANALYST), null, null);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    @Autowired LawData law;
    @Autowired Traders traders;
    @Autowired Texts texts;
    @Autowired ReferenceValues prices;
    @Autowired ReferenceImports imports;
    private Trader firm;

    @BeforeEach
    void firm() {
        firm = SampleTraders.register(traders);
    }

    private List<Finding> check(Map<String, Object> one, Object change) {
        Parcel parcel = Parcel.of(firm);
        YamlCases.map(change).forEach((name, value) -> parcel.set(name, String.valueOf(value)));
        String form = String.valueOf(one.get("form"));
        LocalDate day = one.containsKey("day") ? LocalDate.parse(String.valueOf(one.get("day"))) : DAY;
        ExportParcel export = ExportParcel.of(firm);
        YamlCases.map(change).forEach((name, value) -> export.set(name, String.valueOf(value)));
        CebDocument document = switch (form) {
            case "order" -> parcel.order("1");
            case "payment" -> parcel.payment("1");
            case "waybill" -> parcel.waybill("1");
            case "list" -> parcel.list("1");
            case "sale" -> export.order("1");
            case "receipt" -> export.receipt("1");
            case "dispatch" -> export.waybill("1");
            case "arrival" -> export.arrival("1", false);
            case "whole arrival" -> export.arrival("1", true);
            case "departure" -> export.departure("1");
            case "bill" -> export.consolidation("1");
            case "export" -> export.list("1");
            case "summary" -> export.summary("1", List.of("22182026E000000001"));
            case "summary of time" -> export.summary("1", null);
            case "back" -> export.back("22182026E000000001", "1");
            case "sorted" -> export.sorted();
            case "warehouse" -> export.warehouse("W1");
            default -> throw new IllegalArgumentException(form);
        };
        if (YamlCases.map(change).containsKey("twice")) {
            int line = document.addLine();
            document.set(line, "gnum", "2").set(line, "logisticsNo", document.text(0, document.form().line("logisticsNo")));
        }
        if (YamlCases.map(change).containsKey("named twice")) {
            String element = "back".equals(form) ? "gnum" : "invtNo";
            int line = document.addLine();
            document.form().lineFields().all().forEach(f -> document.set(line, f.element(), document.text(0, document.form().line(f.element()))));
            assertThat(document.text(line, document.form().line(element))).isNotNull();
        }
        List<References.Reference> known = YamlCases.maps(one.get("prices")).stream().map(p -> new References.Reference("retailPrice." + p.get("unit"),
                String.valueOf(p.get("code")), new BigDecimal(String.valueOf(p.get("yuan"))), LocalDate.parse(String.valueOf(p.get("from"))), null, "case"))
                .toList();
        if (prices.change(known, "case", ANALYST)) {
            prices.change(known, "case", SECOND);
        }
        String listed = YamlCases.maps(one.get("listed")).stream()
                .map(l -> l.get("code") + ",货品,goods," + l.get("attributes") + "," + l.get("from") + ",,case\n")
                .collect(Collectors.joining());
        if (!listed.isEmpty()) {
            String file = "code,name_zh,name_en,attributes,valid_from,valid_to,source\n" + listed;
            assertThat(imports.importCodes(Actor.PLATFORM, "retail_positive_list", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).errors())
                    .isEmpty();
        }
        return RetailRules.check(RetailCase.of(document, day, one.containsKey("whole") ? new WholeList(law) : law));
    }

    /** The law's data as they are when the whole positive list has been imported. */
    private record WholeList(LawData data) implements RetailCase.Law {

        @Override
        public Rated line(String code, LocalDate day) {
            return data.line(code, day);
        }

        @Override
        public boolean isCode(String list, String code, LocalDate day) {
            return data.isCode(list, code, day);
        }

        @Override
        public RetailCase.PositiveLine positive(String commodity, LocalDate day) {
            return data.positive(commodity, day);
        }

        @Override
        public boolean isPositiveListWhole(LocalDate day) {
            return true;
        }

        @Override
        public String letters(String list, String digits) {
            return data.letters(list, digits);
        }

        @Override
        public BigDecimal yuan(String currency, BigDecimal amount, LocalDate day) {
            return data.yuan(currency, amount, day);
        }

        @Override
        public BigDecimal firmsByList(LocalDate day) {
            return data.firmsByList(day);
        }

        @Override
        public boolean mustFileWarehouses(LocalDate day) {
            return data.mustFileWarehouses(day);
        }

        @Override
        public boolean isWarehouse(String firm, String name, LocalDate day) {
            return data.isWarehouse(firm, name, day);
        }

        @Override
        public BigDecimal ownUse(LocalDate day) {
            return data.ownUse(day);
        }

        @Override
        public BigDecimal usualPrice(String code, String unit, LocalDate day) {
            return data.usualPrice(code, unit, day);
        }

        @Override
        public BigDecimal priceRatio(boolean highest, LocalDate day) {
            return data.priceRatio(highest, day);
        }

        @Override
        public boolean isClosedToBondedA(String district, LocalDate day) {
            return data.isClosedToBondedA(district, day);
        }

        @Override
        public boolean isFirstImport(String code, LocalDate day) {
            return data.isFirstImport(code, day);
        }

        @Override
        public boolean areGiftsLookedAt(LocalDate day) {
            return data.areGiftsLookedAt(day);
        }

        @Override
        public BigDecimal highestPrice(LocalDate day) {
            return data.highestPrice(day);
        }
    }

    @Test
    void anOrdinaryParcelIsClean() {
        for (String form : List.of("order", "payment", "waybill", "list", "sale", "receipt", "dispatch", "arrival", "whole arrival", "departure", "bill",
                "export", "summary", "summary of time", "back", "sorted", "warehouse")) {
            assertThat(check(Map.of("form", form), Map.of())).as(form).isEmpty();
        }
    }

    @Test
    void aRuleFindsWhatItIsForAndNothingElse() {
        Set<String> seen = new HashSet<>();
        for (Map<String, Object> one : YamlCases.list(Path.of("cases/ecommerce-rules"))) {
            String code = String.valueOf(one.get("rule"));
            seen.add(code);
            assertThat(check(one, one.get("fail"))).as("%s must be found", one).anyMatch(f -> f.code().equals(code));
            assertThat(check(one, one.get("pass"))).as("%s must not be found", one).noneMatch(f -> f.code().equals(code));
            check(one, one.get("fail")).forEach(f -> assertThat(texts.view(f).text().zh()).doesNotContain("{").isNotEqualTo("finding." + f.code()));
        }
        assertThat(RetailRules.all().stream().map(RetailRule::code)).as("every rule has a case").containsExactlyInAnyOrderElementsOf(seen);
    }
}
