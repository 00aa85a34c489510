package org.tongguan.continuity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.continuity.OfflineReference.Entry;
import org.tongguan.declaration.Declaration;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** The tables of offline references and of what was entered under them. */
@Component
class OfflineStore {

    private static final String ALL = """
             from offline_reference r left join offline_entry e on e.number = r.number where (:state::text is null or r.state = :state)
            and (:q::text is null or r.number = upper(:q) or e.subject = :q or r.office = :q)""";
    private static final String COLUMNS = """
            select r.number, r.trader_id, r.office, r.state, r.valid_to, r.issued_by, r.issued_at, r.reason, e.purpose, e.subject_id, e.subject,
            e.occurred_at, e.note, e.entered_by, e.entered_at""";
    private final JdbcClient jdbc;

    OfflineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<OfflineReference> references) {
        OfflineReference first = references.getFirst();
        jdbc.sql("""
                insert into offline_reference(number, trader_id, office, valid_to, issued_by, issued_at)
                select n, ?, ?, ?, ?, ? from unnest(?::text[]) n""")
                .params(first.traderId(), first.office(), first.validTo(), first.issuedBy(), Timestamp.from(first.issuedAt()),
                        references.stream().map(OfflineReference::number).toArray(String[]::new)).update();
    }

    /** How many that holder has that were neither entered nor voided. */
    long countOpen(Long trader, String office) {
        return jdbc.sql("""
                select count(*) from offline_reference where state = 'ISSUED' and trader_id is not distinct from :t
                and office is not distinct from :o""").param("t", trader, Types.BIGINT).param("o", office, Types.VARCHAR).query(Long.class).single();
    }

    Optional<OfflineReference> find(String number) {
        return jdbc.sql(COLUMNS + " from offline_reference r left join offline_entry e on e.number = r.number where r.number = ?").param(number)
                .query(OfflineStore::reference).optional();
    }

    /** Whoever has it waits for nobody else to decide about it. */
    boolean lock(String number) {
        return jdbc.sql("select 1 from offline_reference where number = ? for update").param(number).query(Integer.class).optional().isPresent();
    }

    void decide(String number, OfflineReference.State state, String reason) {
        jdbc.sql("update offline_reference set state = ?, reason = ? where number = ?").params(state.name(), reason, number).update();
    }

    /** @throws PlatformException CONFLICT {@code offline.subject} when that subject was entered under another reference */
    void insert(OfflineReference reference, Entry entry) {
        try {
            jdbc.sql("""
                    insert into offline_entry(number, trader_id, purpose, subject_kind, subject_id, subject, occurred_at, note, entered_by, entered_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(reference.number(), reference.traderId(), entry.purpose().name(), entry.subjectId() == null ? null : Declaration.KIND,
                            entry.subjectId(), entry.subject(), Timestamp.from(entry.occurredAt()), entry.note(), entry.enteredBy(),
                            Timestamp.from(entry.enteredAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "offline.subject", entry.subject());
        }
    }

    List<OfflineReference> list(String state, String query, long offset, int rows) {
        return jdbc.sql(COLUMNS + ALL + " order by r.number desc limit :rows offset :offset").param("state", state, Types.VARCHAR)
                .param("q", query, Types.VARCHAR).param("rows", rows).param("offset", offset).query(OfflineStore::reference).list();
    }

    long count(String state, String query) {
        return jdbc.sql("select count(*)" + ALL).param("state", state, Types.VARCHAR).param("q", query, Types.VARCHAR).query(Long.class).single();
    }

    private static OfflineReference reference(ResultSet rs, int row) throws SQLException {
        String purpose = rs.getString("purpose");
        Entry entry = purpose == null ? null : new Entry(OfflineReference.Purpose.valueOf(purpose), rs.getObject("subject_id", UUID.class),
                rs.getString("subject"), rs.getTimestamp("occurred_at").toInstant(), rs.getString("note"), rs.getString("entered_by"),
                rs.getTimestamp("entered_at").toInstant());
        return new OfflineReference(rs.getString("number"), rs.getObject("trader_id", Long.class), rs.getString("office"),
                OfflineReference.State.valueOf(rs.getString("state")), rs.getObject("valid_to", LocalDate.class), rs.getString("issued_by"),
                rs.getTimestamp("issued_at").toInstant(), rs.getString("reason"), entry);
    }
}
