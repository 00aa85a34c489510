package org.tongguan.declaration.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationMoved;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Mode;
import org.tongguan.formats.Document;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.ColumnInsert;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Packed;
import tools.jackson.core.type.TypeReference;

/** The declarations' table. */
@Component
public class DeclarationStore {

    public static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() { };
    private static final String COLUMNS = """
            id, trader_id, sequence_number, number, client_reference, mode, state, version, direction, office, entry_exit_office, procedure_code,
            transport_mode, transport_name, voyage, owner_name, item_count, first_description, total_tax, priority, green_channel, consolidated_tax,
            format, filed_at, accepted_at, released_at, entry_date, full_due_on, overdue""";
    private static final ColumnInsert<Row> INSERT = ColumnInsert.<Row>into("declaration").uuid("id", r -> r.declaration.id())
            .int8("trader_id", r -> r.declaration.traderId()).text("sequence_number", r -> r.declaration.sequenceNumber())
            .text("number", r -> r.declaration.number()).text("client_reference", r -> r.declaration.clientReference())
            .text("mode", r -> r.declaration.mode().name()).text("state", r -> r.declaration.state().name())
            .int4("version", r -> r.declaration.version()).text("direction", r -> r.declaration.key().direction())
            .text("office", r -> r.declaration.key().office()).text("entry_exit_office", r -> r.declaration.key().entryExitOffice())
            .text("procedure_code", r -> r.declaration.key().procedureCode()).text("transport_mode", r -> r.declaration.key().transportMode())
            .text("transport_name", r -> r.declaration.key().transportName()).text("voyage", r -> r.declaration.key().voyage())
            .text("owner_name", r -> r.declaration.key().ownerName()).int4("item_count", r -> r.declaration.key().itemCount())
            .text("first_description", r -> r.declaration.key().firstDescription()).numeric("total_tax", r -> r.declaration.totalTax())
            .int4("priority", r -> r.declaration.priority()).bool("green_channel", r -> r.declaration.greenChannel())
            .bool("consolidated_tax", r -> r.declaration.consolidatedTax()).text("format", r -> r.declaration.format())
            .instant("filed_at", r -> r.declaration.filedAt()).instant("accepted_at", r -> r.declaration.acceptedAt())
            .instant("released_at", r -> r.declaration.releasedAt()).date("entry_date", r -> r.declaration.entryDate())
            .date("full_due_on", r -> r.declaration.fullDueOn()).bool("overdue", r -> r.declaration.overdue())
            .bytes("document", Row::packed).text("findings", r -> findings(r.declaration.findings()))
            .bytes("assessment", r -> r.declaration.assessment()).bytes("fingerprint", Row::fingerprint);
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher news;

    DeclarationStore(JdbcClient jdbc, ApplicationEventPublisher news) {
        this.jdbc = jdbc;
        this.news = news;
    }

    /** A row to insert: the declaration, its document packed as it was sent, and its fingerprint. */
    public record Row(Declaration declaration, byte[] packed, byte[] fingerprint) { }

    public void insert(Collection<Row> rows) {
        INSERT.insert(jdbc, rows);
    }

    /** Writes a case back after a change, if nobody else changed it since it was read for update. */
    public void update(Declaration d, byte[] packed, byte[] fingerprint) {
        try {
            jdbc.sql("""
                    update declaration set number = ?, client_reference = ?, mode = ?, state = ?, version = ?, direction = ?, office = ?,
                      entry_exit_office = ?, procedure_code = ?, transport_mode = ?, transport_name = ?, voyage = ?, owner_name = ?, item_count = ?,
                      first_description = ?, total_tax = ?, priority = ?, green_channel = ?, consolidated_tax = ?, filed_at = ?, accepted_at = ?,
                      released_at = ?, entry_date = ?, full_due_on = ?, overdue = ?, document = ?, findings = ?, assessment = ?, fingerprint = ?
                    where id = ?""")
                    .params(d.number(), d.clientReference(), d.mode().name(), d.state().name(), d.version(), d.key().direction(), d.key().office(),
                            d.key().entryExitOffice(), d.key().procedureCode(), d.key().transportMode(), d.key().transportName(), d.key().voyage(),
                            d.key().ownerName(), d.key().itemCount(), d.key().firstDescription(), d.totalTax(), d.priority(), d.greenChannel(),
                            d.consolidatedTax(), stamp(d.filedAt()), stamp(d.acceptedAt()), stamp(d.releasedAt()), d.entryDate(), d.fullDueOn(),
                            d.overdue(), packed, findings(d.findings()), d.assessment(), fingerprint, d.id()).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "declaration.duplicate", d.clientReference());
        }
    }

    /** Moves a case to a state, with the time of release when it is one, and tells so. */
    public void move(UUID id, DeclarationState to, Instant releasedAt) {
        jdbc.sql("update declaration set state = ?, released_at = coalesce(?, released_at) where id = ?").params(to.name(), stamp(releasedAt), id).update();
        news.publishEvent(new DeclarationMoved(id, to));
    }

    /** A case that was closed. */
    public record Closed(UUID id, String number, long traderId, String office) { }

    /** Closes those of the cases that are released, and gives them. */
    public List<Closed> closeReleased(Collection<UUID> ids) {
        return jdbc.sql("""
                update declaration d set state = 'CLOSED' from unnest(?::uuid[]) as i(id) where d.id = i.id and d.state = 'RELEASED'
                returning d.id, d.number, d.trader_id, d.office""").param(ids.toArray(UUID[]::new))
                .query((rs, i) -> new Closed(rs.getObject(1, UUID.class), rs.getString(2), rs.getLong(3), rs.getString(4))).list();
    }

    public void entered(UUID id, LocalDate entryDate, LocalDate fullDueOn) {
        jdbc.sql("update declaration set entry_date = ?, full_due_on = ? where id = ?").params(entryDate, fullDueOn, id).update();
    }

    /** Puts an assessment in the place of another, which is kept. */
    public void assessed(UUID id, byte[] assessment, java.math.BigDecimal total, Instant now, String reason) {
        keepAssessment(id, now, reason);
        jdbc.sql("update declaration set assessment = ?, total_tax = ? where id = ?").params(assessment, total, id).update();
    }

    public void overdue(UUID id, boolean overdue) {
        jdbc.sql("update declaration set overdue = ? where id = ?").params(overdue, id).update();
    }

    private void keepAssessment(UUID id, Instant now, String reason) {
        jdbc.sql("""
                insert into declaration_assessment(declaration_id, n, trader_id, version, assessment, replaced_at, reason)
                select id, 1 + (select count(*) from declaration_assessment where declaration_id = id), trader_id, version, assessment, ?, ?
                from declaration where id = ? and assessment is not null""").params(stamp(now), reason, id).update();
    }

    /** Keeps document and assessment of a declaration, as they stand in its row, before both are replaced. */
    public void keepVersion(Declaration old, Instant now, String by, String reason) {
        jdbc.sql("""
                insert into declaration_version(declaration_id, version, trader_id, document, replaced_at, replaced_by, reason)
                select id, version, trader_id, document, ?, ?, ? from declaration where id = ?""").params(stamp(now), by, reason, old.id()).update();
        keepAssessment(old.id(), now, reason);
    }

    /** The document it was first declared by, packed as it was sent, however often it was replaced since. */
    public byte[] firstDocument(UUID id) {
        return jdbc.sql("""
                select document from declaration_version where declaration_id = :id and version = 1
                union all select document from declaration where id = :id and version = 1""").param("id", id).query(byte[].class).single();
    }

    public Optional<Declaration> find(UUID id) {
        return one("where id = ?", id);
    }

    public Optional<Declaration> findBySequenceNumber(String number) {
        return one("where sequence_number = ?", number);
    }

    public List<UUID> listIds(Collection<String> sequenceNumbers) {
        return jdbc.sql("select id from declaration where sequence_number = any (?)").param(sequenceNumbers.toArray(String[]::new)).query(UUID.class).list();
    }

    public Optional<Declaration> findByNumber(String number) {
        return one("where number = ?", number);
    }

    /**
     * Reads a case and keeps others from changing it, or anything that hangs on it, until the transaction ends. Its subject is locked before
     * its row, as everybody does; a transaction that changes several cases locks all their subjects first, at once.
     */
    public Optional<Declaration> lock(UUID id) {
        jdbc.sql("select hold_lock(?, ?)").params(Declaration.KIND, id).query((rs, i) -> i).single();
        return one("where id = ? for update", id);
    }

    private Optional<Declaration> one(String where, Object param) {
        return jdbc.sql("select " + COLUMNS + ", document, findings, assessment from declaration " + where).param(param)
                .query(DeclarationStore::declaration).optional();
    }

    /** Declarations whose goods come with that means of transport and have not entered yet, released ones (at the ship's side) among them. */
    public List<UUID> listWaitingFor(String mode, String name, String voyage) {
        return jdbc.sql("""
                select id from declaration where entry_date is null and state in ('ACCEPTED', 'PICKUP', 'RELEASED') and direction = 'I'
                and transport_mode = ? and upper(transport_name) = ?
                  and upper(coalesce(voyage, '')) = ? order by priority, id""").params(mode, name, voyage).query(UUID.class).list();
    }

    /** Whose reference. */
    public record Reference(long traderId, String clientReference) { }

    /**
     * What earlier filings say against new ones of these fingerprints and references. Each is looked for by itself ({@code lateral}, one row at
     * most): otherwise the server may one day think it quicker to read everything, planned when the table was small.
     */
    public List<Earlier> listEarlier(Collection<byte[]> fingerprints, Collection<Reference> references) {
        return jdbc.sql("""
                select e.* from unnest(?::bytea[]) f(fingerprint) cross join lateral (
                  select trader_id, client_reference, d.fingerprint, sequence_number, state from declaration d
                  where d.fingerprint = f.fingerprint and state not in ('DRAFT', 'REJECTED', 'WITHDRAWN') limit 1) e
                union all
                select e.* from unnest(?::bigint[], ?::text[]) r(trader, reference) cross join lateral (
                  select trader_id, client_reference, fingerprint, sequence_number, state from declaration d
                  where d.trader_id = r.trader and d.client_reference = r.reference and state not in ('REJECTED', 'WITHDRAWN') limit 1) e""")
                .params(fingerprints.toArray(byte[][]::new), references.stream().map(Reference::traderId).toArray(Long[]::new),
                        references.stream().map(Reference::clientReference).toArray(String[]::new))
                .query((rs, i) -> new Earlier(rs.getLong(1), rs.getString(2), rs.getBytes(3), rs.getString(4), rs.getString(5))).list();
    }

    public record Earlier(long traderId, String clientReference, byte[] fingerprint, String sequenceNumber, String state) { }

    /** Traders among these whose full declarations are overdue. */
    public List<Long> listOverdueTraders(Collection<Long> traders) {
        return jdbc.sql("select distinct trader_id from declaration where overdue and trader_id = any (?)").param(traders.toArray(Long[]::new))
                .query(Long.class).list();
    }

    public static Declaration declaration(ResultSet rs, int row) throws SQLException {
        return new Declaration(rs.getObject("id", UUID.class), rs.getLong("trader_id"), rs.getString("sequence_number"), rs.getString("number"),
                rs.getString("client_reference"), Mode.valueOf(rs.getString("mode")), DeclarationState.valueOf(rs.getString("state")), rs.getInt("version"),
                key(rs), rs.getBigDecimal("total_tax"), rs.getInt("priority"), rs.getBoolean("green_channel"), rs.getBoolean("consolidated_tax"),
                rs.getString("format"), instant(rs, "filed_at"), instant(rs, "accepted_at"), instant(rs, "released_at"),
                rs.getObject("entry_date", LocalDate.class), rs.getObject("full_due_on", LocalDate.class), rs.getBoolean("overdue"),
                Document.read(Packed.unpack(rs.getBytes("document"))), Json.read(rs.getString("findings"), FINDINGS),
                rs.getBytes("assessment"));
    }

    public static Declaration.Key key(ResultSet rs) throws SQLException {
        return new Declaration.Key(rs.getString("direction"), rs.getString("office"), rs.getString("entry_exit_office"), rs.getString("procedure_code"),
                rs.getString("transport_mode"), rs.getString("transport_name"), rs.getString("voyage"), rs.getString("owner_name"),
                rs.getInt("item_count"), rs.getString("first_description"));
    }

    private static String findings(List<Finding> findings) {
        return findings.isEmpty() ? "[]" : Json.write(findings);
    }

    public static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    public static Timestamp stamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
