package org.tongguan.risk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tongguan.kernel.Text;

/**
 * What an analyst writes: the content of one version of a rule. All conditions must hold; those on one repeating group must hold for the
 * same repetition, and those on a group below it (a goods item's permits) for a repetition inside that one.
 *
 * @param code            the rule's name in lists and hits, unique for ever
 * @param department      short form for one department; the first of {@code departments}
 * @param departments     who inspects ({@link Action#INSPECT}) or stops ({@link Action#HOLD})
 * @param owner           who answers for the rule: a person or unit
 * @param office          only declarations of that customs office (four digits), null = all
 * @param validFrom       first day, null = the day it is saved
 * @param validTo         last day, null = open
 * @param reason          told to the officer with each hit
 * @param samplingPercent share of matching declarations to take, adjusted by the trader's grade; null = every one, whatever the grade
 */
@JsonIgnoreProperties({"id", "state", "version", "activeVersion", "hits", "inspected", "found", "suppressed", "savedBy", "savedAt", "findings", "commands"})
public record RuleDraft(String code, String name, String description, List<Condition> conditions, Action action, Department department,
                        Set<Department> departments, String owner, String office, LocalDate validFrom, LocalDate validTo, Text reason,
                        BigDecimal samplingPercent) {

    public RuleDraft {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        Set<Department> all = EnumSet.noneOf(Department.class);
        if (departments != null) {
            all.addAll(departments);
        }
        if (all.isEmpty() && department != null) {
            all.add(department);
        }
        departments = Collections.unmodifiableSet(all);
        department = all.isEmpty() ? null : all.iterator().next();
        office = office == null || office.isBlank() ? null : office.strip();
        code = code == null ? null : code.strip();
    }

    /** Conditions alone, for a try-out. */
    public static RuleDraft ofConditions(List<Condition> conditions) {
        return new RuleDraft("try-out", "try-out", null, conditions, Action.DOCUMENT_REVIEW, null, Set.of(), null, null, null, null, null, null);
    }

    /** The same for one office; null = all. */
    RuleDraft at(String officeCode) {
        return new RuleDraft(code, name, description, conditions, action, department, departments, owner, officeCode, validFrom, validTo, reason,
                samplingPercent);
    }

    RuleDraft withDefaults(String author, LocalDate today) {
        return new RuleDraft(code, name, description, conditions, action, department, departments, owner == null || owner.isBlank() ? author : owner,
                office, validFrom == null ? today : validFrom, validTo, reason, samplingPercent);
    }
}
