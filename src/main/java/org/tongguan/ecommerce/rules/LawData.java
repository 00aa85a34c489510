package org.tongguan.ecommerce.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tongguan.reference.CodeLists;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.Rated;

/** The law's data as rules ask for them: tariff, code lists, the positive list (code list {@code retail_positive_list}), parameters. */
@Component
public class LawData implements RetailCase.Law {

    private static final String POSITIVE = "retail_positive_list";
    private final Tariff tariff;
    private final CodeLists codes;
    private final org.tongguan.reference.Law law;

    LawData(Tariff tariff, CodeLists codes, org.tongguan.reference.Law law) {
        this.tariff = tariff;
        this.codes = codes;
        this.law = law;
    }

    @Override
    public Rated line(String code, LocalDate day) {
        return tariff.schedule().line(code, day);
    }

    @Override
    public boolean isCode(String list, String code, LocalDate day) {
        return codes.isValid(list, code, day);
    }

    @Override
    public boolean isPositive(String commodity, LocalDate day) {
        return codes.isValid(POSITIVE, commodity, day);
    }

    @Override
    public boolean isPositiveListWhole(LocalDate day) {
        return "YES".equals(law.text("retail.positive.list.whole", day));
    }

    @Override
    public BigDecimal ownUse(LocalDate day) {
        return law.decimal("retail.own.use.pieces", day);
    }

    @Override
    public BigDecimal highestPrice(LocalDate day) {
        return law.decimal("retail.price.kilogram", day);
    }
}
