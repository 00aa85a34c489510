package org.tongguan.ecommerce.act;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.store.ListQueries;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.reference.CodeLists;
import org.tongguan.trader.Traders;

/**
 * Leads from the numbers of orders, waybills and the electronic port to documents and lists. Keys hold the firm as well as the number; where only the number is
 * given, it is tried with every registered firm. Joins the running transaction.
 */
@Component
class PartNumbers {

    private static final String OFFICES = "customs_district";
    private static final int MOST = 200;
    private final PartStore parts;
    private final ListStore lists;
    private final ListQueries queries;
    private final Traders traders;
    private final CodeLists codes;
    private final OtherNumbers others;
    private final Clock clock;

    PartNumbers(PartStore parts, ListStore lists, ListQueries queries, Traders traders, CodeLists codes, OtherNumbers others, Clock clock) {
        this.others = others;
        this.parts = parts;
        this.lists = lists;
        this.queries = queries;
        this.traders = traders;
        this.codes = codes;
        this.clock = clock;
    }

    /** The other numbers. */
    OtherNumbers others() {
        return others;
    }

    /** What a number may be the key of. */
    record Named(List<UUID> orders, List<UUID> payments, List<UUID> waybills) {
        List<UUID> all() {
            List<UUID> all = new ArrayList<>(orders);
            all.addAll(payments);
            all.addAll(waybills);
            return all;
        }

        /** These and more waybills. */
        Named with(Collection<UUID> more) {
            List<UUID> both = new ArrayList<>(waybills);
            both.addAll(more);
            return new Named(orders, payments, both);
        }
    }

    /** Lists with that number of the electronic port. It does not name the office, so that it is tried with all of them. */
    List<RetailList> ofPreNo(String preNo) {
        LocalDate day = ListNumber.dayOfPreNo(preNo);
        return queries.list(numbersOf(preNo), MOST).stream().filter(l -> LocalDate.ofInstant(l.filedAt(), clock.getZone()).equals(day)).toList();
    }

    /** The numbers of lists that may be behind a number of the electronic port, one for each office. */
    long[] numbersOf(String preNo) {
        return codes.all(OFFICES).keySet().stream().filter(office -> office.matches("\\d{4}"))
                .mapToLong(office -> ListNumber.of(Integer.parseInt(office), preNo)).toArray();
    }

    /** The keys of a number, or of a firm's code and a number. */
    Named keys(String wanted) {
        String[] words = wanted.strip().split("\\s+");
        Collection<String> firms = words.length == 2 ? List.of(words[0]) : words.length == 1 ? traders.codes() : List.of();
        String number = words[words.length - 1];
        return new Named(firms.stream().flatMap(f -> Stream.of(Keys.order(f, number), Keys.exportOrder(f, number))).toList(),
                firms.stream().flatMap(f -> Stream.of(Keys.payment(f, number), Keys.receipt(f, number))).toList(),
                firms.stream().flatMap(f -> Stream.of(Keys.waybill(f, number), Keys.exportWaybill(f, number))).toList());
    }

    /** The lists that hold, held or wait for what has one of these keys. */
    Set<UUID> holders(Named keys) {
        Set<UUID> found = new LinkedHashSet<>(parts.holders(keys.orders).values());
        found.addAll(parts.holders(keys.waybills).values());
        for (PartStore.Row order : parts.find(keys.orders).values()) {
            lists.listOfOrder(order.part().values()[Values.ORDER_BUYER], order.part().id()).forEach(l -> found.add(l.id()));
        }
        List<UUID> waybills = parts.find(keys.waybills).values().stream().map(row -> row.part().id()).toList();
        queries.listOfWaybills(waybills).stream().map(RetailList::id).forEach(found::add);
        found.addAll(lists.lacked(keys.waybills));
        return found;
    }

    /** The documents of a waiting list that are there by now and may be seen, in the order of their kinds; {@code known} where it waits no longer. */
    UUID[] here(Pending pending, UUID[] known) {
        if (pending == null) {
            return known;
        }
        UUID[] keys = {pending.orderKey(), pending.paymentKey(), pending.waybillKey()};
        Map<UUID, PartStore.Row> found = parts.find(Arrays.stream(keys).filter(Objects::nonNull).toList());
        UUID[] here = new UUID[keys.length];
        for (int i = 0; i < here.length; i++) {
            here[i] = found.containsKey(keys[i]) ? found.get(keys[i]).part().id() : null;
        }
        return here;
    }
}
