package org.tongguan.preference.goods;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.DeclaredGoods;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;

/** Reads once more the goods of a declaration that could not be read when the journal was followed. */
@Component
class GoodsAgain implements JobHandler {

    static final String KIND = "declared-goods";
    private final DeclaredGoods declared;
    private final GoodsStore store;
    private final ApplicationEventPublisher publisher;

    GoodsAgain(DeclaredGoods declared, GoodsStore store, ApplicationEventPublisher publisher) {
        this.declared = declared;
        this.store = store;
        this.publisher = publisher;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Jobs.Job job) {
        Set<UUID> one = Set.of(job.subject().id());
        Map<UUID, List<DeclaredGoods.Item>> items = declared.list(one);
        store.replace(one, items);
        publisher.publishEvent(new GoodsFollower.GoodsSeen(items.values().stream().flatMap(List::stream).toList()));
    }
}
