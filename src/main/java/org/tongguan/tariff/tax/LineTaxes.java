package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Assessment.Step;
import org.tongguan.tariff.Claim;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.choice.RateChoice;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.GoodsLaw;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Schedule.RatedRemedy;

/**
 * The taxes of one line: treatment, rate and remedies ({@link RateChoice}), duty (Tariff Law art. 23), then, once the duty of the whole shipment is
 * known, consumption tax and VAT upon it. Every tax is rounded once.
 */
public final class LineTaxes {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Set<String> YUAN = Set.of("CNY");
    static final BigDecimal ZERO = new BigDecimal("0.00");
    private final Ground ground;
    private final Shipment.GoodsLine goods;
    private final int index;
    private final Quantities quantities;
    private final Rated tariff;
    private final List<Finding> findings;
    private final List<Step> worked;
    private final List<Step> dutyWorked = new ArrayList<>(4);
    private final List<LeviedRemedy> remedies = new ArrayList<>(2);
    private GoodsLaw law;
    private RateChoice choice;
    private List<Step> decisions = List.of();
    private BigDecimal value;
    private Assessment.Treatment treatment;
    private RateChoice.Answer chosen;
    private String rateKind;
    private RateExpression rate;
    private BigDecimal duty = ZERO;
    private SupervisedGoods.Stay stay;

    /**
     * @param index    of the line in its shipment
     * @param value    of the line to the fen, null = not determined
     * @param steps    how the shipment's value came about
     * @param findings where findings go
     */
    public LineTaxes(Ground ground, int index, BigDecimal value, List<Step> steps, List<Finding> findings) {
        this.ground = ground;
        this.goods = ground.shipment().lines().get(index);
        this.index = index;
        this.value = value;
        this.quantities = new Quantities(goods.quantities(), goods.netWeightKg());
        this.tariff = ground.schedule().line(goods.commodityCode(), ground.shipment().rateDate());
        this.findings = findings;
        this.worked = new ArrayList<>(steps);
    }

    /** How the line is treated; null before {@link #computeDuty}. */
    public Assessment.Treatment treatment() {
        return treatment;
    }

    /** Duty, remedies or export duty of this line; zero where none is levied or it is not computed. */
    public BigDecimal duty() {
        return due(wholeDuty());
    }

    private BigDecimal wholeDuty() {
        BigDecimal sum = duty;
        for (LeviedRemedy one : remedies) {
            sum = sum.add(one.amount());
        }
        return sum;
    }

    /** The part of a tax that is due by the time under supervision; all of it where the goods are not there for a time. */
    BigDecimal due(BigDecimal tax) {
        return stay == null ? tax : stay.of(tax, ground.settings()).amount();
    }

    private boolean isExport() {
        return ground.shipment().direction() == Shipment.Direction.EXPORT;
    }

    /** Treatment, rate, duty and remedies. */
    public void computeDuty() {
        treatment = new Treating(ground, index, tariff, worked, findings).treatment();
        if (!isExport()) {
            round();
        }
        if (isLevied() && !(isExport() ? computeExportDuty() : computeImportDuty())) {
            treatment = Assessment.Treatment.NOT_COMPUTED;
        }
        SupervisedGoods.Stay told = ground.shipment().besides().stays().get(index);
        Optional<Finding> missing = told == null || !isLevied() ? Optional.empty() : told.missing(ground.settings(), isExport(), pointer() + "/stay");
        missing.ifPresent(finding -> {
            findings.add(finding);
            treatment = Assessment.Treatment.NOT_COMPUTED;
        });
        stay = isLevied() ? told : null;
    }

    /** Whether taxes are computed for it, to be paid or to be secured. */
    boolean isLevied() {
        return treatment == Assessment.Treatment.LEVIED || treatment == Assessment.Treatment.HALVED || treatment == Assessment.Treatment.SECURED;
    }

    private String pointer() {
        return "/goodsItems/" + index;
    }

    private void find(String code, String field, Object... args) {
        findings.add(Finding.warning(code, pointer() + field, args));
    }

    private boolean refuse(String code, String field, Object... args) {
        find(code, field, args);
        return false;
    }

    private boolean unknownCode() {
        String code = String.valueOf(goods.commodityCode());
        List<Rated> others = ground.schedule().versions(code);
        return others.isEmpty() ? refuse("DUTY-101", "/commodityCode", goods.itemNumber(), code, ground.shipment().rateDate())
                : refuse("DUTY-127", "/commodityCode", goods.itemNumber(), code, ground.shipment().rateDate(), others.getFirst().line().validFrom(),
                others.getFirst().line().validTo() == null ? "…" : others.getFirst().line().validTo());
    }

    private void round() {
        if (value != null && "YUAN".equals(ground.settings().valueRound())) {
            value = value.setScale(0, RoundingMode.HALF_UP).setScale(2);
            worked.add(Step.of("value.yuan", value));
        }
    }

    /** The choice of rate for a claim; with its reasons where a trace is given. The line must be treated already. */
    RateChoice.Answer choose(Claim claim, List<Step> trace) {
        if (choice == null) {
            choice = new RateChoice(new RateChoice.Question(law(), tariff, ground.settings(), value, quantities, this::isWaived,
                    ground.settings().excludingNatures().contains(String.valueOf(ground.shipment().levyNature()))));
        }
        return choice.choose(claim, trace);
    }

    /** What the schedule has for these goods. */
    GoodsLaw law() {
        if (law == null) {
            law = new GoodsLaw(ground.schedule(), goods.commodityCode(), goods.originCountry(), ground.shipment().rateDate());
        }
        return law;
    }

    /** Why the line has the rate it has; empty where it has none by the tariff. */
    List<Step> decisions() {
        if (decisions.isEmpty() && tariff != null && !isExport()) {
            decisions = new ArrayList<>(8);
            choose(goods.claim(), decisions);
        }
        return decisions;
    }

    private boolean isWaived(Agreement agreement) {
        BigDecimal limit = agreement.waiverAmount() == null || ground.total() == null ? null : ground.waivers().yuan(agreement);
        return limit != null && ground.total().compareTo(limit) <= 0;
    }

    private boolean computeImportDuty() {
        if (tariff == null) {
            return unknownCode();
        }
        decisions = ground.told() ? new ArrayList<>(8) : List.of();
        chosen = choose(goods.claim(), ground.told() ? decisions : null);
        for (RateChoice.Problem p : chosen.problems()) {
            List<Object> args = new ArrayList<>(p.args());
            args.addFirst(goods.itemNumber());
            find(p.code(), p.field(), args.toArray());
        }
        rate = chosen.rate();
        rateKind = chosen.kind();
        if (rate == null && !chosen.isStopped()) {
            return refuse("DUTY-102", "/commodityCode", goods.itemNumber(), goods.commodityCode(), rateKind);
        }
        tellChoice();
        if (!chosen.isChosen() || !areComputable()) {
            return false;
        }
        if (tariff.line().vatPercent() == null) {
            return refuse("DUTY-102", "/commodityCode", goods.itemNumber(), goods.commodityCode(), "VAT");
        }
        Optional<String> lacking = lacking(chosen);
        if (lacking.isPresent()) {
            return refuse("DUTY-103", "/firstQuantity", goods.itemNumber(), lacking.get());
        }
        if (value == null) {
            return false;
        }
        if (value.signum() == 0) {
            return refuse("DUTY-109", "/totalPrice", goods.itemNumber());
        }
        duty = levy(amount(rate), "duty", tariff.line().source());
        for (RatedRemedy r : chosen.remedies()) {
            remedies.add(new LeviedRemedy(r, ground.settings().tax(amount(r.rate()))));
        }
        return true;
    }

    /** Tells the first rate that stands in the tariff without coming to an amount. */
    private boolean areComputable() {
        boolean computable = isComputable(rate);
        for (RatedRemedy r : chosen.remedies()) {
            computable = computable && isComputable(r.rate());
        }
        return computable && (tariff.consumption() == null || isComputable(tariff.consumption()));
    }

    private boolean isComputable(RateExpression e) {
        return e instanceof RateExpression.Percent || e.obstacle().isEmpty() && YUAN.containsAll(e.currencies())
                || refuse("DUTY-128", "/commodityCode", goods.itemNumber(), goods.commodityCode(), e);
    }

    private void tellChoice() {
        if (chosen.exSkipped()) {
            dutyWorked.add(Step.of("rate.ex.skipped", tariff.provisional(), goods.commodityCode()));
        }
        dutyWorked.add(chosen.because());
        if (chosen.ex()) {
            dutyWorked.add(Step.of("rate.ex.applied", goods.commodityCode()));
            find("DUTY-104", "/commodityCode", goods.itemNumber(), goods.commodityCode(), tariff.line().provisional());
        }
        if ("GENERAL".equals(rateKind) && chosen.problems().stream().noneMatch(p -> "DUTY-125".equals(p.code()))) {
            find("DUTY-106", "/originCountry", goods.itemNumber(), goods.originCountry() == null ? "" : goods.originCountry());
        }
    }

    /** The first unit that the rate, a remedy or the consumption tax needs and that is not declared. */
    Optional<String> lacking(RateChoice.Answer answer) {
        Optional<String> unit = quantities.lacks(answer.rate());
        for (RatedRemedy r : answer.remedies()) {
            unit = unit.isPresent() ? unit : quantities.lacks(r.rate());
        }
        return unit.isPresent() || tariff.consumption() == null ? unit : quantities.lacks(tariff.consumption());
    }

    /** What a rate comes to on this line, exactly. */
    BigDecimal amount(RateExpression e) {
        return e instanceof RateExpression.Percent p ? value.multiply(p.percent()).movePointLeft(2) : e.amount(value, quantities);
    }

    /** Rounds a duty once, by half where the line is halved, and tells it. */
    private BigDecimal levy(BigDecimal exact, String key, String source) {
        BigDecimal amount = ground.settings().tax(exact);
        UnitRate.tell(rate, value, quantities, exact, dutyWorked);
        dutyWorked.add(Step.of(key, value, rate, DomesticTaxes.quantitiesOf(rate, quantities), amount, source));
        if (treatment == Assessment.Treatment.HALVED) {
            amount = ground.settings().tax(exact.multiply(HALF));
            dutyWorked.add(Step.of("half", amount));
        }
        return amount;
    }

    private boolean computeExportDuty() {
        if (tariff == null) {
            round();
            return unknownCode();
        }
        ExportDuty export = ExportDuty.of(tariff, value, quantities, ground.shipment().besides().isExportDutyBeside());
        if (export.rate() == null) {
            round();
            worked.add(export.told());
            return true;
        }
        if (value == null) {
            return false;
        }
        if (value.signum() == 0) {
            return refuse("DUTY-109", "/totalPrice", goods.itemNumber());
        }
        if (export.lacking() != null) {
            return refuse("DUTY-103", "/firstQuantity", goods.itemNumber(), export.lacking());
        }
        if (export.value() == null) {
            return refuse("DUTY-102", "/commodityCode", goods.itemNumber(), goods.commodityCode(), "EXPORT");
        }
        value = export.value();
        worked.add(export.told());
        round();
        rate = export.rate();
        rateKind = export.kind();
        dutyWorked.add(Step.of("rate." + rateKind, rate, tariff.exportDuty() == null ? "?" : tariff.exportDuty()));
        duty = levy(amount(rate), "duty.export", tariff.line().source());
        return true;
    }

    private boolean bearsDomesticTaxes() {
        return isLevied() && rate != null && !isExport();
    }

    /** Consumption tax that is due of this line. */
    BigDecimal consumption(boolean freeOfDuty) {
        return bearsDomesticTaxes() && tariff.consumption() != null ? due(exciseOn(freeOfDuty)) : ZERO;
    }

    private BigDecimal exciseOn(boolean freeOfDuty) {
        return domestic().consumption(value.add(freeOfDuty ? ZERO : wholeDuty()));
    }

    /** VAT that is due of this line. */
    BigDecimal vat(boolean freeOfDuty, boolean freeOfConsumption) {
        if (!bearsDomesticTaxes()) {
            return ZERO;
        }
        BigDecimal base = value.add(freeOfDuty ? ZERO : wholeDuty());
        return due(domestic().vat(freeOfConsumption ? base : base.add(exciseOn(freeOfDuty))));
    }

    /** The line with all its taxes. */
    public Assessment.Line finish(Forgiven free) {
        List<Assessment.TaxLine> taxes = new ArrayList<>(4);
        if (isLevied() && rate != null) {
            boolean forgiven = free.duty() && duty().signum() > 0;
            if (forgiven) {
                duty = ZERO;
                dutyWorked.add(Step.of("duty.free", ground.settings().exemptAmount()));
            }
            taxes.add(new Assessment.TaxLine(isExport() ? Assessment.Tax.EXPORT_DUTY : Assessment.Tax.DUTY, rateKind, rate.toString(), duty, dutyWorked));
            if (!isExport()) {
                BigDecimal onTop = remedies(taxes, forgiven);
                BigDecimal consumption = domestic().addConsumption(taxes, value, duty, onTop, free.consumption());
                domestic().addVat(taxes, value, duty, onTop, consumption, free.vat());
            }
            if (stay != null) {
                taxes.replaceAll(this::due);
            }
        }
        return new Assessment.Line(goods.itemNumber(), goods.commodityCode(), goods.description(), value, treatment, worked, taxes);
    }

    private Assessment.TaxLine due(Assessment.TaxLine whole) {
        SupervisedGoods.Due part = stay.of(whole.amount(), ground.settings());
        List<Step> steps = new ArrayList<>(whole.worked());
        steps.addAll(part.steps());
        return new Assessment.TaxLine(whole.tax(), whole.rateKind(), whole.rate(), part.amount(), steps);
    }

    private BigDecimal remedies(List<Assessment.TaxLine> taxes, boolean forgiven) {
        BigDecimal sum = ZERO;
        for (LeviedRemedy one : remedies) {
            Assessment.TaxLine tax = one.taxed(value, quantities, forgiven ? ground.settings().exemptAmount() : null);
            sum = sum.add(tax.amount());
            taxes.add(tax);
        }
        return sum;
    }

    /**
     * All taxes of the line for an import duty with remedies that are rounded already.
     *
     * @param others what the other lines owe, null while one of them is open
     */
    Forgiven.Part taxes(BigDecimal importDuty, Forgiven.Part others) {
        DutySettings settings = ground.settings();
        boolean freeOfDuty = others != null && others.duty().add(due(importDuty)).compareTo(settings.exemptAmount()) <= 0;
        BigDecimal base = freeOfDuty ? value : value.add(importDuty);
        BigDecimal consumption = domestic().consumption(base);
        boolean freeOfConsumption = others != null && settings.isFree(others.consumption().add(due(consumption)));
        BigDecimal vat = due(domestic().vat(freeOfConsumption ? base : base.add(consumption)));
        return new Forgiven.Part(freeOfDuty ? ZERO : due(importDuty), freeOfConsumption ? ZERO : due(consumption),
                others != null && settings.isFree(others.vat().add(vat)) ? ZERO : vat);
    }

    private DomesticTaxes domestic() {
        return new DomesticTaxes(ground.settings(), tariff, quantities, treatment == Assessment.Treatment.HALVED);
    }

    /** An import duty rounded as it would be levied on this line. */
    BigDecimal rounded(BigDecimal exact) {
        return ground.settings().tax(treatment == Assessment.Treatment.HALVED ? exact.multiply(HALF) : exact);
    }

    /**
     * What the other ways are measured against.
     *
     * @param chosen how the line was assessed; null where no rate was chosen
     */
    record State(Ground ground, Shipment.GoodsLine goods, Rated tariff, RateChoice.Answer chosen, BigDecimal value, Assessment.Treatment treatment) { }

    State state() {
        return new State(ground, goods, tariff, chosen, value, treatment);
    }
}
