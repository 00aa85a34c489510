package org.tongguan.ecommerce.export;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tongguan.ecommerce.filing.Batch;
import org.tongguan.ecommerce.filing.Batch.Entry;
import org.tongguan.ecommerce.filing.FormActs;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.store.Filed;
import org.tongguan.formats.ceb.CebDocument;

/**
 * Documents of one form that are kept by their sender's own number, changed and taken back by whoever sent them: read, then what the earlier one did is
 * undone, then taken.
 *
 * @param <T> what a document says
 */
public abstract class KeptForm<T> implements FormActs {

    private final Register register;
    private final String form;
    private final String sender;
    private final int state;

    /**
     * @param form   number of its message, e.g. {@code 711}
     * @param sender element with the firm that must be the sender
     * @param state  what the first receipt of a document tells
     */
    protected KeptForm(Register register, String form, String sender, int state) {
        this.register = register;
        this.form = form;
        this.sender = sender;
        this.state = state;
    }

    @Override
    public final Set<String> forms() {
        return Set.of(form);
    }

    @Override
    public final void act(Batch batch) {
        batch.of(form).forEach(entry -> take(batch, entry));
    }

    private void take(Batch batch, Entry entry) {
        CebDocument d = Register.document(entry);
        if (!register.isOwn(batch, entry, sender)) {
            return;
        }
        UUID key = Register.key(entry, number(d));
        Filed earlier = register.earlier(batch, entry, key).orElse(null);
        if (earlier != null) {
            checkUnused(batch, entry, earlier);
        }
        if (batch.isDone(entry)) {
            return;
        }
        T said = Register.operation(entry) == Operation.DELETE ? null : read(batch, entry, d, earlier);
        if (batch.isDone(entry)) {
            return;
        }
        if (earlier != null) {
            undo(earlier.id());
        }
        Map<String, String> given = numbers(batch);
        if (register.take(batch, entry, key, earlier, state, given)) {
            keep(batch, entry, said, given);
        }
    }

    /** The element with the sender's own number. */
    protected String number(CebDocument d) {
        return "copNo";
    }

    /** Refuses a change or deletion of a document that something has become of. */
    protected void checkUnused(Batch batch, Entry entry, Filed earlier) { }

    /**
     * What a new or changed document says; refuses it when that cannot be.
     *
     * @param earlier what it changes; null = it is new
     */
    protected abstract T read(Batch batch, Entry entry, CebDocument d, Filed earlier);

    /** Undoes what a document did that counts no more. */
    protected abstract void undo(UUID earlier);

    /** Numbers that a document is given, by the receipt's element names. */
    protected Map<String, String> numbers(Batch batch) {
        return Map.of();
    }

    /** Does what a document that was taken says. */
    protected abstract void keep(Batch batch, Entry entry, T said, Map<String, String> given);
}
