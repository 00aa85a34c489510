package org.tongguan.sample.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Declarations;
import org.tongguan.formats.Node;
import org.tongguan.gate.PassageRequest;
import org.tongguan.gate.Passages;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.kernel.Actor;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.GoodsBack;
import org.tongguan.periodic.act.Approvals;
import org.tongguan.periodic.act.Deliveries;
import org.tongguan.periodic.act.GoodsBacks;
import org.tongguan.periodic.act.Statements;

/**
 * Tells of deliveries on account: an approval by the goods of a declaration that was made before, deliveries that are gone, wait, are stopped or
 * partly came back, and a statement. Begun again it leaves alone what is there.
 */
@Component
public class DeliveryPlot {

    private static final String OFFICE = "2218";
    private static final BigDecimal TRUCK_KG = new BigDecimal("9000");
    private final Doors doors;

    DeliveryPlot(Doors doors) {
        this.doors = doors;
    }

    /** The doors of deliveries. */
    @Component
    record Doors(Declarations declarations, GuaranteeRegister guarantees, Approvals approvals, Deliveries deliveries,
                 GoodsBacks backs, Statements statements, Passages passages) { }

    /**
     * Who delivers and who looks on.
     *
     * @param laneId of the lane out at the office of the deliveries
     */
    public record People(Actor trader, Actor officer, Actor lane, String laneId) { }

    /** Whether a declaration can be the model: an ordinary import whose goods have unit prices. */
    private static boolean fits(Declaration d, String office) {
        String type = d.document().head("declarationType");
        return d.key().isImport() && office.equals(d.key().entryExitOffice()) && type != null && type.startsWith("0") && d.totalTax() != null
                && d.totalTax().signum() > 0 && d.document().items().stream().allMatch(i -> number(i, "unitPrice") != null && number(i, "quantity") != null);
    }

    private static BigDecimal number(Node item, String field) {
        return item.decimal(item.group().field(field));
    }

    /**
     * Tells it once.
     *
     * @param world begins the references
     * @param told  declarations of the trader's own, one of which becomes the model
     */
    public void tell(String world, People people, List<UUID> told, LocalDate day) {
        if (doors.approvals.list(people.trader, null, null, 0, 1).total() == 0) {
            told.stream().map(id -> doors.declarations.get(people.trader, id)).filter(d -> fits(d, OFFICE)).findFirst()
                    .ifPresent(model -> tell(world, people, model, day));
        }
    }

    private void tell(String world, People people, Declaration model, LocalDate day) {
        String guarantee = doors.guarantees.register(people.trader, new GuaranteeRegister.Draft(Guarantee.Form.BANK_LETTER, Guarantee.Scope.GENERAL,
                people.trader.traderId(), model.key().entryExitOffice(), "中国银行上海市分行", world + "-PERIODIC", null, new BigDecimal("5000000.00"), day,
                day.plusYears(1), null)).number();
        doors.guarantees.act(people.officer, guarantee, "accept", "");
        Approvals.Draft draft = new Approvals.Draft(model.sequenceNumber(), "GENERAL", "外高桥保税物流园区三号库", guarantee, day, day.plusMonths(6));
        String approval = doors.approvals.ask(people.trader, draft).approval().number();
        doors.approvals.act(people.officer, approval, "grant", "");
        doors.approvals.ask(people.trader, new Approvals.Draft(model.sequenceNumber(), "GENERAL", "临港一号仓", guarantee, day, day.plusMonths(3)));
        Delivery first = deliver(people, model, approval, world + "-D1", "沪A70011");
        leave(people, first);
        leave(people, deliver(people, model, approval, world + "-D2", "沪A70012"));
        YearMonth month = YearMonth.from(first.acceptedOn());
        doors.statements.make(people.trader, approval, month);
        // Of what the draft declares part came back since: a difference to be explained.
        comeBack(people, first);
        Delivery third = deliver(people, model, approval, world + "-D3", "沪A70013");
        leave(people, third);
        deliver(people, model, approval, world + "-D4", "沪A70014");
        doors.deliveries.act(people.officer, deliver(people, model, approval, world + "-D5", "沪A70015").number(), "stop", "核对品牌授权");
    }

    /** A twentieth of the model's goods. */
    private Delivery deliver(People people, Declaration model, String approval, String reference, String plate) {
        Node item = model.document().items().getFirst();
        BigDecimal part = new BigDecimal("0.05");
        BigDecimal quantity = number(item, "quantity").multiply(part).setScale(0, RoundingMode.UP);
        Node head = model.document().root().first("head");
        BigDecimal net = head.decimal(head.group().field("netWeightKg")).multiply(part).divide(BigDecimal.valueOf(model.document().items().size()), 0,
                RoundingMode.UP);
        return doors.deliveries.lodge(people.trader, new Deliveries.Draft(approval, reference, plate, 4, net.add(BigDecimal.TEN),
                List.of(new Deliveries.Part(Integer.parseInt(item.text("itemNumber")), quantity, null, net, null)))).delivery();
    }

    private void leave(People people, Delivery d) {
        BigDecimal goods = d.grossKg().setScale(3, RoundingMode.HALF_UP);   // as a scale says
        doors.passages.decide(new PassageRequest(people.laneId, d.reference(), d.plate(), List.of(), goods.add(TRUCK_KG), TRUCK_KG, List.of(d.release()),
                List.of(), PassageRequest.Direction.OUT), people.lane);
    }

    private void comeBack(People people, Delivery d) {
        String back = doors.backs.ask(people.trader, d.number(), "进场单 2026-0311", List.of(new GoodsBack.Part(1, BigDecimal.ONE))).backs().getFirst().number();
        doors.backs.act(people.officer, back, "confirm", "");
    }
}
