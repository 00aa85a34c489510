package org.tongguan.periodic.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.periodic.Statement;
import org.tongguan.runtime.SqlArrays;

/** Statements with their lines. */
@Component
public class StatementStore {

    private static final String FILTER = """
            \sfrom periodic_statement where (:state::text is null or state = :state) and (:q::text is null or number = :q or sequence_number = :q)""";
    private final JdbcClient jdbc;

    StatementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Statement s) {
        jdbc.sql("""
                insert into periodic_statement(id, number, approval_id, trader_id, office, month, rates_on, due_on, state, declaration_id, sequence_number,
                made_by, made_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?)""").params(s.id(), s.number(), s.approvalId(), s.traderId(), s.office(),
                s.month().atDay(1), s.ratesOn(), s.dueOn(), s.state().name(), s.declarationId(), s.sequenceNumber(), s.madeBy(),
                Timestamp.from(s.madeAt())).update();
        s.lines().forEach(l -> jdbc.sql("insert into periodic_statement_line(statement_id, trader_id, number, goods, unit_price) values (?,?,?,?,?)")
                .params(s.id(), s.traderId(), l.number(), l.goods(), l.unitPrice()).update());
    }

    public Optional<Statement> find(String number) {
        return one("select * from periodic_statement where number = ?", number);
    }

    public Optional<Statement> find(UUID id) {
        return one("select * from periodic_statement where id = ?", id);
    }

    /** Keeps others from any step of it until the transaction ends. */
    public Optional<Statement> lock(String number) {
        return one("select * from periodic_statement where number = ? for update", number);
    }

    private Optional<Statement> one(String sql, Object key) {
        return withLines(jdbc.sql(sql).param(key).query(StatementStore::statement).list()).stream().findFirst();
    }

    private List<Statement> withLines(List<Statement> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<UUID, List<Statement.Line>> lines = new HashMap<>();
        jdbc.sql("select * from periodic_statement_line where statement_id = any (?::uuid[]) order by number")
                .param(SqlArrays.uuids(bare.stream().map(Statement::id).toList()))
                .query(rs -> {
                    lines.computeIfAbsent(rs.getObject("statement_id", UUID.class), id -> new ArrayList<>()).add(new Statement.Line(rs.getInt("number"),
                            rs.getInt("goods"), rs.getBigDecimal("unit_price"), rs.getString("explanation")));
                });
        return bare.stream().map(s -> new Statement(s.id(), s.number(), s.approvalId(), s.traderId(), s.office(), s.month(), s.ratesOn(), s.dueOn(), s.state(),
                s.declarationId(), s.sequenceNumber(), s.madeBy(), s.madeAt(), lines.getOrDefault(s.id(), List.of()))).toList();
    }

    private JdbcClient.StatementSpec filtered(String sql, Statement.State state, String query) {
        return jdbc.sql(sql).param("state", state == null ? null : state.name(), Types.VARCHAR).param("q", query, Types.VARCHAR);
    }

    public List<Statement> list(Statement.State state, String query, long offset, int rows) {
        return withLines(filtered("select *" + FILTER + " order by id desc limit :rows offset :offset", state, query).param("rows", rows)
                .param("offset", offset).query(StatementStore::statement).list());
    }

    public long count(Statement.State state, String query) {
        return filtered("select count(*)" + FILTER, state, query).query(Long.class).single();
    }

    public void step(UUID id, Statement.State state) {
        jdbc.sql("update periodic_statement set state = ? where id = ?").params(state.name(), id).update();
    }

    /** Says why a line differs; whether there is such a line. */
    public boolean explain(UUID statement, int line, String explanation) {
        return jdbc.sql("update periodic_statement_line set explanation = ? where statement_id = ? and number = ?").params(explanation, statement, line)
                .update() == 1;
    }

    private static Statement statement(ResultSet rs, int row) throws SQLException {
        return new Statement(rs.getObject("id", UUID.class), rs.getString("number"), rs.getObject("approval_id", UUID.class), rs.getLong("trader_id"),
                rs.getString("office"), YearMonth.from(rs.getObject("month", LocalDate.class)), rs.getObject("rates_on", LocalDate.class),
                rs.getObject("due_on", LocalDate.class), Statement.State.valueOf(rs.getString("state")), rs.getObject("declaration_id", UUID.class),
                rs.getString("sequence_number"), rs.getString("made_by"), rs.getTimestamp("made_at").toInstant(), List.of());
    }
}
