package org.tongguan.temporary.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.SqlArrays;
import org.tongguan.temporary.Figures;
import org.tongguan.temporary.WayOut;

/** Sums of what came in, went out and is in, over a list or an exhibition. */
@Component
public class FigureQueries {

    private static final String SUMS = """
            count(*) as n, coalesce(sum(i.pieces), 0) as p, coalesce(sum(i.weight), 0) as w, coalesce(sum(i.value), 0) as v,
            """;
    /** As {@link #SUMS}, over many lists: goods that moved to a replacement carnet came in once. */
    private static final String SUMS_ONCE = """
            count(*) filter (where not moved) as n, coalesce(sum(i.pieces) filter (where not moved), 0) as p,
            coalesce(sum(i.weight) filter (where not moved), 0) as w, coalesce(sum(i.value) filter (where not moved), 0) as v,
            """;
    private static final String LEFT = """
            count(*) filter (where i.quantity > coalesce(o.quantity, 0)) as left_n, coalesce(sum(i.pieces - coalesce(o.pieces, 0)), 0) as left_p,
            coalesce(sum(i.weight - coalesce(o.weight, 0)), 0) as left_w, coalesce(sum(i.value - coalesce(o.value, 0)), 0) as left_v""";
    private static final String FROM = """
            \sfrom temporary_item i join temporary_list l on l.id = i.list_id left join temporary_item_out o on o.item_id = i.id
            \scross join lateral (select exists (select from temporary_replacement r where r.new_list = l.id) as moved) m
            \swhere i.state = 'ADMITTED' and l.entered_on is not null""";
    private static final String OF = " and (:exhibition::uuid is null or l.exhibition_id = :exhibition) and (:list::uuid is null or l.id = :list)";
    private final JdbcClient jdbc;

    FigureQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Sums(Figures.Sum in, Figures.Sum left) { }

    /** Of an exhibition, or of a list. */
    public Figures figures(UUID exhibition, UUID list) {
        Sums sums = jdbc.sql("select " + (list == null ? SUMS_ONCE : SUMS) + LEFT + FROM + OF)
                .param("exhibition", exhibition, Types.OTHER).param("list", list, Types.OTHER).query(FigureQueries::sums).single();
        Map<WayOut, Figures.Sum> out = new EnumMap<>(WayOut.class);
        jdbc.sql("""
                select c.way, count(distinct x.item_id) as n, sum(x.pieces) as p, sum(x.weight) as w, sum(x.value) as v
                from temporary_clearance c join temporary_list l on l.id = c.list_id join temporary_clearance_line x on x.clearance_id = c.id
                where c.state = 'DONE' and (c.way <> 'REPLACEMENT' or :list::uuid is not null)""" + OF + " group by c.way")
                .param("exhibition", exhibition, Types.OTHER).param("list", list, Types.OTHER)
                .query((rs, i) -> out.put(WayOut.valueOf(rs.getString("way")), sum(rs, ""))).list();
        return new Figures(sums.in, sums.left, out);
    }

    /** By exhibitor, those whose term ends first before the others. */
    public List<Figures.OfExhibitor> byExhibitor(UUID exhibition) {
        return jdbc.sql("select l.exhibitor, l.country, count(distinct l.id) as lists, min(l.due_on) filter (where l.state <> 'CLOSED') as due, "
                + SUMS_ONCE + LEFT + FROM + " and l.exhibition_id = ? group by l.exhibitor, l.country order by due nulls last, l.exhibitor").param(exhibition)
                .query((rs, i) -> {
                    Sums sums = sums(rs, i);
                    return new Figures.OfExhibitor(rs.getString("exhibitor"), rs.getString("country"), rs.getLong("lists"), sums.in, sums.left,
                            rs.getObject("due", LocalDate.class));
                }).list();
    }

    /** Of lists, by list; of those that are not in yet, what their items say. */
    public Map<UUID, Figures.OfList> ofLists(Collection<UUID> lists) {
        return jdbc.sql("select i.list_id, " + SUMS + LEFT + " from temporary_item i left join temporary_item_out o on o.item_id = i.id"
                + " where i.state <> 'EXCLUDED' and i.list_id = any(?) group by i.list_id").param(SqlArrays.uuids(lists)).query((rs, i) -> {
                    Sums sums = sums(rs, i);
                    return new Figures.OfList(rs.getObject("list_id", UUID.class), sums.in, sums.left);
                }).list().stream().collect(Collectors.toMap(Figures.OfList::list, f -> f));
    }

    private static Sums sums(ResultSet rs, int row) throws SQLException {
        return new Sums(sum(rs, ""), sum(rs, "left_"));
    }

    private static Figures.Sum sum(ResultSet rs, String prefix) throws SQLException {
        return new Figures.Sum(rs.getLong(prefix + "n"), rs.getLong(prefix + "p"), rs.getBigDecimal(prefix + "w"), rs.getBigDecimal(prefix + "v"));
    }
}
