package org.tongguan.declaration.screening;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.store.DeclarationQueries;
import org.tongguan.formats.Node;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.tariff.ClearedGoods;

/** Goods of released declarations, read along the journal: its order is that of the commits, so nothing is ever passed over. */
@Component
class ReleasedGoods implements ClearedGoods {

    private static final int ENTRIES = 1_000;
    private final Journal journal;
    private final DeclarationQueries queries;
    private final Clock clock;

    ReleasedGoods(Journal journal, DeclarationQueries queries, Clock clock) {
        this.journal = journal;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public Stretch after(long position) {
        List<JournalEntry> entries = journal.listAfter(position, null, ENTRIES);
        if (entries.isEmpty()) {
            return new Stretch(position, List.of());
        }
        List<UUID> released = entries.stream().filter(e -> e.kind().equals("DeclarationReleased") && e.subject().kind().equals(Declaration.KIND))
                .map(e -> e.subject().id()).distinct().toList();
        List<Goods> goods = new ArrayList<>();
        for (Declaration d : queries.list(released)) {
            LocalDate on = d.releasedAt() == null ? LocalDate.now(clock) : LocalDate.ofInstant(d.releasedAt(), clock.getZone());
            for (Node item : d.document().items()) {
                goods.add(new Goods(d.traderId(), d.key().direction(), item.text("commodityCode"), item.text("description"), on));
            }
        }
        return new Stretch(entries.getLast().seq(), goods);
    }
}
