package org.tongguan.ecommerce.receipts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.store.DocumentStore;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;

/** Tells what became of documents that are taken by their number: with the number the electronic port gave them, and what happened since. */
@Component
class DocumentAnswers implements Answers {

    private final DocumentStore documents;
    private final ListStore lists;
    private final Texts texts;

    DocumentAnswers(DocumentStore documents, ListStore lists, Texts texts) {
        this.documents = documents;
        this.lists = lists;
        this.texts = texts;
    }

    @Override
    public Set<String> forms() {
        return Set.of("213", "215", "507", "509", "605", "607", "623", "701", "711");
    }

    @Override
    public List<Told> told(UUID message, CebMessage sent, List<CebDocument> open) {
        Map<UUID, Filed> filed = documents.listOf(message);
        Map<UUID, List<ListStore.Step>> steps = lists.stepsOf(message);
        List<Told> told = new ArrayList<>();
        for (CebDocument d : open) {
            UUID id = Ids.part(message, d.index());
            Filed one = filed.get(id);
            if (one == null) {
                continue;
            }
            Map<String, String> numbers = new HashMap<>(one.numbers());
            numbers.put("preNo", one.number());
            int place = 0;
            told.add(Told.of(d, one.at(), Integer.toString(one.state()), text(one.state(), ""), numbers, place++));
            for (ListStore.Step step : steps.getOrDefault(id, List.of())) {
                told.add(Told.of(d, step.at(), Integer.toString(step.state()), text(step.state(), step.note()), numbers, place++));
            }
        }
        return told;
    }

    private String text(int state, String note) {
        String said = state == 120 ? ReceiptTexts.STORED : texts.get("receipt.ceb." + state).zh();
        return note.isEmpty() ? said : said + ": " + note;
    }
}
