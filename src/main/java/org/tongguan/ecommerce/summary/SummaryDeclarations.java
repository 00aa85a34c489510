package org.tongguan.ecommerce.summary;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.rules.LawData;
import org.tongguan.ecommerce.store.SummaryStore;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Document;
import org.tongguan.formats.Group;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Declarations made of lists, and each as a goods declaration for the broker to complete and file. */
@Component
public class SummaryDeclarations {

    /** The subject of a summary. */
    static final String KIND = "export-summary";
    private static final Group HEAD = Dictionary.declaration().group("head");
    private static final Group ITEMS = Dictionary.declaration().group("goodsItems");
    private static final String[][] HEAD_FIELDS = {{"customsCode", "declarationOffice"}, {"portCode", "entryExitOffice"}, {"tradeMode", "procedureCode"},
        {"trafMode", "transportMode"}, {"ebcCode", "traderCode"}, {"ebcName", "traderName"}, {"ownerCode", "ownerCode"}, {"ownerName", "ownerName"},
        {"declAgentCode", "declarantCode"}, {"declAgentName", "declarantName"}, {"grossWeight", "grossWeightKg"}, {"netWeight", "netWeightKg"},
        {"packNo", "packageQuantity"}};
    private static final String[][] LINE_FIELDS = {{"number", "itemNumber"}, {"gcode", "commodityCode"}, {"gname", "description"}, {"gmodel", "specification"},
        {"qty", "quantity"}, {"unit", "unit"}, {"qty1", "firstQuantity"}, {"unit1", "firstUnit"}, {"qty2", "secondQuantity"}, {"unit2", "secondUnit"},
        {"totalPrice", "totalPrice"}};
    private final SummaryStore summaries;
    private final LawData law;
    private final Transactions transactions;
    private final Journal journal;

    SummaryDeclarations(SummaryStore summaries, LawData law, Transactions transactions, Journal journal) {
        this.journal = journal;
        this.summaries = summaries;
        this.law = law;
        this.transactions = transactions;
    }

    /** A page, newest first, as the actor may see them; not counted. */
    public Page<Made> newest(Actor actor, int page, int size) {
        return transactions.read(actor, () -> Page.uncounted(page, size, summaries::newest)).map(Made::of);
    }

    /** @throws PlatformException NOT_FOUND {@code export-summary} */
    public Made get(Actor actor, UUID id) {
        return transactions.read(actor, () -> summaries.find(id)).map(Made::of)
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "export-summary", id));
    }

    /**
     * A firm takes back what the platform summed up for it: all declarations of that summary go, and their lists are free for the firm's own application.
     *
     * @throws PlatformException NOT_FOUND {@code export-summary}, also for one that the firm applied for itself: that is taken back by its message
     */
    public void takeBack(Actor actor, UUID id) {
        transactions.run(actor, () -> {
            SummaryStore.Row row = summaries.find(id).filter(SummaryStore.Row::byPlatform)
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "export-summary", id));
            transactions.unscoped(() -> {
                summaries.remove(row.document());
                return null;
            });
            journal.record(JournalEvent.of("ExportSummaryTakenBack", new SubjectRef(KIND, row.document()), row.traderId(), row.office(),
                    Map.of("number", row.number())));
        });
    }

    /** The same as a goods declaration, in the form in which declarations are filed as JSON; what lists do not say is left open. */
    public Map<String, Object> declaration(Made made) {
        Document document = Document.empty();
        Node head = document.root().add(HEAD);
        head.set(HEAD.field("direction"), "E");
        copy(made.head(), head, HEAD, HEAD_FIELDS);
        head.set(HEAD.field("tradeCountry"), law.letters("country", made.head().get("country")));
        for (Made.Goods goods : made.goods()) {
            Node item = document.root().add(ITEMS);
            copy(goods.values(), item, ITEMS, LINE_FIELDS);
            item.set(ITEMS.field("destinationCountry"), law.letters("country", goods.values().get("country")));
            item.set(ITEMS.field("originCountry"), "CHN");
            item.set(ITEMS.field("currency"), law.letters("currency", goods.values().get("currency")));
        }
        return Json.map(JsonDocuments.write(document));
    }

    private static void copy(Map<String, String> from, Node to, Group group, String[][] fields) {
        for (String[] pair : fields) {
            if (from.get(pair[0]) != null) {
                to.set(group.field(pair[1]), from.get(pair[0]));
            }
        }
    }
}
