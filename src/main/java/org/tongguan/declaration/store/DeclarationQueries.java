package org.tongguan.declaration.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Mode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;
import org.tongguan.oversight.WaitingCases;

/** Lists, queues and numbers over the declarations: reading only, each row a summary. The caller's transaction decides who sees what. */
@Component
public class DeclarationQueries {

    private static final String FROM = """
             from declaration d where (:state::text is null or state = any (string_to_array(:state, ',')))
              and (:office::text is null or office like :office or entry_exit_office like :office)
              and (:direction::text is null or direction = :direction) and (:mode::text is null or mode = :mode)
              and (:trader::bigint is null or trader_id = :trader) and (:procedure::text is null or procedure_code = :procedure)
              and (:from::date is null or filed_at >= :from::date) and (:to::date is null or filed_at < :to::date + 1)
              and (:q::text is null or number like :q or sequence_number like :q or client_reference like :q or owner_name like :q
                   or first_description like :q or transport_name like :q)
              and (:hold::text is null or exists (select from hold h where h.subject_kind = 'declaration' and h.subject_id = d.id
                   and h.lifted_at is null and h.reason = :hold))""";
    private static final String WAITING = """
            select d.id, coalesce(d.number, d.sequence_number) as label, d.trader_id, d.office from declaration d
            where d.state in ('ACCEPTED', 'PICKUP') and (:office::text is null or d.office like :office or d.entry_exit_office like :office)
              and exists (select from hold h where h.subject_kind = 'declaration' and h.subject_id = d.id and h.lifted_at is null and (%s))""";
    private static final Map<String, String> ORDER = Map.of("newest", "filed_at desc, id desc", "oldest", "filed_at, id",
            "priority", "priority, filed_at, id");
    private final JdbcClient jdbc;

    DeclarationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What to look for; every null matches all. {@code office} of a regional customs (ending 00) covers its branches. */
    public record Filter(String state, String office, String direction, String mode, String hold, Long trader, String procedureCode, String q,
                  LocalDate from, LocalDate to, String sort) {

        private Map<String, Object> parameters() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("state", state);
            values.put("office", branches(office));
            values.put("direction", direction);
            values.put("mode", mode);
            values.put("hold", hold);
            values.put("trader", trader);
            values.put("procedure", procedureCode);
            values.put("q", q == null || q.isBlank() ? null : "%" + q.strip().replace("%", "").replace("_", "\\_") + "%");
            values.put("from", from);
            values.put("to", to);
            return values;
        }
    }

    /** A line of a list. */
    public record Summary(UUID id, @Nullable String number, @Nullable String sequenceNumber, @Nullable String clientReference, String direction,
                          Mode mode, DeclarationState state, @Nullable String office, @Nullable String entryExitOffice, long traderId,
                          @Nullable Text traderName, @Nullable String ownerName, @Nullable String procedureCode, @Nullable String transportMode,
                          @Nullable String transportMeansName, int itemCount, @Nullable String firstDescription,
                          @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal totalTax, int priority, boolean greenChannel,
                          List<String> openHolds, @Nullable Instant filedAt, @Nullable Instant acceptedAt, @Nullable Instant releasedAt,
                          @Nullable LocalDate fullDueOn, boolean overdue) {

        public Summary withTraderName(Text name) {
            return new Summary(id, number, sequenceNumber, clientReference, direction, mode, state, office, entryExitOffice, traderId, name, ownerName,
                    procedureCode, transportMode, transportMeansName, itemCount, firstDescription, totalTax, priority, greenChannel, openHolds, filedAt,
                    acceptedAt, releasedAt, fullDueOn, overdue);
        }
    }

    public Page<Summary> list(Filter filter, int page, int size) {
        String order = ORDER.getOrDefault(filter.sort() == null ? "newest" : filter.sort(), ORDER.get("newest"));
        List<Summary> items = jdbc.sql("select d.*, (select string_agg(distinct reason, ',') from hold h where h.subject_kind = 'declaration' "
                        + "and h.subject_id = d.id and h.lifted_at is null) as open_holds " + FROM + " order by " + order + " limit :limit offset :offset")
                .params(filter.parameters()).param("limit", Page.rows(size)).param("offset", Page.offset(page, size))
                .query(DeclarationQueries::summary).list();
        long total = jdbc.sql("select count(*) " + FROM).params(filter.parameters()).query(Long.class).single();
        return new Page<>(items, page, Page.rows(size), total);
    }

    private static Summary summary(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        Declaration.Key key = DeclarationStore.key(rs);
        String holds = rs.getString("open_holds");
        return new Summary(rs.getObject("id", UUID.class), rs.getString("number"), rs.getString("sequence_number"), rs.getString("client_reference"),
                key.direction(), Mode.valueOf(rs.getString("mode")), DeclarationState.valueOf(rs.getString("state")), key.office(), key.entryExitOffice(),
                rs.getLong("trader_id"), null, key.ownerName(), key.procedureCode(), key.transportMode(), key.transportName(), key.itemCount(),
                key.firstDescription(), rs.getBigDecimal("total_tax"), rs.getInt("priority"), rs.getBoolean("green_channel"),
                holds == null ? List.of() : Arrays.asList(holds.split(",")), DeclarationStore.instant(rs, "filed_at"),
                DeclarationStore.instant(rs, "accepted_at"), DeclarationStore.instant(rs, "released_at"), rs.getObject("full_due_on", LocalDate.class),
                rs.getBoolean("overdue"));
    }

    /** The longest waiting declarations with an open review of their documents, or originals asked for, at that office (null = all), at most so many. */
    public List<WaitingCases.Waiting> waitingForReview(String office, int most) {
        return jdbc.sql(WAITING.formatted("h.reason = 'DOCUMENT_REVIEW' or h.reason = 'ATTACHMENT' and h.cause = ''")
                        + " order by d.priority, d.filed_at, d.id limit :most").param("office", branches(office)).param("most", most)
                .query(DeclarationQueries::waiting).list();
    }

    /** Those of the declarations that lie at that office and wait for an officer, be it only for an attachment. */
    public List<WaitingCases.Waiting> stillWaiting(String office, Collection<UUID> which) {
        return which.isEmpty() ? List.of() : jdbc.sql(WAITING.formatted("h.reason in ('DOCUMENT_REVIEW', 'ATTACHMENT')") + " and d.id in (:which)")
                .param("office", branches(office)).param("which", which).query(DeclarationQueries::waiting).list();
    }

    private static WaitingCases.Waiting waiting(java.sql.ResultSet rs, int row) throws java.sql.SQLException {
        return new WaitingCases.Waiting(new SubjectRef("declaration", rs.getObject("id", UUID.class)), rs.getString("label"), rs.getLong("trader_id"),
                rs.getString("office"));
    }

    /** What was filed and released in the hour that begins then. */
    public record Hour(Instant at, long filed, long released) { }

    /** Numbers for the first page. */
    public record Statistics(Map<String, Long> byState, Map<String, Long> byHold, long filedToday, long releasedToday,
                             @Nullable BigDecimal medianSecondsToRelease, List<Hour> byHour) { }

    /** Since the start of the day, for one office (a regional customs covers its branches) or, when null, for all. */
    public Statistics statistics(Instant startOfDay, String office) {
        String branches = branches(office);
        Map<String, Long> states = new LinkedHashMap<>();
        jdbc.sql("select state, count(*) from declaration where :office::text is null or office like :office group by state order by state")
                .param("office", branches).query((rs, i) -> states.put(rs.getString(1), rs.getLong(2))).list();
        Map<String, Long> open = new LinkedHashMap<>();
        jdbc.sql("""
                select h.reason, count(distinct d.id) from hold h join declaration d on d.id = h.subject_id
                where h.lifted_at is null and h.subject_kind = 'declaration' and (:office::text is null or d.office like :office)
                group by h.reason order by h.reason""").param("office", branches)
                .query((rs, i) -> open.put(rs.getString(1), rs.getLong(2))).list();
        var start = DeclarationStore.stamp(startOfDay);
        List<Hour> hours = jdbc.sql("""
                select date_trunc('hour', at) as hour, count(*) filter (where kind = 'F'), count(*) filter (where kind = 'R') from (
                  select filed_at as at, 'F' as kind from declaration where filed_at >= :start and (:office::text is null or office like :office)
                  union all
                  select released_at, 'R' from declaration where released_at >= :start and (:office::text is null or office like :office)) e
                group by hour order by hour""").param("start", start).param("office", branches)
                .query((rs, i) -> new Hour(DeclarationStore.instant(rs, "hour"), rs.getLong(2), rs.getLong(3))).list();
        return jdbc.sql("""
                select count(*) filter (where filed_at >= :start), count(*) filter (where released_at >= :start),
                  percentile_cont(0.5) within group (order by extract(epoch from released_at - accepted_at)) filter (where released_at >= :start)
                from declaration where (filed_at >= :start or released_at >= :start) and (:office::text is null or office like :office)""")
                .param("start", start).param("office", branches)
                .query((rs, i) -> new Statistics(states, open, rs.getLong(1), rs.getLong(2), rs.getBigDecimal(3), hours)).single();
    }

    private static String branches(String office) {
        return office == null ? null : office.endsWith("00") ? office.substring(0, 2) + "%" : office;
    }

    /** The last accepted declarations, newest first: what an analyst tries a rule against. */
    public List<Declaration> last(int count) {
        return jdbc.sql("""
                select * from declaration where state <> 'DRAFT' order by filed_at desc limit ?""").param(count)
                .query(DeclarationStore::declaration).list();
    }

    /** Those declarations, in no order. */
    public List<Declaration> list(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql("select * from declaration where id = any (?)").param(ids.toArray(UUID[]::new))
                .query(DeclarationStore::declaration).list();
    }
}
