package org.tongguan.temporary.act;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.inspection.Decision;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Ids;
import org.tongguan.temporary.Correction;
import org.tongguan.temporary.CorrectionProcedure;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.ItemFinding;
import org.tongguan.temporary.Upload;
import org.tongguan.temporary.rules.ItemTaxes;
import org.tongguan.temporary.rules.ListFile;
import org.tongguan.temporary.rules.RowReader;
import org.tongguan.temporary.store.CorrectionStore;
import org.tongguan.temporary.store.FindingStore;

/**
 * Items that an inspection found not to fit the goods are amended: who files the list says how they are to read, an officer confirms it; then stock, taxes
 * and guarantee follow and the item is free again.
 */
@Component
public class Corrections {

    /** What may be corrected; the unit and the currency stay. */
    private static final Set<String> FIELDS = Set.of("code", "nameZh", "nameEn", "quantity", "pieces", "weight", "price", "origin");
    private final GoodsLists lists;
    private final GoodsLists.Stores stores;
    private final CorrectionStore store;
    private final UploadJob.Reading reading;
    private final ListFindings findings;
    private final Following following;
    private final Around around;

    Corrections(GoodsLists lists, GoodsLists.Stores stores, CorrectionStore store, UploadJob.Reading reading, ListFindings findings, Following following,
                Around around) {
        this.lists = lists;
        this.stores = stores;
        this.store = store;
        this.reading = reading;
        this.findings = findings;
        this.following = following;
        this.around = around;
    }

    /** What follows a correction. */
    @Component
    record Following(GoodsStock stock, Cover cover, ItemTaxes taxes, FindingStore findings) { }

    /**
     * What inspections found about an item, and its last correction.
     *
     * @param correctable the asking actor may ask for a correction now
     * @param commands    what it may decide
     */
    public record View(List<ItemFinding> findings, @Nullable Correction correction, boolean correctable, List<String> commands) { }

    /**
     * Asks that an item reads otherwise.
     *
     * @param values by the short names of the columns of a list's file; what is not given stays
     * @throws PlatformException NOT_FOUND {@code temporary.list}, {@code temporary.item}; FORBIDDEN {@code temporary.filer}; CONFLICT
     *                           {@code temporary.not-in}, {@code temporary.correction-open}; REFUSED {@code temporary.correction-none} when no inspection
     *                           ordered it, {@code temporary.correction-wrong}, {@code temporary.reason}, {@code temporary.field}
     */
    public View ask(Actor actor, String number, int item, Map<String, String> values, @Nullable String reason) {
        String why = Around.reason(reason);
        Around.require(values != null && !values.isEmpty() && FIELDS.containsAll(values.keySet()), "values");
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            if (!Long.valueOf(list.traderId()).equals(actor.traderId())) {
                throw new PlatformException(ErrorCode.FORBIDDEN, "temporary.filer", number);
            }
            if (!list.isIn()) {
                throw new PlatformException(ErrorCode.CONFLICT, "temporary.not-in", number);
            }
            Item before = standing(list, item).item();
            if (!isToBeAmended(before)) {
                throw new PlatformException(ErrorCode.REFUSED, "temporary.correction-none", item);
            }
            Item after = read(list, before, values);
            Correction c = new Correction(Ids.next(), before.id(), list.id(), CorrectionProcedure.TABLE.initial(), after.code(), after.name(), after.quantity(),
                    after.pieces(), after.weight(), after.price(), after.origin(), why, actor.name(), around.now(), null, null, null);
            store.insert(list, c);
            around.tell("TemporaryCorrectionAsked", list, Map.of("number", list.number(), "item", item, "reason", why));
            return view(actor, list, before);
        });
    }

    private boolean isToBeAmended(Item item) {
        return following.findings.ofItem(item.id()).stream().anyMatch(f -> f.settledAt() == null && f.decision() == Decision.AMEND);
    }

    /** Read like a row of a file, so that what is wrong there is wrong here. */
    private Item read(GoodsList list, Item i, Map<String, String> values) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("number", String.valueOf(i.number()));
        row.put("code", i.code());
        row.put("nameZh", i.name().zh());
        row.put("nameEn", i.name().en());
        row.put("quantity", i.quantity().toPlainString());
        row.put("unit", i.unit());
        row.put("pieces", String.valueOf(i.pieces()));
        row.put("weight", i.weight().toPlainString());
        row.put("price", i.price().toPlainString());
        row.put("currency", i.currency());
        row.put("origin", i.origin());
        row.put("special", i.special());
        row.put("proof", i.proof());
        row.put("course", i.course() == null ? null : i.course().toPlainString());
        row.put("person", i.person());
        row.putAll(values);
        LocalDate today = around.today();
        RowReader.Read read = new RowReader(reading.codes(), reading.rates(), reading.texts(), reading.special(), today)
                .read(ListFile.rows(List.of(row)).getFirst(), list.id());
        if (!read.problems().isEmpty()) {
            Upload.Problem first = read.problems().getFirst();
            throw new PlatformException(ErrorCode.REFUSED, "temporary.correction-wrong", first.column(), first.text());
        }
        return read.item();
    }

    /**
     * Decides: confirm or refuse.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.list}, {@code temporary.item}, {@code temporary.correction}; CONFLICT {@code procedure.step};
     *                           FORBIDDEN {@code procedure.role}, {@code temporary.office}; REFUSED {@code temporary.reason},
     *                           {@code temporary.correction-gone} when more of it has gone or is asked to go, {@code guarantee.room}
     */
    public View decide(Actor actor, String number, int item, String command, @Nullable String reason) {
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            Item.Standing standing = standing(list, item);
            Correction c = store.last(standing.item().id()).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.correction", item));
            var step = CorrectionProcedure.TABLE.get(c.state(), command, c, actor);
            Around.covers(actor, list.office());
            String why = step.to() == Correction.State.REFUSED ? Around.reason(reason) : Around.text(reason);
            store.decide(c.id(), step.to(), why, actor.name(), around.now());
            Item before = standing.item();
            around.tell(step.event(), list, Map.of("number", list.number(), "item", item, "before", said(before.code(), before.quantity(), before.pieces(),
                    before.weight(), before.price(), before.origin()), "after", said(c.code(), c.quantity(), c.pieces(), c.weight(), c.price(), c.origin()),
                    "reason", why));
            if (step.to() == Correction.State.DONE) {
                correct(list, standing, c);
            }
            return view(actor, lists.found(number), before);
        });
    }

    private static String said(String code, BigDecimal quantity, int pieces, BigDecimal weight, BigDecimal price, String origin) {
        return String.join(" ", code, quantity.stripTrailingZeros().toPlainString(), String.valueOf(pieces), weight.stripTrailingZeros().toPlainString(),
                price.toPlainString(), origin);
    }

    private void correct(GoodsList list, Item.Standing standing, Correction c) {
        Item i = standing.item();
        // The same price is the same value: the rate of the day it was listed.
        BigDecimal value = c.price().compareTo(i.price()) == 0 ? i.value() : read(list, i, Map.of("price", c.price().toPlainString())).value();
        Item after = following.taxes.secured(List.of(new Item(i.id(), i.listId(), i.number(), c.code(), c.name(), c.quantity(), i.unit(), c.pieces(),
                c.weight(), c.price(), i.currency(), value, c.origin(), i.special(), i.proof(), i.course(), i.person(), null,
                BigDecimal.ZERO, i.state())), around.today()).getFirst();
        Item.Amount difference = after.all().minus(i.all());
        Item.Amount free = standing.free();
        if (free.quantity().add(difference.quantity()).signum() < 0 || free.pieces() + difference.pieces() < 0
                || free.weight().add(difference.weight()).signum() < 0 || free.value().add(difference.value()).signum() < 0) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.correction-gone", i.number());
        }
        following.stock.correct(list, after, difference, c.id());
        stores.items().correct(after);
        following.findings.amended(i.id(), around.now());
        following.cover.fit(lists.found(list.number()));
        findings.look(list);
    }

    private Item.Standing standing(GoodsList list, int item) {
        return stores.items().standing(list.id(), item).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.item", item));
    }

    /** What inspections found about an item. @throws PlatformException NOT_FOUND {@code temporary.list}, {@code temporary.item} */
    public View get(Actor actor, String number, int item) {
        return around.transactions().read(actor, () -> {
            GoodsList list = lists.found(number);
            return view(actor, list, standing(list, item).item());
        });
    }

    private View view(Actor actor, GoodsList list, Item item) {
        Correction last = store.last(item.id()).orElse(null);
        boolean asked = last != null && last.state() == Correction.State.ASKED;
        boolean filer = actor.traderId() != null && actor.traderId() == list.traderId();
        return new View(following.findings.ofItem(item.id()), last, filer && !asked && list.isIn() && isToBeAmended(item),
                last == null ? List.of() : CorrectionProcedure.TABLE.commands(last.state(), last, actor));
    }
}
