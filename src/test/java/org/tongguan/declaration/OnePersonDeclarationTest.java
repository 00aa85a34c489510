package org.tongguan.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.inspection.Department;
import org.tongguan.inspection.InspectionRequest;
import org.tongguan.inspection.Inspections;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.CaseDraws;
import org.tongguan.oversight.TwoPersonRequest;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/**
 * No set of roles and no order of commands lets one account overrule a control: lift a stop, take an inspection order back, or decide the review of a case
 * that the lot has not given him.
 */
class OnePersonDeclarationTest extends PlatformTest {

    private static final Set<String> OFFICERS_COMMANDS = Set.of("stop", "lift-stop", "accept-review", "originals-received", "ask-originals", "approve-change",
            "refuse-change", "release");
    @Autowired Declarations declarations;
    @Autowired Inspections inspections;
    @Autowired CaseDraws draws;
    @Autowired Holds holds;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;

    private UUID filed() {
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        Document document = port.document("import");
        document.only("signature").set("operation", "C").set("clientReference", "P" + Ids.next().toString().substring(24));
        Caller.Answer filed = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        UUID id = UUID.fromString(filed.json().get("declarationId").asString());
        return id;
    }

    private UUID stopped() {
        UUID id = filed();
        declarations.command(new Actor(70, "stopping", Set.of(Role.OFFICER), "2218", null), id, "stop", "in doubt", null);
        return id;
    }

    @Test
    void nobodyDecidesTheReviewOfACaseThatTheLotDidNotGiveHim() {
        UUID id = filed();
        SubjectRef declaration = new SubjectRef("declaration", id);
        transactions.run(Actor.PLATFORM, () -> holds.place(declaration, HoldReason.DOCUMENT_REVIEW, "test", "look"));
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (String command : List.of("accept-review", "ask-originals", "originals-received", "stop")) {
            commands.put(command, a -> declarations.command(a, id, command, "alone", null));
        }
        commands.put("determine the duty", a -> declarations.determineDuty(a, id, List.of()));
        commands.put("assign it to oneself", a -> draws.assign(a, id, a.name(), "alone"));
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 3);
        Supplier<String> broken = () -> jdbc.sql("""
                select string_agg(reason, ', ') from hold where subject_id = ? and reason in ('DOCUMENT_REVIEW', 'ATTACHMENT') and lifted_at is not null""")
                .param(id).query(String.class).optional().orElse(null);
        OnePerson.everybody("judge", "2218").forEach(a -> found.addAll(search.search(a, commands, broken, tried)));
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(50);
    }

    private String lifted(UUID id) {
        boolean stands = transactions.read(Actor.PLATFORM, () -> jdbc.sql("""
                select exists (select from hold where subject_id = ? and reason = 'RISK' and lifted_at is null)""").param(id).query(Boolean.class).single());
        return stands ? null : "the stop is lifted";
    }

    @Test
    void nobodyLiftsAStopAlone() {
        UUID id = stopped();
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        OFFICERS_COMMANDS.stream().sorted().forEach(c -> commands.put(c, a -> declarations.command(a, id, c, "alone", null)));
        commands.put("order an inspection", a -> declarations.command(a, id, "order-inspection", "alone", null));
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 3);
        OnePerson.everybody("lifter", "2218").forEach(a -> found.addAll(search.search(a, commands, () -> lifted(id), tried)));
        System.out.printf("stop: %,d commands given by 31 sets of roles, %,d did something%n", tried.given(), tried.done());
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(100);
    }

    @Test
    void nobodyTakesAnInspectionBackAlone() {
        SubjectRef subject = new SubjectRef("test", Ids.next());
        UUID id = transactions.call(Actor.PLATFORM, () -> inspections.order(List.of(new InspectionRequest(subject, null, null, "2218", "CY",
                EnumSet.of(Department.CUSTOMS), false, "drawn", List.of())))).getFirst().id();
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        commands.put("cancel", a -> inspections.cancel(id, "alone", a));
        commands.put("schedule", a -> inspections.schedule(id, "CY", clock.instant().plusSeconds(3600), a));
        commands.put("remedy done", a -> inspections.remedyDone(id, "alone", a));
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 4);
        OnePerson.everybody("canceller", "2218").forEach(a -> found.addAll(search.search(a, commands, () -> cancelled(id), tried)));
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(50);
    }

    private String cancelled(UUID id) {
        String state = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select state from inspection_order where id = ?")
                .param(id).query(String.class).single());
        return "CANCELLED".equals(state) ? "the order is taken back" : null;
    }

    @Test
    void twoDoWhatOneMayNotAndBothAreWrittenDown() {
        UUID id = stopped();
        Actor officer = new Actor(71, "first-" + id, Set.of(Role.OFFICER, Role.SENIOR), "2218", null);
        Actor senior = new Actor(72, "second-" + id, Set.of(Role.SENIOR), "2218", null);
        declarations.command(officer, id, "lift-stop", "papers seen", null);
        assertThat(lifted(id)).isNull();
        UUID asked = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select id from two_person_request where subject_id = ? and state = 'ASKED'").param(id)
                .query(UUID.class).single());
        TwoPersonRequest done = twoPersons.decide(senior, asked, "confirm", "");
        assertThat(done.isDone()).isTrue();
        assertThat(lifted(id)).isNotNull();
        List<String> told = transactions.read(Actor.PLATFORM, () -> jdbc.sql("""
                select kind || ' ' || actor from journal_entry
                where subject_id = ? and kind in ('TwoPersonsAsked', 'TwoPersonsConfirmed', 'StopLifted') order by seq""")
                .param(id).query(String.class).list());
        assertThat(told).containsExactly("TwoPersonsAsked " + officer.name(), "TwoPersonsConfirmed " + senior.name(), "StopLifted " + senior.name());
    }
}
