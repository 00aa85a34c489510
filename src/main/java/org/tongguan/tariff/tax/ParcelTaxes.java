package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.Dated;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.Assessment.Step;

/**
 * The single tax on articles for personal use in parcels and luggage (行邮税; Tariff Law art. 5 leaves it to the State Council): one rate for each
 * class of articles, nothing up to a small amount, only what lies above a traveller's allowance. Rates by class and day in
 * {@code data/law/parcel_rates.csv}. Pure.
 */
public final class ParcelTaxes {

    private static final Map<String, Dated<Rate>> RATES = rates();
    private final Parcel parcel;
    private final Rules rules;
    private final LocalDate day;
    private final List<Step> steps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private ParcelTaxes(Parcel parcel, Rules rules, LocalDate day) {
        this.parcel = parcel;
        this.rules = rules;
        this.day = day;
    }

    /** The rate of a class of articles, in percent. */
    public record Rate(String category, Text name, BigDecimal percent) { }

    /**
     * The numbers of the law on the day.
     *
     * @param exemptTax       tax of a parcel up to which it is free
     * @param limitNear       value of a parcel from Hong Kong, Macao or Taiwan up to which it is for personal use
     * @param limitFar        the same from elsewhere
     * @param allowanceHome   value a resident traveller brings in free
     * @param allowanceGuest  the same for others
     */
    public record Rules(BigDecimal exemptTax, BigDecimal limitNear, BigDecimal limitFar, BigDecimal allowanceHome, BigDecimal allowanceGuest) { }

    /** How the articles come in. */
    public enum Way {
        /** By post or courier, from Hong Kong, Macao or Taiwan. */
        POST_NEAR,
        /** By post or courier, from elsewhere. */
        POST_FAR,
        /** With a traveller who lives in China. */
        TRAVELLER_RESIDENT,
        /** With another traveller. */
        TRAVELLER_VISITOR
    }

    /** What comes in; values in yuan. */
    public record Parcel(Way way, List<Article> articles) {

        public Parcel {
            articles = List.copyOf(articles);
        }
    }

    /**
     * Articles of one kind.
     *
     * @param category class of the rate table
     * @param price    for one, yuan
     * @param quantity pieces
     */
    public record Article(int itemNumber, String category, BigDecimal price, BigDecimal quantity) { }

    /** How it is taken. */
    public enum Verdict {
        /** The single tax; it may be nothing. */
        TAXED,
        /** Not for personal use: goods procedures, or back. */
        AS_GOODS,
        /** Something must be told first. */
        OPEN
    }

    /** @param value what is taxed of it */
    public record Line(int itemNumber, BigDecimal value, BigDecimal percent, BigDecimal tax, List<Step> steps) { }

    /** What is owed; yuan with two decimals. */
    public record Answer(Verdict verdict, BigDecimal value, BigDecimal tax, List<Line> lines, List<Step> steps, List<Finding> findings) { }

    /** The rates of a day, by class. */
    public static List<Rate> ratesOn(LocalDate day) {
        return RATES.values().stream().flatMap(r -> r.on(day).stream()).toList();
    }

    private static Map<String, Dated<Rate>> rates() {
        Map<String, List<Dated.Version<Rate>>> all = new TreeMap<>();
        for (Csv.Row row : Csv.resource("law/parcel_rates.csv")) {
            all.computeIfAbsent(row.get("category"), c -> new ArrayList<>()).add(new Dated.Version<>(new Rate(row.get("category"),
                    Text.of(row.get("name_zh"), row.get("name_en")), new BigDecimal(row.get("percent"))), LocalDate.parse(row.get("valid_from")),
                    row.orNull("valid_to") == null ? null : LocalDate.parse(row.get("valid_to")), row.get("source")));
        }
        Map<String, Dated<Rate>> rates = new TreeMap<>();
        all.forEach((category, versions) -> rates.put(category, Dated.of(versions)));
        return rates;
    }

    /** Answers a parcel by the rates of that day; never throws for what is in it. */
    public static Answer of(Parcel parcel, Rules rules, LocalDate day) {
        return new ParcelTaxes(parcel, rules, day).answer();
    }

    private Answer answer() {
        check();
        if (!findings.isEmpty()) {
            return new Answer(Verdict.OPEN, null, null, List.of(), steps, findings);
        }
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal pieces = BigDecimal.ZERO;
        for (Article a : parcel.articles) {
            value = value.add(a.price.multiply(a.quantity));
            pieces = pieces.add(a.quantity);
        }
        value = value.setScale(2, RoundingMode.HALF_UP);
        boolean post = parcel.way == Way.POST_NEAR || parcel.way == Way.POST_FAR;
        if (post) {
            BigDecimal limit = parcel.way == Way.POST_NEAR ? rules.limitNear : rules.limitFar;
            steps.add(Step.of("parcel.limit", value, limit));
            if (value.compareTo(limit) > 0 && pieces.compareTo(BigDecimal.ONE) > 0) {
                findings.add(Finding.warning("DUTY-214", "/parcel/articles", value.toPlainString(), limit.toPlainString()));
                return new Answer(Verdict.AS_GOODS, value, null, List.of(), steps, findings);
            }
        }
        List<Line> lines = post ? lines(null) : lines(parcel.way == Way.TRAVELLER_RESIDENT ? rules.allowanceHome : rules.allowanceGuest);
        BigDecimal tax = lines.stream().map(Line::tax).reduce(new BigDecimal("0.00"), BigDecimal::add);
        if (post && tax.signum() > 0 && tax.compareTo(rules.exemptTax) <= 0) {
            steps.add(Step.of("parcel.exempt", tax, rules.exemptTax));
            tax = new BigDecimal("0.00");
        }
        return new Answer(Verdict.TAXED, value, tax, lines, steps, findings);
    }

    private void check() {
        if (parcel.way == null) {
            findings.add(Finding.warning("DUTY-210", "/parcel/way"));
        }
        if (parcel.articles.isEmpty()) {
            findings.add(Finding.warning("DUTY-211", "/parcel/articles"));
        }
        for (int i = 0; i < parcel.articles.size(); i++) {
            Article a = parcel.articles.get(i);
            String at = "/parcel/articles/" + i;
            if (a.price == null || a.price.signum() <= 0) {
                findings.add(Finding.warning("DUTY-202", at + "/price", a.itemNumber, String.valueOf(a.price)));
            }
            if (a.quantity == null || a.quantity.signum() <= 0 || a.quantity.stripTrailingZeros().scale() > 0) {
                findings.add(Finding.warning("DUTY-212", at + "/quantity", a.itemNumber, String.valueOf(a.quantity)));
            }
            Dated<Rate> rate = a.category == null ? null : RATES.get(a.category);
            if (rate == null || rate.on(day).isEmpty()) {
                findings.add(Finding.warning("DUTY-213", at + "/category", a.itemNumber, String.valueOf(a.category), day,
                        String.join(", ", ratesOn(day).stream().map(Rate::category).toList())));
            }
        }
    }

    /**
     * Each article's tax. An allowance is used in the order of the articles; a piece that does not fit into what is left of it is taxed whole, for it
     * cannot be divided.
     */
    private List<Line> lines(BigDecimal allowance) {
        List<Line> lines = new ArrayList<>();
        BigDecimal left = allowance;
        for (Article a : parcel.articles) {
            List<Step> told = new ArrayList<>();
            BigDecimal taxed = a.quantity;
            if (left != null) {
                BigDecimal free = left.divideToIntegralValue(a.price).min(a.quantity);
                left = left.subtract(free.multiply(a.price));
                taxed = a.quantity.subtract(free);
                told.add(Step.of("parcel.allowance", a.itemNumber, free, allowance, left));
            }
            BigDecimal percent = RATES.get(a.category).on(day).orElseThrow().percent();
            BigDecimal value = a.price.multiply(taxed).setScale(2, RoundingMode.HALF_UP);
            BigDecimal tax = value.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
            told.add(Step.of("parcel.tax", a.itemNumber, value, percent, tax));
            lines.add(new Line(a.itemNumber, value, percent, tax, told));
        }
        return lines;
    }
}
