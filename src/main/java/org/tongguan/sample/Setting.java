package org.tongguan.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.access.SandboxAccounts;
import org.tongguan.gate.Lanes;
import org.tongguan.guarantee.Guarantee;
import org.tongguan.guarantee.GuaranteeRegister;
import org.tongguan.kernel.Actor;
import org.tongguan.risk.RiskRules;
import org.tongguan.sample.SampleData.Party;
import org.tongguan.sample.SampleData.Person;
import org.tongguan.sample.SampleData.Route;
import org.tongguan.trader.Grade;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** What is there before the first declaration: traders, accounts, gate lanes, targeting rules, ships in port. What is there already stays as it is. */
@Component
class Setting {

    private static final int ARRIVAL_HOUR = 6;
    private final Traders traders;
    private final SandboxAccounts accounts;
    private final Lanes lanes;
    private final RiskRules rules;
    private final Outsiders outsiders;
    private final GuaranteeRegister guarantees;
    private final Clock clock;

    Setting(Traders traders, SandboxAccounts accounts, Lanes lanes, RiskRules rules, Outsiders outsiders, GuaranteeRegister guarantees, Clock clock) {
        this.guarantees = guarantees;
        this.traders = traders;
        this.accounts = accounts;
        this.lanes = lanes;
        this.rules = rules;
        this.outsiders = outsiders;
        this.clock = clock;
    }

    boolean isEmptyInstallation() {
        return traders.list(Actor.PLATFORM, "", 0, 1).total() == 0;
    }

    /** Traders and accounts; gives who may act, by log-in name. */
    Map<String, Actor> people(SampleData data) {
        data.parties.forEach(this::register);
        Map<String, Actor> people = new LinkedHashMap<>();
        for (Person person : data.people) {
            Long trader = person.trader() == null ? null : traders.findByCode(person.trader()).orElseThrow().id();
            people.put(person.username(), accounts.register(person.username(), person.displayName(), person.roles(), person.office(), trader).actor());
        }
        return people;
    }

    private void register(Party party) {
        Trader trader = traders.findByCode(party.code()).orElseGet(() -> traders.register(Actor.PLATFORM, party.registration()));
        if (party.grade() != Grade.REGISTERED) {
            traders.changeGrade(Actor.PLATFORM, trader.id(), party.grade(),
                    party.grade() == Grade.ADVANCED ? "认证通过 (certified)" : "走私被处罚 (fined for smuggling)");
        }
    }

    void rules(Scene scene) {
        try (InputStream yaml = Setting.class.getResourceAsStream("/data/sample/risk_rules.yaml")) {
            rules.importRules(yaml, scene.person("analyst"), scene.person("senior"));
        } catch (IOException e) {
            throw new UncheckedIOException("risk_rules.yaml", e);
        }
    }

    /** General guarantees: a bank's letter, and an insurer's policy that waits for an officer. Advanced certified enterprises need none. */
    void guarantees(Scene scene, LocalDate day) {
        guarantee(scene, day, "pujiang", Guarantee.Form.BANK_LETTER, "中国银行上海市分行", "50000000.00", true);
        guarantee(scene, day, "tongda", Guarantee.Form.INSURANCE, "人保财险上海市分公司", "2000000.00", true);
        guarantee(scene, day, "pujiang", Guarantee.Form.INSURANCE, "太平洋财险上海分公司", "3000000.00", false);
        // Platforms stand for the tax of their buyers' parcels.
        guarantee(scene, day, "haitao", Guarantee.Form.BANK_LETTER, "招商银行杭州分行", "300000.00", true);
        guarantee(scene, day, "huanqiu", Guarantee.Form.INSURANCE, "平安财险宁波分公司", "300000.00", true);
    }

    private void guarantee(Scene scene, LocalDate day, String who, Guarantee.Form form, String guarantor, String amount, boolean accepted) {
        Actor trader = scene.person(who);
        String reference = "%s-%s-%d".formatted(form == Guarantee.Form.INSURANCE ? "GS" : "LG", who.toUpperCase(Locale.ROOT), day.getYear())
                + (accepted ? "" : "-2");
        if (guarantees.list(Actor.PLATFORM, null, reference, 0, 1).total() > 0) {
            return;
        }
        Guarantee g = guarantees.register(trader, new GuaranteeRegister.Draft(form, Guarantee.Scope.GENERAL, trader.traderId(), "2218", guarantor, reference,
                null, new BigDecimal(amount), day, day.plusYears(1), null));
        if (accepted) {
            guarantees.act(scene.person("officer"), g.number(), "accept", "");
        }
    }

    void port(Scene scene, LocalDate day) {
        scene.data().lanes.forEach(lane -> lanes.save(lane, scene.person("admin")));
        for (Route route : scene.data().routes) {
            if (route.isSea() && route.daysAgo() != null) {
                outsiders.arrive(scene.person("terminal"), route,
                        day.minusDays(route.daysAgo()).atTime(ARRIVAL_HOUR, route.daysAgo() * 7 % 60).atZone(clock.getZone()).toInstant());
            }
        }
    }
}
