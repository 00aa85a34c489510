package org.tongguan.temporary.act;

import java.time.Instant;
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
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Ids;
import org.tongguan.temporary.Exhibition;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.Vehicle;
import org.tongguan.temporary.VehiclePlaceProcedure;
import org.tongguan.temporary.VehicleSightingProcedure;
import org.tongguan.temporary.rules.VehicleRules;
import org.tongguan.temporary.store.VehicleStore;

/**
 * Vehicles on show: papers given for them, places beside the venue granted to them, and where they are seen. One that is seen elsewhere is a finding of
 * the office: until an officer has settled it, it goes no way out; a breach takes all its places back.
 */
@Component
public class Vehicles {

    private final GoodsLists lists;
    private final GoodsLists.Stores stores;
    private final VehicleStore store;
    private final VehicleRules rules;
    private final CodeLists codes;
    private final Around around;

    Vehicles(GoodsLists lists, GoodsLists.Stores stores, VehicleStore store, VehicleRules rules, CodeLists codes, Around around) {
        this.lists = lists;
        this.stores = stores;
        this.store = store;
        this.rules = rules;
        this.codes = codes;
        this.around = around;
    }

    /**
     * A vehicle with what is known of it.
     *
     * @param venue  where it may be at any time while it is in; null = it belongs to no exhibition
     * @param bound  it may only be at named places
     * @param needed papers of its kind
     */
    public record View(GoodsList list, Item.Standing standing, @Nullable String venue, boolean bound, List<Code> needed, List<Vehicle.Paper> papers,
                       List<Vehicle.Place> places, List<Vehicle.Sighting> sightings) { }

    /** Vehicles as that actor may see them, those with a finding to be settled first. */
    public Page<Vehicle> list(Actor actor, @Nullable String list, boolean open, @Nullable String query, int page, int size) {
        String q = Around.text(query).isEmpty() ? null : Around.text(query);
        return around.transactions().read(actor, () -> {
            UUID of = list == null ? null : stores.lists().find(list).map(GoodsList::id).orElse(new UUID(0, 0));
            VehicleStore.Filter filter = new VehicleStore.Filter(rules.kinds(), of, open, q);
            return new Page<>(store.list(filter, Page.offset(page, size), Page.rows(size)), Math.max(0, page), Page.rows(size), store.count(filter));
        });
    }

    /** @throws PlatformException NOT_FOUND {@code temporary.list}, {@code temporary.item} */
    public View get(Actor actor, String number, int item) {
        return around.transactions().read(actor, () -> view(lists.found(number), item));
    }

    private View view(GoodsList list, int number) {
        Item.Standing standing = standing(list, number);
        Item item = standing.item();
        LocalDate today = around.today();
        return new View(list, standing, venue(list), rules.isBound(item, today), rules.papers(item, today), store.papers(List.of(item.id())),
                store.places(item.id()), store.sightings(item.id()));
    }

    private Item.Standing standing(GoodsList list, int item) {
        return stores.items().standing(list.id(), item).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.item", item));
    }

    private @Nullable String venue(GoodsList list) {
        return list.exhibitionId() == null ? null : stores.exhibitions().find(list.exhibitionId()).map(Exhibition::venue).orElse(null);
    }

    private Item bound(GoodsList list, int number) {
        Item item = standing(list, number).item();
        if (!rules.isBound(item, around.today())) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.no-vehicle", number);
        }
        return item;
    }

    private void checkFiler(Actor actor, GoodsList list) {
        if (!Long.valueOf(list.traderId()).equals(actor.traderId())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "temporary.filer", list.number());
        }
    }

    private void tell(String event, GoodsList list, Item item, String what, String reason) {
        around.tell(event, list, Map.of("number", list.number(), "item", item.number(), "vehicle", item.proof() == null ? "" : item.proof(), "what", what,
                "reason", reason));
    }

    /**
     * Gives a paper of a vehicle, or its next one.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.list}, {@code temporary.item}; FORBIDDEN {@code temporary.filer}; REFUSED
     *                           {@code temporary.no-vehicle}, {@code temporary.field}
     */
    public View paper(Actor actor, String number, int item, String kind, String paper, @Nullable LocalDate validTo) {
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            checkFiler(actor, list);
            Item vehicle = bound(list, item);
            Around.require(rules.papers(vehicle, around.today()).stream().anyMatch(p -> p.code().equals(kind)), "kind");
            Around.require(!Around.text(paper).isEmpty(), "number");
            Around.require(validTo == null || !validTo.isBefore(around.today()), "validTo");
            store.put(list, new Vehicle.Paper(Ids.next(), vehicle.id(), kind, Around.text(paper), validTo, actor.name(), around.now()));
            tell("VehiclePaperGiven", list, vehicle, kind + " " + Around.text(paper), "");
            return view(list, item);
        });
    }

    /** What is asked: see {@link Vehicle.Place} for the words. */
    public record Wanted(@Nullable String kind, @Nullable String name, @Nullable LocalDate from, @Nullable LocalDate to) { }

    /**
     * Asks for a place beside the venue.
     *
     * @throws PlatformException as {@link #paper}; CONFLICT {@code temporary.not-in} before the list is submitted or after it is closed
     */
    public View place(Actor actor, String number, int item, Wanted w) {
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            checkFiler(actor, list);
            Item vehicle = bound(list, item);
            if (!list.isIn() && list.state() != GoodsList.State.SUBMITTED) {
                throw new PlatformException(ErrorCode.CONFLICT, "temporary.not-in", number);
            }
            Around.require(w.kind() != null && codes.isValid(VehicleRules.PLACES, w.kind(), around.today()), "kind");
            Around.require(!Around.text(w.name()).isEmpty(), "name");
            Around.require(w.from() != null, "from");
            Around.require(w.to() != null && !w.to().isBefore(w.from()) && !w.to().isBefore(around.today())
                    && (list.term() == null || !w.to().isAfter(list.term().dueOn())), "to");
            store.insert(list, new Vehicle.Place(Ids.next(), vehicle.id(), w.kind(), Around.text(w.name()), w.from(), w.to(),
                    VehiclePlaceProcedure.TABLE.initial(), "", actor.name(), around.now(), null, null));
            tell("VehiclePlaceAsked", list, vehicle, Around.text(w.name()), "");
            return view(list, item);
        });
    }

    /**
     * Takes a step with a place: grant, refuse, withdraw, revoke.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.vehicle-place}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code temporary.office}; REFUSED {@code temporary.papers} to grant without those that such a place needs,
     *                           {@code temporary.reason} to refuse or revoke without one
     */
    public View actPlace(Actor actor, String number, int item, UUID id, String command, @Nullable String reason) {
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            Item vehicle = standing(list, item).item();
            Vehicle.Place place = store.place(id).filter(p -> p.itemId().equals(vehicle.id()))
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.vehicle-place"));
            var step = VehiclePlaceProcedure.TABLE.get(place.state(), command, standing(actor, list), actor);
            Around.covers(actor, list.office());
            boolean why = "refuse".equals(command) || "revoke".equals(command);
            String said = why ? Around.reason(reason) : Around.text(reason);
            if (step.to() == Vehicle.Place.State.GRANTED) {
                rules.check(vehicle, store.papers(List.of(vehicle.id())), place.kind(), place.to());
            }
            store.decidePlace(id, step.to(), said, actor.name(), around.now());
            tell(step.event(), list, vehicle, place.name(), said);
            return view(list, item);
        });
    }

    /** Whose the list is decides what an actor may do with a place. */
    public VehiclePlaceProcedure.Standing standing(Actor actor, GoodsList list) {
        return new VehiclePlaceProcedure.Standing(Long.valueOf(list.traderId()).equals(actor.traderId()));
    }

    /**
     * What somebody saw.
     *
     * @param placeId   one that was named for it
     * @param elsewhere in words; neither = at the venue
     * @param seenAt    null = now
     */
    public record Seen(@Nullable UUID placeId, @Nullable String elsewhere, @Nullable Instant seenAt, @Nullable String note) { }

    /**
     * Records where a vehicle was seen. Where it may not have been then, that is a finding.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.list}, {@code temporary.item}, {@code temporary.vehicle-place}; FORBIDDEN
     *                           {@code temporary.office}; REFUSED {@code temporary.no-vehicle}, {@code temporary.field}; CONFLICT {@code temporary.not-in}
     */
    public View seen(Actor actor, String number, int item, Seen s) {
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            Around.covers(actor, list.office());
            Item vehicle = bound(list, item);
            if (!list.isIn()) {
                throw new PlatformException(ErrorCode.CONFLICT, "temporary.not-in", number);
            }
            Instant at = s.seenAt() == null ? around.now() : s.seenAt();
            LocalDate day = LocalDate.ofInstant(at, around.clock().getZone());
            Around.require(!at.isAfter(around.now()) && !day.isBefore(list.term().enteredOn()), "seenAt");
            String elsewhere = Around.text(s.elsewhere());
            String venue = venue(list);
            Around.require(s.placeId() == null || elsewhere.isEmpty(), "elsewhere");
            Around.require(s.placeId() != null || !elsewhere.isEmpty() || venue != null, "elsewhere");
            Vehicle.Place place = s.placeId() == null ? null : store.place(s.placeId()).filter(p -> p.itemId().equals(vehicle.id()))
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.vehicle-place"));
            boolean right = place == null ? elsewhere.isEmpty() : place.isGrantedOn(day);
            String where = place == null ? elsewhere.isEmpty() ? venue : elsewhere : place.name();
            store.insert(list, new Vehicle.Sighting(Ids.next(), vehicle.id(), list.office(), at, s.placeId(), where,
                    right ? null : VehicleSightingProcedure.TABLE.initial(), Around.text(s.note()), "", actor.name(), null, null));
            tell(right ? "VehicleSeen" : "VehicleAstray", list, vehicle, where, Around.text(s.note()));
            return view(list, item);
        });
    }

    /**
     * Settles a finding: explain, or breach, which takes all its places back.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.vehicle-sighting}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code temporary.office}; REFUSED {@code temporary.reason}
     */
    public View settle(Actor actor, String number, int item, UUID id, String command, @Nullable String reason) {
        return around.transactions().call(actor, () -> {
            GoodsList list = lists.locked(number);
            Item vehicle = standing(list, item).item();
            Vehicle.Sighting sighting = store.sighting(id).filter(x -> x.itemId().equals(vehicle.id()) && x.state() != null)
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.vehicle-sighting"));
            var step = VehicleSightingProcedure.TABLE.get(sighting.state(), command, sighting, actor);
            Around.covers(actor, list.office());
            String why = Around.reason(reason);
            store.decideSighting(id, step.to(), why, actor.name(), around.now());
            tell(step.event(), list, vehicle, sighting.place(), why);
            if (step.to() == Vehicle.Sighting.State.BREACH) {
                store.places(vehicle.id()).forEach(p -> VehiclePlaceProcedure.TABLE.find(p.state(), "revoke", null).ifPresent(revoke -> {
                    store.decidePlace(p.id(), revoke.to(), why, actor.name(), around.now());
                    tell(revoke.event(), list, vehicle, p.name(), why);
                }));
            }
            return view(list, item);
        });
    }
}
