package org.tongguan.tariff.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.TariffLine;

/** The tables of the tariff, and the numbers of their revisions. */
@Component
public class TariffStore {

    private final JdbcClient jdbc;
    private final LawTableStore<TariffLine> lines;
    private final LawTableStore<Agreement> agreements;
    private final LawTableStore<Agreement.Party> parties;
    private final LawTableStore<Agreement.Rate> agreementRates;
    private final LawTableStore<QuotaRate> quotas;
    private final LawTableStore<Remedy> remedies;

    TariffStore(JdbcTemplate template, JdbcClient jdbc) {
        this.jdbc = jdbc;
        lines = new LawTableStore<>(template, "tariff_line", List.of("code"), List.of("code", "name_zh", "name_en", "unit1", "unit2", "mfn", "general",
                "provisional", "provisional_ex", "vat", "consumption", "export_duty", "export_provisional", "vat_refund", "import_documents",
                "export_documents", "inspection", "source"), (rs, i) -> line(rs), l -> new Object[] {l.code(), l.name().zh(), l.name().en(), l.unit1(),
                l.unit2(), l.mfn(), l.general(), l.provisional(), l.provisionalExPart(), l.vatPercent(), l.consumption(), l.exportDuty(),
                l.exportProvisional(), l.vatRefund(), l.importDocuments(), l.exportDocuments(), l.inspection(), l.source()});
        agreements = new LawTableStore<>(template, "agreement", List.of("code"), List.of("code", "name_zh", "name_en", "kind", "proof_zh", "proof_en",
                "transport_zh", "transport_en", "waiver_amount", "waiver_currency", "law_zh", "law_en", "source"), (rs, i) -> new Agreement(
                rs.getString("code"), text(rs, "name"), Agreement.Kind.valueOf(rs.getString("kind")), text(rs, "proof"), text(rs, "transport"),
                rs.getBigDecimal("waiver_amount"), rs.getString("waiver_currency"), text(rs, "law"), from(rs), to(rs), rs.getString("source")),
                a -> new Object[] {a.code(), a.name().zh(), a.name().en(), a.kind().name(), a.proof().zh(), a.proof().en(), a.transport().zh(),
                a.transport().en(), a.waiverAmount(), a.waiverCurrency(), a.law().zh(), a.law().en(), a.source()});
        parties = new LawTableStore<>(template, "agreement_party", List.of("agreement", "country"), List.of("agreement", "country", "column_key", "source"),
                (rs, i) -> new Agreement.Party(rs.getString("agreement"), rs.getString("country"), rs.getString("column_key"), from(rs), to(rs),
                rs.getString("source")), p -> new Object[] {p.agreement(), p.country(), p.columnKey(), p.source()});
        agreementRates = new LawTableStore<>(template, "agreement_rate", List.of("agreement", "column_key", "code", "quota"), List.of("agreement",
                "column_key", "code", "quota", "rate", "source"), (rs, i) -> new Agreement.Rate(rs.getString("agreement"), rs.getString("column_key"),
                rs.getString("code"), rs.getString("quota"), rs.getString("rate"), from(rs), to(rs), rs.getString("source")),
                r -> new Object[] {r.agreement(), r.columnKey(), r.code(), r.quota(), r.rate(), r.source()});
        quotas = new LawTableStore<>(template, "quota_rate", List.of("code"), List.of("quota", "name_zh", "name_en", "code", "rate", "provisional",
                "document", "source"), (rs, i) -> new QuotaRate(rs.getString("quota"), text(rs, "name"), rs.getString("code"), rs.getString("rate"),
                rs.getString("provisional"), rs.getString("document"), from(rs), to(rs), rs.getString("source")),
                q -> new Object[] {q.quota(), q.name().zh(), q.name().en(), q.code(), q.rate(), q.provisional(), q.document(), q.source()});
        remedies = new LawTableStore<>(template, "trade_remedy", List.of("measure", "kind", "code", "origin", "firm"), List.of("measure", "kind", "goods_zh",
                "goods_en", "code", "origin", "firm", "rate", "law_zh", "law_en", "source"), (rs, i) -> new Remedy(rs.getString("measure"),
                Remedy.Kind.valueOf(rs.getString("kind")), text(rs, "goods"), rs.getString("code"), rs.getString("origin"), rs.getString("firm"),
                rs.getString("rate"), text(rs, "law"), from(rs), to(rs), rs.getString("source")), r -> new Object[] {r.measure(), r.kind().name(),
                r.goods().zh(), r.goods().en(), r.code(), r.origin(), r.firm(), r.rate(), r.law().zh(), r.law().en(), r.source()});
    }

    private static TariffLine line(ResultSet rs) throws SQLException {
        return new TariffLine(rs.getString("code"), text(rs, "name"), rs.getString("unit1"), rs.getString("unit2"), rs.getString("mfn"),
                rs.getString("general"), rs.getString("provisional"), rs.getBoolean("provisional_ex"), rs.getBigDecimal("vat"), rs.getString("consumption"),
                rs.getString("export_duty"), rs.getString("export_provisional"), rs.getBigDecimal("vat_refund"), rs.getString("import_documents"),
                rs.getString("export_documents"), rs.getString("inspection"), from(rs), to(rs), rs.getString("source"));
    }

    private static Text text(ResultSet rs, String name) throws SQLException {
        return Text.of(rs.getString(name + "_zh"), rs.getString(name + "_en"));
    }

    private static LocalDate from(ResultSet rs) throws SQLException {
        return rs.getObject("valid_from", LocalDate.class);
    }

    private static LocalDate to(ResultSet rs) throws SQLException {
        return rs.getObject("valid_to", LocalDate.class);
    }

    public LawTableStore<TariffLine> lines() {
        return lines;
    }

    public LawTableStore<Agreement> agreements() {
        return agreements;
    }

    public LawTableStore<Agreement.Party> parties() {
        return parties;
    }

    public LawTableStore<Agreement.Rate> agreementRates() {
        return agreementRates;
    }

    public LawTableStore<QuotaRate> quotas() {
        return quotas;
    }

    public LawTableStore<Remedy> remedies() {
        return remedies;
    }

    /** Whose schedules have rows of their own. */
    List<String> listSchedules() {
        return tables().flatMap(t -> t.listSchedules().stream()).distinct().toList();
    }

    /** Whether anything of that schedule was added or superseded after that revision. */
    boolean hasChangedSince(long revision, String schedule) {
        return tables().anyMatch(t -> t.hasChangedSince(revision, schedule));
    }

    private Stream<LawTableStore<?>> tables() {
        return Stream.of(lines, agreements, parties, agreementRates, quotas, remedies);
    }

    public long revision(String name) {
        return jdbc.sql("select revision from tariff_revision where name = ?").param(name).query(Long.class).single();
    }

    /** The number of a new revision; one import at a time, from here to the end of the transaction. */
    public long nextRevision(String name) {
        return jdbc.sql("update tariff_revision set revision = revision + 1 where name = ? returning revision").param(name).query(Long.class).single();
    }

    /** Keeps what a revision brought. */
    public void note(String name, long revision, Instant now, String by, String kind, int rows) {
        jdbc.sql("insert into law_revision(name, revision, recorded_at, recorded_by, kind, row_count) values (?,?,?,?,?,?)")
                .params(name, revision, now.atOffset(ZoneOffset.UTC), by, kind, rows).update();
    }

    /** The last revision that was known at that moment; 0 = shipped files only. */
    public long revisionAt(String name, Instant moment) {
        return jdbc.sql("select coalesce(max(revision), 0) from law_revision where name = ? and recorded_at <= ?")
                .params(name, moment.atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }
}
