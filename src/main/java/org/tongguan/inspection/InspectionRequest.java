package org.tongguan.inspection;

import java.util.List;
import java.util.Set;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;

/**
 * Asks for an inspection.
 *
 * @param subject           whose goods, e.g. a declaration
 * @param declarationNumber eighteen digits, for people; may be null before acceptance
 * @param office            customs office (four digits) whose inspectors go
 * @param place             where the goods are, null = not known yet
 * @param departments       at least one
 * @param destination       inspected at the destination, after the goods have left the port (second stage of two-stage access)
 * @param reason            why, for officers: rule code and words
 * @param instructions      what to look at; empty = what the department always looks at
 */
public record InspectionRequest(SubjectRef subject, Long traderId, String declarationNumber, String office, String place,
                                Set<Department> departments, boolean destination, String reason, List<Text> instructions) {

    public InspectionRequest {
        departments = Set.copyOf(departments);
        instructions = List.copyOf(instructions);
        if (departments.isEmpty()) {
            throw new IllegalArgumentException("an inspection without department");
        }
    }
}
