package org.tongguan.tariff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.Schedule;
import org.tongguan.tariff.tax.DutySettings;
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
    private final Law law;
    private final CodeLists codes;
    private final Texts texts;

    Duties(Tariff tariff, ExchangeRates exchangeRates, Law law, CodeLists codes, Texts texts) {
        this.tariff = tariff;
        this.exchangeRates = exchangeRates;
        this.law = law;
        this.codes = codes;
        this.texts = texts;
    }

    /** The law as known at one moment: everything an assessment takes from outside the shipment. */
    private record Known(Schedule schedule, ExchangeRates.Book rates, Optional<DutySettings> settings, String version) { }

    private Known now(Shipment shipment) {
        ExchangeRates.Book rates = exchangeRates.book();
        Optional<DutySettings> settings = DutySettings.on(shipment.rateDate(), law);
        return new Known(tariff.schedule(), rates, settings, "tariff " + tariff.version() + ", exchange " + rates.version());
    }

    /**
     * Assesses a shipment. Never throws for what is in the shipment: a line that cannot be computed says so and carries a finding.
     *
     * @param shipment with at least one line
     */
    public Assessment assess(Shipment shipment) {
        return compute(shipment, now(shipment), null);
    }

    /** As {@link #assess}, with the reasons of every line and the other ways there are. */
    public Quote quote(Shipment shipment) {
        List<Quote.Reasons> reasons = new ArrayList<>(shipment.lines().size());
        Assessment assessment = compute(shipment, now(shipment), reasons);
        return new Quote(assessment, List.of(), reasons);
    }

    private Assessment compute(Shipment shipment, Known known, List<Quote.Reasons> reasons) {
        if (known.settings.isEmpty()) {
            List<Assessment.Line> open = shipment.lines().stream().map(l -> new Assessment.Line(l.itemNumber(), l.commodityCode(), l.description(), null,
                    Assessment.Treatment.NOT_COMPUTED, List.of(), List.of())).toList();
            return new Assessment(shipment.direction(), shipment.rateDate(), shipment.exchangeDate(), known.version, List.of(), open,
                    List.of(Finding.warning("DUTY-117", "/head", shipment.rateDate())));
        }
        DutySettings settings = known.settings.get();
        ValueAnswer value = ShipmentValue.of(shipment, settings, known.rates, codes);
        List<Finding> findings = new ArrayList<>(value.findings());
        List<LineTaxes> lines = new ArrayList<>(shipment.lines().size());
        LineTaxes.Ground ground = new LineTaxes.Ground(shipment, settings, known.schedule, a -> waiver(a, shipment, known), total(value));
        BigDecimal duty = BigDecimal.ZERO;
        boolean complete = true;
        for (int i = 0; i < shipment.lines().size(); i++) {
            LineTaxes line = new LineTaxes(ground, i, value.lines().get(i).value(), value.told(i), findings);
            line.computeDuty();
            duty = duty.add(line.duty());
            complete &= line.treatment() != Assessment.Treatment.NOT_COMPUTED;
            lines.add(line);
        }
        // The limit is one for the shipment: while a line is open nobody can say that the shipment stays within it.
        boolean free = complete && duty.compareTo(settings.exemptAmount()) <= 0;
        List<BigDecimal> own = reasons == null ? List.of() : lines.stream().map(LineTaxes::duty).toList();
        List<Assessment.Line> finished = new ArrayList<>(lines.size());
        for (LineTaxes line : lines) {
            finished.add(line.finish(free));
        }
        for (int i = 0; i < own.size(); i++) {
            BigDecimal assessed = finished.get(i).taxes().isEmpty() ? null : sum(finished.get(i).taxes().stream().map(Assessment.TaxLine::amount).toList());
            reasons.add(new Ways(lines.get(i), i, assessed, complete ? duty.subtract(own.get(i)) : null).find());
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

    private static BigDecimal sum(List<BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }

    private static BigDecimal waiver(Agreement agreement, Shipment shipment, Known known) {
        return known.rates.rate(agreement.waiverCurrency(), shipment.exchangeDate()).map(r -> r.rate().multiply(agreement.waiverAmount())).orElse(null);
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
