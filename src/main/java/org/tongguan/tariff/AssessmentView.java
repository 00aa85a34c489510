package org.tongguan.tariff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;

/** An assessment as the API shows it; amounts and rates are decimal texts, yuan. {@code secured} is not part of {@code total}. */
public record AssessmentView(LocalDate rateDate, LocalDate exchangeDate, String lawVersion, List<ExchangeRateView> exchangeRates, List<LineView> lines,
                             String duty, String consumptionTax, String vat, String exportDuty, String total, String secured, String currency,
                             boolean complete, List<Texts.FindingView> findings) {

    public record ExchangeRateView(String currency, String rate, String month, String source) { }

    public record StepView(Text text) { }

    public record TaxView(Assessment.Tax tax, String rateKind, String rate, String amount, List<StepView> worked) { }

    @Schema(name = "AssessmentLine")
    public record LineView(int itemNumber, String commodityCode, String description, @Nullable String customsValue, Assessment.Treatment treatment,
                           List<StepView> worked, List<TaxView> taxes) { }

    static AssessmentView of(Assessment a, Texts texts) {
        BigDecimal secured = a.secured().values().stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        return new AssessmentView(a.rateDate(), a.exchangeDate(), a.lawVersion(),
                a.exchangeRates().stream().map(r -> new ExchangeRateView(r.currency(), r.rate().toPlainString(), r.month(), r.source())).toList(),
                a.lines().stream().map(l -> line(l, texts)).toList(), a.payable(Assessment.Tax.DUTY).toPlainString(),
                a.payable(Assessment.Tax.CONSUMPTION_TAX).toPlainString(), a.payable(Assessment.Tax.VAT).toPlainString(),
                a.payable(Assessment.Tax.EXPORT_DUTY).toPlainString(), a.total().toPlainString(), secured.toPlainString(), "CNY", a.isComplete(),
                texts.views(a.findings()));
    }

    private static LineView line(Assessment.Line l, Texts texts) {
        return new LineView(l.itemNumber(), l.commodityCode(), l.description(), l.customsValue() == null ? null : l.customsValue().toPlainString(),
                l.treatment(), steps(l.worked(), texts), l.taxes().stream().map(t -> new TaxView(t.tax(), t.rateKind(), t.rate(),
                        t.amount().toPlainString(), steps(t.worked(), texts))).toList());
    }

    private static List<StepView> steps(List<Assessment.Step> steps, Texts texts) {
        return steps.stream().map(s -> new StepView(texts.get("step." + s.key(), s.args().toArray()))).toList();
    }
}
