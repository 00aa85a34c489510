package org.tongguan.ecommerce.filing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReceipts;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.formats.ceb.DxpEnvelope;
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
        byte[] body = stored.body().get();
        CebMessage sent = RetailDocuments.message(body);
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

    private List<Receipt> messages(byte[] body, UUID id, List<Told> told) {
        Map<String, List<Told>> moments = new TreeMap<>();
        for (Told one : told) {
            moments.computeIfAbsent(CebReceipts.time(one.at) + ":%02d:".formatted(one.place) + one.status, m -> new ArrayList<>()).add(one);
        }
        DxpEnvelope envelope = DxpEnvelope.isEnvelope(body) ? DxpEnvelope.read(body) : null;
        List<Receipt> receipts = new ArrayList<>();
        moments.forEach((moment, of) -> {
            String guid = UUID.nameUUIDFromBytes((id + moment).getBytes(StandardCharsets.UTF_8)).toString().toUpperCase(Locale.ROOT);
            CebMessage message = CebMessage.of(guid, of.stream().map(this::receipt).toList());
            byte[] written = CebWriter.write(message);
            if (envelope != null) {
                written = envelope.answer(guid, LocalDateTime.ofInstant(of.getFirst().at, clock.getZone()), message.kind(), written).write();
            }
            String status = of.getFirst().status;
            receipts.add(new Receipt(message.kind() + "_" + guid + ".xml", status, of.getFirst().at,
                    texts.get("receipt.ceb." + (status.startsWith("-") ? "error" : status)), new String(written, StandardCharsets.UTF_8)));
        });
        return receipts;
    }

    private CebDocument receipt(Told told) {
        Map<String, String> more = new HashMap<>();
        if (told.list != null) {
            more.put("preNo", ListNumber.preNo(told.list.number(), ListActs.day(told.list, clock.getZone())));
            if (!"2".equals(told.status)) {
                more.put("invtNo", ListNumber.invtNo(told.list.number()));
            }
        }
        return CebReceipts.receipt(told.document, told.status, told.at, told.info, more);
    }
}
