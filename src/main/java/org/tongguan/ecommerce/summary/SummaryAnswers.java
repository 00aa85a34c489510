package org.tongguan.ecommerce.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.receipts.Answers;
import org.tongguan.ecommerce.receipts.Told;
import org.tongguan.ecommerce.store.SummaryStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReceipts;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.runtime.Ids;

/** Tells what an application for a summary came to: a result (792) for each declaration, with the line of it that each line of a list went into. */
@Component
class SummaryAnswers implements Answers {

    private static final CebForm RESULT = CebForm.of("CEB792Message");
    /** As in the official sample: made, and not declared yet. */
    private static final String MADE = "A";
    private static final List<String> HEAD = List.of("customsCode", "agentCode", "agentName", "ebcCode", "ebcName", "declAgentCode", "declAgentName",
            "grossWeight", "netWeight");
    private final SummaryStore summaries;

    SummaryAnswers(SummaryStore summaries) {
        this.summaries = summaries;
    }

    @Override
    public Set<String> forms() {
        return Set.of("701");
    }

    @Override
    public List<Told> told(UUID message, CebMessage sent, List<CebDocument> open) {
        List<Told> told = new ArrayList<>();
        for (CebDocument d : open) {
            for (SummaryStore.Row row : summaries.of(Ids.part(message, d.index()))) {
                told.add(new Told(result(Made.of(row)), row.madeAt(), "792", 1));
            }
        }
        return told;
    }

    private static CebDocument result(Made made) {
        CebDocument d = new CebDocument(RESULT, 0);
        SummaryStore.Row row = made.row();
        d.set("guid", CebWriter.guid(row.declaration()));
        d.set("sumNo", row.number()).set("opDate", CebReceipts.time(row.madeAt())).set("declSeqNo", row.declaration()).set("decState", MADE)
                .set("msgCount", "1").set("msgSeqNo", "1");
        HEAD.forEach(element -> d.set(element, made.head().get(element)));
        for (Made.Goods goods : made.goods()) {
            for (List<String> source : goods.sources()) {
                int line = d.addLine();
                d.set(line, "invtNo", source.get(0)).set(line, "logisticsNo", source.get(1)).set(line, "gseqno", goods.values().get("number"))
                        .set(line, "gnum", source.get(2)).set(line, "gcode", source.get(3));
            }
        }
        return d;
    }
}
