package org.tongguan.ecommerce.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.SummaryStore;
import org.tongguan.ecommerce.summary.Sum.Member;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;

/** Makes declarations of lists and keeps them, whoever wants them. Joins the running transaction. */
@Component
class Making {

    private final ListStore lists;
    private final SummaryStore summaries;
    private final ListNumbers numbers;

    Making(ListStore lists, SummaryStore summaries, ListNumbers numbers) {
        this.lists = lists;
        this.summaries = summaries;
        this.numbers = numbers;
    }

    /**
     * What is to be made.
     *
     * @param document   the application; where the platform makes it, an identity of its own
     * @param number     of the summary
     * @param agent      who will declare, and its name
     * @param byPlatform nobody applied
     */
    record Order(UUID document, long traderId, String number, String office, String agent, String agentName, Sum.Manner manner, boolean byPlatform) { }

    /** Those that are in no other application's summary, as they are now; no other application takes them meanwhile. */
    Map<UUID, RetailList> free(Collection<UUID> wanted, Set<UUID> own) {
        List<RetailList> locked = lists.lock(wanted);
        Set<UUID> summed = summaries.summed(wanted);
        Map<UUID, RetailList> free = new LinkedHashMap<>();
        locked.stream().filter(l -> own.contains(l.id()) || !summed.contains(l.id())).forEach(l -> free.put(l.id(), l));
        return free;
    }

    /** Makes and keeps them; tells how many declarations it came to. */
    int make(Order order, List<Member> members, Instant at, LocalDate day) {
        summaries.take(order.document, members.stream().map(m -> m.list().id()).toList());
        List<Sum.Declaration> all = Sum.of(members, order.manner);
        for (Sum.Declaration one : all) {
            summaries.insert(new SummaryStore.Row(Ids.next(), order.document, order.traderId, order.number, numbers.next("S", day), order.office,
                    Json.write(json(order, one)), at, order.byPlatform));
        }
        return all.size();
    }

    private static Map<String, Object> json(Order order, Sum.Declaration one) {
        Map<String, Object> head = new LinkedHashMap<>(one.head());
        head.put("declAgentCode", order.agent);
        head.put("declAgentName", order.agentName);
        head.put("packNo", one.packages().toPlainString());
        head.put("grossWeight", one.gross().toPlainString());
        head.put("netWeight", one.net().toPlainString());
        head.put("lists", Integer.toString(one.lists()));
        List<Map<String, Object>> goods = one.goods().stream().map(g -> {
            Map<String, Object> line = new LinkedHashMap<>(g.values());
            line.put("number", Integer.toString(g.number()));
            line.put("sources", g.sources().stream().map(s -> List.of(s.invtNo(), s.waybill(), s.gnum(), s.code())).toList());
            return line;
        }).toList();
        return Map.of("head", head, "goods", goods);
    }
}
