package org.tongguan.tariff.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.AssessmentView;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.tax.ParcelTaxes;
import org.tongguan.tariff.tax.PersonalTaxes;
import org.tongguan.tariff.tax.RetailTaxes;

/** Taxes of retail orders and of parcels and luggage, with every step. */
@RestController
@RequestMapping("/api/v1/duty")
@Tag(name = "tariff")
class PersonalTaxApi {

    private static final int MAX_LINES = 100;
    private final PersonalTaxes taxes;
    private final Texts texts;
    private final Clock clock;

    PersonalTaxApi(PersonalTaxes taxes, Texts texts, Clock clock) {
        this.taxes = taxes;
        this.texts = texts;
        this.clock = clock;
    }

    /** An order; amounts in yuan as decimal texts. {@code day} null = today. */
    record RetailQuestion(LocalDate day, String freight, String insurance, String usedThisYear, List<RetailItem> items) { }

    /** Rates in the rate language, {@code vatRate} in percent; those not given are taken from the commodity code's tariff line. */
    record RetailItem(Integer itemNumber, String commodityCode, String price, String quantity, String dutyRate, String consumptionRate, String vatRate,
                      Map<String, String> quantities) { }

    /** Personal articles; prices in yuan. {@code day} null = today. */
    record ParcelQuestion(LocalDate day, ParcelTaxes.Way way, List<ParcelArticle> articles) { }

    record ParcelArticle(Integer itemNumber, String category, String price, String quantity) { }

    @Schema(name = "RetailLine")
    record RetailLineView(int itemNumber, @Nullable String value, @Nullable String duty, @Nullable String consumptionTax, @Nullable String vat,
                          List<AssessmentView.StepView> worked) { }

    /** {@code returnCode}: how the retail list is answered where the order is refused, else null. Sums are null where nothing could be computed. */
    record RetailAnswer(LocalDate day, RetailTaxes.Verdict verdict, @Nullable String returnCode, @Nullable String value, @Nullable String duty,
                        @Nullable String consumptionTax, @Nullable String vat, @Nullable String total, String currency,
                        List<RetailLineView> lines, List<AssessmentView.StepView> worked, List<Texts.FindingView> findings) { }

    @Schema(name = "ParcelLine")
    record ParcelLineView(int itemNumber, @Nullable String value, @Nullable String percent, @Nullable String tax, List<AssessmentView.StepView> worked) { }

    record ParcelAnswer(LocalDate day, ParcelTaxes.Verdict verdict, @Nullable String value, @Nullable String tax, String currency, List<ParcelLineView> lines,
                        List<AssessmentView.StepView> worked, List<Texts.FindingView> findings) { }

    @Schema(name = "ParcelRate")
    record ParcelRateView(String category, Text name, String percent) { }

    @PostMapping("/retail")
    @Operation(summary = "What a cross-border retail import order would owe: within the limits, in full, or not as retail; every step told")
    @PreAuthorize("isAuthenticated()")
    RetailAnswer retail(@RequestBody RetailQuestion question) {
        LocalDate day = day(question.day());
        List<RetailItem> given = lines(question.items(), "items");
        List<Finding> findings = new ArrayList<>();
        List<RetailTaxes.Item> items = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            items.add(item(given.get(i), i, day, findings));
        }
        RetailTaxes.Order order = new RetailTaxes.Order(items, Given.decimal(question.freight(), "freight"), Given.decimal(question.insurance(), "insurance"),
                Given.decimal(question.usedThisYear(), "usedThisYear"));
        if (!findings.isEmpty()) {
            return new RetailAnswer(day, RetailTaxes.Verdict.OPEN, null, null, null, null, null, null, "CNY", List.of(), List.of(), texts.views(findings));
        }
        RetailTaxes.Answer a = taxes.retail(order, day);
        boolean computed = a.verdict() == RetailTaxes.Verdict.RETAIL || a.verdict() == RetailTaxes.Verdict.FULL;
        return new RetailAnswer(day, a.verdict(), a.returnCode(), text(a.value()), computed ? text(a.duty()) : null, computed ? text(a.consumption()) : null,
                computed ? text(a.vat()) : null, computed ? text(a.total()) : null, "CNY", a.lines().stream().map(l -> new RetailLineView(l.itemNumber(),
                        text(l.value()), text(l.duty()), text(l.consumption()), text(l.vat()), steps(l.steps(), day))).toList(), steps(a.steps(), day),
                texts.views(a.findings()));
    }

    @GetMapping("/parcel/rates")
    @Operation(summary = "Classes of personal articles with their rate in percent on a day, today where none is given")
    @PreAuthorize("isAuthenticated()")
    List<ParcelRateView> parcelRates(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return ParcelTaxes.ratesOn(day(day)).stream().map(r -> new ParcelRateView(r.category(), r.name(), r.percent().toPlainString())).toList();
    }

    @PostMapping("/parcel")
    @Operation(summary = "What a parcel or a traveller's articles would owe in the single tax on personal articles; every step told")
    @PreAuthorize("isAuthenticated()")
    ParcelAnswer parcel(@RequestBody ParcelQuestion question) {
        LocalDate day = day(question.day());
        List<ParcelArticle> given = lines(question.articles(), "articles");
        List<ParcelTaxes.Article> articles = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            ParcelArticle one = given.get(i);
            String at = "articles[" + i + "].";
            articles.add(new ParcelTaxes.Article(number(one.itemNumber(), i), one.category(), Given.decimal(one.price(), at + "price"),
                    Given.decimal(one.quantity(), at + "quantity")));
        }
        ParcelTaxes.Answer a = taxes.parcel(new ParcelTaxes.Parcel(question.way(), articles), day);
        return new ParcelAnswer(day, a.verdict(), text(a.value()), text(a.tax()), "CNY", a.lines().stream().map(l -> new ParcelLineView(l.itemNumber(),
                text(l.value()), text(l.percent()), text(l.tax()), steps(l.steps(), day))).toList(), steps(a.steps(), day), texts.views(a.findings()));
    }

    private LocalDate day(LocalDate given) {
        LocalDate day = given == null ? LocalDate.now(clock) : given;
        if (!taxes.isKnown(day)) {
            throw Given.unusable("day", day.toString());
        }
        return day;
    }

    private static <T> List<T> lines(List<T> given, String field) {
        if (given == null || given.isEmpty() || given.size() > MAX_LINES || given.stream().anyMatch(java.util.Objects::isNull)) {
            throw new PlatformException(ErrorCode.MALFORMED, "duty.lines.of", field, MAX_LINES);
        }
        return given;
    }

    private RetailTaxes.Item item(RetailItem given, int index, LocalDate day, List<Finding> findings) {
        int number = number(given.itemNumber(), index);
        String at = "/order/items/" + index;
        Optional<Rated> line = taxes.line(given.commodityCode(), day);
        boolean coded = given.commodityCode() != null && !given.commodityCode().isEmpty();
        if (coded && line.isEmpty()) {
            findings.add(Finding.warning("DUTY-101", at + "/commodityCode", number, given.commodityCode(), day));
        }
        RateExpression duty = rate(given.dutyRate(), number, at + "/dutyRate", findings);
        RateExpression consumption = rate(given.consumptionRate(), number, at + "/consumptionRate", findings);
        if (consumption != null && consumption.highestPercent().compareTo(BigDecimal.valueOf(100)) >= 0) {
            findings.add(Finding.warning("DUTY-209", at + "/consumptionRate", number, given.consumptionRate(), 1));
        }
        BigDecimal vat = Given.decimal(given.vatRate(), "items[" + index + "].vatRate");
        // Of two rates in force the lower MFN or provisional one would need the goods' origin: an item above the limit takes what it is told or the MFN rate.
        RateExpression known = duty != null ? duty : line.map(Rated::mfn).orElse(null);
        Map<String, BigDecimal> quantities = new HashMap<>();
        if (given.quantities() != null) {
            given.quantities().forEach((unit, amount) -> {
                BigDecimal quantity = Given.decimal(amount, "items[" + index + "].quantities." + unit);
                if (quantity != null) {
                    quantities.put(unit, quantity);
                }
            });
        }
        return new RetailTaxes.Item(number, Given.decimal(given.price(), "items[" + index + "].price"),
                Given.decimal(given.quantity(), "items[" + index + "].quantity"), known,
                consumption != null ? consumption : line.map(Rated::consumption).orElse(null),
                vat != null ? vat : line.map(l -> l.line().vatPercent()).orElse(null), new Quantities(quantities, null));
    }

    private static RateExpression rate(String text, int number, String pointer, List<Finding> findings) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return RateExpression.parse(text);
        } catch (RateSyntaxException e) {
            findings.add(Finding.warning("DUTY-209", pointer, number, text, e.position()));
            return null;
        }
    }

    private static int number(Integer given, int index) {
        return given == null ? index + 1 : given;
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private List<AssessmentView.StepView> steps(List<Assessment.Step> steps, LocalDate day) {
        return AssessmentView.steps(steps, day, texts);
    }
}
