package org.tongguan.ecommerce.filing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.MessageHandler.Receipt;
import org.tongguan.runtime.MessageHandler.Stored;

/**
 * Receipts in the sender's language: a view of what is stored, so they can be asked for again at any time. Each receipt message carries what
 * was told at one moment, up to 100 documents in it.
 */
@Component
class RetailReceipts {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final int MOST_INFO = 1000;
    /** Of each message, the receipt. */
    private static final Map<String, String> RECEIPT = Map.of("311", "312", "411", "412", "511", "512", "513", "514", "621", "622", "623", "624",
            "625", "626");
    private final ListStore lists;
    private final ReceiptTexts words;
    private final Texts texts;
    private final Clock clock;

    RetailReceipts(ListStore lists, ReceiptTexts words, Texts texts, Clock clock) {
        this.lists = lists;
        this.words = words;
        this.texts = texts;
        this.clock = clock;
    }

    /** Something told of a document. */
    private record Told(CebDocument document, Instant at, String status, String info, RetailList list, int place) {
        private Told(CebDocument document, Instant at, String status, String info, RetailList list) {
            this(document, at, status, info, list, 0);
        }
    }

    List<Receipt> list(UUID message, Stored stored) {
        CebMessage sent = RetailDocuments.message(stored.body().get());
        String number = sent.form().number();
        Map<Integer, List<Finding>> refused = refused(sent, stored);
        Map<UUID, RetailList> of = "621".equals(number) ? lists.listOf(message) : Map.of();
        Map<UUID, List<ListStore.Step>> steps = of.isEmpty() ? Map.of() : lists.stepsOf(message);
        List<Told> told = new ArrayList<>();
        for (CebDocument d : sent.documents()) {
            UUID id = Ids.part(message, d.index());
            RetailList list = of.get(id);
            List<Finding> against = refused.get(d.index());
            if (against != null) {
                told.add(new Told(d, stored.at(), words.errorStatus(number, against), words.refusal(against), null));
            } else if ("1".equals(d.text("appStatus"))) {
                told.add(new Told(d, stored.at(), "1", "电子口岸已暂存", null));
            } else if (list != null) {
                history(d, list, steps.getOrDefault(id, List.of()), told);
            } else {
                boolean acted = "623".equals(number) || "513".equals(number);
                told.add(new Told(d, stored.at(), acted ? "399" : "120", acted ? "海关审结" : "[Code:1800;Desc:逻辑校验通过]", null));
            }
        }
        return messages(sent, message, told);
    }

    /** RetailDocuments with an error among the findings of the first answer; their pointers begin with the document's place. */
    private static Map<Integer, List<Finding>> refused(CebMessage sent, Stored stored) {
        Map<Integer, List<Finding>> refused = new HashMap<>();
        for (Finding finding : stored.findings()) {
            if (finding.isError()) {
                refused.computeIfAbsent(place(finding.pointer(), sent.form().documentElement()), i -> new ArrayList<>()).add(finding);
            }
        }
        return refused;
    }

    private static int place(String pointer, String element) {
        String rest = pointer.startsWith("/" + element + "/") ? pointer.substring(element.length() + 2) : pointer.substring(1);
        int end = rest.indexOf('/');
        return Integer.parseInt(end < 0 ? rest : rest.substring(0, end));
    }

    private void history(CebDocument d, RetailList list, List<ListStore.Step> steps, List<Told> told) {
        int place = 0;
        told.add(new Told(d, list.filedAt(), "2", words.declared(d, list.waited()), list, place++));
        ListState decided = steps.isEmpty() ? list.state() : firstState(steps);
        if (list.decidedAt() != null && decided != ListState.WAITING) {
            if (decided != ListState.REJECTED) {
                told.add(new Told(d, list.decidedAt(), "120", "[Code:1800;Desc:逻辑校验通过]", list, place++));
            }
            told.add(new Told(d, list.decidedAt(), Integer.toString(decided.code()), words.decision(decided, list.findings()), list, place++));
        }
        for (ListStore.Step step : steps) {
            ListState state = ListState.of(step.state());
            String status = state == ListState.CANCELLED ? "399" : Integer.toString(step.state());
            told.add(new Told(d, step.at(), status, words.step(state, step.note()), list, place++));
        }
    }

    /** What it was before the steps that followed: the first of them names it. */
    private static ListState firstState(List<ListStore.Step> steps) {
        String first = steps.getFirst().note();
        return ListState.valueOf(first.substring(1, first.indexOf('>')));
    }

    private List<Receipt> messages(CebMessage sent, UUID id, List<Told> told) {
        CebForm form = CebForm.of("CEB" + RECEIPT.get(sent.form().number()) + "Message");
        Map<String, List<Told>> moments = new java.util.TreeMap<>();
        for (Told one : told) {
            moments.computeIfAbsent(stamp(one.at) + ":%02d:".formatted(one.place) + one.status, m -> new ArrayList<>()).add(one);
        }
        List<Receipt> receipts = new ArrayList<>();
        moments.forEach((moment, of) -> {
            List<CebDocument> documents = new ArrayList<>();
            for (Told one : of) {
                documents.add(receipt(form, documents.size(), one));
            }
            String guid = UUID.nameUUIDFromBytes((id + moment).getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT);
            String status = of.getFirst().status;
            receipts.add(new Receipt(form.kind() + "_" + guid + ".xml", status, of.getFirst().at, name(status),
                    new String(CebWriter.write(CebMessage.of(guid, documents)), java.nio.charset.StandardCharsets.UTF_8)));
        });
        return receipts;
    }

    private Text name(String status) {
        return texts.get("receipt.ceb." + (status.startsWith("-") ? "error" : status));
    }

    private String stamp(Instant at) {
        return STAMP.format(LocalDateTime.ofInstant(at, clock.getZone()));
    }

    private CebDocument receipt(CebForm form, int index, Told told) {
        CebDocument out = new CebDocument(form, index);
        CebDocument sent = told.document;
        for (var field : form.headFields().all()) {
            int place = sent.form().headFields().find(field.element());
            if (place >= 0) {
                out.set(field.element(), sent.text(place));
            }
        }
        LocalDate filed = told.list == null ? null : ListActs.day(told.list, clock.getZone());
        put(out, "preNo", filed == null ? null : ListNumber.preNo(told.list.number(), filed));
        put(out, "invtNo", told.list == null || "2".equals(told.status) ? null : ListNumber.invtNo(told.list.number()));
        put(out, "returnStatus", told.status);
        put(out, "returnTime", stamp(told.at));
        put(out, "returnInfo", told.info.length() > MOST_INFO ? told.info.substring(0, MOST_INFO) : told.info);
        return out;
    }

    private static void put(CebDocument out, String element, String value) {
        if (value != null && out.form().headFields().find(element) >= 0) {
            out.set(element, value);
        }
    }
}
