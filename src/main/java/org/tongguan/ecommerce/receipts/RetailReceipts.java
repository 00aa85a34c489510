package org.tongguan.ecommerce.receipts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.archive.Archive;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReceipts;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.formats.ceb.DxpEnvelope;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.MessageHandler.Receipt;
import org.tongguan.runtime.MessageHandler.Stored;

/**
 * Receipts in the sender's language: a view of what is stored, so they can be asked for again at any time. Each receipt message carries what
 * was told at one moment, up to 100 documents in it.
 */
@Component
public class RetailReceipts {

    private static final Set<String> LISTS = Set.of("603", "621");
    /** Messages that are stored for others to use; what an export part came to is told as finished (state list of the edition). */
    private static final Set<String> STORED = Set.of("311", "411", "511");
    private final ListStore lists;
    private final List<Answers> answers;
    private final ReceiptTexts words;
    private final Texts texts;
    private final Archive archive;
    private final Clock clock;

    RetailReceipts(ListStore lists, List<Answers> answers, ReceiptTexts words, Texts texts, Archive archive, Clock clock) {
        this.archive = archive;
        this.lists = lists;
        this.answers = answers;
        this.words = words;
        this.texts = texts;
        this.clock = clock;
    }

    /** All receipts of a message so far, oldest first. */
    public List<Receipt> list(UUID message, Stored stored) {
        byte[] body = stored.body().get();
        CebMessage sent = RetailDocuments.message(body);
        String number = sent.form().number();
        Map<Integer, List<Finding>> refused = refused(sent, stored);
        List<Told> told = new ArrayList<>();
        List<CebDocument> open = new ArrayList<>();
        for (CebDocument d : sent.documents()) {
            List<Finding> against = refused.get(d.index());
            if (against != null) {
                told.add(Told.of(d, stored.at(), words.errorStatus(number, against), words.refusal(against), Map.of(), 0));
            } else if ("1".equals(d.text("appStatus"))) {
                told.add(Told.of(d, stored.at(), "1", "电子口岸已暂存", Map.of(), 0));
            } else {
                open.add(d);
            }
        }
        List<Answers> others = answers.stream().filter(a -> a.forms().contains(number)).toList();
        int before = told.size();
        others.forEach(other -> told.addAll(other.told(message, sent, open)));
        if (LISTS.contains(number)) {
            lists(message, stored, open, told);
        } else if (told.size() == before) {
            // Nothing more is written down of them; nor of a cancellation that was taken before cancellations had numbers.
            boolean only = STORED.contains(number);
            open.forEach(d -> told.add(Told.of(d, stored.at(), only ? "120" : "399", only ? ReceiptTexts.STORED : "海关审结", Map.of(), 0)));
        }
        return messages(body, message, told);
    }

    /** Documents with an error among the findings of the first answer; their pointers begin with the document's place. */
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

    private void lists(UUID message, Stored stored, List<CebDocument> open, List<Told> told) {
        Map<UUID, RetailList> of = lists.listOf(message);
        Map<UUID, List<ListStore.Step>> steps = lists.stepsOf(message);
        if (of.size() < open.size()) {
            archive.ofMessage(message).forEach((id, kept) -> {
                of.putIfAbsent(id, kept.list());
                steps.putIfAbsent(id, kept.steps());
            });
        }
        for (CebDocument d : open) {
            UUID id = Ids.part(message, d.index());
            if (of.containsKey(id)) {
                history(d, of.get(id), steps.getOrDefault(id, List.of()), told);
            } else {
                // A deletion: it did what it said when it came, and left no list of its own.
                told.add(Told.of(d, stored.at(), "120", ReceiptTexts.STORED, Map.of(), 0));
            }
        }
    }

    private void history(CebDocument d, RetailList list, List<ListStore.Step> steps, List<Told> told) {
        Map<String, String> declared = Map.of("preNo", ListNumber.preNo(list.number(), list.filedOn(clock.getZone())));
        Map<String, String> numbered = new HashMap<>(declared);
        numbered.put("invtNo", ListNumber.invtNo(list.number()));
        int place = 0;
        told.add(Told.of(d, list.filedAt(), "2", words.declared(d, list), declared, place++));
        ListState decided = steps.isEmpty() ? list.state() : firstState(steps);
        if (list.decidedAt() != null && decided != ListState.WAITING) {
            if (decided != ListState.REJECTED) {
                told.add(Told.of(d, list.decidedAt(), "120", ReceiptTexts.STORED, numbered, place++));
            }
            told.add(Told.of(d, list.decidedAt(), Integer.toString(decided.code()), words.decision(decided, list.findings()), numbered, place++));
        }
        for (ListStore.Step step : steps) {
            ListState state = ListState.of(step.state());
            if (list.isExport() && (state == ListState.RETURNED || state == ListState.DETAINED)) {
                // Receipts of export lists have no such states: those of the return (214) tell the one.
                continue;
            }
            String status = state == ListState.CANCELLED ? "399" : Integer.toString(step.state());
            told.add(Told.of(d, step.at(), status, words.step(step.state(), step.note()), numbered, place++));
        }
    }

    /** What it was before the steps that followed: the first of them names it. */
    private static ListState firstState(List<ListStore.Step> steps) {
        String first = steps.getFirst().note();
        return ListState.valueOf(first.substring(1, first.indexOf('>')));
    }

    private List<Receipt> messages(byte[] body, UUID id, List<Told> told) {
        Map<String, List<Told>> moments = new TreeMap<>();
        for (Told one : told) {
            moments.computeIfAbsent(CebReceipts.time(one.at()) + ":%02d:".formatted(one.place()) + one.status() + ":" + one.receipt().form().number(),
                    m -> new ArrayList<>()).add(one);
        }
        DxpEnvelope envelope = DxpEnvelope.isEnvelope(body) ? DxpEnvelope.read(body) : null;
        List<Receipt> receipts = new ArrayList<>();
        moments.forEach((moment, of) -> {
            Told first = of.getFirst();
            String guid = CebWriter.guid(id + moment);
            CebMessage message = CebMessage.of(guid, of.stream().map(Told::receipt).toList());
            byte[] written = CebWriter.write(message);
            if (envelope != null) {
                written = envelope.answer(guid, LocalDateTime.ofInstant(first.at(), clock.getZone()), message.kind(), written).write();
            }
            receipts.add(new Receipt(message.kind() + "_" + guid + ".xml", first.status(), first.at(), texts.get(words.key(message.form().number(),
                    first.status())), new String(written, StandardCharsets.UTF_8)));
        });
        return receipts;
    }
}
