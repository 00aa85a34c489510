package org.tongguan.declaration.screening;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.rules.TariffFacts;
import org.tongguan.tariff.Tariff;

/** The tariff as the rules see it. */
@Component
public class TariffView implements TariffFacts {

    /** Chapters whose lines are all at hand (data/tariff): only there is an unknown code certainly wrong. */
    private static final Set<String> COMPLETE = Set.of("01", "02", "11", "12", "13", "14", "26", "27");
    private final Tariff tariff;

    TariffView(Tariff tariff) {
        this.tariff = tariff;
    }

    @Override
    public Optional<Line> find(String commodityCode, LocalDate day) {
        return tariff.find(commodityCode, day).map(line -> new Line(line.code(), orNull(line.unit1()), orNull(line.unit2()), line.importDocuments(),
                line.exportDocuments(), line.inspection()));
    }

    private static String orNull(String unit) {
        return unit == null || unit.isBlank() ? null : unit;
    }

    @Override
    public boolean isChapterComplete(String chapter, LocalDate day) {
        return COMPLETE.contains(chapter);
    }
}
