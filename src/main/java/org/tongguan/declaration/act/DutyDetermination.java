package org.tongguan.declaration.act;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationProcedure;
import org.tongguan.declaration.control.Settlement;
import org.tongguan.declaration.control.Taxation;
import org.tongguan.declaration.screening.Valuation;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.tariff.Assessment;

/**
 * An officer says what goods owe for which no rate is at hand: line by line, with the basis, never by silence. Then the bill follows and the
 * review that waited for it is done (Tariff Law art. 45: customs confirms the tax).
 */
@Component
public class DutyDetermination {

    private final Taxation taxation;
    private final Settlement settlement;
    private final Holds holds;
    private final Journal journal;

    DutyDetermination(Taxation taxation, Settlement settlement, Holds holds, Journal journal) {
        this.taxation = taxation;
        this.settlement = settlement;
        this.holds = holds;
        this.journal = journal;
    }

    /**
     * What one line owes.
     *
     * @param taxes amounts in yuan by tax; an empty map says that the line owes nothing
     * @param basis rate and article, in the officer's words
     */
    public record Determined(int itemNumber, Map<Assessment.Tax, BigDecimal> taxes, String basis) { }

    /**
     * Puts the officer's figures in the place of what could not be computed. Every such line must be named.
     *
     * @throws PlatformException REFUSED {@code duty.determine} naming the first line that is missing, not open, or without basis
     */
    public void determine(Actor officer, Declaration d, List<Determined> lines) {
        DeclarationProcedure.TABLE.get(d.state(), "determine-duty", settlement.standing(d.id()), officer);
        Assessment before = Valuation.read(d.assessment());
        List<Assessment.Line> after = new ArrayList<>();
        for (Assessment.Line line : before.lines()) {
            after.add(line.treatment() == Assessment.Treatment.NOT_COMPUTED ? determined(officer, line, lines) : line);
        }
        Assessment whole = new Assessment(before.direction(), before.rateDate(), before.exchangeDate(), before.lawVersion(), before.exchangeRates(),
                after, before.findings());
        journal.record(JournalEvent.of("DutyDetermined", d.ref(), d.traderId(), d.key().office(), Map.of("total", whole.total().toPlainString())));
        taxation.determined(d, whole);
        holds.lift(d.ref(), HoldReason.DOCUMENT_REVIEW, "DUTY");
        settlement.settle(d.id());
    }

    private static Assessment.Line determined(Actor officer, Assessment.Line line, List<Determined> all) {
        Determined said = all.stream().filter(l -> l.itemNumber() == line.itemNumber()).findFirst().orElse(null);
        boolean sound = said != null && said.basis() != null && !said.basis().isBlank() && said.taxes() != null
                && said.taxes().values().stream().allMatch(a -> a != null && a.signum() >= 0 && a.stripTrailingZeros().scale() <= 2);
        if (!sound) {
            throw new PlatformException(ErrorCode.REFUSED, "duty.determine", line.itemNumber());
        }
        List<Assessment.TaxLine> taxes = new ArrayList<>();
        said.taxes().forEach((tax, amount) -> taxes.add(new Assessment.TaxLine(tax, "OFFICER", "", amount.setScale(2),
                List.of(new Assessment.Step("officer", List.of(officer.name(), said.basis(), amount.toPlainString()))))));
        return new Assessment.Line(line.itemNumber(), line.commodityCode(), line.description(), line.customsValue(), Assessment.Treatment.LEVIED,
                line.worked(), taxes);
    }
}
