package org.tongguan.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The only SQL of payment proofs. */
@Component
class ProofStore {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher news;

    ProofStore(JdbcClient jdbc, ApplicationEventPublisher news) {
        this.jdbc = jdbc;
        this.news = news;
    }

    /** Tells who waits for it of a proof that is kept. */
    void tell(PaymentProof one) {
        news.publishEvent(new PaymentProved(one));
    }

    long countPlatforms() {
        return jdbc.sql("select count(*) from payment_platform").query(Long.class).single();
    }

    List<PaymentPlatform> platforms(long offset, int rows) {
        return jdbc.sql("select * from payment_platform order by registered_at desc, trader_id limit ? offset ?").params(rows, offset)
                .query((rs, i) -> new PaymentPlatform(rs.getLong("trader_id"), rs.getString("url"), rs.getString("registered_by"),
                        rs.getTimestamp("registered_at").toInstant())).list();
    }

    /** Whether it was there. */
    boolean removePlatform(long traderId) {
        return jdbc.sql("delete from payment_platform where trader_id = ?").param(traderId).update() > 0;
    }

    void putPlatform(PaymentPlatform one) {
        jdbc.sql("""
                insert into payment_platform(trader_id, url, registered_by, registered_at) values (?,?,?,?)
                on conflict (trader_id) do update set url = excluded.url, registered_by = excluded.registered_by, registered_at = excluded.registered_at""")
                .params(one.traderId(), one.url(), one.registeredBy(), Timestamp.from(one.registeredAt())).update();
    }

    Optional<String> url(long traderId) {
        return jdbc.sql("select url from payment_platform where trader_id = ?").param(traderId).query(String.class).optional();
    }

    void insert(PaymentQuestion one) {
        jdbc.sql("insert into payment_question(session_id, trader_id, ebp_code, order_no, state, asked_by, asked_at) values (?,?,?,?,?,?,?)")
                .params(one.sessionId(), one.traderId(), one.ebpCode(), one.orderNo(),
                        one.state().name(), one.askedBy(), Timestamp.from(one.askedAt())).update();
    }

    Optional<PaymentQuestion> find(String session) {
        return jdbc.sql("select * from payment_question where session_id = ?").param(session).query((rs, i) -> question(rs)).optional();
    }

    /** The question, locked. */
    Optional<PaymentQuestion> lock(String session) {
        return jdbc.sql("select * from payment_question where session_id = ? for update").param(session).query((rs, i) -> question(rs)).optional();
    }

    List<PaymentQuestion> questions(String ebpCode, String orderNo) {
        return jdbc.sql("select * from payment_question where ebp_code = ? and order_no = ? order by asked_at desc limit 100").params(ebpCode, orderNo)
                .query((rs, i) -> question(rs)).list();
    }

    /** Notes what came of asking, unless the answer was quicker. */
    void asked(String session, PaymentQuestion.State state, @Nullable String said) {
        jdbc.sql("update payment_question set state = ?, said = ? where session_id = ? and state = 'WAITING'").params(state.name(), said, session).update();
    }

    void answered(String session, Instant at) {
        jdbc.sql("update payment_question set state = 'ANSWERED', answered_at = ? where session_id = ?").params(Timestamp.from(at), session).update();
    }

    private static PaymentQuestion question(ResultSet rs) throws SQLException {
        Timestamp answered = rs.getTimestamp("answered_at");
        return new PaymentQuestion(rs.getString("session_id"), rs.getLong("trader_id"), rs.getString("ebp_code"), rs.getString("order_no"),
                PaymentQuestion.State.valueOf(rs.getString("state")), rs.getString("asked_by"), rs.getTimestamp("asked_at").toInstant(),
                answered == null ? null : answered.toInstant(), rs.getString("said"));
    }

    void insert(PaymentProof one) {
        jdbc.sql("""
                insert into payment_proof(id, session_id, trader_id, order_no, ebp_code, pay_code, pay_transaction_id,
                  total_amount, currency, verifier, pay_type, traded_at, recp_account, recp_code, recp_name, goods,
                  raw_sha256, received_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""")
                .params(one.id(), one.sessionId(), one.traderId(), one.orderNo(), one.ebpCode(), one.payCode(), one.payTransactionId(), one.totalAmount(),
                        one.currency(), one.verifier(), one.payType(), Timestamp.from(one.tradedAt()), one.recpAccount(), one.recpCode(), one.recpName(),
                        one.goods().toArray(String[]::new), one.rawSha256(), Timestamp.from(one.receivedAt())).update();
    }

    List<PaymentProof> proofs(String ebpCode, String orderNo) {
        return jdbc.sql("""
                select p.*, array(select o.order_no from payment_proof o where o.session_id = p.session_id order by o.id) as orders
                from payment_proof p where p.ebp_code = ? and p.order_no = ? order by p.received_at desc, p.id desc limit 100""").params(ebpCode, orderNo)
                .query((rs, i) -> new PaymentProof(rs.getObject("id", java.util.UUID.class), rs.getString("session_id"), rs.getLong("trader_id"),
                        rs.getString("order_no"), List.of((String[]) rs.getArray("orders").getArray()), rs.getString("ebp_code"), rs.getString("pay_code"),
                        rs.getString("pay_transaction_id"),
                        rs.getBigDecimal("total_amount"), rs.getString("currency"), rs.getString("verifier"), rs.getString("pay_type"),
                        rs.getTimestamp("traded_at").toInstant(), rs.getString("recp_account"), rs.getString("recp_code"), rs.getString("recp_name"),
                        List.of((String[]) rs.getArray("goods").getArray()), rs.getString("raw_sha256"), rs.getTimestamp("received_at").toInstant())).list();
    }
}
