package org.tongguan.tariff;

import java.util.ArrayList;
import java.util.List;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.tax.DutyLaw;
import org.tongguan.tariff.tax.DutySettings;
import org.tongguan.tariff.value.Charge;
import org.tongguan.tariff.value.CustomsValue;
import org.tongguan.tariff.value.ExchangeRates;
import org.tongguan.tariff.value.ValueAnswer;
import org.tongguan.tariff.value.ValueLine;
import org.tongguan.tariff.value.ValueQuestion;
import org.tongguan.tariff.value.ValueSettings;

/** Asks for the customs value of a shipment. */
final class ShipmentValue {

    private static final String KILOGRAM = "035";

    private ShipmentValue() { }

    static ValueAnswer of(Shipment shipment, DutySettings settings, ExchangeRates.Book rates, DutyLaw law) {
        List<ValueLine> lines = new ArrayList<>(shipment.lines().size());
        for (int i = 0; i < shipment.lines().size(); i++) {
            Shipment.GoodsLine line = shipment.lines().get(i);
            lines.add(new ValueLine(line.itemNumber(), line.totalPrice(), line.currency(),
                    new Quantities(line.quantities(), line.netWeightKg()).find(KILOGRAM).orElse(null), shipment.besides().otherwise().get(i)));
        }
        return CustomsValue.of(new ValueQuestion(shipment.direction() == Shipment.Direction.EXPORT, shipment.exchangeDate(),
                law.terms(shipment.transactionMode(), shipment.rateDate()),
                shipment.transactionMode(), charge(shipment.freight()), charge(shipment.insurance()), charge(shipment.other()), shipment.besides().freightBy(),
                shipment.besides().elements(), lines, shipment.besides().priceInfluenced()), new ValueSettings(settings.insuranceRate()), rates);
    }

    private static Charge charge(Shipment.Charge charge) {
        return charge == null ? null : new Charge(charge.mark(), charge.amount(), charge.currency());
    }
}
