package org.tongguan.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.risk.RiskParameters.SettingsChange;
import org.tongguan.risk.engine.References.Reference;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;

/**
 * No set of roles and no order of commands lets one account waive targeting: draw fewer at random, end a rule in force, put another in its place, or
 * change what it divides by.
 */
class OnePersonTargetingTest extends PlatformTest {

    private static final Actor ANALYST = new Actor(81, "targeting-analyst", Set.of(Role.ANALYST), null, null);
    private static final Actor OTHER = new Actor(83, "targeting-other", Set.of(Role.ANALYST), null, null);
    private static final Actor SENIOR = new Actor(82, "targeting-senior", Set.of(Role.SENIOR), "2218", null);
    private static final String LAST = "select id from two_person_request where kind = 'lower-random-share' and state = 'DONE' order by decided_at desc "
            + "limit 1";
    @Autowired RiskRules rules;
    @Autowired RiskParameters parameters;
    @Autowired ReferenceValues values;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    private static RuleDraft rule(String code, String brand) {
        return new RuleDraft(code, "规则 " + code, null, List.of(Condition.of("goodsItems.brand", Condition.Op.EQ, brand)), Action.INSPECT,
                Department.CUSTOMS, null, null, null, null, null, Text.of("理由", "reason"), null);
    }

    private static SettingsChange share(String percent) {
        return new SettingsChange(percent == null ? null : new BigDecimal(percent), null, "alone");
    }

    private void byTwo(String percent) {
        parameters.change(share(percent), ANALYST);
        parameters.change(share(percent), SENIOR);
    }

    /** Others share the database, and draw nothing. */
    @AfterEach
    void asBefore() {
        if (!parameters.settings(ANALYST).fromLaw()) {
            byTwo(null);
        }
    }

    private List<String> search(String name, Map<String, OnePerson.Command> commands, Supplier<String> broken, OnePerson.Tried tried) {
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 3);
        OnePerson.everybody(name, "2218").forEach(alone -> found.addAll(search.search(alone, commands, broken, tried)));
        return found;
    }

    @Test
    void nobodyLowersTheRandomShareAlone() {
        byTwo("5");
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (String percent : new String[] {"4", "0.1", "50"}) {
            commands.put("share " + percent, a -> parameters.change(share(percent), a));
        }
        commands.put("the law's share", a -> parameters.change(share(null), a));
        commands.put("breadth", a -> parameters.change(new SettingsChange(new BigDecimal("5"), new BigDecimal("90"), null), a));
        OnePerson.Tried tried = new OnePerson.Tried();
        Supplier<String> broken = () -> {
            BigDecimal own = jdbc.sql("select random_share_percent from risk_settings").query(BigDecimal.class).optional().orElse(null);
            return own != null && own.compareTo(new BigDecimal("5")) >= 0 ? null : "the share is " + own;
        };
        assertThat(search("sharer", commands, broken, tried)).isEmpty();
        assertThat(tried.done()).isGreaterThan(100);
    }

    @Test
    void nobodyPutsAnOwnShareInTheLawsPlaceAlone() {
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        for (String percent : new String[] {"0.1", "50"}) {
            commands.put("share " + percent, a -> parameters.change(share(percent), a));
        }
        OnePerson.Tried tried = new OnePerson.Tried();
        Supplier<String> broken = () -> jdbc.sql("select random_share_percent::text from risk_settings").query(String.class).optional()
                .map(own -> "the share is " + own).orElse(null);
        assertThat(search("setter", commands, broken, tried)).isEmpty();
        assertThat(tried.done()).isGreaterThan(30);
    }

    @Test
    void twoLowerItAndTheDatabaseRefusesItToOne() {
        assertThatThrownBy(() -> sql("update risk_settings set random_share_percent = 0.1")).as("in the law's place").hasMessageContaining("by two persons");
        byTwo("5");
        assertThat(parameters.change(share("4.0"), ANALYST).randomSharePercent()).isEqualByComparingTo("5");
        assertThatThrownBy(() -> parameters.change(share("3"), SENIOR)).as("not what was asked for").hasMessageContaining("two-persons.other");
        assertThat(parameters.change(share("4"), SENIOR).randomSharePercent()).isEqualByComparingTo("4");
        assertThat(parameters.change(share("6"), ANALYST).randomSharePercent()).as("an own one is raised by one").isEqualByComparingTo("6");
        for (String set : List.of("1", "null", "4", "5, share_request = null", "4, share_request = (" + LAST + " offset 1)",
                "1, share_request = (" + LAST + ")")) {
            assertThatThrownBy(() -> sql("update risk_settings set random_share_percent = " + set)).as(set).hasMessageContaining("by two persons");
        }
    }

    private void sql(String statement) {
        transactions.run(ANALYST, () -> jdbc.sql(statement).update());
    }

    private static Reference value(String metric, String key, String value) {
        return new Reference(metric, key, new BigDecimal(value), LocalDate.of(2026, 1, 1), null, "test");
    }

    @Test
    void nobodyChangesAloneWhatARuleDividesBy() {
        String metric = "o" + Ids.next().toString().substring(24);
        values.change(List.of(value(metric, "0202", "38")), "usual price", ANALYST);
        values.change(List.of(value(metric, "0202", "38.0")), "usual price", SENIOR);
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        commands.put("a longer key", a -> values.change(List.of(value(metric, "0202300090", "0.01")), "alone", a));
        commands.put("another value", a -> values.change(List.of(value(metric, "0202", "0.01")), "alone", a));
        commands.put("an end", a -> values.change(List.of(new Reference(metric, "0202", new BigDecimal("38"), LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 2), "test")), "alone", a));
        commands.put("of other goods", a -> values.change(List.of(value(metric, "0303", "0.01")), "alone", a));
        OnePerson.Tried tried = new OnePerson.Tried();
        Supplier<String> broken = () -> {
            String now = jdbc.sql("select string_agg(key || ' ' || value || coalesce(' ' || valid_to, ''), ', ') from risk_reference where metric = ?")
                    .param(metric).query(String.class).single();
            return "0202 38".equals(now) ? null : now;
        };
        assertThat(search("valuer", commands, broken, tried)).isEmpty();
        assertThat(tried.done()).isGreaterThan(30);

        String insert = "insert into risk_reference(metric, key, value, valid_from, source, request) values ('" + metric + "', '020230', ";
        String request = "(select request from risk_reference where metric = '" + metric + "')";
        for (String statement : List.of("update risk_reference set value = 1 where metric = '" + metric + "'", insert + "38, '2026-01-01', 'alone', null)",
                insert + "38, '2026-01-01', 'alone', " + request + ")")) {
            assertThatThrownBy(() -> sql(statement)).as(statement).hasMessageContaining("by two persons");
        }
        assertThatThrownBy(() -> sql("delete from risk_reference")).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void nobodyEndsARuleInForceOrReplacesItAlone() {
        String code = "O-" + Ids.next().toString().substring(24);
        UUID id = rules.create(rule(code, code), true, ANALYST).id();
        rules.activate(id, null, ANALYST);
        rules.save(id, rule(code, code + " and nothing else"), true, ANALYST);
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        commands.put("activate", a -> rules.activate(id, "alone", a));
        commands.put("retire", a -> rules.retire(id, "alone", a));
        OnePerson.Tried tried = new OnePerson.Tried();
        Supplier<String> broken = () -> {
            String now = jdbc.sql("select state || ' ' || active_version from risk_rule where id = ?").param(id).query(String.class).single();
            return "ACTIVE 1".equals(now) ? null : now;
        };
        assertThat(search("ruler", commands, broken, tried)).isEmpty();
        assertThat(tried.done()).isGreaterThan(30);

        rules.retire(id, "no longer needed", ANALYST);
        UUID asked = transactions.read(Actor.PLATFORM, () -> jdbc.sql("select id from two_person_request where subject_id = ? and state = 'ASKED'").param(id)
                .query(UUID.class).single());
        rules.save(id, rule(code, code + " or else"), true, ANALYST);
        assertThatThrownBy(() -> twoPersons.decide(SENIOR, asked, "confirm", "")).as("another version than the one that was seen")
                .hasMessageContaining("risk.rule.newer");
        twoPersons.decide(ANALYST, asked, "withdraw", "again");
        rules.retire(id, "no longer needed", ANALYST);
        rules.retire(id, "no longer needed", OTHER);
        assertThat(rules.get(id, ANALYST).state()).isEqualTo("RETIRED");
    }
}
