package org.tongguan.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Law;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.choice.RateDay;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.Schedule;
import org.tongguan.tariff.tax.DutyLaw;
import org.tongguan.tariff.tax.DutySettings;
import org.tongguan.tariff.tax.Forgiven;
import org.tongguan.tariff.tax.Ground;
import org.tongguan.tariff.tax.LineTaxes;
import org.tongguan.tariff.tax.Ways;
import org.tongguan.tariff.value.ExchangeRates;
import org.tongguan.tariff.value.ValueAnswer;

/**
 * Computes what a shipment owes. Works in memory only, on immutable snapshots of the data: any number of threads may call it, and the same
 * shipment on the same data gives the same answer.
 */
@Component
public class Duties {

    private final Tariff tariff;
    private final ExchangeRates exchangeRates;
    private final DutyLaws laws;
    private final Texts texts;

    Duties(Tariff tariff, ExchangeRates exchangeRates, DutyLaws laws, Texts texts) {
        this.tariff = tariff;
        this.exchangeRates = exchangeRates;
        this.laws = laws;
        this.texts = texts;
    }

    /** The law as known at one moment: everything an assessment takes from outside the shipment. */
    record Known(Schedule schedule, ExchangeRates.Book rates, DutyLaw law, String version) { }

    private Known now() {
        ExchangeRates.Book rates = exchangeRates.book();
        DutyLaw law = laws.current();
        Tariff.Known known = tariff.known();
        return new Known(known.schedule(), rates, law, new LawVersion(known.version(), rates.version(), law.name()).toString());
    }

    /** How goods under a procedure are assessed on a day; see {@link DutyLaw#procedure}. */
    public Procedure procedure(String procedureCode, String levyNature, boolean imported, LocalDate day) {
        return laws.current().procedure(procedureCode, levyNature, imported, day);
    }

    /**
     * As {@link #procedure(String, String, boolean, LocalDate)}, as it was known.
     *
     * @throws IllegalStateException when that law was never in this database
     */
    public Procedure procedure(LawVersion version, String procedureCode, String levyNature, boolean imported, LocalDate day) {
        return laws.known(version.settings()).procedure(procedureCode, levyNature, imported, day);
    }

    /** Of which day the rates are (Tariff Law arts. 20-22); empty when the day that decides is not told. */
    public Optional<LocalDate> rateDate(Occasion occasion) {
        return Optional.ofNullable(RateDay.of(occasion).day());
    }

    /**
     * Of which day the exchange rates are: the day of declaration (Tariff Law art. 60); before that law the day of the duty rates.
     *
     * @param declared day on which the declaration was completed
     */
    public static LocalDate exchangeDate(LocalDate rateDate, LocalDate declared) {
        return declared.isBefore(Law.TARIFF_LAW) ? rateDate : declared;
    }

    /**
     * Assesses a shipment again by the law as it was known then: the same shipment gives the same answer to the cent, whatever has become of the
     * law since.
     *
     * @throws IllegalStateException when that law was never in this database
     */
    public Assessment assessAs(LawVersion version, Shipment shipment) {
        return compute(shipment, new Known(tariff.knownAt(version.tariff()), exchangeRates.knownAt(version.exchange()), laws.known(version.settings()),
                version.toString()), null);
    }

    /**
     * Assesses a shipment. Never throws for what is in the shipment: a line that cannot be computed says so and carries a finding.
     *
     * @param shipment with at least one line
     */
    public Assessment assess(Shipment shipment) {
        return compute(shipment, now(), null);
    }

    /** As {@link #assess}, with the reasons of every line and the other ways there are. */
    public Quote quote(Shipment shipment) {
        List<Quote.Reasons> reasons = new ArrayList<>(shipment.lines().size());
        Assessment assessment = compute(shipment, now(), reasons);
        return new Quote(assessment, List.of(), reasons);
    }

    static Assessment compute(Shipment shipment, Known known, List<Quote.Reasons> reasons) {
        Optional<DutySettings> found = known.law.settings(shipment.rateDate());
        if (found.isEmpty()) {
            List<Assessment.Line> open = shipment.lines().stream().map(l -> new Assessment.Line(l.itemNumber(), l.commodityCode(), l.description(), null,
                    Assessment.Treatment.NOT_COMPUTED, List.of(), List.of())).toList();
            return new Assessment(shipment.direction(), shipment.rateDate(), shipment.exchangeDate(), known.version, List.of(), open,
                    List.of(Finding.warning("DUTY-117", "/head", shipment.rateDate())));
        }
        DutySettings settings = found.get();
        ValueAnswer value = ShipmentValue.of(shipment, settings, known.rates, known.law);
        List<Finding> findings = new ArrayList<>(value.findings());
        List<LineTaxes> lines = new ArrayList<>(shipment.lines().size());
        Ground ground = new Ground(shipment, settings, known.schedule, a -> waiver(a, shipment, known), total(value),
                reasons != null);
        boolean complete = true;
        for (int i = 0; i < shipment.lines().size(); i++) {
            LineTaxes line = new LineTaxes(ground, i, value.lines().get(i).value(), value.told(i), findings);
            line.computeDuty();
            complete &= line.treatment() != Assessment.Treatment.NOT_COMPUTED;
            lines.add(line);
        }
        Forgiven forgiven = Forgiven.of(lines, settings, complete);
        List<Assessment.Line> finished = new ArrayList<>(lines.size());
        for (LineTaxes line : lines) {
            finished.add(line.finish(forgiven));
        }
        for (int i = 0; i < lines.size() && reasons != null; i++) {
            BigDecimal assessed = finished.get(i).taxes().isEmpty() ? null : sum(finished.get(i).taxes());
            reasons.add(new Ways(lines.get(i), i, assessed, forgiven).find());
        }
        return new Assessment(shipment.direction(), shipment.rateDate(), shipment.exchangeDate(), known.version, value.rates(), finished, findings);
    }

    private static BigDecimal total(ValueAnswer value) {
        BigDecimal total = BigDecimal.ZERO;
        for (ValueAnswer.LineValue line : value.lines()) {
            total = total == null || line.value() == null ? null : total.add(line.value());
        }
        return total;
    }

    private static BigDecimal sum(List<Assessment.TaxLine> taxes) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Assessment.TaxLine tax : taxes) {
            sum = sum.add(tax.amount());
        }
        return sum;
    }

    private static BigDecimal waiver(Agreement agreement, Shipment shipment, Known known) {
        return known.rates.rate(agreement.waiverCurrency(), shipment.exchangeDate()).map(r -> r.rate().multiply(agreement.waiverAmount())).orElse(null);
    }

    /** A kept assessment with the reasons for the day of its rates, where what happened still leads to that day. */
    public AssessmentView view(Assessment assessment, Occasion occasion) {
        RateDay day = RateDay.of(occasion);
        return AssessmentView.of(new Quote(assessment, assessment.rateDate().equals(day.day()) ? day.steps() : null, null), texts);
    }

    /** The assessment as people and machines read it: amounts as text, sentences in both languages. */
    public AssessmentView view(Assessment assessment) {
        return AssessmentView.of(assessment, texts);
    }

    /** The quote as people and machines read it. */
    public AssessmentView view(Quote quote) {
        return AssessmentView.of(quote, texts);
    }
}
