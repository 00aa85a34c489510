package org.tongguan.tariff.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Json;
import org.tongguan.support.EveryRole;
import org.tongguan.support.PlatformTest;
import tools.jackson.databind.JsonNode;

/** Quotes and tariff lines as the API answers them. */
class DutyApiTest extends PlatformTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    @Autowired DutyApi dutyApi;
    @Autowired TariffApi tariffApi;

    @BeforeEach
    void logIn() {
        EveryRole.logIn();
    }

    private JsonNode ask(String question) {
        return Json.tree(Json.write(dutyApi.quote(Json.read(question, DutyApi.QuoteInput.class))));
    }

    private static List<String> findings(JsonNode answer) {
        return answer.at("/findings").values().stream().map(f -> f.at("/code").stringValue() + " " + f.at("/pointer").stringValue()).toList();
    }

    @Test
    void aQuoteIsAskedAndAnsweredInTheWordsOfTheContract() {
        JsonNode answer = ask("""
                {"direction":"I","transactionMode":"3","freight":{"mark":"3","amount":"1000.00","currency":"CNY"},"levyNature":"101",
                 "goodsItems":[{"commodityCode":"0101290090","description":"马","totalPrice":"20000","currency":"CNY","originCountry":"MNG","dutyMode":"1",
                 "firstQuantity":"300","firstUnit":"035"}]}""");
        assertThat(answer.at("/lines/0/customsValue").stringValue()).isEqualTo("21063.00");
        assertThat(answer.at("/duty").stringValue()).isEqualTo("2106.30");
        assertThat(answer.at("/lines/0/taxes/0/tax").stringValue()).isEqualTo("DUTY");
        assertThat(answer.at("/lines/0/taxes/0/worked/0/text/en").stringValue()).contains("MFN rate 10%");
        assertThat(answer.at("/currency").stringValue()).isEqualTo("CNY");
        assertThat(answer.at("/lines/0/goods/code").stringValue()).isEqualTo("01012900");
        assertThat(answer.at("/lines/0/decisions/0/article/en").stringValue()).contains("art. 12");
        assertThat(answer.at("/lines/0/alternatives/0/applied").booleanValue()).isTrue();
        assertThat(answer.at("/day/0/key").stringValue()).isEqualTo("day.given");
        for (JsonNode step : answer.at("/lines/0/decisions").values()) {
            assertThat(step.at("/text/zh").stringValue()).doesNotContain("{").doesNotStartWith("step.");
        }
    }

    @Test
    void aQuoteWithAnUnreadableNumberIsRefusedByItsField() {
        assertThatThrownBy(() -> ask("""
                {"direction":"I","transactionMode":"1","goodsItems":[
                 {"commodityCode":"01012100","totalPrice":"1e9","currency":"CNY","originCountry":"DEU"}]}"""))
                .isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.args()).containsExactly("goodsItems[0].totalPrice", "1e9"));
    }

    @Test
    void whatIsWrongIsNamedByFieldAndLineAndNothingIsZeroInSilence() {
        JsonNode answer = ask("""
                {"direction":"I","rateDate":"2026-03-02","transactionMode":"1","levyNature":"000","goodsItems":[
                 {"commodityCode":"99999999","totalPrice":"100","currency":"CNY","originCountry":"DEU"},
                 {"commodityCode":"01012900","totalPrice":"100","currency":"XQX","originCountry":"DEU"},
                 {"commodityCode":"01012900","totalPrice":"-5","currency":"CNY","originCountry":"DEU"},
                 {"commodityCode":"01012900","totalPrice":"5","currency":"CNY","originCountry":"QQQ","firstQuantity":"0","firstUnit":"007"},
                 {"commodityCode":"02071411","totalPrice":"5","currency":"CNY","originCountry":"BRA"}]}""");
        assertThat(findings(answer)).contains("DUTY-137 /levyNature", "DUTY-137 /goodsItems/1/currency", "DUTY-110 /goodsItems/1/currency",
                "DUTY-109 /goodsItems/2/totalPrice", "DUTY-137 /goodsItems/3/originCountry", "DUTY-133 /goodsItems/3/firstUnit",
                "DUTY-134 /goodsItems/3/firstQuantity", "DUTY-101 /goodsItems/0/commodityCode", "DUTY-103 /goodsItems/4/firstQuantity");
        assertThat(answer.at("/complete").booleanValue()).isFalse();
        for (JsonNode line : answer.at("/lines").values()) {
            assertThat(line.at("/treatment").stringValue()).isEqualTo("NOT_COMPUTED");
        }
        for (JsonNode finding : answer.at("/findings").values()) {
            assertThat(finding.at("/text/en").stringValue()).doesNotContain("{").doesNotStartWith("finding.");
        }
    }

    @Test
    void aCodeThatIsNotValidThatDayIsToldFromOneNobodyKnows() {
        JsonNode answer = ask("""
                {"direction":"I","rateDate":"2019-03-04","transactionMode":"1","goodsItems":[
                 {"commodityCode":"01012900","totalPrice":"100","currency":"CNY","originCountry":"DEU"}]}""");
        assertThat(findings(answer)).contains("DUTY-127 /goodsItems/0/commodityCode");
    }

    @Test
    void theDayFollowsFromWhatHappened() {
        JsonNode answer = ask("""
                {"direction":"I","occasion":{"kind":"TEMPORARY_STAYS","declared":"2025-12-01","formalities":"2026-04-10"},"transactionMode":"1","goodsItems":[
                 {"commodityCode":"01012900","totalPrice":"1000","currency":"CNY","originCountry":"DEU"}]}""");
        assertThat(answer.at("/rateDate").stringValue()).isEqualTo("2026-04-10");
        assertThat(answer.at("/day/0/article/en").stringValue()).contains("art. 21");
    }

    @Test
    void theProcedureWithItsLevyNatureChoosesTheWay() {
        String goods = """
                "rateDate":"2026-04-10","direction":"I","transactionMode":"1","goodsItems":[
                 {"commodityCode":"01012900","totalPrice":"1000","currency":"CNY","originCountry":"DEU"}]}""";
        assertThat(findings(ask("{\"procedureCode\":\"1300\",\"levyNature\":\"101\"," + goods)))
                .containsExactly("DUTY-163 /goodsItems/0/valuation/conditionMet");
        assertThat(ask("{\"procedureCode\":\"1300\",\"levyNature\":\"299\"," + goods).at("/lines/0/treatment").stringValue()).isEqualTo("SUSPENDED");
        assertThat(findings(ask("{\"procedureCode\":\"2600\",\"levyNature\":\"101\"," + goods))).containsExactly("DUTY-176 /goodsItems/0/stay/from");
        assertThat(findings(ask("{\"procedureCode\":\"4561\",\"levyNature\":\"299\"," + goods))).containsExactly("DUTY-171 /goodsItems/0/returned/reason");
        assertThat(findings(ask("{\"procedureCode\":\"xyz\"," + goods))).containsExactly("DUTY-137 /procedureCode");
        String stay = "\"DEU\",\"stay\":{\"kind\":\"TEMPORARY\",\"from\":\"2026-04-10\",\"to\":\"2026-10-10\"}";
        JsonNode part = ask("{\"procedureCode\":\"2600\",\"levyNature\":\"101\"," + goods.replace("\"1000\"", "\"10000\"").replace("\"DEU\"", stay));
        assertThat(part.at("/lines/0/taxes/1/worked/1/text/en").stringValue()).contains("6 months ÷ 60 months").contains("art. 38");
    }

    @Test
    void aTariffLineIsShownWithWhatIsAroundIt() {
        assertThat(tariffApi.list("0101", null, 0, 2)).satisfies(page -> {
            assertThat(page.items()).hasSize(2);
            assertThat(page.total()).isGreaterThan(2);
        });
        TariffApi.EntryView entry = tariffApi.get("01012100", null, "NZL", null);
        assertThat(entry.vat()).isEqualTo("9");
        assertThat(entry.above()).extracting(TariffApi.HeadingView::code).containsExactly("01", "0101", "010121");
        assertThat(entry.offers()).extracting(TariffApi.OfferView::agreement).contains("10", "22");
        assertThat(entry.history()).isNotEmpty();
        assertThatThrownBy(() -> tariffApi.get("00000000", DAY, null, null)).isInstanceOfSatisfying(PlatformException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
}
