package org.tongguan.ecommerce.filing;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.store.ListStore;

/** Lists that went to wait a moment ago: {@link LateParts} looks at them again. */
@Component
class WaitingLists {

    final ConcurrentLinkedQueue<Watched> soon = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Watched> later = new ConcurrentLinkedQueue<>();

    /** Lists, and when they went to wait by this process's own clock of nanoseconds. */
    record Watched(long since, List<UUID> lists) { }

    /** These lists went to wait. */
    void add(Collection<ListStore.Waiting> waiting) {
        if (!waiting.isEmpty()) {
            soon.add(new Watched(System.nanoTime(), waiting.stream().map(ListStore.Waiting::list).toList()));
        }
    }
}
