package org.tongguan.inspection;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;

/**
 * One inspection order with its tasks and what became of it.
 *
 * @param assignedTo account of the inspector, null = any of the office
 * @param decided    what was decided about failed goods; null = nothing (yet)
 */
public record Inspection(UUID id, String number, SubjectRef subject, Long traderId, String declarationNumber, String office, State state,
                         String place, Instant scheduledAt, Instant orderedAt, String reason, Long assignedTo, List<Task> tasks,
                         Decided decided) {

    public enum State {
        ORDERED, SCHEDULED,
        /** All departments have looked and something was wrong: waits for a decision, or for the treatment that was decided. */
        DONE,
        DECIDED, CANCELLED;

        /** Whether more may still happen at the goods themselves. */
        public boolean isOpen() {
            return this == ORDERED || this == SCHEDULED || this == DONE;
        }
    }

    /**
     * One department's part.
     *
     * @param kind  INSPECTION or RECHECK
     * @param round counts the department's tasks in this order; the newest is the one that counts
     */
    public record Task(UUID id, Department department, String kind, int round, Text instructions, String state, @Nullable Outcome outcome,
                       @Nullable String findings, List<Photo> photos, @Nullable String doneBy, @Nullable Instant doneAt) {

        public boolean isOpen() {
            return outcome == null;
        }
    }

    /** A photo's name and fingerprint; its bytes come from {@link Inspections#photo}. */
    public record Photo(UUID id, String fileName, String sha256) { }

    /** The decision and how far it is carried out. @param items it is about; empty = all goods */
    public record Decided(Decision decision, String reason, List<Integer> items, @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal amount,
                          String by, Instant at, @Nullable Penalty penalty, @Nullable String remedyNote, @Nullable String remediedBy,
                          @Nullable Instant remediedAt) { }

    /** A fine in CNY. {@code state} is OPEN or PAID. */
    public record Penalty(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency, @Nullable String article, LocalDate dueOn,
                          String state, @Nullable String receiptNumber, @Nullable LocalDate paidOn) { }

    /** The task that counts of each department. */
    List<Task> current() {
        Map<Department, Task> newest = tasks.stream().collect(Collectors.toMap(Task::department, Function.identity(),
                (a, b) -> a.round() > b.round() ? a : b));
        return newest.values().stream().sorted(Comparator.comparing(Task::department)).toList();
    }

    boolean isAllDone() {
        return current().stream().noneMatch(Task::isOpen);
    }

    boolean isPassed() {
        return current().stream().allMatch(t -> t.outcome() == Outcome.PASS);
    }

    /** Whether a decision was made whose consequence is still to be done. */
    boolean isRemedyOpen() {
        return decided != null && decided.remediedAt() == null;
    }
}
