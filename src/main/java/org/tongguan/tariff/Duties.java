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
import org.tongguan.tariff.schedule.Schedule;
import org.tongguan.tariff.tax.DutySettings;
import org.tongguan.tariff.tax.LineTaxes;
import org.tongguan.tariff.value.ExchangeRates;

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

    /**
     * Assesses a shipment. Never throws for what is in the shipment: a line that cannot be computed says so and carries a finding.
     *
     * @param shipment with at least one line
     */
    public Assessment assess(Shipment shipment) {
        Optional<DutySettings> settings = DutySettings.on(shipment.rateDate(), law);
        if (settings.isEmpty()) {
            List<Assessment.Line> open = shipment.lines().stream().map(l -> new Assessment.Line(l.itemNumber(), l.commodityCode(), l.description(), null,
                    Assessment.Treatment.NOT_COMPUTED, List.of(), List.of())).toList();
            return new Assessment(shipment.direction(), shipment.rateDate(), shipment.exchangeDate(), version("-"), List.of(), open,
                    List.of(Finding.warning("DUTY-117", "/head", shipment.rateDate())));
        }
        CustomsValue.Result value = new CustomsValue(shipment, settings.get(), exchangeRates.book()).determine(codes);
        List<Finding> findings = new ArrayList<>(value.findings());
        Schedule schedule = tariff.schedule();
        List<LineTaxes> lines = new ArrayList<>(shipment.lines().size());
        BigDecimal duty = BigDecimal.ZERO;
        boolean complete = true;
        for (int i = 0; i < shipment.lines().size(); i++) {
            LineTaxes line = new LineTaxes(shipment, i, value.byLine().isEmpty() ? null : value.byLine().get(i), value.steps(), settings.get(), schedule,
                    findings);
            line.computeDuty();
            duty = duty.add(line.duty());
            complete &= line.treatment() != Assessment.Treatment.NOT_COMPUTED;
            lines.add(line);
        }
        // The limit is one for the shipment: while a line is open nobody can say that the shipment stays within it.
        boolean free = complete && duty.compareTo(settings.get().exemptAmount()) <= 0;
        return new Assessment(shipment.direction(), shipment.rateDate(), shipment.exchangeDate(), version(settings.get().label()), value.rates(),
                lines.stream().map(line -> line.finish(free)).toList(), findings);
    }

    private String version(String settings) {
        return "tariff " + tariff.version() + ", exchange " + exchangeRates.book().version() + ", settings " + settings;
    }

    /** The assessment as people and machines read it: amounts as text, sentences in both languages. */
    public AssessmentView view(Assessment assessment) {
        return AssessmentView.of(assessment, texts);
    }
}
