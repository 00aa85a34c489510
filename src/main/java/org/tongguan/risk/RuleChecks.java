package org.tongguan.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.CodeLists;
import org.tongguan.risk.Condition.Op;
import org.tongguan.risk.engine.References;
import org.tongguan.risk.engine.RiskField;
import org.tongguan.risk.engine.RiskField.Type;
import org.tongguan.runtime.Json;

/** Everything that can be wrong with a rule, found at once. Pointers are those of {@link RuleDraft} as JSON. */
@Component
class RuleChecks {

    private static final int MAX_CONDITIONS = 30;
    private static final int MAX_VALUES = 2000;
    private static final int MAX_LENGTH = 255;
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private final CodeLists codes;

    RuleChecks(CodeLists codes) {
        this.codes = codes;
    }

    /** Findings on the whole rule. */
    List<Finding> check(RuleDraft rule, LocalDate today, References references) {
        List<Finding> findings = new ArrayList<>();
        if (rule.code() == null || !rule.code().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            findings.add(Finding.error("RISK-011", "/code"));
        }
        if (isBlank(rule.name()) || rule.name().length() > MAX_LENGTH) {
            findings.add(Finding.error("RISK-012", "/name", MAX_LENGTH));
        }
        if (rule.reason() == null || isBlank(rule.reason().zh()) || isBlank(rule.reason().en())) {
            findings.add(Finding.error("RISK-013", "/reason"));
        }
        if (rule.validFrom() != null && rule.validTo() != null && rule.validTo().isBefore(rule.validFrom())) {
            findings.add(Finding.error("RISK-014", "/validTo", rule.validFrom(), rule.validTo()));
        }
        if (rule.action() == null) {
            findings.add(Finding.error("RISK-015", "/action"));
        } else if (rule.action() != Action.DOCUMENT_REVIEW && rule.departments().isEmpty()) {
            findings.add(Finding.error("RISK-016", "/department"));
        }
        if (rule.samplingPercent() != null && (rule.samplingPercent().signum() <= 0 || rule.samplingPercent().compareTo(HUNDRED) > 0)) {
            findings.add(Finding.error("RISK-017", "/samplingPercent"));
        }
        if (rule.office() != null && isUnknown("customs_district", rule.office(), today)) {
            findings.add(Finding.warning("RISK-007", "/office", rule.office(), "customs_district"));
        }
        if (Json.write(rule).contains("\\u0000")) {
            findings.add(Finding.error("RISK-020", ""));
        }
        findings.addAll(conditions(rule.conditions(), today, references));
        return findings;
    }

    /** Findings on conditions alone, for a try-out. */
    List<Finding> conditions(List<Condition> conditions, LocalDate today, References references) {
        List<Finding> findings = new ArrayList<>();
        if (conditions.isEmpty() || conditions.size() > MAX_CONDITIONS) {
            findings.add(Finding.error("RISK-010", "/conditions", MAX_CONDITIONS));
        }
        for (int i = 0; i < conditions.size(); i++) {
            condition(conditions.get(i), "/conditions/" + i, today, references, findings);
        }
        return findings;
    }

    /** Warnings for active rules with the same conditions. */
    List<Finding> duplicates(RuleDraft rule, Collection<RuleDraft> active) {
        Set<Condition> conditions = new HashSet<>(rule.conditions());
        return active.stream().filter(a -> !a.code().equals(rule.code()) && new HashSet<>(a.conditions()).equals(conditions)
                        && (a.office() == null || rule.office() == null || a.office().equals(rule.office())))
                .map(a -> Finding.warning("RISK-008", "/conditions", a.code())).toList();
    }

    private void condition(Condition condition, String at, LocalDate today, References references, List<Finding> findings) {
        RiskField field = RiskField.find(condition.field()).orElse(null);
        if (field == null) {
            findings.add(Finding.error("RISK-001", at + "/field", condition.field()));
            return;
        }
        Op op = condition.op();
        if (op == null || !suits(op, field)) {
            findings.add(Finding.error("RISK-002", at + "/op", op, condition.field(), field.type()));
            return;
        }
        if (!hasRightCount(condition)) {
            findings.add(Finding.error("RISK-003", at + "/values", op));
            return;
        }
        if (op == Op.RATIO) {
            reference(condition, at, references, findings);
        }
        if (op == Op.RANGE || op == Op.RATIO) {
            bounds(condition, field, at, findings);
        } else if (op != Op.PRESENT && op != Op.ABSENT) {
            for (int i = 0; i < condition.values().size(); i++) {
                value(condition, field, condition.values().get(i), at + "/values/" + i, today, findings);
            }
        }
    }

    /** Whether the operator makes sense for that kind of field. */
    static boolean suits(Op op, RiskField field) {
        return switch (op) {
            case PREFIX -> field.type() == Type.TEXT;
            case RANGE -> field.type() != Type.TEXT;
            case RATIO -> field.type() == Type.NUMBER && field.isOfGoodsItem();
            default -> true;
        };
    }

    private static boolean hasRightCount(Condition condition) {
        int count = condition.values().size();
        return switch (condition.op()) {
            case EQ, NE -> count == 1;
            case IN, NOT_IN, PREFIX -> count >= 1 && count <= MAX_VALUES;
            case RANGE -> count == 2 && !String.join("", condition.values()).isEmpty();
            case RATIO -> (count == 2 || count == 3 && Set.of("WITHIN", "OUTSIDE").contains(condition.values().get(2)))
                    && !String.join("", condition.values().subList(0, 2)).isEmpty();
            case PRESENT, ABSENT -> count == 0;
        };
    }

    private void value(Condition condition, RiskField field, String value, String at, LocalDate today, List<Finding> findings) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            findings.add(Finding.error("RISK-003", at, condition.op()));
        } else if (field.type() != Type.TEXT) {
            operand(field, value, at, findings);
        } else if (field.codeList() != null && condition.op() != Op.PREFIX && isUnknown(field.codeList(), value, today)) {
            findings.add(Finding.warning("RISK-007", at, value, field.codeList()));
        }
    }

    private boolean isUnknown(String list, String code, LocalDate today) {
        return codes.names().contains(list) && !codes.isValid(list, code, today);
    }

    private static BigDecimal operand(RiskField field, String value, String at, List<Finding> findings) {
        BigDecimal number = field.parse(value);
        if (number == null || field.type() == Type.DATE && !isDay(number)) {
            findings.add(Finding.error(field.type() == Type.DATE ? "RISK-005" : "RISK-004", at, value));
        }
        return number;
    }

    private static boolean isDay(BigDecimal number) {
        try {
            int day = number.intValueExact();
            LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
            return true;
        } catch (ArithmeticException | java.time.DateTimeException e) {
            return false;
        }
    }

    private static void bounds(Condition condition, RiskField field, String at, List<Finding> findings) {
        String lowText = condition.values().get(0);
        String highText = condition.values().get(1);
        BigDecimal low = lowText.isEmpty() ? null : operand(field, lowText, at + "/values/0", findings);
        BigDecimal high = highText.isEmpty() ? null : operand(field, highText, at + "/values/1", findings);
        if (low != null && high != null && low.compareTo(high) > 0) {
            findings.add(Finding.error("RISK-006", at + "/values", lowText, highText));
        }
    }

    private static void reference(Condition condition, String at, References references, List<Finding> findings) {
        if (condition.reference() == null) {
            findings.add(Finding.error("RISK-018", at + "/reference"));
        } else if (!references.metrics().contains(condition.reference())) {
            findings.add(Finding.warning("RISK-019", at + "/reference", condition.reference()));
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
