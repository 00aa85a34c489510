package org.tongguan.periodic.act;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.declaration.PeriodicDay;
import org.tongguan.formats.Document;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.rules.Documents;

/** Deliveries that one declaration can declare: all have the same taxes by the law of one day. */
final class Gathered {

    /** A declaration has at most so many goods items. */
    private static final int MOST_ITEMS = 50;
    private final LocalDate ratesOn;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<String, Documents.Goods> goods = new LinkedHashMap<>();

    Gathered(LocalDate ratesOn) {
        this.ratesOn = ratesOn;
    }

    LocalDate ratesOn() {
        return ratesOn;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    /** Goods of all, those of the same kind and price together. */
    Collection<Documents.Goods> goods() {
        return goods.values();
    }

    private static String key(Delivery.Line l) {
        return l.goods() + "@" + Documents.plain(l.unitPrice());
    }

    boolean hasRoom(Delivery d) {
        return goods.size() + d.lines().stream().map(Gathered::key).distinct().filter(k -> !goods.containsKey(k)).count() <= MOST_ITEMS;
    }

    void add(Delivery d) {
        deliveries.add(d);
        for (Delivery.Line l : d.lines()) {
            if (l.net().signum() > 0) {
                goods.merge(key(l), new Documents.Goods(l.goods(), l.net(), l.unitPrice(), share(l.netKg(), l), l.second() == null ? null
                        : share(l.second(), l)), Gathered::sum);
            }
        }
    }

    /** Of what a whole line has, the part that did not come back. */
    private static BigDecimal share(BigDecimal whole, Delivery.Line l) {
        return whole.multiply(l.net()).divide(l.quantity(), 5, RoundingMode.HALF_UP);
    }

    private static Documents.Goods sum(Documents.Goods a, Documents.Goods b) {
        return new Documents.Goods(a.goods(), a.quantity().add(b.quantity()), a.unitPrice(), a.netKg().add(b.netKg()),
                a.second() == null ? null : a.second().add(b.second()));
    }

    private BigDecimal gross() {
        return deliveries.stream().map(d -> {
            BigDecimal whole = d.lines().stream().map(Delivery.Line::netKg).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal rest = d.lines().stream().map(l -> share(l.netKg(), l)).reduce(BigDecimal.ZERO, BigDecimal::add);
            return d.grossKg().multiply(rest).divide(whole, 5, RoundingMode.HALF_UP);
        }).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The declaration of all of it. */
    Document document(Approval a, String number, LocalDate day) {
        Document document = new Documents(a).of(new Documents.Whole(number, day, deliveries.stream().mapToInt(Delivery::packages).sum(), gross(),
                List.copyOf(goods.values())));
        PeriodicDay.set(document, number, ratesOn);
        return document;
    }
}
