package org.tongguan.tariff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.tariff.tax.ReturnedGoods;
import org.tongguan.tariff.tax.SupervisedGoods;
import org.tongguan.tariff.value.Amount;
import org.tongguan.tariff.value.ValueBasis;
import org.tongguan.tariff.value.ValueMethod;

/**
 * How goods under a procedure are assessed, by the law of one day: attributes {@code duty} and {@code way} of the list {@code trade_mode}.
 *
 * @param suspended nothing is levied now: bonded, processing or temporary (Tariff Law arts. 36, 37)
 * @param way       the special way that procedure and levy nature choose together, null = none; it goes before the suspension
 * @param whole     whether declarations are read with their value elements, valuations, returns and stays: not so in the law that assessments
 *                  kept before the platform read them were made by
 */
public record Procedure(boolean suspended, Way way, boolean whole) {

    /** Special ways of assessing goods. */
    public enum Way {
        /** Back from repair abroad: repair and parts are the value. */
        REPAIR_ABROAD(true),
        /** Back from processing abroad: processing, materials and the way back are the value. */
        PROCESSING_ABROAD(true),
        /** Leased: the declaration says which rents are the value. */
        LEASE(true),
        /** Rent of leased goods paid now: the declared price is the rent. */
        LEASE_RENT(true),
        /** Royalties paid after import: the declared price is the royalty. */
        ROYALTY(true),
        /** Temporary, outside the free kinds: taxed by the time in the country (art. 38). */
        TEMPORARY(true),
        /** Returned in the same state (art. 39). */
        RETURNED(false),
        /** Replacement or compensation free of charge (art. 40). */
        REPLACEMENT(false);

        private final boolean importOnly;

        Way(boolean importOnly) {
            this.importOnly = importOnly;
        }

        /** Whether exports do not know it. */
        public boolean isImportOnly() {
            return importOnly;
        }
    }

    /**
     * The shipment as this procedure has it assessed. What the way needs and nobody has told stands in it without an answer, so that the assessment
     * asks for it.
     */
    public Shipment applyTo(Shipment shipment) {
        if (way == null || way == Way.ROYALTY) {
            return shipment.suspended() == suspended ? shipment : shipment.with(suspended, shipment.besides());
        }
        Shipment.Besides told = shipment.besides();
        Map<Integer, ValueBasis> otherwise = new HashMap<>(told.otherwise());
        Map<Integer, ReturnedGoods.Claim> returned = new HashMap<>(told.returned());
        Map<Integer, SupervisedGoods.Stay> stays = new HashMap<>(told.stays());
        for (int i = 0; i < shipment.lines().size(); i++) {
            Shipment.GoodsLine line = shipment.lines().get(i);
            switch (way) {
                case ROYALTY -> { }
                case REPAIR_ABROAD -> otherwise.putIfAbsent(i, unanswered(ValueMethod.REPAIR_ABROAD, Map.of()));
                case PROCESSING_ABROAD -> otherwise.putIfAbsent(i, unanswered(ValueMethod.PROCESSING_ABROAD, Map.of()));
                case LEASE -> otherwise.putIfAbsent(i, unanswered(ValueMethod.LEASE_RENT, Map.of()));
                case LEASE_RENT -> otherwise.putIfAbsent(i, unanswered(ValueMethod.LEASE_RENT, line.totalPrice() == null ? Map.of()
                        : Map.of("rent", new Amount(line.totalPrice(), line.currency()))));
                case TEMPORARY -> stays.putIfAbsent(i, new SupervisedGoods.Stay(SupervisedGoods.Kind.TEMPORARY, null, null, null, null));
                case RETURNED -> returned.putIfAbsent(i, new ReturnedGoods.Claim(false, null, null, null, null));
                case REPLACEMENT -> returned.putIfAbsent(i, new ReturnedGoods.Claim(true, null, null, null, null));
            }
        }
        return shipment.with(false, new Shipment.Besides(told.elements(), told.freightBy(), otherwise, returned, stays, told.priceInfluenced()));
    }

    private static ValueBasis unanswered(ValueMethod method, Map<String, Amount> amounts) {
        return new ValueBasis(method, amounts, null, null, List.of(), false, null);
    }
}
