package org.tongguan.ecommerce.summary;

import java.util.List;
import java.util.Map;
import org.tongguan.ecommerce.store.SummaryStore;
import org.tongguan.runtime.Json;

/**
 * A declaration as it was made and kept.
 *
 * @param head  what its lists have in common, by the list's element names
 * @param goods by the list's element names
 */
public record Made(SummaryStore.Row row, Map<String, String> head, List<Goods> goods) {

    /** A line, and the lines of lists that went into it: number of the list, waybill, line, code. */
    public record Goods(Map<String, String> values, List<List<String>> sources) { }

    @SuppressWarnings("unchecked")
    static Made of(SummaryStore.Row row) {
        Map<String, Object> content = Json.map(row.content());
        List<Goods> goods = ((List<Map<String, Object>>) content.get("goods")).stream().map(line -> {
            List<List<String>> sources = (List<List<String>>) line.remove("sources");
            return new Goods((Map<String, String>) (Map<?, ?>) line, sources);
        }).toList();
        return new Made(row, (Map<String, String>) content.get("head"), goods);
    }
}
