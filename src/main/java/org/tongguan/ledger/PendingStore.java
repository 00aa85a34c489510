package org.tongguan.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;

/** The tables of {@link PendingTransfers}; rows are never changed. */
@Component
class PendingStore {

    private static final ColumnInsert<Dated> INSERT = ColumnInsert.<Dated>into("ledger_pending").uuid("id", d -> d.pending.transfer().id())
            .text("key", d -> d.pending.transfer().key()).text("kind", d -> d.pending.transfer().kind())
            .text("subject_kind", d -> d.pending.transfer().subject().kind()).uuid("subject_id", d -> d.pending.transfer().subject().id())
            .instant("at", Dated::at).instant("expires_at", d -> d.pending.expiresAt()).then("on conflict (key) do nothing returning id");
    private static final ColumnInsert<Entry> INSERT_ENTRIES = ColumnInsert.<Entry>into("ledger_pending_entry").uuid("transfer_id", Entry::transfer)
            .text("account", e -> e.posting.account().code()).numeric("amount", e -> e.posting.amount());
    private final JdbcClient jdbc;

    PendingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Dated(PendingTransfer pending, Instant at) { }

    private record Entry(UUID transfer, Transfer.Posting posting) { }

    Set<String> known(Collection<String> keys) {
        return new HashSet<>(jdbc.sql("select key from ledger_pending where key = any(?)").param(keys.toArray(String[]::new)).query(String.class).list());
    }

    Set<UUID> insert(List<PendingTransfer> pendings, Instant at) {
        return new HashSet<>(INSERT.insertReturning(jdbc, pendings.stream().map(p -> new Dated(p, at)).toList(), UUID.class));
    }

    void insertEntries(List<PendingTransfer> pendings) {
        INSERT_ENTRIES.insert(jdbc, pendings.stream().flatMap(p -> p.transfer().postings().stream().map(e -> new Entry(p.transfer().id(), e))).toList());
    }

    /** How it ended, or will since its time is over; asked when it could not be posted. Empty when there is none such. */
    Optional<PendingTransfers.Outcome> outcome(UUID id) {
        return jdbc.sql("select coalesce(o.outcome, 'EXPIRED') from ledger_pending p left join ledger_outcome o on o.pending_id = p.id where p.id = ?")
                .param(id).query(PendingTransfers.Outcome.class).optional();
    }

    /**
     * Ends those that have not ended, and posts none whose time is over; tells which. In the order of their identities: two who settle the same
     * wait for each other in one order.
     */
    List<UUID> settle(Collection<UUID> ids, PendingTransfers.Outcome outcome, Instant at) {
        return ids.isEmpty() ? List.of() : jdbc.sql("""
                insert into ledger_outcome(pending_id, outcome, at)
                select id, v.outcome, v.at from ledger_pending, (values (?::text, ?::timestamptz)) v(outcome, at)
                where id = any(?::uuid[]) and (v.outcome <> 'POSTED' or expires_at is null or expires_at > v.at) order by id
                on conflict (pending_id) do nothing returning pending_id""")
                .params(outcome.name(), Timestamp.from(at), SqlArrays.uuids(ids)).query(UUID.class).list();
    }

    /** As they were set aside. */
    List<Transfer> transfers(Collection<UUID> ids) {
        Map<UUID, List<Transfer.Posting>> postings = new LinkedHashMap<>();
        List<Transfer> transfers = new ArrayList<>();
        jdbc.sql("""
                select e.transfer_id, e.account, e.amount, a.unit, a.minimum, a.maximum from ledger_pending_entry e
                join ledger_account a on a.code = e.account where e.transfer_id = any(?::uuid[])""").param(SqlArrays.uuids(ids))
                .query((rs, i) -> postings.computeIfAbsent(rs.getObject(1, UUID.class), id -> new ArrayList<>()).add(new Transfer.Posting(
                        new Account(rs.getString(2), Unit.of(rs.getString(4)), rs.getBigDecimal(5), rs.getBigDecimal(6)), rs.getBigDecimal(3)))).list();
        jdbc.sql("select id, key, kind, subject_kind, subject_id from ledger_pending where id = any(?::uuid[]) order by id").param(SqlArrays.uuids(ids))
                .query((rs, i) -> transfers.add(new Transfer(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3),
                        new SubjectRef(rs.getString(4), rs.getObject(5, UUID.class)), null, postings.get(rs.getObject(1, UUID.class))))).list();
        return transfers;
    }
}
