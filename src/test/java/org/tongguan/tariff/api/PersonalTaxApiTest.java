package org.tongguan.tariff.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Json;
import org.tongguan.support.PlatformTest;
import org.tongguan.tariff.tax.ParcelTaxes;
import org.tongguan.tariff.tax.RetailTaxes;

class PersonalTaxApiTest extends PlatformTest {

    @Autowired PersonalTaxApi api;

    @BeforeEach
    void logIn() {
        org.tongguan.support.EveryRole.logIn();
    }

    private PersonalTaxApi.RetailAnswer retail(String json) {
        return api.retail(Json.read(json, PersonalTaxApi.RetailQuestion.class));
    }

    private PersonalTaxApi.ParcelAnswer parcel(String json) {
        return api.parcel(Json.read(json, PersonalTaxApi.ParcelQuestion.class));
    }

    @Test
    void anOrderIsAnsweredWithEveryStepInBothLanguages() {
        var answer = retail("""
                {"day":"2026-03-02","freight":"20","usedThisYear":"0","items":[{"price":"300","quantity":"2","vatRate":"13"},
                 {"price":"100","quantity":"1","vatRate":"13","consumptionRate":"15%"}]}""");
        assertThat(answer.verdict()).isEqualTo(RetailTaxes.Verdict.RETAIL);
        assertThat(answer.value()).isEqualTo("720.00");
        assertThat(answer.duty()).isEqualTo("0.00");
        assertThat(answer.worked()).isNotEmpty().allSatisfy(s -> {
            assertThat(s.text().zh()).doesNotContain("{").doesNotStartWith("step.");
            assertThat(s.text().en()).doesNotContain("{").doesNotStartWith("step.");
        });
        assertThat(answer.lines()).hasSize(2).allSatisfy(line -> assertThat(line.worked()).allSatisfy(s -> {
            assertThat(s.text().zh()).doesNotContain("{").doesNotStartWith("step.");
            assertThat(s.text().en()).doesNotContain("{").doesNotStartWith("step.");
        }));
    }

    @Test
    void ratesComeFromTheTariffWhereACodeIsGiven() {
        var answer = retail("""
                {"day":"2026-03-02","freight":"0","usedThisYear":"0","items":[{"commodityCode":"0101290090","price":"6000","quantity":"1"}]}""");
        assertThat(answer.verdict()).isEqualTo(RetailTaxes.Verdict.FULL);
        assertThat(answer.duty()).isEqualTo("600.00");
        assertThat(answer.vat()).isEqualTo("594.00");
    }

    @Test
    void whatIsWrongIsNamedByLineAndField() {
        var answer = retail("""
                {"day":"2026-03-02","items":[{"commodityCode":"99999998","price":"0","quantity":"1","vatRate":"13"},
                 {"price":"5","quantity":"1","consumptionRate":"15%%"}]}""");
        assertThat(answer.verdict()).isEqualTo(RetailTaxes.Verdict.OPEN);
        assertThat(answer.total()).isNull();
        assertThat(answer.findings()).extracting(f -> f.code() + " " + f.pointer()).containsExactly("DUTY-101 /order/items/0/commodityCode",
                "DUTY-209 /order/items/1/consumptionRate");
        answer = retail("""
                {"day":"2026-03-02","items":[{"price":"0","quantity":"1","vatRate":"13"},{"price":"5","quantity":"0"}]}""");
        assertThat(answer.findings()).extracting(f -> f.code() + " " + f.pointer()).containsExactly("DUTY-202 /order/items/0/price",
                "DUTY-203 /order/items/1/quantity", "DUTY-204 /order/items/1/vatRate", "DUTY-207 /order/freight", "DUTY-207 /order/usedThisYear");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        for (String bad : new String[] {"{\"items\":[]}", "{\"items\":[{\"price\":\"x\"}]}", "{\"day\":\"1999-01-01\",\"items\":[{\"price\":\"1\"}]}"}) {
            assertThatThrownBy(() -> retail(bad)).isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED));
        }
        assertThatThrownBy(() -> parcel("{\"articles\":null}")).isInstanceOfSatisfying(PlatformException.class,
                e -> assertThat(e.key()).isEqualTo("duty.lines.of"));
    }

    @Test
    void aParcelIsAnsweredOrAskedBack() {
        var answer = parcel("""
                {"day":"2026-03-02","way":"POST_FAR","articles":[{"category":"2","price":"300","quantity":"2"}]}""");
        assertThat(answer.verdict()).isEqualTo(ParcelTaxes.Verdict.TAXED);
        assertThat(answer.tax()).isEqualTo("120.00");
        answer = parcel("""
                {"day":"2026-03-02","articles":[{"category":"9","price":"300","quantity":"1.5"}]}""");
        assertThat(answer.verdict()).isEqualTo(ParcelTaxes.Verdict.OPEN);
        assertThat(answer.tax()).isNull();
        assertThat(answer.findings()).extracting(f -> f.code()).containsExactly("DUTY-210", "DUTY-212", "DUTY-213");
        assertThat(answer.findings()).allSatisfy(f -> assertThat(f.text().en()).doesNotContain("{"));
    }
}
