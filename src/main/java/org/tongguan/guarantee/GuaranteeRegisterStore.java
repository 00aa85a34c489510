package org.tongguan.guarantee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.SqlArrays;

/** The tables of guarantees and of what is reserved on them. */
@Component
class GuaranteeRegisterStore {

    private static final String FILTER = """
             from guarantee where (:state::text is null or state = :state)
            and (:q::text is null or number = :q or reference = :q or strpos(lower(guarantor), lower(:q)) > 0)""";
    private static final ColumnInsert<Reservation> RESERVE = ColumnInsert.<Reservation>into("guarantee_reservation").uuid("id", Reservation::id)
            .uuid("guarantee_id", Reservation::guaranteeId).int8("trader_id", Reservation::traderId).text("subject_kind", r -> r.subject().kind())
            .uuid("subject_id", r -> r.subject().id()).text("reference", Reservation::reference).text("declaration_number", Reservation::declarationNumber)
            .numeric("amount", Reservation::amount).instant("reserved_at", Reservation::reservedAt);
    private final JdbcClient jdbc;

    GuaranteeRegisterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Guarantee g) {
        try {
            jdbc.sql("""
                    insert into guarantee(id, number, form, scope, trader_id, office, guarantor, reference, declaration_number, amount, valid_from, valid_to,
                      replaces, state, registered_by, registered_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""")
                    .params(g.id(), g.number(), g.form().name(), g.scope().name(), g.traderId(), g.office(), g.guarantor(), g.reference(),
                            g.declarationNumber(), g.amount(), g.validFrom(), g.validTo(), g.replaces(), g.state().name(), g.registeredBy(),
                            Timestamp.from(g.registeredAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "guarantee.reference", g.reference());
        }
    }

    Optional<Guarantee> find(String number) {
        return jdbc.sql("select * from guarantee where number = ?").param(number).query(GuaranteeRegisterStore::guarantee).optional();
    }

    Optional<Guarantee> lookUp(UUID id) {
        return jdbc.sql("select * from guarantee where id = ?").param(id).query(GuaranteeRegisterStore::guarantee).optional();
    }

    Optional<Guarantee> lock(String number) {
        return jdbc.sql("select * from guarantee where number = ? for update").param(number).query(GuaranteeRegisterStore::guarantee).optional();
    }

    Optional<Guarantee> lock(UUID id) {
        return jdbc.sql("select * from guarantee where id = ? for update").param(id).query(GuaranteeRegisterStore::guarantee).optional();
    }

    /**
     * Active ones of these traders. Until the transaction ends none of them is cancelled or replaced, and nobody else tries theirs one after
     * the other: two batches that did so in different orders would wait for each other in a circle.
     */
    List<Guarantee> lockActive(Collection<Long> traders) {
        return jdbc.sql("""
                select * from guarantee where state = 'ACTIVE' and form <> 'ORGANISER' and trader_id = any(?::int8[]) order by id for no key update""")
                .param(SqlArrays.numbers(traders)).query(GuaranteeRegisterStore::guarantee).list();
    }

    /** Active ones of these traders, as they are at this moment. */
    List<Guarantee> listActive(Collection<Long> traders) {
        return jdbc.sql("select * from guarantee where state = 'ACTIVE' and form <> 'ORGANISER' and trader_id = any(?::int8[]) order by id")
                .param(SqlArrays.numbers(traders)).query(GuaranteeRegisterStore::guarantee).list();
    }

    /** The numbers of the guarantees on which these are set aside now, by what is secured. */
    Map<String, String> listOpenNumbers(Collection<String> references) {
        Map<String, String> numbers = new HashMap<>();
        jdbc.sql("""
                select r.reference, g.number from guarantee_reservation r join guarantee g on g.id = r.guarantee_id
                where r.reference = any(?) and r.ended is null""").param(references.toArray(String[]::new))
                .query((rs, i) -> numbers.put(rs.getString(1), rs.getString(2))).list();
        return numbers;
    }

    /**
     * What stands today where those stood, by the number that is named: themselves, or the last of those that took their place one after the other.
     * Numbers that are not there, or not to be seen, are left out.
     */
    Map<String, String> listPresent(Collection<String> numbers) {
        Map<String, String> present = new HashMap<>();
        jdbc.sql("""
                with recursive line(named, id, number, state) as (
                  select number, id, number, state from guarantee where number = any(?)
                  union all
                  select l.named, g.id, g.number, g.state from line l join guarantee g on g.replaces = l.id and g.state not in ('REGISTERED', 'REFUSED')
                  where l.state = 'REPLACED')
                select named, number from line where state <> 'REPLACED'""").param(numbers.toArray(String[]::new))
                .query((rs, i) -> present.put(rs.getString(1), rs.getString(2))).list();
        return present;
    }

    /** See {@link #listPresent}. */
    Optional<Guarantee> findPresent(String number) {
        return find(listPresent(List.of(number)).getOrDefault(number, number));
    }

    /** As {@link #findPresent}; until the transaction ends it is not replaced, cancelled or ended. */
    Optional<Guarantee> sharePresent(String number) {
        Optional<Guarantee> g = jdbc.sql("select * from guarantee where number = ? for share").param(number).query(GuaranteeRegisterStore::guarantee)
                .optional();
        // Each look is a statement of its own: whoever accepted a replacement meanwhile was waited for, and is seen by the next.
        while (g.filter(x -> x.state() == Guarantee.State.REPLACED).isPresent()) {
            g = jdbc.sql("select * from guarantee where replaces = ? and state not in ('REGISTERED', 'REFUSED') for share").param(g.get().id())
                    .query(GuaranteeRegisterStore::guarantee).optional();
        }
        return g;
    }

    List<Guarantee> list(String state, String query, long offset, int rows) {
        return jdbc.sql("select *" + FILTER + " order by id desc limit :limit offset :offset").param("state", state, Types.VARCHAR)
                .param("q", query, Types.VARCHAR).param("limit", rows).param("offset", offset).query(GuaranteeRegisterStore::guarantee).list();
    }

    long count(String state, String query) {
        return jdbc.sql("select count(*)" + FILTER).param("state", state, Types.VARCHAR).param("q", query, Types.VARCHAR).query(Long.class).single();
    }

    void decide(UUID id, Guarantee.State state, String reason) {
        jdbc.sql("update guarantee set state = ?, reason = ? where id = ?").params(state.name(), reason, id).update();
    }

    void accept(UUID id, String by, String reason) {
        jdbc.sql("update guarantee set state = 'ACTIVE', reason = ?, accepted_by = ? where id = ?").params(reason, by, id).update();
    }

    void askCancel(UUID id, String by, String reason) {
        jdbc.sql("update guarantee set state = 'CANCELLING', reason = ?, cancel_asked_by = ? where id = ?").params(reason, by, id).update();
    }

    void cancel(UUID id, String by, String reason) {
        jdbc.sql("update guarantee set state = 'CANCELLED', reason = ?, cancelled_by = ? where id = ?").params(reason, by, id).update();
    }

    void insertReservations(Collection<Reservation> reservations) {
        RESERVE.insert(jdbc, reservations);
    }

    /** Names the guarantee of a subject's duties; null = forgets it. */
    void name(SubjectRef subject, long trader, String number) {
        if (number == null) {
            jdbc.sql("delete from guarantee_named where subject_kind = ? and subject_id = ?").params(subject.kind(), subject.id()).update();
        } else {
            jdbc.sql("""
                    insert into guarantee_named(subject_kind, subject_id, trader_id, guarantee) values (?,?,?,?)
                    on conflict (subject_kind, subject_id) do update set guarantee = excluded.guarantee""")
                    .params(subject.kind(), subject.id(), trader, number).update();
        }
    }

    /** The guarantees that were named, by the numbers of those in their place today; subjects for which none was are left out. */
    Map<SubjectRef, String> listNamed(Collection<SubjectRef> subjects) {
        Map<SubjectRef, String> named = new HashMap<>();
        jdbc.sql("select * from guarantee_named where subject_id = any (?::uuid[])").param(SqlArrays.uuids(subjects.stream().map(SubjectRef::id).toList()))
                .query(rs -> {
                    named.put(new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("guarantee"));
                });
        if (!named.isEmpty()) {
            Map<String, String> present = listPresent(Set.copyOf(named.values()));
            named.replaceAll((subject, number) -> present.getOrDefault(number, number));
        }
        return named;
    }

    /** Ends what is set aside for these; tells what was. */
    List<Reservation> end(Collection<String> references, Reservation.End end, Instant at) {
        // Whoever ends or carries one over at this moment is waited for: only the next statement sees what has come in its place.
        jdbc.sql("select id from guarantee_reservation where reference = any(?) and ended is null order by id for update")
                .param(references.toArray(String[]::new)).query(UUID.class).list();
        return jdbc.sql("update guarantee_reservation set ended = ?, ended_at = ? where reference = any(?) and ended is null returning *")
                .params(end.name(), Timestamp.from(at), references.toArray(String[]::new)).query(GuaranteeRegisterStore::reservation).list();
    }

    /** A page of what is, and what was, set aside on a guarantee, newest first; {@code open}: only what is; {@code query}: a reference or declaration. */
    Page<Reservation> reservations(UUID guarantee, boolean open, String query, int page, int size) {
        return Page.of(page, size, reserved("select count(*)", "", guarantee, open, query).query(Long.class).single(),
                (offset, rows) -> reserved("select *", " order by id desc limit :limit offset :offset", guarantee, open, query).param("limit", rows)
                        .param("offset", offset).query(GuaranteeRegisterStore::reservation).list());
    }

    private JdbcClient.StatementSpec reserved(String what, String which, UUID guarantee, boolean open, String query) {
        return jdbc.sql(what + " from guarantee_reservation where guarantee_id = :guarantee" + (open ? " and ended is null" : "")
                + " and (:q::text is null or reference = :q or declaration_number = :q)" + which).param("guarantee", guarantee)
                .param("q", query, Types.VARCHAR);
    }

    Optional<Reservation> findOpen(String reference) {
        return jdbc.sql("select * from guarantee_reservation where reference = ? and ended is null").param(reference)
                .query(GuaranteeRegisterStore::reservation).optional();
    }

    /** What is set aside for these references now, and on what. */
    Map<String, SecuredParts.Part> listOpen(Collection<String> references, LocalDate today) {
        Map<String, SecuredParts.Part> open = new HashMap<>();
        jdbc.sql("""
                select g.*, r.reference as secured, r.amount as aside from guarantee_reservation r join guarantee g on g.id = r.guarantee_id
                where r.reference = any(?) and r.ended is null""").param(references.toArray(String[]::new)).query((rs, i) -> {
                    Guarantee g = guarantee(rs, i);
                    return open.put(rs.getString("secured"), new SecuredParts.Part(g.number(), rs.getBigDecimal("aside"), g.isValidOn(today)));
                }).list();
        return open;
    }

    List<Reservation> listOpen(UUID guarantee) {
        return jdbc.sql("select * from guarantee_reservation where guarantee_id = ? and ended is null order by id").param(guarantee)
                .query(GuaranteeRegisterStore::reservation).list();
    }

    /** What is set aside for the duties of a subject on any other guarantee than that. */
    List<Reservation> listElsewhere(SubjectRef subject, UUID guarantee) {
        return jdbc.sql("""
                select * from guarantee_reservation where subject_kind = ? and subject_id = ? and guarantee_id <> ? and ended is null order by id""")
                .params(subject.kind(), subject.id(), guarantee).query(GuaranteeRegisterStore::reservation).list();
    }

    private static Guarantee guarantee(ResultSet rs, int row) throws SQLException {
        return new Guarantee(rs.getObject("id", UUID.class), rs.getString("number"), Guarantee.Form.valueOf(rs.getString("form")),
                Guarantee.Scope.valueOf(rs.getString("scope")), rs.getLong("trader_id"), rs.getString("office"), rs.getString("guarantor"),
                rs.getString("reference"), rs.getString("declaration_number"), rs.getBigDecimal("amount"),
                rs.getObject("valid_from", LocalDate.class),
                rs.getObject("valid_to", LocalDate.class), rs.getObject("replaces", UUID.class), Guarantee.State.valueOf(rs.getString("state")),
                rs.getString("reason"), rs.getString("registered_by"), rs.getTimestamp("registered_at").toInstant(), rs.getString("accepted_by"),
                rs.getString("cancel_asked_by"));
    }

    private static Reservation reservation(ResultSet rs, int row) throws SQLException {
        String ended = rs.getString("ended");
        return new Reservation(rs.getObject("id", UUID.class), rs.getObject("guarantee_id", UUID.class), rs.getLong("trader_id"),
                new SubjectRef(rs.getString("subject_kind"), rs.getObject("subject_id", UUID.class)), rs.getString("reference"),
                rs.getString("declaration_number"), rs.getBigDecimal("amount"), rs.getTimestamp("reserved_at").toInstant(),
                ended == null ? null : Reservation.End.valueOf(ended), ended == null ? null : rs.getTimestamp("ended_at").toInstant());
    }
}
