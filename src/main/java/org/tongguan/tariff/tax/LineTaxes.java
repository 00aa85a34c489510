package org.tongguan.tariff.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Schedule;
import org.tongguan.tariff.expression.Quantities;
import org.tongguan.tariff.expression.RateExpression;

/**
 * The taxes of one line: treatment, choice of the rate (Tariff Law arts. 12-13), duty (art. 23), then, once the duty of the whole shipment is
 * known, consumption tax and VAT upon it. Every tax is rounded to the fen once, half up.
 */
public final class LineTaxes {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private final Shipment shipment;
    private final Shipment.GoodsLine goods;
    private final String pointer;
    private final DutySettings settings;
    private final Quantities quantities;
    private final Rated tariff;
    private final List<Finding> findings;
    private final List<Assessment.Step> worked;
    private final List<Assessment.Step> dutyWorked = new ArrayList<>();
    private BigDecimal value;
    private Assessment.Treatment treatment;
    private RateExpression rate;
    private String rateKind;
    private BigDecimal duty = ZERO;

    /**
     * @param value of the line to the fen, null = not determined
     * @param steps how the shipment's value came about
     */
    public LineTaxes(Shipment shipment, int index, BigDecimal value, List<Assessment.Step> steps, DutySettings settings, Schedule tariff, List<Finding> findings) {
        this.shipment = shipment;
        this.goods = shipment.lines().get(index);
        this.pointer = "/goodsItems/" + index;
        this.value = value;
        this.settings = settings;
        this.quantities = new Quantities(goods.quantities(), goods.netWeightKg());
        this.tariff = tariff.line(goods.commodityCode(), shipment.rateDate());
        this.findings = findings;
        this.worked = new ArrayList<>(steps);
    }

    /** How the line is treated; null before {@link #computeDuty}. */
    public Assessment.Treatment treatment() {
        return treatment;
    }

    /** Duty or export duty of this line; zero where none is levied or it is not computed. */
    public BigDecimal duty() {
        return duty;
    }

    /** Treatment, rate and duty. */
    public void computeDuty() {
        treatment = treat();
        if (value != null && value.signum() > 0 && shipment.lines().size() > 1) {
            worked.add(Assessment.Step.of("value.share", goods.itemNumber(), value));
        }
        if (shipment.direction() == Shipment.Direction.IMPORT) {
            round();
        }
        if (isLevied()) {
            boolean computed = shipment.direction() == Shipment.Direction.IMPORT ? computeImportDuty() : computeExportDuty();
            treatment = computed ? treatment : Assessment.Treatment.NOT_COMPUTED;
        }
    }

    private boolean isLevied() {
        return treatment == Assessment.Treatment.LEVIED || treatment == Assessment.Treatment.HALVED || treatment == Assessment.Treatment.SECURED;
    }

    private Assessment.Treatment treat() {
        if (shipment.suspended()) {
            worked.add(Assessment.Step.of("suspended"));
            return Assessment.Treatment.SUSPENDED;
        }
        String mode = goods.dutyMode() == null || goods.dutyMode().isEmpty() ? "1" : goods.dutyMode();
        boolean full = "1".equals(mode) || "5".equals(mode) && settings.fullNatures().contains(String.valueOf(shipment.levyNature()));
        if (full) {
            return Assessment.Treatment.LEVIED;
        }
        switch (mode) {
            case "2" -> {
                return Assessment.Treatment.HALVED;
            }
            case "3" -> {
                worked.add(Assessment.Step.of("exempt"));
                if (tariff != null && tariff.consumption() != null) {
                    findings.add(Finding.warning("DUTY-108", pointer + "/dutyMode", goods.itemNumber()));
                }
                return Assessment.Treatment.EXEMPT;
            }
            case "6", "7" -> {
                worked.add(Assessment.Step.of("secured"));
                return Assessment.Treatment.SECURED;
            }
            default -> {
                return officer("DUTY-107", "/dutyMode", goods.itemNumber(), mode);
            }
        }
    }

    private Assessment.Treatment officer(String code, String field, Object... args) {
        findings.add(Finding.warning(code, pointer + field, args));
        return Assessment.Treatment.NOT_COMPUTED;
    }

    private boolean refuse(String code, String field, Object... args) {
        officer(code, field, args);
        return false;
    }

    private void round() {
        if (value != null && "YUAN".equals(settings.valueRound())) {
            value = value.setScale(0, RoundingMode.HALF_UP).setScale(2);
            worked.add(Assessment.Step.of("value.yuan", value));
        }
    }

    private boolean computeImportDuty() {
        if (tariff == null) {
            return refuse("DUTY-101", "/commodityCode", goods.itemNumber(), String.valueOf(goods.commodityCode()), shipment.rateDate());
        }
        chooseRate();
        if (rate == null) {
            return refuse("DUTY-102", "/commodityCode", goods.itemNumber(), goods.commodityCode(), rateKind);
        }
        if (tariff.line().vatPercent() == null) {
            return refuse("DUTY-102", "/commodityCode", goods.itemNumber(), goods.commodityCode(), "VAT");
        }
        Optional<String> lacking = quantities.lacks(rate).or(() -> tariff.consumption() == null ? Optional.empty() : quantities.lacks(tariff.consumption()));
        if (lacking.isPresent()) {
            return refuse("DUTY-103", "/firstQuantity", goods.itemNumber(), lacking.get());
        }
        if (value == null) {
            return false;
        }
        if (value.signum() == 0) {
            return refuse("DUTY-109", "/totalPrice", goods.itemNumber());
        }
        duty = levy(rate.amount(value, quantities), "duty", tariff.line().source());
        return true;
    }

    private void chooseRate() {
        String origin = goods.originCountry() == null ? "" : goods.originCountry();
        if (origin.isEmpty() || settings.generalOrigins().contains(origin)) {
            choose(tariff.general(), "GENERAL", origin);
            findings.add(Finding.warning("DUTY-106", pointer + "/originCountry", goods.itemNumber(), origin));
            return;
        }
        boolean part = tariff.line().provisionalExPart();
        boolean suffix = goods.commodityCode().length() == 10 && !goods.commodityCode().endsWith("00");
        if (tariff.provisional() != null && (!part || suffix)) {
            choose(tariff.provisional(), "PROVISIONAL", tariff.line().mfn());
            if (part) {
                dutyWorked.add(Assessment.Step.of("rate.ex.applied", goods.commodityCode()));
                findings.add(Finding.warning("DUTY-104", pointer + "/commodityCode", goods.itemNumber(), goods.commodityCode(), tariff.line().provisional()));
            }
            return;
        }
        if (tariff.provisional() != null) {
            dutyWorked.add(Assessment.Step.of("rate.ex.skipped", tariff.line().provisional(), goods.commodityCode()));
        }
        choose(tariff.mfn(), "MFN", origin);
    }

    private void choose(RateExpression chosen, String kind, String because) {
        rate = chosen;
        rateKind = kind;
        if (chosen != null) {
            dutyWorked.add(Assessment.Step.of("rate." + kind, chosen, because));
        }
    }

    /** Rounds a duty or VAT once, by half where the line is halved, and tells it. */
    private BigDecimal levy(BigDecimal exact, String key, String source) {
        BigDecimal amount = exact.setScale(2, RoundingMode.HALF_UP);
        dutyWorked.add(Assessment.Step.of(key, value, rate, quantitiesOf(rate), amount, source));
        if (treatment == Assessment.Treatment.HALVED) {
            amount = exact.multiply(HALF).setScale(2, RoundingMode.HALF_UP);
            dutyWorked.add(Assessment.Step.of("half", amount));
        }
        return amount;
    }

    private String quantitiesOf(RateExpression e) {
        Set<String> units = e.units();
        return units.isEmpty() ? "" : "[" + String.join(", ", units.stream().map(u -> u + ": " + quantities.get(u).toPlainString()).toList()) + "]";
    }

    private boolean computeExportDuty() {
        if (tariff == null) {
            round();
            return refuse("DUTY-101", "/commodityCode", goods.itemNumber(), String.valueOf(goods.commodityCode()), shipment.rateDate());
        }
        if (tariff.exportDuty() == null || tariff.exportDuty().isZero()) {
            round();
            worked.add(Assessment.Step.of("export.free"));
            return true;
        }
        if (!(tariff.exportDuty() instanceof RateExpression.Percent percent)) {
            return refuse("DUTY-102", "/commodityCode", goods.itemNumber(), goods.commodityCode(), "EXPORT");
        }
        if (value == null) {
            return false;
        }
        if (value.signum() == 0) {
            return refuse("DUTY-109", "/totalPrice", goods.itemNumber());
        }
        BigDecimal loaded = value;
        value = loaded.movePointRight(2).divide(BigDecimal.valueOf(100).add(percent.percent()), 2, RoundingMode.HALF_UP);
        worked.add(Assessment.Step.of("value.export", loaded, percent, value));
        round();
        choose(percent, "EXPORT", "");
        duty = levy(rate.amount(value, quantities), "duty.export", tariff.line().source());
        return true;
    }

    /**
     * The line with all its taxes.
     *
     * @param free the duty of the whole shipment stays within the exempt amount
     */
    public Assessment.Line finish(boolean free) {
        List<Assessment.TaxLine> taxes = new ArrayList<>();
        if (isLevied() && rate != null) {
            boolean forgiven = free && duty.signum() > 0;
            if (forgiven) {
                duty = ZERO;
                dutyWorked.add(Assessment.Step.of("duty.free", settings.exemptAmount()));
            }
            boolean export = shipment.direction() == Shipment.Direction.EXPORT;
            taxes.add(new Assessment.TaxLine(export ? Assessment.Tax.EXPORT_DUTY : Assessment.Tax.DUTY, rateKind, rate.toString(), duty, dutyWorked));
            if (!export) {
                domesticTaxes(taxes);
            }
        }
        return new Assessment.Line(goods.itemNumber(), goods.commodityCode(), goods.description(), value, treatment, worked, taxes);
    }

    private void domesticTaxes(List<Assessment.TaxLine> taxes) {
        BigDecimal base = value.add(duty);
        BigDecimal consumption = ZERO;
        RateExpression consumptionRate = tariff.consumption();
        if (consumptionRate != null && !consumptionRate.isZero()) {
            consumption = consumptionRate.amountInsidePrice(base, quantities);
            taxes.add(new Assessment.TaxLine(Assessment.Tax.CONSUMPTION_TAX, "STATUTORY", consumptionRate.toString(), consumption, List.of(
                    Assessment.Step.of("consumption", value, duty, consumptionRate, quantitiesOf(consumptionRate), consumption))));
        }
        BigDecimal percent = tariff.line().vatPercent();
        BigDecimal exact = base.add(consumption).multiply(percent).movePointLeft(2);
        List<Assessment.Step> steps = new ArrayList<>(2);
        BigDecimal vat = exact.setScale(2, RoundingMode.HALF_UP);
        steps.add(Assessment.Step.of("vat", value, duty, consumption, percent, vat));
        if (treatment == Assessment.Treatment.HALVED) {
            vat = exact.multiply(HALF).setScale(2, RoundingMode.HALF_UP);
            steps.add(Assessment.Step.of("half", vat));
        }
        taxes.add(new Assessment.TaxLine(Assessment.Tax.VAT, "STATUTORY", percent.toPlainString() + "%", vat, steps));
    }
}
