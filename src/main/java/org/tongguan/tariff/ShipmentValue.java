package org.tongguan.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.tax.DutySettings;
import org.tongguan.tariff.value.Charge;
import org.tongguan.tariff.value.CustomsValue;
import org.tongguan.tariff.value.ExchangeRates;
import org.tongguan.tariff.value.PriceTerms;
import org.tongguan.tariff.value.ValueAnswer;
import org.tongguan.tariff.value.ValueLine;
import org.tongguan.tariff.value.ValueQuestion;
import org.tongguan.tariff.value.ValueSettings;

/** Asks for the customs value of a shipment. */
final class ShipmentValue {

    private static final String KILOGRAM = "035";

    private ShipmentValue() { }

    static ValueAnswer of(Shipment shipment, DutySettings settings, ExchangeRates.Book rates, CodeLists codes) {
        List<ValueLine> lines = new ArrayList<>(shipment.lines().size());
        for (int i = 0; i < shipment.lines().size(); i++) {
            Shipment.GoodsLine line = shipment.lines().get(i);
            lines.add(new ValueLine(line.itemNumber(), line.totalPrice(), line.currency(),
                    new Quantities(line.quantities(), line.netWeightKg()).find(KILOGRAM).orElse(null), shipment.besides().otherwise().get(i)));
        }
        return CustomsValue.of(new ValueQuestion(shipment.direction() == Shipment.Direction.EXPORT, shipment.exchangeDate(), terms(shipment, codes),
                shipment.transactionMode(), charge(shipment.freight()), charge(shipment.insurance()), charge(shipment.other()), shipment.besides().freightBy(),
                shipment.besides().elements(), lines), new ValueSettings(settings.insuranceRate()), rates);
    }

    private static PriceTerms terms(Shipment shipment, CodeLists codes) {
        Map<String, String> terms = codes.find("transaction_mode", shipment.transactionMode(), shipment.rateDate()).map(Code::attributes).orElse(Map.of());
        String freight = terms.getOrDefault("freight", "");
        String insurance = terms.getOrDefault("insurance", "");
        return freight.isEmpty() || insurance.isEmpty() ? null : new PriceTerms(shipment.transactionMode(), "1".equals(freight), "1".equals(insurance));
    }

    private static Charge charge(Shipment.Charge charge) {
        return charge == null ? null : new Charge(charge.mark(), charge.amount(), charge.currency());
    }
}
