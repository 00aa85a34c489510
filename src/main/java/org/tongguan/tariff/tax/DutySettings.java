package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tongguan.kernel.Dated;
import org.tongguan.reference.Law;

/**
 * The law's numbers that an assessment needs, as of one day.
 *
 * @param valueRound     {@code FEN} or {@code YUAN}: to what the customs value of a line is rounded
 * @param exemptAmount   duty of a whole shipment up to which it is free (Tariff Law art. 32 (1))
 * @param insuranceRate  share of price and freight taken where the insurance is not known
 * @param generalOrigins origins under the general rate (art. 12)
 * @param fullNatures    levy natures under which duty mode 5 (by nature) means levied in full
 */
public record DutySettings(String valueRound, BigDecimal exemptAmount, BigDecimal insuranceRate, Set<String> generalOrigins, Set<String> fullNatures) {

    /** Empty when the data have not all of them for that day. */
    public static Optional<DutySettings> on(LocalDate day, Law law) {
        Optional<String> round = value("value.round", day, law);
        Optional<String> exempt = value("duty.exempt.amount", day, law);
        Optional<String> insurance = value("insurance.default.rate", day, law);
        Optional<String> origins = value("duty.general.rate.origins", day, law);
        Optional<String> natures = value("duty.full.levy.natures", day, law);
        return round.isEmpty() || exempt.isEmpty() || insurance.isEmpty() || origins.isEmpty() || natures.isEmpty() ? Optional.empty()
                : Optional.of(new DutySettings(round.get(), new BigDecimal(exempt.get()), new BigDecimal(insurance.get()), codes(origins.get()),
                codes(natures.get())));
    }

    private static Optional<String> value(String name, LocalDate day, Law law) {
        return law.find(name, day).map(Dated.Version::value);
    }

    private static Set<String> codes(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toSet());
    }

    /** The numbers in short. */
    public String label() {
        return valueRound + "/" + exemptAmount.toPlainString() + "/" + insuranceRate.toPlainString();
    }
}
