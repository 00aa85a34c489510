package org.tongguan.risk;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.reference.Texts;
import org.tongguan.risk.RuleProcedure.State;
import org.tongguan.risk.engine.RuleFile;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/**
 * The analysts' rules: written, tried, activated, retired. Every save is a new version that stays; only the activated one is matched. One person brings a
 * rule into force; what ends it or puts another version in its place may let something go that it would have hit, and takes two.
 */
@Component
public class RiskRules implements TwoPersonAction {

    private static final String EASE = "ease-rule";
    static final int TRY_LAST = 500;
    private static final int MAX_PAGE = 200;
    /** Fewer declarations than this say nothing about breadth. */
    private static final int ENOUGH_TO_JUDGE = 20;
    private final Transactions transactions;
    private final RiskStore store;
    private final RuleChecks checks;
    private final TryOut tryOut;
    private final Targeting targeting;
    private final Told told;
    private final Clock clock;

    RiskRules(Transactions transactions, RiskStore store, RuleChecks checks, TryOut tryOut, Targeting targeting, Told told, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.checks = checks;
        this.tryOut = tryOut;
        this.targeting = targeting;
        this.told = told;
        this.clock = clock;
    }

    /** A page of rules, as in the API. */
    public record RulePage(List<RuleView> items, int page, int size, long total) { }

    /** What a change tells, and whom it asks: the journal, the words of findings, a second person. */
    @Component
    static final class Told {
        private final Journal journal;
        private final Texts texts;
        private final TwoPersons twoPersons;
        private final ReferenceValues references;

        Told(Journal journal, Texts texts, TwoPersons twoPersons, ReferenceValues references) {
            this.references = references;
            this.journal = journal;
            this.texts = texts;
            this.twoPersons = twoPersons;
        }

        private void rule(String kind, RuleDraft rule, UUID id, int version) {
            journal.record(JournalEvent.of(kind, new SubjectRef("risk-rule", id), null, rule.office(), Map.of("code", rule.code(), "version", version)));
        }
    }

    /** Newest versions, by code; {@code state} and {@code query} (in code or name) may be null. */
    public RulePage list(String state, String query, int page, int size, Actor actor) {
        int limit = Math.clamp(size, 1, MAX_PAGE);
        int number = Math.max(0, page);
        return transactions.read(actor, () -> {
            List<RiskStore.RuleRow> rows = store.list(state, query, Math.multiplyExact(Math.min(number, 1_000_000), limit), limit);
            Map<UUID, RiskStore.Rate> rates = store.rates(rows.stream().map(RiskStore.RuleRow::id).toList());
            return new RulePage(rows.stream().map(r -> view(r, rates.getOrDefault(r.id(), RiskStore.Rate.NONE), List.of(), actor)).toList(), number, limit,
                    store.count(state, query));
        });
    }

    /**
     * One rule.
     *
     * @throws PlatformException NOT_FOUND
     */
    public RuleView get(UUID id, Actor actor) {
        return transactions.read(actor, () -> view(find(id, false), List.of(), actor));
    }

    /**
     * A new rule, as a draft.
     *
     * @param confirm saves it although it would hit a large share of declarations
     * @throws PlatformException REFUSED with all findings; CONFLICT when the code is taken
     */
    public RuleView create(RuleDraft draft, boolean confirm, Actor actor) {
        return transactions.call(actor, () -> {
            RuleDraft rule = draft.withDefaults(actor.name(), LocalDate.now(clock));
            List<Finding> warnings = check(rule, confirm);
            UUID id = Ids.next();
            if (!store.insert(id, rule.code())) {
                throw new PlatformException(ErrorCode.CONFLICT, "risk.code", rule.code());
            }
            store.insertVersion(id, 1, rule, actor.name(), clock.instant());
            told.rule("RiskRuleSaved", rule, id, 1);
            return view(find(id, false), warnings, actor);
        });
    }

    /** A new version of a rule; as {@link #create}. What is matched does not change until it is activated. */
    public RuleView save(UUID id, RuleDraft draft, boolean confirm, Actor actor) {
        return transactions.call(actor, () -> {
            RiskStore.RuleRow row = find(id, true);
            step(row, "save", actor);
            if (!row.code().equals(draft.code())) {
                throw new PlatformException(ErrorCode.CONFLICT, "risk.code.fixed", row.code());
            }
            RuleDraft rule = draft.withDefaults(actor.name(), LocalDate.now(clock));
            List<Finding> warnings = check(rule, confirm);
            int version = row.version() + 1;
            store.insertVersion(id, version, rule, actor.name(), clock.instant());
            store.update(id, row.state(), version, row.activeVersion());
            told.rule("RiskRuleSaved", rule, id, version);
            return view(find(id, false), warnings, actor);
        });
    }

    private List<Finding> check(RuleDraft rule, boolean confirm) {
        List<Finding> findings = new ArrayList<>(checks.check(rule, LocalDate.now(clock), targeting.snapshot().index().references()));
        if (findings.stream().noneMatch(Finding::isError)) {
            findings.addAll(checks.duplicates(rule, targeting.snapshot().index().contents()));
            findings.addAll(breadth(rule, confirm));
        }
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new PlatformException(ErrorCode.REFUSED, "risk.rule", findings, rule.code());
        }
        return findings;
    }

    private List<Finding> breadth(RuleDraft rule, boolean confirm) {
        BigDecimal limit = store.settings().tooBroadPercent();
        return tryOut.run(rule, TRY_LAST).filter(o -> o.tried() >= ENOUGH_TO_JUDGE && o.share().compareTo(limit) > 0)
                .map(o -> confirm ? Finding.warning("RISK-009", "/conditions", o.share(), o.tried(), limit)
                        : Finding.error("RISK-009", "/conditions", o.share(), o.tried(), limit)).stream().toList();
    }

    /**
     * Makes the newest version the one that is matched, here at once, in other processes within seconds. In the place of an active one it only becomes a
     * request that another confirms, here by the same step or under two-persons.
     *
     * @param reason wanted where it takes two
     * @throws PlatformException what {@link TwoPersons#ask} throws
     */
    public RuleView activate(UUID id, String reason, Actor actor) {
        return step(id, "activate", reason, actor);
    }

    /** Takes the rule out for good: an active one by two, as {@link #activate}. */
    public RuleView retire(UUID id, String reason, Actor actor) {
        return step(id, "retire", reason, actor);
    }

    private RuleView step(UUID id, String command, String reason, Actor actor) {
        RuleView view = transactions.call(actor, () -> {
            RiskStore.RuleRow row = find(id, true);
            step(row, command, actor);
            if (row.state() == State.ACTIVE) {
                told.twoPersons.ask(actor, new TwoPersons.Wish(EASE, new SubjectRef("risk-rule", id), row.code() + " " + row.content().name(), null,
                        Map.of("command", command, "version", String.valueOf(row.version())), reason));
            } else {
                move(row, command, actor);
            }
            return view(find(id, false), List.of(), actor);
        });
        targeting.refresh();
        return view;
    }

    @Override
    public String kind() {
        return EASE;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.ANALYST, Role.SENIOR);
    }

    @Override
    public void lock(TwoPersonRequest request) {
        find(request.subject().id(), true);
    }

    /** What two want, of the version that they saw. */
    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        RiskStore.RuleRow row = find(request.subject().id(), true);
        String command = request.arguments().get("command");
        if (row.version() != Integer.parseInt(request.arguments().get("version"))) {
            throw new PlatformException(ErrorCode.CONFLICT, "risk.rule.newer", row.code(), row.version());
        }
        // Whoever asked had the step's role; the second person's is asked for by the mechanism.
        move(row, RuleProcedure.TABLE.get(row.state(), command, situation(row)));
    }

    private void move(RiskStore.RuleRow row, String command, Actor actor) {
        move(row, step(row, command, actor));
    }

    private void move(RiskStore.RuleRow row, Procedure.Step<State, RuleProcedure.Case> step) {
        store.update(row.id(), step.to(), row.version(), step.to() == State.ACTIVE ? Integer.valueOf(row.version()) : row.activeVersion());
        store.moveSnapshot();
        told.rule(step.event(), row.content(), row.id(), row.version());
    }

    /**
     * Tries conditions on the last declarations.
     *
     * @throws PlatformException REFUSED with findings; UNAVAILABLE when no past declarations can be had
     */
    TryOut.Outcome tryOut(RuleDraft draft, int last, Actor actor) {
        List<Finding> findings = checks.conditions(draft.conditions(), LocalDate.now(clock), targeting.snapshot().index().references());
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new PlatformException(ErrorCode.REFUSED, "risk.rule", findings, draft.code());
        }
        return transactions.read(actor, () -> tryOut.run(draft, Math.clamp(last, 1, 5000)))
                .orElseThrow(() -> new PlatformException(ErrorCode.UNAVAILABLE, "risk.try"));
    }

    /**
     * Reads rules and reference values from a YAML file of the layout of {@code data/sample/risk_rules.yaml}, and activates the rules.
     * A rule whose code exists already is left as it is. The values take two, who both want the file.
     *
     * @return how many rules were new
     * @throws PlatformException MALFORMED when it is not such a file; REFUSED with findings for the first rule that has errors
     */
    public int importRules(InputStream yaml, Actor actor, Actor second) {
        RuleFile file = RuleFile.read(yaml);
        // Each in his own name; an import that was cut off in between goes on with the second.
        if (!told.references.asked(actor).values().isEmpty() || told.references.change(file.references(), "rule file", actor)) {
            told.references.change(file.references(), "rule file", second);
        }
        int count = transactions.call(actor, () -> {
            int created = 0;
            for (RuleDraft draft : file.rules()) {
                if (!store.exists(draft.code())) {
                    UUID id = create(draft, true, actor).id();
                    move(find(id, true), "activate", actor);
                    created++;
                }
            }
            store.moveSnapshot();
            return created;
        });
        targeting.refresh();
        return count;
    }

    private RiskStore.RuleRow find(UUID id, boolean lock) {
        return store.find(id, lock).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "risk.rule.none", id));
    }

    private static Procedure.Step<State, RuleProcedure.Case> step(RiskStore.RuleRow row, String command, Actor actor) {
        return RuleProcedure.TABLE.get(row.state(), command, situation(row), actor);
    }

    private static RuleProcedure.Case situation(RiskStore.RuleRow row) {
        return new RuleProcedure.Case(row.activeVersion() == null || row.activeVersion() != row.version());
    }

    private RuleView view(RiskStore.RuleRow row, List<Finding> findings, Actor actor) {
        return view(row, store.rates(List.of(row.id())).getOrDefault(row.id(), RiskStore.Rate.NONE), findings, actor);
    }

    private RuleView view(RiskStore.RuleRow row, RiskStore.Rate rate, List<Finding> findings, Actor actor) {
        RuleDraft c = row.content();
        return new RuleView(row.id(), row.code(), c.name(), c.description(), c.conditions(), c.action(), c.department(), c.departments(), c.owner(), c.office(),
                c.validFrom(), c.validTo(), row.state().name(), c.reason(), c.samplingPercent(), row.version(), row.activeVersion(), rate.hits(),
                rate.inspected(), rate.found(), rate.suppressed(), row.savedBy(), row.savedAt(), told.texts.views(findings),
                RuleProcedure.TABLE.commands(row.state(), situation(row), actor));
    }
}
