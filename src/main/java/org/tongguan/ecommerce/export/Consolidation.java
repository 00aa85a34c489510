package org.tongguan.ecommerce.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.Completion;
import org.tongguan.ecommerce.filing.FormActs;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.filing.Prepared.ReadList;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.MasterBillStore;
import org.tongguan.ecommerce.store.MasterBillStore.Line;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;

/**
 * Which waybills lie under which bill: as lists say themselves (603), or as the consolidated waybill (607) says for lists that left it open.
 */
@Component
class Consolidation implements FormActs {

    private static final Set<ListState> STANDING = Set.of(ListState.WAITING, ListState.REVIEW, ListState.INSPECTION, ListState.PASSED, ListState.RELEASED);
    private final PartStore parts;
    private final ListStore lists;
    private final MasterBillStore bills;
    private final Movements movements;
    private final Completion completion;
    private final Register register;

    Consolidation(PartStore parts, ListStore lists, MasterBillStore bills, Movements movements, Completion completion, Register register) {
        this.parts = parts;
        this.lists = lists;
        this.bills = bills;
        this.movements = movements;
        this.completion = completion;
        this.register = register;
    }

    @Override
    public Set<String> forms() {
        return Set.of("603", "607");
    }

    @Override
    public void act(Batch batch) {
        List<Line> lines = new ArrayList<>();
        for (Entry entry : batch.entries()) {
            if (entry.document() instanceof ReadList list && list.bill() != null && list.operation() != Operation.DELETE
                    && batch.result(entry.id()).status() > 0) {
                lines.add(new Line(list.pending().waybillKey(), list.bill(), entry.id()));
            }
        }
        for (Entry entry : batch.of("607")) {
            lines.addAll(consolidate(batch, entry));
        }
        put(batch, lines);
    }

    /**
     * Writes them, of a waybill what was said last; what has arrived as a whole has arrived with each. Bills are locked in one order by everybody.
     */
    private void put(Batch batch, List<Line> lines) {
        Map<UUID, Line> byWaybill = new LinkedHashMap<>();
        lines.forEach(line -> byWaybill.put(line.waybill(), line));
        Map<UUID, List<Line>> byBill = new TreeMap<>();
        byWaybill.values().forEach(line -> byBill.computeIfAbsent(line.bill(), b -> new ArrayList<>()).add(line));
        List<UUID> brought = new ArrayList<>();
        byBill.forEach((bill, under) -> {
            Optional<UUID> arrived = bills.lock(bill);
            bills.put(under);
            arrived.ifPresent(document -> brought.addAll(movements.insert(document, sender(document), batch, true,
                    under.stream().map(Line::waybill).toList())));
        });
        completion.complete(lists.lacked(brought), batch.at(), batch.day());
    }

    private long sender(UUID arrival) {
        return register.get(arrival).traderId();
    }

    private List<Line> consolidate(Batch batch, Entry entry) {
        CebDocument d = Register.document(entry);
        UUID key = Register.key(entry, "copNo");
        Filed earlier = register.earlier(batch, entry, key).orElse(null);
        if (batch.isDone(entry)) {
            return List.of();
        }
        List<Line> lines = Register.operation(entry) == Operation.DELETE ? List.of() : lines(batch, entry, d);
        if (batch.isDone(entry)) {
            return List.of();
        }
        if (earlier != null) {
            bills.remove(earlier.id());
        }
        return register.take(batch, entry, key, earlier, Batch.FINISHED, Map.of()) ? lines : List.of();
    }

    /** Its lines, each a waybill of a list of the sender's that stands; none when one is not, and the document is refused then. */
    private List<Line> lines(Batch batch, Entry entry, CebDocument d) {
        int number = d.form().line("logisticsNo");
        int invtNo = d.form().line("invtNo");
        UUID bill = Keys.bill(d.text("logisticsCode"), d.text("billNo"));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < d.lines(); i++) {
            lines.add(new Line(Keys.exportWaybill(d.text("logisticsCode"), d.text(i, number)), bill, entry.id()));
        }
        Map<UUID, UUID> holders = parts.holders(lines.stream().map(Line::waybill).toList());
        Map<UUID, RetailList> standing = new HashMap<>();
        lists.list(holders.values()).stream().filter(l -> l.traderId() == entry.traderId() && STANDING.contains(l.state()))
                .forEach(l -> standing.put(l.id(), l));
        for (int i = 0; i < lines.size(); i++) {
            RetailList list = standing.get(holders.get(lines.get(i).waybill()));
            String said = d.text(i, invtNo);
            if (list == null) {
                batch.refuse(entry, Finding.error("ECM-612", d.pointer(i, number), d.text(i, number)));
                return List.of();
            }
            if (said != null && ListNumber.parse(said) != list.number()) {
                batch.refuse(entry, Finding.error("ECM-614", d.pointer(i, invtNo), said, d.text(i, number)));
                return List.of();
            }
        }
        return lines;
    }
}
