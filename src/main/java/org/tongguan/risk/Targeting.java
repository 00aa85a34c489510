package org.tongguan.risk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Text;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;
import org.tongguan.reference.Texts;
import org.tongguan.risk.engine.CompiledRule;
import org.tongguan.risk.engine.ConditionTexts;
import org.tongguan.risk.engine.Draw;
import org.tongguan.risk.engine.References;
import org.tongguan.risk.engine.RiskField;
import org.tongguan.risk.engine.RuleIndex;
import org.tongguan.risk.engine.Snapshot;
import org.tongguan.runtime.Transactions;

/**
 * Says which rules a declaration hits and whether the random share takes it: in memory, from an immutable snapshot of the active rules.
 * Every process reads the snapshot again when the database's counter has moved, within two seconds of another process's change.
 */
@Component
public class Targeting {

    private static final Logger LOG = LoggerFactory.getLogger(Targeting.class);
    private static final int MILLISECONDS = 2000;
    private final Transactions transactions;
    private final RiskStore store;
    private final Law law;
    private final ConditionTexts words;
    private volatile Snapshot snapshot;

    Targeting(Transactions transactions, RiskStore store, Law law, Texts texts, CodeLists codes, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.law = law;
        this.words = new ConditionTexts(texts, (list, code) -> name(codes, list, code, clock));
        this.snapshot = read();
    }

    private static Text name(CodeLists codes, String list, String code, Clock clock) {
        return codes.names().contains(list) ? codes.name(list, code, LocalDate.now(clock)) : Text.of(code, code);
    }

    /**
     * Targets one declaration. Pure: no database, no clock; the same facts and rules give the same answer, which is what an audit repeats.
     * White lists set aside hits of rules; nothing sets aside the random share.
     */
    public Targets target(Facts facts) {
        return snapshot.target(facts);
    }

    /** Reads the rules again if the database's counter has moved. */
    @Scheduled(fixedDelay = MILLISECONDS)
    synchronized void refresh() {
        // Inside a transaction its own uncommitted rules would be seen; the timer picks them up once they are committed.
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                && transactions.read(Actor.PLATFORM, store::snapshotVersion) != snapshot.version()) {
            snapshot = read();
        }
    }

    private Snapshot read() {
        return transactions.read(Actor.PLATFORM, () -> {
            // The counter first: what changes meanwhile moves it again and is read next time.
            RiskStore.SettingsRow settings = store.settings();
            References references = References.of(store.listReferences());
            List<CompiledRule> rules = store.listActive().stream().filter(Targeting::isKnown)
                    .map(r -> new CompiledRule(r.id(), r.activeVersion(), r.content(), words)).toList();
            RuleIndex index = RuleIndex.of(rules, references);
            return new Snapshot(settings.snapshotVersion(), index, store.listExemptions(), new Draw(settings.secret()), rates(settings.randomSharePercent()));
        });
    }

    /** A rule on a field that the dictionary has lost must not keep the platform from starting. */
    private static boolean isKnown(RiskStore.RuleRow rule) {
        boolean known = rule.content().conditions().stream().allMatch(c -> RiskField.find(c.field()).isPresent());
        if (!known) {
            LOG.error("Active rule {} names a field that no longer exists: it is not matched", rule.code());
        }
        return known;
    }

    private Snapshot.Rates rates(BigDecimal randomShare) {
        return new Snapshot.Rates() {
            @Override
            public BigDecimal randomSharePercent(LocalDate day) {
                return randomShare != null ? randomShare : law.decimal("risk.random.share.percent", day);
            }

            @Override
            public BigDecimal gradeFactor(String grade, LocalDate day) {
                return law.decimal("aeo.inspection.factor." + switch (grade == null ? "" : grade) {
                    case "ADVANCED" -> "advanced";
                    case "DISHONEST" -> "dishonest";
                    default -> "normal";
                }, day);
            }
        };
    }

    /** The reference value of that metric for a commodity code on that day: of the longest key the code begins with; from the same snapshot as the rules. */
    public Optional<BigDecimal> reference(String metric, String commodityCode, LocalDate day) {
        return snapshot.index().references().find(metric, commodityCode, day);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    CompiledRule compile(RuleDraft draft) {
        return new CompiledRule(new java.util.UUID(0, 1), 0, draft, words);
    }
}
