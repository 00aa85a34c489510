package org.tongguan.declaration.screening;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.PeriodicDay;
import org.tongguan.declaration.rules.Case;
import org.tongguan.declaration.rules.RuleBook;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;
import org.tongguan.risk.Facts;
import org.tongguan.risk.Targeting;
import org.tongguan.risk.Targets;
import org.tongguan.tariff.Assessment;
import org.tongguan.trader.Grade;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/**
 * Everything that can be said of a document without the database: rules, duty, targeting. Runs in the sender's own thread, many at a time,
 * before any transaction.
 */
@Component
public class Screening {

    private final CodeLists codes;
    private final Law law;
    private final TariffView tariff;
    private final Valuation valuation;
    private final Targeting targeting;
    private final Traders traders;
    private final Registers registers;
    private final Clock clock;

    Screening(CodeLists codes, Law law, TariffView tariff, Valuation valuation, Targeting targeting, Traders traders, Registers registers,
              Clock clock) {
        this.codes = codes;
        this.law = law;
        this.tariff = tariff;
        this.valuation = valuation;
        this.targeting = targeting;
        this.traders = traders;
        this.registers = registers;
        this.clock = clock;
    }

    /**
     * Screens a document as filed today by that trader.
     *
     * @param id        identity of the declaration it belongs to; decides the random share
     * @param declaring false to keep it as a draft: then neither duty nor targeting is asked
     */
    public Screened screen(long traderId, Document document, boolean declaring, UUID id) {
        LocalDate today = LocalDate.now(clock);
        Trader filer = traders.get(traderId);
        Case subject = new Case(document, today, declaring, codes, law, tariff, new KnownParties(filer));
        List<Finding> findings = new ArrayList<>(RuleBook.check(subject));
        boolean sound = declaring && findings.stream().noneMatch(Finding::isError);
        Assessment duty = sound ? valuation.assess(document, today) : null;
        findings.addAll(registers.check(traderId, id, document, duty));
        // Goods that moved before cannot be looked at now: they were targeted each time they moved.
        Targets targets = sound && PeriodicDay.statement(document) == null ? targeting.target(facts(document, id, filer, today, duty)) : Targets.NONE;
        return new Screened(id, traderId, filer.grade().name(), document,
                duty == null ? null : Valuation.write(duty), declaring ? Fingerprint.of(document) : null,
                subject.isSummary(), subject.isFull(), "CL".equals(subject.typePrefix()), declaring, findings, targets, duty);
    }

    private Facts facts(Document document, UUID id, Trader filer, LocalDate today, Assessment duty) {
        List<BigDecimal> values = new ArrayList<>();
        duty.lines().forEach(line -> values.add(line.customsValue()));
        return new Facts(document, id, filer.grade().name(), filer.id(), document.head("declarationOffice"), today, Facts.derive(document, values));
    }

    private final class KnownParties implements Case.Parties {
        private final Trader filer;

        private KnownParties(Trader filer) {
            this.filer = filer;
        }

        @Override
        public boolean isRegistered(String code) {
            return traders.findByCode(code).isPresent();
        }

        @Override
        public boolean isActive(String code) {
            Optional<Trader> found = traders.findByCode(code);
            return found.isPresent() && found.get().active();
        }

        @Override
        public boolean isFiler(String code) {
            return filer.customsCode().equals(code) || filer.creditCode().equals(code);
        }

        @Override
        public boolean hasOverdueFullDeclaration() {
            return registers.overdue().contains(filer.id());
        }

        @Override
        public boolean isConsolidatedStopped() {
            return registers.overdue().hasDefaulted(filer.id());
        }

        @Override
        public boolean isDishonest(String code) {
            return traders.findByCode(code).filter(trader -> trader.grade() == Grade.DISHONEST).isPresent();
        }

        @Override
        public String nameOf(String code) {
            return traders.findByCode(code).map(trader -> trader.name().zh()).orElse(null);
        }

        @Override
        public String creditCodeOf(String customsCode) {
            return traders.findByCode(customsCode).map(Trader::creditCode).orElse(null);
        }
    }
}
