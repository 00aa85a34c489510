package org.tongguan.ecommerce.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.ecommerce.rules.LawData;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.tax.PersonalTaxes;
import org.tongguan.tariff.tax.RetailTaxes;

/** The taxes of an import list by the law of a day. The year's limit is the ledger's, not asked here. */
@Component
public class ListTaxes {

    private static final CebForm FORM = CebForm.of("CEB621Message");
    private static final int FREIGHT = FORM.head("freight");
    private static final int INSURANCE = FORM.head("insuredFee");
    private static final int CODE = FORM.line("gcode");
    private static final int UNIT = FORM.line("unit");
    private static final int UNIT1 = FORM.line("unit1");
    private static final int UNIT2 = FORM.line("unit2");
    private final PersonalTaxes taxes;
    private final LawData law;

    ListTaxes(PersonalTaxes taxes, LawData law) {
        this.taxes = taxes;
        this.law = law;
    }

    /** What the list owes; verdict OPEN where a rate or a quantity is not at hand. */
    public RetailTaxes.Answer of(RetailCase subject) {
        CebDocument d = subject.document();
        List<RetailTaxes.Item> items = new ArrayList<>(subject.lines().length);
        for (int i = 0; i < subject.lines().length; i++) {
            items.add(item(subject, i));
        }
        return taxes.retail(new RetailTaxes.Order(items, d.decimal(FREIGHT), d.decimal(INSURANCE), BigDecimal.ZERO), subject.day());
    }

    /** Reads a list again for its taxes. */
    public RetailTaxes.Answer of(CebDocument document, LocalDate day) {
        return of(RetailCase.of(document, day, law));
    }

    private RetailTaxes.Item item(RetailCase subject, int i) {
        CebDocument d = subject.document();
        RetailCase.Line line = subject.lines()[i];
        Rated rated = law.line(d.text(i, CODE), subject.day());
        Map<String, BigDecimal> quantities = new HashMap<>(4);
        quantities.put(d.text(i, UNIT), line.quantity());
        quantities.putIfAbsent(d.text(i, UNIT1), line.first());
        if (d.text(i, UNIT2) != null && line.second() != null) {
            quantities.putIfAbsent(d.text(i, UNIT2), line.second());
        }
        return new RetailTaxes.Item(line.number(), line.price(), line.quantity(), rated == null ? null : rated.mfn(), rated == null ? null
                : rated.consumption(), rated == null ? null : rated.line().vatPercent(), new Quantities(quantities, null));
    }
}
