package org.tongguan.periodic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.PeriodicDeclarations;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.gate.GoodsLeft;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.periodic.act.Approvals;
import org.tongguan.periodic.act.Deliveries;
import org.tongguan.periodic.act.GoodsBacks;
import org.tongguan.periodic.act.Statements;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's approval, delivery, return and statement, which no other trader finds. */
@Component
class OwnedPeriodic implements OwnedSamples.Source {

    private final Doors doors;
    private final GuaranteeRegister guarantees;
    private final PeriodicDeclarations declarations;
    private final Transactions transactions;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    OwnedPeriodic(Doors doors, GuaranteeRegister guarantees, PeriodicDeclarations declarations, Transactions transactions, ApplicationEventPublisher news,
                  Clock clock) {
        this.doors = doors;
        this.guarantees = guarantees;
        this.declarations = declarations;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    @Component("ownedPeriodicDoors")
    record Doors(Approvals approvals, Deliveries deliveries, GoodsBacks backs, Statements statements) { }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor trader = new Actor(8_000 + owner.id(), "periodic-" + owner.id(), Set.of(Role.DECLARANT), null, owner.id());
        Actor officer = new Actor(2, "officer-p", Set.of(Role.OFFICER), "2218", null);
        LocalDate today = LocalDate.now(clock);
        String guarantee = guarantees.register(trader, new GuaranteeRegister.Draft(Guarantee.Form.BANK_LETTER, Guarantee.Scope.GENERAL, owner.id(), "2218",
                "中国银行", "P" + Ids.next(), null, new BigDecimal("100000.00"), today, today.plusYears(2), null)).number();
        guarantees.act(officer, guarantee, "accept", "");
        Declaration model = transactions.call(trader, () -> declarations.draft(trader, document(owner)));
        String place = "Yard " + Ids.next();
        String approval = doors.approvals.ask(trader, new Approvals.Draft(model.sequenceNumber(), "GENERAL", place, guarantee, today, today.plusYears(1)))
                .approval().number();
        doors.approvals.act(officer, approval, "grant", "");
        String reference = "R" + Ids.next();
        Delivery d = doors.deliveries.lodge(trader, new Deliveries.Draft(approval, reference, "沪A12345", 1, new BigDecimal("16"),
                List.of(new Deliveries.Part(2, new BigDecimal("24"), null, new BigDecimal("6"), null)))).delivery();
        transactions.run(Actor.PLATFORM, () -> news.publishEvent(new GoodsLeft(List.of(d.ref()))));
        String back = doors.backs.ask(trader, d.number(), "EV" + Ids.next(), List.of(new GoodsBack.Part(1, BigDecimal.ONE))).backs().getFirst().number();
        String statement = doors.statements.make(trader, approval, YearMonth.from(today)).getFirst().number();
        return Map.of("/api/v1/periodic/approvals/", new OwnedSamples(Map.of("number", approval), List.of(approval, place)),
                "/api/v1/periodic/deliveries/", new OwnedSamples(Map.of("number", d.number()), List.of(d.number(), reference)),
                "/api/v1/periodic/returns/", new OwnedSamples(Map.of("number", back), List.of(back)),
                "/api/v1/periodic/statements/", new OwnedSamples(Map.of("number", statement), List.of(statement)));
    }

    private static Document document(Trader owner) {
        try {
            Document document = JsonDocuments.read(Files.readString(Path.of("cases/declarations/base-import.json")));
            for (String party : new String[] {"trader", "owner", "declarant", "inputAgent"}) {
                document.only("head").set(party + "Code", owner.customsCode()).set(party + "CreditCode", owner.creditCode())
                        .set(party + "Name", owner.name().zh());
            }
            document.only("signature").set("clientReference", "OP-" + Math.abs(Ids.next().getLeastSignificantBits()));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
