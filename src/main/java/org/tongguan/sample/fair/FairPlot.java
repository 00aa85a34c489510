package org.tongguan.sample.fair;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.inspection.Department;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Jobs;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Vehicle;
import org.tongguan.temporary.WayOut;
import org.tongguan.temporary.act.ClearanceWork;
import org.tongguan.temporary.act.Clearances;
import org.tongguan.temporary.act.Exhibitions;
import org.tongguan.temporary.act.GoodsLists;
import org.tongguan.temporary.act.GoodsListWork;
import org.tongguan.temporary.act.Uploads;
import org.tongguan.temporary.act.Vehicles;

/**
 * Tells of a fair in progress: an organiser with its guarantee, a forwarder it appointed, six exhibitors whose goods are at different points of their
 * stay. The goods stand in {@code data/sample/exhibits.csv}. Begun again it leaves alone what is there.
 */
@Component
public class FairPlot {

    private static final String NAME = "上海样品博览会";
    private static final String OFFICE = "2218";
    private static final GoodsListWork.Given NOTHING = new GoodsListWork.Given(null, null, null, null);
    private final Doors doors;
    private final Jobs jobs;
    private final Clock clock;

    FairPlot(Doors doors, Jobs jobs, Clock clock) {
        this.doors = doors;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The doors of exhibitions. */
    @Component
    record Doors(GuaranteeRegister guarantees, Exhibitions exhibitions, GoodsLists lists, GoodsListWork work, Uploads uploads, Clearances clearances,
                 ClearanceWork clearanceWork, Vehicles vehicles) { }

    /** Who is at the fair. */
    public record People(Actor organiser, Actor forwarder, Actor officer) { }

    /**
     * Tells it once.
     *
     * @param world begins the reference of the guarantee
     * @param day   on which the world began
     */
    public void tell(String world, People people, LocalDate day) {
        if (doors.exhibitions.list(people.organiser, null, NAME, 0, 1).total() > 0) {
            return;
        }
        String guarantee = doors.guarantees.register(people.organiser, new GuaranteeRegister.Draft(Guarantee.Form.ORGANISER, Guarantee.Scope.GENERAL,
                people.organiser.traderId(), OFFICE, "中国银行上海市分行", world + "-FAIR", null, new BigDecimal("2000000.00"), day.minusYears(1),
                day.plusYears(2), null)).number();
        doors.guarantees.act(people.officer, guarantee, "accept", "");
        String fair = doors.exhibitions.file(people.organiser, new Exhibitions.Draft(OFFICE, Text.of(NAME, "Shanghai Sample Goods Fair"), "上海样品会展中心",
                day.minusDays(2), day.plusDays(4), guarantee)).exhibition().number();
        doors.exhibitions.act(people.officer, fair, "accept", "");
        doors.exhibitions.appoint(people.organiser, fair, "3122980B02");
        Map<String, List<Map<String, String>>> goods = new LinkedHashMap<>();
        Csv.resource("sample/exhibits.csv").forEach(row -> goods.computeIfAbsent(row.get("exhibitor"), x -> new ArrayList<>()).add(row.values()));
        List<String> lists = new ArrayList<>();
        goods.values().forEach(rows -> lists.add(list(people, fair, day, rows)));
        shoes(people, lists.get(0), day);
        wine(people, lists.get(2), day);
        doors.work.act(people.officer, lists.get(3), "admit", NOTHING);
        doors.lists.voucher(people.officer, lists.get(3), "IMPORTATION", "I-01", LocalDate.now(clock), "1");
        car(people, lists.get(4), day);
    }

    /** Read, certified, submitted; the one from Switzerland by a carnet. */
    private String list(People people, String fair, LocalDate day, List<Map<String, String>> rows) {
        Map<String, String> first = rows.getFirst();
        boolean ata = "CHE".equals(first.get("country"));
        String number = doors.lists.open(people.forwarder, new GoodsLists.Draft(fair, ata ? GoodsList.Regime.ATA : GoodsList.Regime.EXHIBITION, null,
                first.get("exhibitor"), first.get("country"), first.get("booth"), ata ? new GoodsList.Carnet("CH-SAMPLE-0042",
                "Alliance des chambres de commerce suisses", "CHE", first.get("exhibitor"), day.minusDays(20), day.plusMonths(9)) : null)).list().number();
        doors.uploads.create(people.forwarder, number, rows);
        jobs.runDue();
        if (!ata) {
            doors.work.act(people.organiser, number, "certify", NOTHING);
        }
        doors.work.act(people.forwarder, number, "submit", NOTHING);
        return number;
    }

    /** In for more than five months: part is gone, the term ends soon, an extension is asked for. */
    private void shoes(People people, String list, LocalDate day) {
        doors.work.act(people.officer, list, "admit", new GoodsListWork.Given(null, null, day.minusDays(165), null));
        confirm(people, ask(people, list, WayOut.RE_EXPORT, "出境货物清单 2026-118", null, List.of(new Clearances.Part(1, new BigDecimal("200"), null))));
        ask(people, list, WayOut.ZONE_TRANSFER, "进区凭证 2026-07", "外高桥综合保税区", List.of(new Clearances.Part(3, null, null)));
        GoodsList.Term term = doors.lists.get(people.forwarder, list).list().term();
        doors.work.act(people.forwarder, list, "ask-extension", new GoodsListWork.Given("巡展至下一站", null, null, term.dueOn().plusMonths(3)));
    }

    /** Just in: looked at while the stand is set up, part of it sold and waiting for its taxes. */
    private void wine(People people, String list, LocalDate day) {
        doors.work.act(people.officer, list, "admit", new GoodsListWork.Given(null, null, day.minusDays(3), null));
        confirm(people, ask(people, list, WayOut.SALE, "销售合同 XS-0301", null, List.of(new Clearances.Part(1, new BigDecimal("24"), null))));
        doors.work.inspect(people.officer, list, Set.of(Department.CUSTOMS), "布展查验");
    }

    /** On show, with its number plate; driven where it may be, and seen where it may not. */
    private void car(People people, String list, LocalDate day) {
        doors.work.act(people.officer, list, "admit", new GoodsListWork.Given(null, null, day.minusDays(2), null));
        doors.vehicles.paper(people.forwarder, list, 1, "TEMP_PLATE", "沪A·L2031", day.plusDays(10));
        doors.vehicles.paper(people.forwarder, list, 1, "INSURANCE", "BX-2031-77", day.plusDays(30));
        doors.vehicles.place(people.forwarder, list, 1, new Vehicles.Wanted("ROUTE", "会展中心至滨江大道", day.minusDays(1), day.plusDays(4)));
        Vehicle.Place route = doors.vehicles.get(people.officer, list, 1).places().getFirst();
        doors.vehicles.actPlace(people.officer, list, 1, route.id(), "grant", "");
        doors.vehicles.place(people.forwarder, list, 1, new Vehicles.Wanted("TEST_GROUND", "嘉定试车场", day, day.plusDays(3)));
        doors.vehicles.seen(people.officer, list, 1, new Vehicles.Seen(null, null, null, "布展"));
        doors.vehicles.seen(people.officer, list, 1, new Vehicles.Seen(null, "虹桥机场停车楼", null, "巡查发现"));
    }

    private String ask(People people, String list, WayOut way, String evidence, String place, List<Clearances.Part> parts) {
        return doors.clearances.ask(people.forwarder, list, new Clearances.Asked(way, evidence, place, null, null, parts)).number();
    }

    private void confirm(People people, String clearance) {
        doors.clearanceWork.act(people.officer, clearance, "confirm", new ClearanceWork.Given(null, null));
    }
}
