package org.tongguan.tariff.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.value.ValueElement.Kind;
import org.tongguan.tariff.Assessment.Step;

/**
 * Additions and deductions (Tariff Law arts. 25, 26): which of them count, and how much each adds or takes off. What is not said is asked for,
 * never assumed.
 */
final class Elements {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private final ValueQuestion question;
    private final boolean[] byPrice;
    private final Conversion conversion;
    private final List<Finding> findings;
    private final List<Step> steps;
    private final Map<Integer, BigDecimal> own = new TreeMap<>();
    private final Map<Integer, List<Step>> ownSteps = new TreeMap<>();
    private BigDecimal shared = BigDecimal.ZERO;

    Elements(ValueQuestion question, boolean[] byPrice, Conversion conversion, List<Finding> findings, List<Step> steps) {
        this.question = question;
        this.byPrice = byPrice;
        this.conversion = conversion;
        this.findings = findings;
        this.steps = steps;
    }

    /** What they add to the whole shipment; negative when more is taken off. */
    BigDecimal shared() {
        return shared;
    }

    /** What they add to single lines, all together. */
    BigDecimal ofLines() {
        return own.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean hasOwn() {
        return !own.isEmpty();
    }

    BigDecimal of(int line) {
        return own.getOrDefault(line, BigDecimal.ZERO);
    }

    List<Step> stepsOf(int line) {
        return ownSteps.getOrDefault(line, List.of());
    }

    /** Reads all of them; false, with findings, when one cannot be taken. */
    boolean read(BigDecimal price) {
        int before = findings.size();
        for (int j = 0; j < question.elements().size(); j++) {
            read(question.elements().get(j), "/valueElements/" + j);
        }
        // What was told and left as it is does not stand against the value.
        return findings.stream().skip(before).noneMatch(f -> !f.code().equals("DUTY-152"));
    }

    private void read(ValueElement element, String pointer) {
        int line = element.itemNumber() == null ? -1 : line(element.itemNumber());
        if (element.itemNumber() != null && line < 0) {
            findings.add(Finding.warning("DUTY-151", pointer + "/itemNumber", element.itemNumber()));
            return;
        }
        if (element.amount() == null || element.amount().signum() < 0) {
            findings.add(Finding.warning("DUTY-150", pointer + "/amount", String.valueOf(element.amount())));
            return;
        }
        BigDecimal share = element.sharePercent();
        if (share != null && (share.signum() <= 0 || share.compareTo(HUNDRED) > 0)) {
            findings.add(Finding.warning("DUTY-154", pointer + "/sharePercent", share));
            return;
        }
        if (element.kind().isExportOnly() != question.export() && (element.kind().isExportOnly() || !isOfExports(element.kind()))) {
            findings.add(Finding.warning("DUTY-153", pointer + "/kind", element.kind()));
            return;
        }
        BigDecimal rate = conversion.rate(element.currency(), pointer + "/currency");
        if (rate != null) {
            take(element, line, rate, pointer);
        }
    }

    /** Of an export only packing, transport up to loading and what is received indirectly may be declared besides. */
    private static boolean isOfExports(Kind kind) {
        return kind == Kind.INDIRECT_PAYMENT || kind == Kind.PACKING || kind == Kind.CONTAINER || kind == Kind.TRANSPORT_COST;
    }

    /** The position of a line valued by its price, else -1. */
    private int line(int itemNumber) {
        for (int i = 0; i < byPrice.length; i++) {
            if (byPrice[i] && question.lines().get(i).itemNumber() == itemNumber) {
                return i;
            }
        }
        return -1;
    }

    private void take(ValueElement element, int line, BigDecimal rate, String pointer) {
        BigDecimal yuan = element.amount().multiply(rate);
        if (element.sharePercent() != null) {
            yuan = yuan.multiply(element.sharePercent()).movePointLeft(2);
        }
        Kind kind = element.kind();
        String amount = element.amount().toPlainString() + " " + element.currency() + (element.sharePercent() == null ? ""
                : " × " + element.sharePercent().toPlainString() + "%");
        if (kind == Kind.ROYALTY || kind == Kind.ASSIST_DESIGN) {
            Boolean counts = counts(element, pointer);
            if (counts == null) {
                return;
            }
            if (!counts) {
                // Out of the value; where it stands in the price it can be taken off only if it is shown there.
                out(element, line, amount, yuan, pointer);
                return;
            }
        }
        if (!kind.belongs()) {
            out(element, line, amount, yuan, pointer);
        } else if (element.inPrice()) {
            tell(line, Step.of("value.element.inside." + kind, amount));
        } else {
            add(line, yuan);
            tell(line, Step.of("value.element." + kind, amount, Conversion.shown(yuan)));
        }
    }

    /** Whether the conditions are met; null with a finding when that is not said. */
    private Boolean counts(ValueElement element, String pointer) {
        if (element.related() == null) {
            findings.add(Finding.warning(element.kind() == Kind.ROYALTY ? "DUTY-155" : "DUTY-157", pointer + "/related"));
            return null;
        }
        if (element.kind() == Kind.ASSIST_DESIGN || !element.related()) {
            return element.related();
        }
        if (element.saleCondition() == null) {
            findings.add(Finding.warning("DUTY-156", pointer + "/saleCondition"));
        }
        return element.saleCondition();
    }

    private void out(ValueElement element, int line, String amount, BigDecimal yuan, String pointer) {
        Kind kind = element.kind();
        if (!element.inPrice()) {
            tell(line, Step.of("value.element.beside." + kind, amount));
        } else if (!element.listed()) {
            findings.add(Finding.warning("DUTY-152", pointer + "/listed", amount));
            tell(line, Step.of("value.element.unlisted", amount));
        } else {
            add(line, yuan.negate());
            tell(line, Step.of("value.element.off." + kind, amount, Conversion.shown(yuan)));
        }
    }

    private void add(int line, BigDecimal yuan) {
        if (line < 0) {
            shared = shared.add(yuan);
        } else {
            own.merge(line, yuan, BigDecimal::add);
        }
    }

    private void tell(int line, Step step) {
        if (line < 0) {
            steps.add(step);
        } else {
            own.putIfAbsent(line, BigDecimal.ZERO);
            ownSteps.computeIfAbsent(line, l -> new ArrayList<>()).add(step);
        }
    }
}
