package org.tongguan.tariff.tax;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.reference.Law;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.Rated;

/** Taxes of what people order or bring for themselves, by the law of a day: retail orders and parcels. */
@Component
public class PersonalTaxes {

    private final Law law;
    private final Tariff tariff;

    PersonalTaxes(Law law, Tariff tariff) {
        this.law = law;
        this.tariff = tariff;
    }

    /** Whether the law's data reach that day. */
    public boolean isKnown(LocalDate day) {
        return law.find("retail.single.limit", day).isPresent() && law.find("parcel.limit.far", day).isPresent();
    }

    /** The tariff line whose rates an item takes where it brings none; empty when the code is not in the tariff on that day. */
    public Optional<Rated> line(String commodityCode, LocalDate day) {
        boolean whole = commodityCode != null && (commodityCode.length() == 8 || commodityCode.length() == 10);
        return Optional.ofNullable(whole ? tariff.schedule().line(commodityCode, day) : null);
    }

    /**
     * What a retail order owes.
     *
     * @throws IllegalStateException when the law's data do not reach that day: ask {@link #isKnown}
     */
    public RetailTaxes.Answer retail(RetailTaxes.Order order, LocalDate day) {
        return RetailTaxes.of(order, new RetailTaxes.Rules(law.decimal("retail.single.limit", day), law.decimal("retail.year.limit", day),
                law.decimal("retail.share", day)));
    }

    /**
     * What a parcel or a traveller's articles owe.
     *
     * @throws IllegalStateException as {@link #retail}
     */
    public ParcelTaxes.Answer parcel(ParcelTaxes.Parcel parcel, LocalDate day) {
        return ParcelTaxes.of(parcel, new ParcelTaxes.Rules(law.decimal("parcel.exempt.tax", day), law.decimal("parcel.limit.near", day),
                law.decimal("parcel.limit.far", day), law.decimal("parcel.allowance.resident", day), law.decimal("parcel.allowance.visitor", day)), day);
    }
}
