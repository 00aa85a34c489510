package org.tongguan.revenue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** The tables of banks' reports and of the payments they brought. */
@Component
class PaymentStore {

    private final JdbcClient jdbc;

    PaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws PlatformException CONFLICT when another report came first with this reference */
    void insert(Payment.Report r) {
        try {
            jdbc.sql("""
                    insert into payment_report(id, bank_account, bank_name, bank_reference, number, trader_id, amount, currency, paid_at, received_at, source)
                    values (?,?,?,?,?,?,?,?,?,?,?)""").params(r.id(), r.bank().account(), r.bank().name(), r.bankReference(), r.number(), r.traderId(),
                    r.amount(), r.currency(), Timestamp.from(r.paidAt()), Timestamp.from(r.receivedAt()), r.source().name()).update();
            r.payments().forEach(this::insert);
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "payment.reference", r.bankReference());
        }
    }

    private void insert(Payment p) {
        jdbc.sql("""
                insert into payment(id, report_id, bill_id, bill_number, trader_id, bank_account, bank_name, bank_reference, amount, late_fee, currency,
                paid_at, received_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?)""").params(p.id(), p.reportId(), p.billId(), p.billNumber(), p.traderId(),
                p.bankAccount(), p.bankName(), p.bankReference(), p.amount(), p.lateFee(), p.currency(), Timestamp.from(p.paidAt()),
                Timestamp.from(p.receivedAt())).update();
    }

    /** A bank's own report with that reference, or one the platform ordered there. */
    Optional<Payment.Report> find(Payment.Bank bank, String bankReference) {
        return jdbc.sql("""
                select * from payment_report where bank_reference = ? and (bank_account = ? or bank_account = 0 and bank_name = ?)
                order by bank_account desc limit 1""").params(bankReference, bank.account(), bank.name()).query(this::report).optional();
    }

    Optional<Payment.Report> find(UUID id) {
        return jdbc.sql("select * from payment_report where id = ?").param(id).query(this::report).optional();
    }

    /** Takes a report and its payments back; nothing of them is lost. */
    void reverse(UUID report, String by, String why, Instant at) {
        jdbc.sql("update payment_report set reversed_at = ?, reversed_by = ?, reversal = ? where id = ?").params(Timestamp.from(at), by, why, report).update();
        jdbc.sql("update payment set reversed_at = ? where report_id = ?").params(Timestamp.from(at), report).update();
    }

    /** Newest first; of one bank or, with null, of all that may be seen. */
    private static final String CONDITION = """
            where (:bank::bigint is null or bank_account = :bank)
            and (:query::text is null or bill_number = :query or bank_reference = :query)""";

    List<Payment> list(@Nullable Long bankAccount, @Nullable String query, long offset, int rows) {
        return jdbc.sql("select * from payment " + CONDITION + " order by id desc limit :limit offset :offset").param("bank", bankAccount, Types.BIGINT)
                .param("query", query, Types.VARCHAR).param("limit", rows).param("offset", offset).query(PaymentStore::payment).list();
    }

    long count(@Nullable Long bankAccount, @Nullable String query) {
        return jdbc.sql("select count(*) from payment " + CONDITION).param("bank", bankAccount, Types.BIGINT).param("query", query, Types.VARCHAR)
                .query(Long.class).single();
    }

    /** The payments that stand for a bill. */
    Optional<Payment> findStanding(UUID bill) {
        return jdbc.sql("select * from payment where bill_id = ? and reversed_at is null").param(bill).query(PaymentStore::payment).optional();
    }

    private Payment.Report report(ResultSet rs, int row) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        List<Payment> payments = jdbc.sql("select * from payment where report_id = ? order by id").param(id).query(PaymentStore::payment).list();
        return new Payment.Report(id, new Payment.Bank(rs.getLong("bank_account"), rs.getString("bank_name")), rs.getString("bank_reference"),
                rs.getString("number"), rs.getLong("trader_id"), rs.getBigDecimal("amount"), rs.getString("currency"),
                rs.getTimestamp("paid_at").toInstant(), rs.getTimestamp("received_at").toInstant(), Payment.Source.valueOf(rs.getString("source")),
                rs.getString("reversal"), payments);
    }

    private static Payment payment(ResultSet rs, int row) throws SQLException {
        Timestamp reversed = rs.getTimestamp("reversed_at");
        return new Payment(rs.getObject("id", UUID.class), rs.getObject("report_id", UUID.class), rs.getObject("bill_id", UUID.class),
                rs.getString("bill_number"), rs.getLong("trader_id"), rs.getLong("bank_account"), rs.getString("bank_name"), rs.getString("bank_reference"),
                rs.getBigDecimal("amount"), rs.getBigDecimal("late_fee"), rs.getString("currency"), rs.getTimestamp("paid_at").toInstant(),
                rs.getTimestamp("received_at").toInstant(), reversed == null ? null : reversed.toInstant());
    }
}
