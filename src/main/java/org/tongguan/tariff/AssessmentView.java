package org.tongguan.tariff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Law;
import org.tongguan.reference.Texts;

/**
 * An assessment as the API shows it; amounts and rates are decimal texts, yuan. {@code secured} is not part of {@code total}; {@code remedies} is the
 * sum of anti-dumping, countervailing, safeguard and retaliatory duties. In a quote also the reasons: {@code day} says of which day the rates
 * are (also for a declaration), and {@code saving} what the cheapest ways of all lines would save together; null elsewhere.
 */
public record AssessmentView(LocalDate rateDate, LocalDate exchangeDate, String lawVersion, List<ExchangeRateView> exchangeRates, List<LineView> lines,
                             String duty, String remedies, String consumptionTax, String vat, String exportDuty, String total, String secured,
                             String currency, boolean complete, List<Texts.FindingView> findings, @Nullable List<StepView> day,
                             @Nullable String saving) {

    public record ExchangeRateView(String currency, String rate, String month, String source) { }

    /** One step: its sentence, and for machines the key with its values. {@code article} is where the law says so, null = in the sentence. */
    public record StepView(Text text, String key, List<String> args, @Nullable Text article) { }

    public record TaxView(Assessment.Tax tax, String rateKind, String rate, String amount, List<StepView> worked) { }

    /**
     * A line. {@code goods}, {@code decisions} and {@code alternatives} (cheapest first) are there in a quote, null elsewhere.
     */
    @Schema(name = "AssessmentLine")
    public record LineView(int itemNumber, String commodityCode, String description, @Nullable String customsValue, Assessment.Treatment treatment,
                           List<StepView> worked, List<TaxView> taxes, @Nullable GoodsView goods, @Nullable List<StepView> decisions,
                           @Nullable List<AlternativeView> alternatives) { }

    /** What the tariff says of the goods; rates in the rate language, texts empty where nothing is at hand. */
    @Schema(name = "QuotedGoods")
    public record GoodsView(String code, Text name, String unit1, String unit2, String mfn, String general, String provisional, boolean provisionalExPart,
                            @Nullable String vat, String consumption, String exportDuty, String exportProvisional, @Nullable String vatRefund,
                            String importDocuments, String exportDocuments, String inspection, LocalDate validFrom, @Nullable LocalDate validTo,
                            String source) { }

    /**
     * A way to bring the line in. {@code total} and {@code saving} are null when it cannot be computed; {@code saving} is against the line as
     * assessed, negative = dearer. {@code waiver} is the customs value up to which no proof is asked.
     */
    @Schema(name = "DutyAlternative")
    public record AlternativeView(String kind, @Nullable String agreement, Text name, @Nullable String quota, @Nullable String rate,
                                  @Nullable String appliedKind, @Nullable String duty, @Nullable String total, @Nullable String saving,
                                  boolean applied, @Nullable Text proof, @Nullable Text transport, @Nullable String waiver, @Nullable Text law,
                                  @Nullable LocalDate validTo, @Nullable String source, List<Texts.FindingView> problems) { }

    static AssessmentView of(Assessment a, Texts texts) {
        return of(new Quote(a, null, null), texts);
    }

    static AssessmentView of(Quote q, Texts texts) {
        Assessment a = q.assessment();
        BigDecimal zero = BigDecimal.ZERO.setScale(2);
        BigDecimal secured = a.secured().values().stream().reduce(zero, BigDecimal::add);
        BigDecimal remedies = Assessment.REMEDIES.stream().map(a::payable).reduce(zero, BigDecimal::add);
        Renderer to = new Renderer(texts, a.rateDate());
        List<LineView> lines = new java.util.ArrayList<>();
        for (int i = 0; i < a.lines().size(); i++) {
            lines.add(to.line(a.lines().get(i), q.lines() == null || q.lines().isEmpty() ? null : q.lines().get(i)));
        }
        return new AssessmentView(a.rateDate(), a.exchangeDate(), a.lawVersion(),
                a.exchangeRates().stream().map(r -> new ExchangeRateView(r.currency(), r.rate().toPlainString(), r.month(), r.source())).toList(),
                lines, text(a.payable(Assessment.Tax.DUTY)), text(remedies), text(a.payable(Assessment.Tax.CONSUMPTION_TAX)),
                text(a.payable(Assessment.Tax.VAT)), text(a.payable(Assessment.Tax.EXPORT_DUTY)), text(a.total()), text(secured), "CNY", a.isComplete(),
                texts.views(a.findings()), q.day() == null ? null : to.steps(q.day()), q.lines() == null ? null : saving(q));
    }

    /** Steps in words, with the articles of the law of that day. */
    public static List<StepView> steps(List<Assessment.Step> steps, LocalDate day, Texts texts) {
        return new Renderer(texts, day).steps(steps);
    }

    private static String saving(Quote q) {
        BigDecimal sum = BigDecimal.ZERO.setScale(2);
        for (Quote.Reasons line : q.lines()) {
            sum = sum.add(line.alternatives().stream().map(Alternative::saving).filter(java.util.Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::max));
        }
        return text(sum);
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /** Puts steps into words, with the articles of the law of that day. */
    private record Renderer(Texts texts, LocalDate day) {

        LineView line(Assessment.Line l, Quote.Reasons why) {
            return new LineView(l.itemNumber(), l.commodityCode(), l.description(), text(l.customsValue()), l.treatment(), steps(l.worked()),
                    l.taxes().stream().map(t -> new TaxView(t.tax(), t.rateKind(), t.rate(), text(t.amount()), steps(t.worked()))).toList(),
                    why == null || why.tariffLine() == null ? null : goods(why.tariffLine()), why == null ? null : steps(why.decisions()),
                    why == null ? null : why.alternatives().stream().map(this::alternative).toList());
        }

        private static GoodsView goods(TariffLine l) {
            return new GoodsView(l.code(), l.name(), l.unit1(), l.unit2(), l.mfn(), l.general(), l.provisional(), l.provisionalExPart(), text(l.vatPercent()),
                    l.consumption(), l.exportDuty(), l.exportProvisional(), text(l.vatRefund()), l.importDocuments(), l.exportDocuments(), l.inspection(),
                    l.validFrom(), l.validTo(), l.source());
        }

        private AlternativeView alternative(Alternative a) {
            boolean agreed = a.agreement() != null;
            return new AlternativeView(a.kind(), agreed ? a.agreement().code() : null, agreed ? a.agreement().name() : texts.get("way." + a.kind()),
                    a.quota(), a.rate() == null ? null : a.rate().toString(), a.appliedKind(), text(a.duty()), text(a.total()), text(a.saving()), a.applied(),
                    agreed ? a.agreement().proof() : null, agreed ? a.agreement().transport() : null,
                    agreed && a.agreement().waiverAmount() != null ? text(a.agreement().waiverAmount()) + " " + a.agreement().waiverCurrency() : null,
                    agreed ? a.agreement().law() : null, a.validTo(), a.source(), texts.views(a.problems()));
        }

        List<StepView> steps(List<Assessment.Step> steps) {
            return steps.stream().map(s ->
                    new StepView(texts.get(sentence(s.key()), s.args().toArray()), s.key(), s.args(), article(s.key()))).toList();
        }

        /** The sentence in which a step cites the law of that day. */
        private String sentence(String key) {
            return texts.keyOn(day, key.startsWith("vat") ? Law.VAT_LAW : Law.TARIFF_LAW, "step." + key);
        }

        /** Where the law says so; before the Tariff Law the Regulations said most of it. */
        private Text article(String key) {
            String article = texts.keyOn(day, Law.TARIFF_LAW, "article." + key);
            return texts.has(article) ? texts.get(article) : null;
        }
    }
}
