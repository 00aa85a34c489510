package org.tongguan.temporary.act;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.temporary.Exhibition;
import org.tongguan.temporary.Figures;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.GoodsListProcedure;
import org.tongguan.temporary.Replacement;
import org.tongguan.temporary.Upload;
import org.tongguan.temporary.store.ApprovalStore;
import org.tongguan.temporary.store.ExhibitionStore;
import org.tongguan.temporary.store.FigureQueries;
import org.tongguan.temporary.store.GoodsListStore;
import org.tongguan.temporary.store.ItemStore;
import org.tongguan.temporary.store.ReplacementStore;
import org.tongguan.temporary.store.UploadStore;

/** The register of lists: opened, and found by those who may see them. */
@Component
public class GoodsLists {

    private final Stores stores;
    private final FigureQueries figures;
    private final CodeLists codes;
    private final Terms terms;
    private final Around around;

    GoodsLists(Stores stores, FigureQueries figures, CodeLists codes, Terms terms, Around around) {
        this.stores = stores;
        this.figures = figures;
        this.codes = codes;
        this.terms = terms;
        this.around = around;
    }

    /** The tables a list is spread over. */
    @Component
    record Stores(GoodsListStore lists, ItemStore items, ExhibitionStore exhibitions, ApprovalStore approvals, UploadStore uploads,
                  ReplacementStore replacements) { }

    /**
     * What is opened; see {@link GoodsList} for the words.
     *
     * @param exhibition its number; null for a carnet that belongs to none
     * @param office     of a carnet that belongs to no exhibition; else the exhibition's
     */
    public record Draft(@Nullable String exhibition, GoodsList.Regime regime, @Nullable String office, String exhibitor, String country,
                        @Nullable String booth, GoodsList.@Nullable Carnet carnet) { }

    /**
     * A list with its exhibition, its figures, and what the asking actor may do now.
     *
     * @param replacements carnets that were to take its carnet's place
     * @param replaces     number of the list whose carnet its own replaced
     */
    public record View(GoodsList list, @Nullable Exhibition exhibition, Figures figures, List<Upload> uploads, List<GoodsListStore.Voucher> vouchers,
                       List<Replacement> replacements, @Nullable String replaces, List<String> commands) { }

    /** A list among others. */
    public record Listed(GoodsList list, @Nullable Exhibition exhibition, Figures.@Nullable OfList figures) { }

    /**
     * Opens a list, as the organiser or a trader it appointed; or a carnet's.
     *
     * @throws PlatformException REFUSED {@code temporary.field}, {@code temporary.exhibition-closed} when no list can be filed for it,
     *                           {@code temporary.carnet-validity} for a carnet that says it lasts too long; NOT_FOUND {@code temporary.exhibition};
     *                           FORBIDDEN {@code temporary.appointed}; CONFLICT {@code temporary.carnet}
     */
    public View open(Actor actor, Draft d) {
        boolean ata = d.regime() == GoodsList.Regime.ATA;
        Around.require(actor.traderId() != null, "traderId");
        Around.require(d.regime() != null, "regime");
        Around.require(!Around.text(d.exhibitor()).isEmpty(), "exhibitor");
        Around.require(codes.isValid("country", d.country(), around.today()), "country");
        Around.require(ata == (d.carnet() != null), "carnet");
        Around.require(ata || d.exhibition() != null, "exhibition");
        if (ata) {
            check(d.carnet());
        }
        return around.transactions().call(actor, () -> {
            Exhibition e = d.exhibition() == null ? null : stores.exhibitions.find(d.exhibition())
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.exhibition", d.exhibition()));
            String office = e == null ? d.office() : e.office();
            Around.require(office != null && office.matches("[0-9]{4}"), "office");
            if (e != null) {
                check(actor, e);
            }
            GoodsList list = new GoodsList(Ids.next(), around.number("E", office), d.regime(), e == null ? null : e.id(), e == null ? null : e.traderId(),
                    actor.traderId(), office, Around.text(d.exhibitor()), d.country(), Around.text(d.booth()), null, d.carnet(),
                    GoodsListProcedure.TABLE.initial(), "", null, java.math.BigDecimal.ZERO, actor.name(), around.now(), null);
            stores.lists.insert(list);
            around.tell("TemporaryListOpened", list, Map.of("number", list.number(), "exhibitor", list.exhibitor()));
            return view(actor, list);
        });
    }

    private void check(GoodsList.Carnet c) {
        Around.require(!Around.text(c.number()).isEmpty(), "carnet.number");
        Around.require(!Around.text(c.issuer()).isEmpty(), "carnet.issuer");
        Around.require(!Around.text(c.holder()).isEmpty(), "carnet.holder");
        Around.require(c.until() != null && !c.until().isBefore(around.today()), "carnet.until");
        terms.checkCarnet(c.issued(), c.until());
        Around.require(codes.isValid("ata_country", c.country(), around.today()), "carnet.country");
    }

    private void check(Actor actor, Exhibition e) {
        if (e.state() != Exhibition.State.ACCEPTED) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.exhibition-closed", e.number());
        }
        if (e.traderId() != actor.traderId() && !stores.exhibitions.filers(e.id()).contains(actor.traderId())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "temporary.appointed", e.number());
        }
    }

    /** Lists as that actor may see them, newest first; {@code query}: a number, a carnet, a booth or a part of the exhibitor's name. */
    public Page<Listed> list(Actor actor, GoodsList.State state, String exhibition, String query, int page, int size) {
        String q = Around.text(query).isEmpty() ? null : Around.text(query);
        return around.transactions().read(actor, () -> {
            UUID of = exhibition == null ? null : stores.exhibitions.find(exhibition).map(Exhibition::id).orElse(new UUID(0, 0));
            GoodsListStore.Filter filter = new GoodsListStore.Filter(state, of, q);
            List<GoodsList> found = stores.lists.list(filter, Page.offset(page, size), Page.rows(size));
            Map<UUID, Figures.OfList> sums = figures.ofLists(found.stream().map(GoodsList::id).toList());
            return new Page<>(found.stream().map(l -> new Listed(l, exhibition(l), sums.get(l.id()))).toList(), Math.max(0, page), Page.rows(size),
                    stores.lists.count(filter));
        });
    }

    private Exhibition exhibition(GoodsList list) {
        return list.exhibitionId() == null ? null : around.transactions().unscoped(() -> stores.exhibitions.find(list.exhibitionId())).orElse(null);
    }

    /** @throws PlatformException NOT_FOUND {@code temporary.list} */
    public View get(Actor actor, String number) {
        return around.transactions().read(actor, () -> view(actor, found(number)));
    }

    /** What happened to a list, oldest first: for all who may see it. */
    public List<JournalEntry> events(Actor actor, String number) {
        return around.transactions().read(actor, () -> {
            GoodsList list = found(number);
            return around.transactions().unscoped(() -> around.journal().list(list.ref()));
        });
    }

    GoodsList found(String number) {
        return stores.lists.find(number).orElseThrow(() -> missing(number));
    }

    /** The list for a step of it or of its goods; the first lock of whoever takes one. */
    GoodsList locked(String number) {
        return stores.lists.lock(number).orElseThrow(() -> missing(number));
    }

    private static PlatformException missing(String number) {
        return new PlatformException(ErrorCode.NOT_FOUND, "temporary.list", number);
    }

    View view(Actor actor, GoodsList list) {
        return new View(list, exhibition(list), figures.figures(null, list.id()), stores.uploads.list(list.id()), stores.lists.vouchers(list.id()),
                list.isAta() ? stores.replacements.list(list.id()) : List.of(), list.isAta() ? stores.replacements.replaces(list.id()).orElse(null) : null,
                GoodsListProcedure.TABLE.commands(list.state(), standing(actor, list), actor));
    }

    GoodsListProcedure.Standing standing(Actor actor, GoodsList list) {
        boolean organiser = actor.traderId() != null && actor.traderId().equals(list.organiserId());
        boolean filer = actor.traderId() != null && actor.traderId() == list.traderId();
        boolean filled = list.state() == GoodsList.State.DRAFT && stores.items.count(list.id()) > 0 && !stores.uploads.isRunning(list.id());
        boolean decided = list.state() == GoodsList.State.SUBMITTED && !stores.approvals.hasOpen(list.id());
        boolean replacing = list.isAta() && list.state() == GoodsList.State.ADMITTED && stores.replacements.findOpen(list.id()).isPresent();
        return new GoodsListProcedure.Standing(list.isAta(), organiser, filer, filled, decided, list.term() != null && list.term().askedUntil() != null,
                replacing);
    }

    /**
     * Records that a voucher of a carnet was used.
     *
     * @param kind IMPORTATION, RE_EXPORTATION or TRANSIT
     * @throws PlatformException NOT_FOUND {@code temporary.list}; REFUSED {@code temporary.field}; FORBIDDEN {@code temporary.office}; CONFLICT
     *                           {@code temporary.voucher-used}
     */
    public View voucher(Actor actor, String number, String kind, String voucher, LocalDate usedOn, String items) {
        return around.transactions().call(actor, () -> {
            GoodsList list = locked(number);
            Around.covers(actor, list.office());
            Around.require(list.isAta(), "carnet");
            Around.require(kind != null && List.of("IMPORTATION", "RE_EXPORTATION", "TRANSIT").contains(kind), "kind");
            Around.require(!Around.text(voucher).isEmpty(), "number");
            Around.require(usedOn != null && !usedOn.isAfter(around.today()), "usedOn");
            Around.require(!Around.text(items).isEmpty(), "items");
            stores.lists.insert(list, new GoodsListStore.Voucher(Ids.next(), kind, Around.text(voucher), usedOn, list.office(), Around.text(items), "",
                    actor.name(), around.now()));
            around.tell("CarnetVoucherUsed", list, Map.of("number", list.number(), "kind", kind, "voucher", Around.text(voucher)));
            return view(actor, list);
        });
    }
}
