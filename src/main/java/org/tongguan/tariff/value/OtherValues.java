package org.tongguan.tariff.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.kernel.Finding;
import org.tongguan.tariff.Assessment.Step;

/**
 * Lines valued otherwise than by their transaction price: customs' methods in the order of Tariff Law arts. 27-28 and 30, goods repaired or
 * processed abroad, leases, relief goods.
 */
final class OtherValues {

    private final ValueQuestion question;
    private final ValueLine line;
    private final ValueBasis basis;
    private final String pointer;
    private final Conversion conversion;
    private final List<Finding> findings;
    private final List<Step> steps = new ArrayList<>();

    private OtherValues(ValueQuestion question, int index, Conversion conversion, List<Finding> findings) {
        this.question = question;
        this.line = question.lines().get(index);
        this.basis = line.otherwise();
        this.pointer = "/goodsItems/" + index + "/valuation";
        this.conversion = conversion;
        this.findings = findings;
    }

    static ValueAnswer.LineValue of(ValueQuestion question, int index, Conversion conversion, List<Finding> findings) {
        OtherValues values = new OtherValues(question, index, conversion, findings);
        BigDecimal value = values.isAdmitted() ? values.value() : null;
        return new ValueAnswer.LineValue(value, false, values.steps);
    }

    private boolean isAdmitted() {
        ValueMethod method = basis.method();
        if (question.export() && (method == ValueMethod.DEDUCTIVE || !method.isDetermined())) {
            return refuse("DUTY-160", "/method", method);
        }
        if (method.isDetermined()) {
            if (basis.reason() == null || basis.reason().isBlank()) {
                return refuse("DUTY-161", "/reason", method);
            }
            for (ValueMethod earlier : method.earlier(basis.swapped(), question.export())) {
                if (!basis.excluded().contains(earlier)) {
                    return refuse("DUTY-162", "/excluded", method, earlier);
                }
            }
            steps.add(Step.of("value.method." + method + (question.export() ? ".export" : ""), line.itemNumber(), basis.reason()));
            if (basis.swapped() && (method == ValueMethod.COMPUTED || method == ValueMethod.DEDUCTIVE)) {
                steps.add(Step.of("value.method.swapped"));
            }
            return true;
        }
        if (method == ValueMethod.REPAIR_ABROAD || method == ValueMethod.PROCESSING_ABROAD) {
            if (basis.conditionMet() == null) {
                return refuse("DUTY-163", "/conditionMet", line.itemNumber());
            }
            if (!basis.conditionMet()) {
                return refuse("DUTY-164", "/conditionMet", line.itemNumber());
            }
        }
        steps.add(Step.of("value.method." + method, line.itemNumber()));
        return true;
    }

    private boolean refuse(String code, String field, Object... args) {
        findings.add(Finding.warning(code, pointer + field, args));
        return false;
    }

    private BigDecimal value() {
        int before = findings.size();
        for (String name : basis.amounts().keySet().stream().sorted().toList()) {
            if (!basis.method().parts().contains(name)) {
                refuse("DUTY-166", "/amounts/" + name, line.itemNumber(), name, String.join(", ", basis.method().parts()));
            }
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : basis.method().signedParts()) {
            BigDecimal yuan = yuan(part);
            sum = yuan == null ? sum : part.startsWith("-") ? sum.subtract(yuan) : sum.add(yuan);
        }
        if (findings.size() > before) {
            return null;
        }
        if (basis.method() == ValueMethod.RELIEF_GOODS) {
            sum = depreciated(sum);
        }
        if (sum == null || sum.signum() <= 0) {
            if (sum != null) {
                refuse("DUTY-168", "/amounts", line.itemNumber(), Conversion.shown(sum));
            }
            return null;
        }
        BigDecimal value = sum.setScale(2, RoundingMode.HALF_UP);
        steps.add(Step.of("value.line", line.itemNumber(), value));
        return value;
    }

    /** A part in yuan; null when it is not there: then either it need not be, or a finding asks for it. */
    private BigDecimal yuan(String part) {
        String name = ValueMethod.name(part);
        Amount given = basis.amounts().get(name);
        String at = "/amounts/" + name;
        if (given == null || given.amount() == null) {
            if (!part.endsWith("?")) {
                refuse("DUTY-165", at, line.itemNumber(), name);
            }
            return null;
        }
        if (given.amount().signum() < 0) {
            refuse("DUTY-167", at, line.itemNumber(), name, given.amount());
            return null;
        }
        BigDecimal rate = conversion.rate(given.currency(), pointer + at);
        if (rate == null) {
            return null;
        }
        BigDecimal yuan = given.amount().multiply(rate);
        steps.add(Step.of("value.part." + name + (part.startsWith("-") ? ".off" : ""),
                given.amount().toPlainString() + " " + given.currency(), Conversion.shown(yuan)));
        return yuan;
    }

    private BigDecimal depreciated(BigDecimal original) {
        ValueBasis.Supervision s = basis.supervision();
        if (s == null || s.importedOn() == null || s.disposedOn() == null || s.years() <= 0 || s.disposedOn().isBefore(s.importedOn())) {
            refuse("DUTY-169", "/supervision", line.itemNumber());
            return null;
        }
        int months = ValueBasis.Supervision.months(s.importedOn(), s.disposedOn());
        int term = s.years() * 12;
        if (months >= term) {
            refuse("DUTY-170", "/supervision", line.itemNumber(), s.importedOn(), s.years());
            return null;
        }
        BigDecimal value = original.multiply(BigDecimal.valueOf(term - months)).divide(BigDecimal.valueOf(term), java.math.MathContext.DECIMAL128);
        steps.add(Step.of("value.relief", Conversion.shown(original), months, s.years(), Conversion.shown(value)));
        return value;
    }
}
