package org.tongguan.suspense.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.Regime;
import org.tongguan.suspense.Rent;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Duties;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.value.Amount;
import org.tongguan.tariff.value.SharedBy;
import org.tongguan.tariff.value.ValueBasis;
import org.tongguan.tariff.value.ValueMethod;

/** What goods on account owe where no declaration taxes them, computed by the duty engine with every step told. */
@Component
public class AccountTaxes {

    private static final String ORDINARY = "101";
    private static final String CIF = "1";
    private static final String FOB = "3";
    private final Duties duties;
    private final RegimeLaw law;

    AccountTaxes(Duties duties, RegimeLaw law) {
        this.duties = duties;
        this.law = law;
    }

    /** The items with their value in yuan, the taxes they would owe as ordinary goods, and what is secured for them: what cannot be computed, its value. */
    public List<AccountItem> secured(List<AccountItem> items, Regime regime, LocalDate day) {
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        items.forEach(i -> lines.add(line(i, lines.size() + 1, i.quantity(), i.price())));
        Assessment assessed = duties.assess(shipment(regime, lines, day, Map.of()));
        List<AccountItem> secured = new ArrayList<>();
        for (int n = 0; n < items.size(); n++) {
            Assessment.Line line = assessed.lines().get(n);
            AccountItem i = items.get(n);
            boolean open = line.treatment() == Assessment.Treatment.NOT_COMPUTED;
            BigDecimal value = line.customsValue() == null ? i.price() : line.customsValue();
            BigDecimal tax = open ? null : line.taxes().stream().map(Assessment.TaxLine::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
            BigDecimal security = open ? value.multiply(law.decimal("security.unknown", day)).setScale(2, RoundingMode.UP) : tax;
            secured.add(new AccountItem(i.id(), i.accountId(), i.number(), i.code(), i.name(), i.quantity(), i.unit(), i.price(), i.currency(),
                    value.setScale(2, RoundingMode.HALF_UP), i.origin(), i.identity(), i.replaced(), tax, security));
        }
        return secured;
    }

    /** What those parts owe that stay where they are: by the law of a day, as ordinary goods; leased goods that are bought by the price then paid. */
    public Assessment staying(Regime regime, Map<Movement.Line, AccountItem> parts, LocalDate day) {
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        Map<Integer, ValueBasis> otherwise = new HashMap<>();
        parts.forEach((line, item) -> {
            BigDecimal price = line.price() != null ? line.price()
                    : item.price().multiply(line.amount().quantity()).divide(item.quantity(), 2, RoundingMode.HALF_UP);
            if (regime == Regime.LEASE && line.price() != null) {
                otherwise.put(lines.size(), ValueBasis.of(ValueMethod.LEASE_BUYOUT, Map.of("price", new Amount(price, item.currency()))));
            }
            lines.add(line(item, lines.size() + 1, line.amount().quantity(), price));
        });
        return duties.assess(shipment(regime, lines, day, otherwise));
    }

    /** What a rent owes by the law of a day; it falls to the items by their value, the last takes the rest. */
    public Assessment rent(List<AccountItem> items, Rent rent, LocalDate day) {
        BigDecimal all = items.stream().map(AccountItem::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        Map<Integer, ValueBasis> otherwise = new HashMap<>();
        BigDecimal rest = rent.amount();
        for (AccountItem i : items) {
            boolean last = lines.size() == items.size() - 1;
            BigDecimal share = last ? rest : rent.amount().multiply(i.value()).divide(all, 2, RoundingMode.HALF_UP);
            rest = rest.subtract(share);
            otherwise.put(lines.size(), ValueBasis.of(ValueMethod.LEASE_RENT, Map.of("rent", new Amount(share, rent.currency()))));
            lines.add(line(i, lines.size() + 1, i.quantity(), i.price()));
        }
        return duties.assess(shipment(Regime.LEASE, lines, day, otherwise));
    }

    private static Shipment shipment(Regime regime, List<Shipment.GoodsLine> lines, LocalDate day, Map<Integer, ValueBasis> otherwise) {
        boolean export = regime.isExport();
        return new Shipment(export ? Shipment.Direction.EXPORT : Shipment.Direction.IMPORT, day, day, export ? FOB : CIF, null, null, null, ORDINARY, false,
                lines, new Shipment.Besides(List.of(), SharedBy.VALUE, otherwise));
    }

    private static Shipment.GoodsLine line(AccountItem item, int number, BigDecimal quantity, BigDecimal price) {
        return new Shipment.GoodsLine(number, item.code(), item.name(), price, item.currency(), null, Map.of(item.unit(), quantity), item.origin(), "1");
    }
}
