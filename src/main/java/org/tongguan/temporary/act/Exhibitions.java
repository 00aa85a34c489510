package org.tongguan.temporary.act;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Ids;
import org.tongguan.temporary.Exhibition;
import org.tongguan.temporary.ExhibitionProcedure;
import org.tongguan.temporary.Figures;
import org.tongguan.temporary.store.ExhibitionStore;
import org.tongguan.temporary.store.FigureQueries;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** The register of exhibitions: filed by an organiser, accepted with its guarantee, open to the traders it appoints, closed when all goods are out. */
@Component
public class Exhibitions {

    private final ExhibitionStore store;
    private final FigureQueries figures;
    private final GuaranteeRegister guarantees;
    private final Securities securities;
    private final Traders traders;
    private final Around around;

    Exhibitions(ExhibitionStore store, FigureQueries figures, GuaranteeRegister guarantees, Securities securities, Traders traders, Around around) {
        this.store = store;
        this.figures = figures;
        this.guarantees = guarantees;
        this.securities = securities;
        this.traders = traders;
        this.around = around;
    }

    /** What an organiser files; see {@link Exhibition} for the words. */
    public record Draft(String office, Text name, String venue, LocalDate opensOn, LocalDate closesOn, @Nullable String guarantee) { }

    /**
     * An exhibition with who may file for it, and what the asking actor may do now.
     *
     * @param guaranteeNow number of the guarantee that stands behind it today: the one it named or the one in its place; null where none is needed
     */
    public record View(Exhibition exhibition, @Nullable String guaranteeNow, List<Long> filers, List<String> commands) { }

    /**
     * Files an exhibition; its lists can be filed when an officer has accepted it.
     *
     * @throws PlatformException REFUSED {@code temporary.field} with the field that is wrong
     */
    public View file(Actor actor, Draft d) {
        Around.require(actor.traderId() != null, "traderId");
        Around.require(d.office() != null && d.office().matches("[0-9]{4}"), "office");
        Around.require(d.name() != null && !Around.text(d.name().zh()).isEmpty(), "nameZh");
        Around.require(!Around.text(d.venue()).isEmpty(), "venue");
        Around.require(d.opensOn() != null, "opensOn");
        Around.require(d.closesOn() != null && !d.closesOn().isBefore(d.opensOn()), "closesOn");
        return around.transactions().call(actor, () -> {
            Exhibition e = new Exhibition(Ids.next(), around.number("X", d.office()), actor.traderId(), d.office(),
                    Text.of(Around.text(d.name().zh()), Around.text(d.name().en())), Around.text(d.venue()), d.opensOn(), d.closesOn(),
                    Around.text(d.guarantee()).isEmpty() ? null : Around.text(d.guarantee()), ExhibitionProcedure.TABLE.initial(), "", actor.name(),
                    around.now(), null);
            checkGuarantee(actor, e);
            store.insert(e);
            around.tell("ExhibitionFiled", e, Map.of("number", e.number(), "name", e.name().zh()));
            return view(actor, e);
        });
    }

    /** The organiser's own unified guarantee, or a grade that needs none. */
    private void checkGuarantee(Actor actor, Exhibition e) {
        if (e.guarantee() == null) {
            if (!traders.isGuaranteeExempt(traders.get(e.traderId()), around.today())) {
                throw new PlatformException(ErrorCode.REFUSED, "temporary.guarantee");
            }
            return;
        }
        Guarantee g = guarantees.get(actor, e.guarantee()).guarantee();
        if (g.form() != Guarantee.Form.ORGANISER || g.traderId() != e.traderId()) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.guarantee");
        }
    }

    /**
     * Takes a step: accept, refuse, close.
     *
     * @throws PlatformException NOT_FOUND {@code temporary.exhibition}; CONFLICT {@code procedure.step}; FORBIDDEN {@code procedure.role},
     *                           {@code temporary.office}; REFUSED {@code temporary.guarantee} when its guarantee is not in force, {@code temporary.reason}
     */
    public View act(Actor actor, String number, String command, String reason) {
        return around.transactions().call(actor, () -> {
            Exhibition e = store.lock(number).orElseThrow(() -> missing(number));
            var step = ExhibitionProcedure.TABLE.get(e.state(), command, standing(e), actor);
            Around.covers(actor, e.office());
            if ("refuse".equals(command)) {
                Around.reason(reason);
            }
            if ("accept".equals(command)) {
                checkGuarantee(actor, e);
                if (e.guarantee() != null && guarantees.get(actor, present(e)).guarantee().state() != Guarantee.State.ACTIVE) {
                    throw new PlatformException(ErrorCode.REFUSED, "temporary.guarantee");
                }
            }
            store.decide(e.id(), step.to(), Around.text(reason), actor.name());
            around.tell(step.event(), e, Map.of("number", e.number(), "reason", Around.text(reason)));
            return view(actor, store.find(number).orElseThrow());
        });
    }

    /**
     * The organiser appoints a trader to file lists under its guarantee; the same again has no effect.
     *
     * @param code customs registration or unified social credit code
     * @throws PlatformException NOT_FOUND {@code temporary.exhibition}, {@code trader}; FORBIDDEN {@code temporary.organiser}
     */
    public View appoint(Actor actor, String number, String code) {
        return around.transactions().call(actor, () -> {
            Exhibition e = own(actor, number);
            Trader filer = traders.findByCode(Around.text(code)).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "trader", Around.text(code)));
            if (filer.id() != e.traderId() && store.appoint(e, filer.id(), actor.name(), around.now())) {
                around.tell("ExhibitionFilerAppointed", e, Map.of("number", e.number(), "trader", filer.customsCode()));
            }
            return view(actor, e);
        });
    }

    /** The organiser takes an appointment back; lists that were filed stay. */
    public View dismiss(Actor actor, String number, long trader) {
        return around.transactions().call(actor, () -> {
            Exhibition e = own(actor, number);
            if (store.dismiss(e, trader)) {
                around.tell("ExhibitionFilerDismissed", e, Map.of("number", e.number(), "trader", traders.get(trader).customsCode()));
            }
            return view(actor, e);
        });
    }

    private Exhibition own(Actor actor, String number) {
        Exhibition e = store.find(number).orElseThrow(() -> missing(number));
        if (!Long.valueOf(e.traderId()).equals(actor.traderId())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "temporary.organiser");
        }
        return e;
    }

    /** Exhibitions as that actor may see them, the next to open first; {@code query}: a number or a part of a name or venue. */
    public Page<View> list(Actor actor, Exhibition.State state, String query, int page, int size) {
        String q = Around.text(query).isEmpty() ? null : Around.text(query);
        return around.transactions().read(actor, () -> Page.of(page, size, store.count(state, q),
                (from, rows) -> store.list(state, q, from, rows)).map(e -> view(actor, e)));
    }

    /** @throws PlatformException NOT_FOUND {@code temporary.exhibition} */
    public View get(Actor actor, String number) {
        return around.transactions().read(actor, () -> view(actor, store.find(number).orElseThrow(() -> missing(number))));
    }

    /** What came in, went out which way and is still in, as a whole and by exhibitor; who files sees its own lists' part. */
    public Figures.OfExhibition figures(Actor actor, String number) {
        return around.transactions().read(actor, () -> {
            Exhibition e = store.find(number).orElseThrow(() -> missing(number));
            return new Figures.OfExhibition(figures.figures(e.id(), null), figures.byExhibitor(e.id()));
        });
    }

    private View view(Actor actor, Exhibition e) {
        return new View(e, present(e), store.filers(e.id()), ExhibitionProcedure.TABLE.commands(e.state(), standing(e), actor));
    }

    /** Whoever may see an exhibition may see which guarantee stands behind it. */
    private @Nullable String present(Exhibition e) {
        return e.guarantee() == null ? null : around.transactions().unscoped(() -> securities.present(e.guarantee()));
    }

    private ExhibitionProcedure.Standing standing(Exhibition e) {
        return new ExhibitionProcedure.Standing(store.hasOpenLists(e.id()));
    }

    private static PlatformException missing(String number) {
        return new PlatformException(ErrorCode.NOT_FOUND, "temporary.exhibition", number);
    }
}
