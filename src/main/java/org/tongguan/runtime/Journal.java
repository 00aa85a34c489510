package org.tongguan.runtime;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.runtime.crypto.ChosenProfile;
import org.tongguan.runtime.crypto.CryptoProfile;

/**
 * The append-only, hash-chained record of everything that happened, and the one log that receipts, time lines, webhooks and live pages
 * are read from. Events of a transaction are gathered and written just before it commits: the chain's head is locked for that moment
 * only, and sequence order is commit order, so a reader who has seen {@code seq} will never find an earlier entry appear.
 */
@Component
public class Journal {

    private static final String GATHERED = Journal.class.getName();
    private static final String COLUMNS = "seq, at, actor, subject_kind, subject_id, kind, trader_id, office, payload, hash";
    private static final ColumnInsert<JournalEntry> INSERT = ColumnInsert.<JournalEntry>into("journal_entry").int8("seq", JournalEntry::seq)
            .instant("at", JournalEntry::at).text("actor", JournalEntry::actor).text("subject_kind", e -> e.subject().kind())
            .uuid("subject_id", e -> e.subject().id()).text("kind", JournalEntry::kind).int8("trader_id", JournalEntry::traderId)
            .text("office", JournalEntry::office).text("payload", JournalEntry::payload).bytes("hash", JournalEntry::hash);
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;
    private final CryptoProfile profile;
    private final ObjectProvider<JournalGuard> guards;

    Journal(JdbcClient jdbc, Clock clock, ApplicationEventPublisher publisher, ChosenProfile chosen, ObjectProvider<JournalGuard> guards) {
        this.guards = guards;
        this.profile = chosen.profile();
        this.jdbc = jdbc;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** New entries are in the journal: wakes live readers. Sent after commit, carries only how far the journal reaches. */
    public record Grown(long seq) { }

    /**
     * Writes an event with the running transaction.
     *
     * @throws IllegalStateException outside a transaction: nothing may be told that is not committed with its cause
     */
    public void record(JournalEvent event) {
        gathered().events.add(event);
    }

    /** What the running transaction does concerns that trader, though its events are not for him to read. */
    public void concerns(Long traderId) {
        if (traderId != null) {
            gathered().concerned.add(traderId);
        }
    }

    private Gathered gathered() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("journal events are written inside a transaction");
        }
        Gathered gathered = (Gathered) TransactionSynchronizationManager.getResource(GATHERED);
        if (gathered == null) {
            gathered = new Gathered();
            TransactionSynchronizationManager.bindResource(GATHERED, gathered);
            TransactionSynchronizationManager.registerSynchronization(gathered);
        }
        return gathered;
    }

    private final class Gathered implements TransactionSynchronization {
        private final List<JournalEvent> events = new ArrayList<>();
        private final Set<Long> concerned = new HashSet<>();
        private long reached;

        @Override
        public void beforeCommit(boolean readOnly) {
            events.stream().map(JournalEvent::traderId).filter(Objects::nonNull).forEach(concerned::add);
            guards.forEach(guard -> guard.check(Transactions.actor(), events, concerned));
            reached = append(events);
        }

        @Override
        public void afterCommit() {
            publisher.publishEvent(new Grown(reached));
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(GATHERED);
        }
    }

    private long append(List<JournalEvent> events) {
        var head = jdbc.sql("select seq, hash from journal_head for update").query((rs, i) -> new Head(rs.getLong(1), rs.getBytes(2))).single();
        Instant now = Times.now(clock);
        Actor actor = Transactions.actor();
        long seq = head.seq;
        byte[] hash = head.hash;
        List<JournalEntry> entries = new ArrayList<>(events.size());
        for (JournalEvent event : events) {
            JournalEntry open = new JournalEntry(++seq, now, event.actor() == null ? actor.name() : event.actor(), event.subject(),
                    event.kind(), event.traderId(), event.office(), Json.write(event.payload()), null);
            hash = open.hashAfter(hash, profile);
            entries.add(new JournalEntry(open.seq(), open.at(), open.actor(), open.subject(), open.kind(), open.traderId(), open.office(),
                    open.payload(), hash));
        }
        INSERT.insertWith(jdbc, entries, "update journal_head set seq = ?, hash = ?", seq, hash);
        return seq;
    }

    private record Head(long seq, byte[] hash) { }

    /** The time line of one subject, oldest first. Rows the actor's scope may not see are not there. */
    public List<JournalEntry> list(SubjectRef subject) {
        return jdbc.sql("select " + COLUMNS + " from journal_entry where subject_kind = ? and subject_id = ? order by seq")
                .params(subject.kind(), subject.id()).query(Journal::entry).list();
    }

    /** Entries after a position, oldest first, at most {@code limit}: the event log that push and pull share. */
    public List<JournalEntry> listAfter(long seq, Long traderId, int limit) {
        // Two statements: one plan for both would read through everybody's entries to find a trader's few.
        return traderId == null
                ? jdbc.sql("select " + COLUMNS + " from journal_entry where seq > ? order by seq limit ?").params(seq, limit).query(Journal::entry).list()
                : jdbc.sql("select " + COLUMNS + " from journal_entry where trader_id = ? and seq > ? order by trader_id, seq limit ?")
                        .params(traderId, seq, limit).query(Journal::entry).list();
    }

    /** The traders whose business entries after one position up to another are: whom live readers have to be woken for. */
    public Set<Long> traders(long after, long upTo) {
        return Set.copyOf(jdbc.sql("select distinct trader_id from journal_entry where seq > ? and seq <= ? and trader_id is not null")
                .params(after, upTo).query(Long.class).list());
    }

    /** The position of the newest entry; 0 when there is none. */
    public long reach() {
        return jdbc.sql("select seq from journal_head").query(Long.class).single();
    }

    static JournalEntry entry(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        return new JournalEntry(rs.getLong(1), rs.getTimestamp(2).toInstant(), rs.getString(3),
                new SubjectRef(rs.getString(4), rs.getObject(5, java.util.UUID.class)), rs.getString(6),
                rs.getObject(7, Long.class), rs.getString(8), rs.getString(9), rs.getBytes(10));
    }
}
