package org.tongguan.ecommerce.receipts;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;

/** Tells what became of the documents of some messages; for lists, what is told besides the list's own receipts. */
public interface Answers {

    /** Numbers of the messages it tells of. */
    Set<String> forms();

    /**
     * What is told by now.
     *
     * @param message the message's identity
     * @param open    its documents that were neither refused nor drafts
     */
    List<Told> told(UUID message, CebMessage sent, List<CebDocument> open);
}
