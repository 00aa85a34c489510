package org.tongguan.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;
import org.tongguan.reference.Texts;
import org.tongguan.risk.Condition.Op;
import org.tongguan.risk.TargetingHits.Recorded;
import org.tongguan.risk.TargetingHits.Targeted;
import org.tongguan.risk.engine.RuleFile;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

class RiskRulesTest extends PlatformTest {

    private static final Actor ANALYST = new Actor(71, "analyst", Set.of(Role.ANALYST), null, null);
    private static final Actor SECOND = new Actor(71, "second-analyst", Set.of(Role.ANALYST), null, null);
    private static final Actor OFFICER = new Actor(72, "officer", Set.of(Role.OFFICER), "2200", null);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    @Autowired RiskRules rules;
    @Autowired RiskParameters parameters;
    @Autowired Targeting targeting;
    @Autowired TargetingHits hits;
    @Autowired Transactions transactions;
    @Autowired ApplicationEventPublisher publisher;
    @Autowired Journal journal;
    @Autowired JdbcClient jdbc;
    @Autowired ReferenceValues values;
    @Autowired RiskStore store;
    @Autowired RuleChecks checks;
    @Autowired RiskRules.Told told;
    @Autowired Law law;
    @Autowired Texts texts;
    @Autowired CodeLists codes;
    @Autowired Clock time;

    /** A rule that only declarations with this brand hit: tests share the database. */
    private static RuleDraft rule(String code, String brand) {
        return draft(code, List.of(Condition.of("goodsItems.brand", Op.EQ, brand)));
    }

    private static RuleDraft draft(String code, List<Condition> conditions) {
        return new RuleDraft(code, "规则 " + code, null, conditions, Action.INSPECT, Department.CUSTOMS, null, null, null, null, null,
                Text.of("理由", "reason"), null);
    }

    private static String unique(String prefix) {
        return prefix + "-" + Ids.next().toString().substring(24);
    }

    private static Facts facts(String brand, Long trader) {
        Document document = Document.empty();
        document.only("head").set("direction", "I");
        Node item = document.root().add(document.root().group().child("goodsItems"));
        item.set("commodityCode", "0202300090").set("brand", brand);
        return new Facts(document, Ids.next(), "REGISTERED", trader, "2200", DAY, Map.of());
    }

    private List<String> codes(Facts facts) {
        return targeting.target(facts).hits().stream().map(h -> h.ruleCode() + "@" + h.version()).toList();
    }

    private static List<Finding> findings(Runnable work) {
        try {
            work.run();
        } catch (PlatformException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.REFUSED);
            return e.findings();
        }
        throw new AssertionError("not refused");
    }

    @Test
    void aRuleIsMatchedOnceActivatedAndEachVersionStays() {
        String code = unique("V");
        RuleView saved = rules.create(rule(code, code), false, ANALYST);
        assertThat(saved.state()).isEqualTo("DRAFT");
        assertThat(saved.owner()).isEqualTo("analyst");
        assertThat(saved.validFrom()).isEqualTo(DAY);
        assertThat(saved.commands()).containsExactly("save", "activate", "retire");
        assertThat(codes(facts(code, 1L))).isEmpty();

        rules.activate(saved.id(), null, ANALYST);
        assertThat(codes(facts(code, 1L))).containsExactly(code + "@1");

        RuleView second = rules.save(saved.id(), rule(code, code + "b"), false, ANALYST);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.activeVersion()).isEqualTo(1);
        assertThat(codes(facts(code, 1L))).as("a change waits for activation").containsExactly(code + "@1");
        assertThatThrownBy(() -> rules.activate(saved.id(), " ", ANALYST)).as("to replace one that is active takes a reason")
                .hasMessageContaining("two-persons.reason");
        assertThat(rules.activate(saved.id(), "narrower", ANALYST).activeVersion()).as("and two").isEqualTo(1);
        rules.activate(saved.id(), "narrower", SECOND);
        assertThat(codes(facts(code, 1L))).isEmpty();
        assertThat(codes(facts(code + "b", 1L))).containsExactly(code + "@2");

        assertThat(rules.retire(saved.id(), "no longer needed", ANALYST).state()).isEqualTo("ACTIVE");
        rules.retire(saved.id(), "no longer needed", SECOND);
        assertThat(codes(facts(code + "b", 1L))).isEmpty();
        assertThatThrownBy(() -> rules.save(saved.id(), rule(code, code), false, ANALYST)).isInstanceOf(PlatformException.class)
                .hasMessageContaining("procedure.step");
        assertThatThrownBy(() -> transactions.run(ANALYST, () -> jdbc.sql("update risk_rule_version set saved_by = 'x' where rule_id = ?")
                .param(saved.id()).update()))
                .hasMessageContaining("never changed");
        assertThat(transactions.read(OFFICER, () -> journal.list(new SubjectRef("risk-rule", saved.id())))).extracting(JournalEntry::kind)
                .containsExactly("RiskRuleSaved", "RiskRuleActivated", "RiskRuleSaved", "TwoPersonsAsked", "TwoPersonsConfirmed", "RiskRuleActivated",
                        "TwoPersonsAsked", "TwoPersonsConfirmed", "RiskRuleRetired");
    }

    @Test
    void theTableOfStepsIsSound() {
        assertThat(RuleProcedure.TABLE.faults()).isEmpty();
        RuleView saved = rules.create(rule(unique("P"), "x"), false, ANALYST);
        assertThatThrownBy(() -> rules.activate(saved.id(), null, OFFICER)).hasMessageContaining("FORBIDDEN");
    }

    @Test
    void everythingWrongIsFoundAtOnceInBothLanguages() {
        RuleDraft bad = new RuleDraft(" bad code", "", null, List.of(
                Condition.of("head.nothing", Op.EQ, "1"), Condition.of("head.procedureCode", Op.RANGE, "1", "2"), Condition.of("head.procedureCode", Op.IN),
                Condition.of("head.grossWeightKg", Op.EQ, "1e5"), Condition.of("day", Op.EQ, "2026-02-30"),
                Condition.of("head.netWeightKg", Op.RANGE, "5", "4"),
                Condition.of("head.transportMode", Op.EQ, "no such"), new Condition("goodsItems.valuePerKg", Op.RATIO, List.of("", "1"), null),
                Condition.of("goodsItems.brand", Op.IN, "a", "")), Action.HOLD, null, null, null, null, DAY, DAY.minusDays(1), null, new BigDecimal("0"));
        List<Finding> findings = findings(() -> rules.create(bad, false, ANALYST));
        assertThat(findings).extracting(Finding::code).containsExactlyInAnyOrder("RISK-011", "RISK-012", "RISK-013", "RISK-014", "RISK-016", "RISK-017",
                "RISK-001", "RISK-002", "RISK-003", "RISK-004", "RISK-005", "RISK-006", "RISK-007", "RISK-018", "RISK-003");
        assertThat(findings).filteredOn(f -> f.code().equals("RISK-003")).extracting(Finding::pointer)
                .containsExactly("/conditions/2/values", "/conditions/8/values/1");
        assertThat(texts.views(findings)).allSatisfy(v -> {
            assertThat(v.text().zh()).doesNotStartWith("finding.").doesNotContain("{");
            assertThat(v.text().en()).doesNotStartWith("finding.").doesNotContain("{");
        });
    }

    @Test
    void duplicatesAndUnknownCodesAreWarnings() {
        String code = unique("D");
        rules.activate(rules.create(rule(code, code), false, ANALYST).id(), null, ANALYST);
        RuleView twin = rules.create(rule(code + ".2", code), false, ANALYST);
        assertThat(twin.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo("RISK-008");
            assertThat(f.text().en()).contains(code);
        });
        assertThatThrownBy(() -> rules.create(rule(code, "z"), false, ANALYST)).isInstanceOf(PlatformException.class).hasMessageContaining("risk.code");
        assertThat(rules.list("ACTIVE", code.toLowerCase(), 0, 20, OFFICER).items()).extracting(RuleView::code).containsExactly(code);
        assertThat(rules.list(null, "%", 0, 20, OFFICER).items()).isEmpty();
        assertThat(rules.list(null, "no\0where", -1, 0, OFFICER).items()).isEmpty();
        assertThat(findings(() -> rules.create(rule(code + ".3", "\0"), false, ANALYST))).extracting(Finding::code).containsExactly("RISK-020");
    }

    private RiskRules rulesWith(List<DeclarationSource.Tried> past) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (past != null) {
            beans.addBean("past", (DeclarationSource) n -> past.subList(0, Math.min(n, past.size())));
        }
        return new RiskRules(transactions, store, checks, new TryOut(beans.getBeanProvider(DeclarationSource.class), targeting), targeting, told, time);
    }

    @Test
    void aRuleIsTriedOnPastDeclarationsAndTooBroadOnesMustBeConfirmed() {
        List<DeclarationSource.Tried> past = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            past.add(new DeclarationSource.Tried(Ids.next(), "2200202610000000" + i, facts(i < 30 ? "many" : i < 32 ? "few" : "none", 1L)));
        }
        RiskRules own = rulesWith(past);
        TryOut.Outcome outcome = own.tryOut(rule("T", "few"), 500, ANALYST);
        assertThat(outcome.tried()).isEqualTo(100);
        assertThat(outcome.hit()).isEqualTo(2);
        assertThat(outcome.share()).isEqualByComparingTo("2");
        assertThat(outcome.examples()).hasSize(2).first().satisfies(e -> {
            assertThat(e.number()).isEqualTo(past.get(30).number());
            assertThat(e.explanation().getFirst().pointer()).isEqualTo("/goodsItems/0/brand");
            assertThat(e.explanation().getFirst().condition().zh()).isEqualTo("货物品牌等于few");
        });
        String code = unique("B");
        assertThat(findings(() -> own.create(rule(code, "many"), false, ANALYST))).extracting(Finding::code).containsExactly("RISK-009");
        assertThat(own.create(rule(code, "many"), true, ANALYST).findings()).extracting(Texts.FindingView::code).containsExactly("RISK-009");
        assertThatThrownBy(() -> rulesWith(null).tryOut(rule("T", "few"), 500, ANALYST)).isInstanceOf(PlatformException.class)
                .satisfies(e -> assertThat(((PlatformException) e).code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(findings(() -> own.tryOut(draft("T", List.of()), 500, ANALYST))).extracting(Finding::code).containsExactly("RISK-010");
    }

    @Test
    void hitsAreKeptExplainedAndHiddenFromTradersAndResultsComeBack() {
        String code = unique("H");
        RuleView rule = rules.create(rule(code, code), false, ANALYST);
        rules.activate(rule.id(), null, ANALYST);
        Actor trader = new Actor(90, "trader", Set.of(Role.DECLARANT), null, 41L);
        List<Targeted> targeted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Facts facts = facts(code, 41L);
            Targets targets = targeting.target(facts);
            targeted.add(new Targeted(new SubjectRef("declaration", facts.subjectId()), "2200", new Targets(targets.hits(), i == 0, targets.suppressed())));
        }
        transactions.run(trader, () -> hits.record(targeted));
        transactions.run(trader, () -> hits.record(targeted));
        SubjectRef first = targeted.get(0).subject();
        assertThat(transactions.read(trader, () -> hits.list(first))).isEmpty();
        assertThat(transactions.read(trader, () -> journal.list(first))).isEmpty();
        List<Recorded> kept = transactions.read(OFFICER, () -> hits.list(first));
        assertThat(kept).hasSize(2).extracting(Recorded::isRandom).containsExactly(false, true);
        assertThat(kept.getFirst().explanation()).isEqualTo(targeted.get(0).targets().hits().getFirst().explanation());
        assertThat(kept.getFirst().departments()).containsExactly(Department.CUSTOMS);

        transactions.run(OFFICER, () -> publisher.publishEvent(new InspectionFeedback(first, true, "多出3件")));
        transactions.run(OFFICER, () -> publisher.publishEvent(new InspectionFeedback(first, false, null)));
        transactions.run(OFFICER, () -> publisher.publishEvent(new InspectionFeedback(targeted.get(1).subject(), false, null)));
        RuleView now = rules.get(rule.id(), OFFICER);
        assertThat(List.of(now.hits(), now.inspected(), now.found())).containsExactly(3L, 2L, 1L);
        assertThat(transactions.read(OFFICER, () -> hits.list(first))).allSatisfy(h -> {
            assertThat(h.result()).isEqualTo("FOUND");
            assertThat(h.resultNote()).isEqualTo("多出3件");
        });
        assertThat(parameters.settings(OFFICER).randomFound()).isPositive();
    }

    @Test
    void whiteListedHitsAreRecordedAsSuppressed() {
        String code = unique("W");
        RuleView rule = rules.create(rule(code, code), false, ANALYST);
        rules.activate(rule.id(), null, ANALYST);
        var exemption = parameters.exempt(new RiskParameters.ExemptionDraft(501L, null, rule.id(), null, null, "长期守法"), ANALYST);
        Facts facts = facts(code, 501L);
        Targets targets = targeting.target(facts);
        assertThat(targets.hits()).isEmpty();
        SubjectRef subject = new SubjectRef("declaration", facts.subjectId());
        transactions.run(OFFICER, () -> hits.record(List.of(new Targeted(subject, "2200", targets))));
        assertThat(transactions.read(OFFICER, () -> hits.list(subject))).filteredOn(h -> !h.isRandom()).singleElement()
                .satisfies(h -> assertThat(h.suppressedBy()).isEqualTo(exemption.id()));
        RuleView now = rules.get(rule.id(), OFFICER);
        assertThat(List.of(now.hits(), now.suppressed())).containsExactly(0L, 1L);
        parameters.endExemption(exemption.id(), ANALYST);
        assertThat(codes(facts(code, 501L))).containsExactly(code + "@1");
        assertThatThrownBy(() -> parameters.endExemption(exemption.id(), ANALYST)).hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> parameters.exempt(new RiskParameters.ExemptionDraft(null, null, null, null, null, "x"), ANALYST))
                .hasMessageContaining("REFUSED");
    }

    @Test
    void samplingTakesTheGradesFactorFromTheLaw() {
        String code = unique("G");
        RuleDraft plain = rule(code, code);
        RuleDraft half = new RuleDraft(code, plain.name(), null, plain.conditions(), plain.action(), Department.CUSTOMS, null, null, null, null, null,
                plain.reason(), new BigDecimal("50"));
        rules.activate(rules.create(half, false, ANALYST).id(), null, ANALYST);
        int[] taken = new int[2];
        for (int i = 0; i < 200; i++) {
            Facts f = facts(code, 1L);
            taken[0] += targeting.target(new Facts(f.document(), f.subjectId(), "DISHONEST", 1L, "2200", DAY, Map.of())).hits().size();
            taken[1] += targeting.target(new Facts(f.document(), f.subjectId(), "ADVANCED", 1L, "2200", DAY, Map.of())).hits().size();
        }
        // 50 % times 4 is every one; 50 % times 0.2 is a tenth.
        assertThat(taken[0]).isEqualTo(200);
        assertThat(taken[1]).isBetween(1, 60);
    }

    @Test
    void anotherProcessReadsTheSnapshotWhenTheCounterMoves() {
        Targeting other = new Targeting(transactions, store, law, texts, codes, time);
        String code = unique("S");
        rules.activate(rules.create(rule(code, code), false, ANALYST).id(), null, ANALYST);
        assertThat(other.target(facts(code, 1L)).hits()).isEmpty();
        var before = targeting.snapshot();
        other.refresh();
        assertThat(other.target(facts(code, 1L)).hits()).hasSize(1);
        targeting.refresh();
        assertThat(targeting.snapshot()).as("nothing moved, nothing read").isSameAs(before);
    }

    @Test
    void theRandomShareIsTheLawsUnlessSetAndNeverNothing() {
        assertThat(parameters.settings(OFFICER).randomSharePercent()).isEqualByComparingTo(law.decimal("risk.random.share.percent", DAY));
        RiskParameters.SettingsChange all = new RiskParameters.SettingsChange(new BigDecimal("100"), null, "tried out");
        assertThat(parameters.change(all, ANALYST).fromLaw()).as("in the law's place only by two").isTrue();
        RiskParameters.SettingsView changed = parameters.change(all, SECOND);
        assertThat(changed.fromLaw()).isFalse();
        assertThat(targeting.target(facts("none", 1L)).random()).isTrue();
        assertThatThrownBy(() -> parameters.change(new RiskParameters.SettingsChange(BigDecimal.ZERO, null, null), ANALYST)).hasMessageContaining("risk.share");
        RiskParameters.SettingsChange back = new RiskParameters.SettingsChange(null, null, "tried out");
        assertThat(parameters.change(back, ANALYST).fromLaw()).as("another has to want it too").isFalse();
        assertThat(parameters.change(back, SECOND).fromLaw()).isTrue();
    }

    @Test
    void referenceValuesAreReplacedAndOverlapsRefused() {
        var reference = new org.tongguan.risk.engine.References.Reference("m" + unique(""), "0202", new BigDecimal("40"), DAY, null, "t");
        assertThat(values.change(List.of(reference), "new", ANALYST)).isTrue();
        assertThat(values.asked(OFFICER).values()).extracting(ReferenceValues.AskedReference::metric).containsExactly(reference.metric());
        assertThat(values.change(List.of(reference), "new", SECOND)).isFalse();
        assertThat(values.change(List.of(reference), "new", ANALYST)).as("stands already").isFalse();
        assertThat(values.asked(OFFICER).values()).isEmpty();
        var overlapping = new org.tongguan.risk.engine.References.Reference(reference.metric(), "0202", BigDecimal.ONE, DAY.minusDays(1), null, "t");
        assertThatThrownBy(() -> values.change(List.of(overlapping), "new", ANALYST)).hasMessageContaining("risk.reference");
        assertThat(values.list(OFFICER)).filteredOn(r -> r.metric().equals(reference.metric())).hasSize(1);
    }

    @Test
    void sampleRulesAreSoundAndImportedOnce() throws Exception {
        Path file = Path.of("data/sample/risk_rules.yaml");
        List<String> sample = RuleFile.read(Files.newInputStream(file)).rules().stream().map(RuleDraft::code).toList();
        assertThat(sample).hasSizeGreaterThanOrEqualTo(25).doesNotHaveDuplicates();
        int created = rules.importRules(Files.newInputStream(file), ANALYST, SECOND);
        assertThat(rules.importRules(Files.newInputStream(file), ANALYST, SECOND)).isZero();
        Facts meat = new Facts(facts("none", 1L).document(), UUID.randomUUID(), "REGISTERED", 1L, "2200", DAY,
                Map.of("/goodsItems/0/valuePerKg", new BigDecimal("12.5")));
        assertThat(targeting.target(meat).hits()).filteredOn(h -> h.ruleCode().equals("VAL-MEAT")).singleElement().satisfies(h -> {
            assertThat(h.reason().zh()).contains("六成");
            assertThat(h.explanation()).extracting(Targets.Because::value).containsExactly("0202300090", "12.5 ÷ 38 = 0.3289");
        });
        assertThatThrownBy(() -> rules.importRules(new java.io.ByteArrayInputStream("rules: [{code: X, action: nonsense}]".getBytes()), ANALYST, SECOND))
                .hasMessageContaining("MALFORMED");
        // Other tests share the database: rules that came with this test go with it.
        rules.list("ACTIVE", null, 0, 200, ANALYST).items().stream().filter(r -> created > 0 && sample.contains(r.code()))
                .forEach(r -> {
                    rules.retire(r.id(), "test", ANALYST);
                    rules.retire(r.id(), "test", SECOND);
                });
    }
}
