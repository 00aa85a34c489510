package org.tongguan.inspection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Numbers;

/** Makes orders and extends open ones, many at once: one batch for each table. */
@Component
class InspectionOrders {

    private final InspectionStore store;
    private final Holds holds;
    private final Journal journal;
    private final Numbers numbers;
    private final Texts texts;
    private final Clock clock;
    private final List<ItemizedGoods> itemized;

    InspectionOrders(InspectionStore store, Holds holds, Journal journal, Numbers numbers, Texts texts, Clock clock,
                     List<ItemizedGoods> itemized) {
        this.store = store;
        this.holds = holds;
        this.journal = journal;
        this.numbers = numbers;
        this.texts = texts;
        this.clock = clock;
        this.itemized = itemized;
    }

    /** @throws PlatformException REFUSED {@code inspection.items} for items the subject has not, or a subject that does not go item by item */
    void checkItems(SubjectRef subject, Collection<Integer> items) {
        boolean known = items.isEmpty() || itemized.stream().anyMatch(goods -> goods.kind().equals(subject.kind())
                && goods.items(subject.id()).containsAll(items));
        if (!known) {
            throw new PlatformException(ErrorCode.REFUSED, "inspection.items", items.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    List<Inspections.Ordered> order(Collection<InspectionRequest> requests) {
        Map<SubjectRef, InspectionRequest> merged = new LinkedHashMap<>();
        requests.forEach(r -> merged.merge(r.subject(), r, InspectionOrders::merge));
        // Also keeps two orders for one subject from being made at once.
        holds.lock(merged.keySet());
        Map<SubjectRef, Inspection> open = store.findOpen(merged.keySet());
        List<Inspection> fresh = merged.values().stream().filter(r -> !open.containsKey(r.subject())).map(this::make).toList();
        store.insert(fresh, org.tongguan.runtime.Transactions.actor().name());
        open.values().forEach(i -> extend(i, merged.get(i.subject())));
        List<Holds.Placement> placements = new ArrayList<>();
        fresh.forEach(i -> {
            placements.add(new Holds.Placement(i.subject(), destination(merged.get(i.subject())), i.number(), i.reason()));
            journal.record(JournalEvent.of("InspectionOrdered", i.subject(), i.traderId(), i.office(), Map.of("channel", "C",
                    "number", i.number(), "departments", i.tasks().stream().map(t -> t.department().name()).toList())));
        });
        holds.place(placements);
        Map<SubjectRef, Inspection> all = new LinkedHashMap<>(open);
        fresh.forEach(i -> all.put(i.subject(), i));
        return merged.keySet().stream().map(all::get).map(i -> new Inspections.Ordered(i.subject(), i.id(), i.number())).toList();
    }

    private static InspectionRequest merge(InspectionRequest a, InspectionRequest b) {
        Set<Department> departments = EnumSet.copyOf(a.departments());
        departments.addAll(b.departments());
        List<Text> instructions = new ArrayList<>(a.instructions());
        b.instructions().stream().filter(t -> !instructions.contains(t)).forEach(instructions::add);
        String reason = a.reason().equals(b.reason()) ? a.reason() : a.reason() + "; " + b.reason();
        return new InspectionRequest(a.subject(), a.traderId(), a.declarationNumber(), a.office(), a.place() == null ? b.place() : a.place(),
                departments, a.destination() && b.destination(), reason, instructions);
    }

    private static HoldReason destination(InspectionRequest request) {
        return request.destination() ? HoldReason.DESTINATION_INSPECTION : HoldReason.INSPECTION;
    }

    private Inspection make(InspectionRequest r) {
        Instant now = clock.instant();
        String number = "%s%dC%09d".formatted(r.office(), LocalDate.now(clock).getYear(), numbers.next("inspection_number"));
        List<Inspection.Task> tasks = r.departments().stream().sorted().map(d -> task(d, "INSPECTION", 1, r.instructions())).toList();
        return new Inspection(Ids.next(), number, r.subject(), r.traderId(), r.declarationNumber(), r.office(), Inspection.State.ORDERED,
                r.place(), null, now, r.reason(), null, tasks, null);
    }

    Inspection.Task task(Department department, String kind, int round, List<Text> instructions) {
        Text text = instructions.isEmpty() ? texts.get("inspection.instructions." + department)
                : Text.of(joined(instructions.stream().map(Text::zh).toList()), joined(instructions.stream().map(Text::en).toList()));
        return new Inspection.Task(Ids.next(), department, kind, round, text, "OPEN", null, null, List.of(), null, null);
    }

    private static String joined(List<String> lines) {
        return lines.stream().distinct().collect(Collectors.joining("\n"));
    }

    /**
     * Departments the open order lacks join its visit; those that have looked already are not asked twice, those that have not are told
     * what else to look at. Asking for what is ordered already has no effect.
     */
    private void extend(Inspection open, InspectionRequest more) {
        Set<Department> there = open.tasks().stream().map(Inspection.Task::department).collect(Collectors.toSet());
        List<InspectionStore.NewTask> tasks = more.departments().stream().filter(d -> !there.contains(d)).sorted()
                .map(d -> new InspectionStore.NewTask(open, task(d, "INSPECTION", 1, more.instructions()))).toList();
        boolean newReason = !List.of(open.reason().split("; ")).contains(more.reason());
        if (tasks.isEmpty() && !newReason) {
            return;
        }
        var step = InspectionProcedure.TABLE.get(open.state(), "extend", new InspectionProcedure.Case(open, null));
        store.insertTasks(tasks);
        if (newReason) {
            store.addReason(open.id(), more.reason());
            open.current().stream().filter(t -> t.isOpen() && more.departments().contains(t.department()))
                    .forEach(t -> more.instructions().forEach(text -> store.addInstructions(t.id(), text)));
        }
        store.setState(open.id(), tasks.isEmpty() ? open.state() : step.to());
        journal.record(JournalEvent.of(step.event(), open.subject(), open.traderId(), open.office(), Map.of("number", open.number(),
                "departments", tasks.stream().map(t -> t.task().department().name()).toList())));
    }
}
