package org.tongguan.revenue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** The table of payments. */
@Component
class PaymentStore {

    private final JdbcClient jdbc;

    PaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws PlatformException CONFLICT when another payment came first with this reference or for this bill */
    void insert(Payment p) {
        try {
            jdbc.sql("""
                    insert into payment(id, bill_id, bill_number, trader_id, bank_account, bank_name, bank_reference, amount, late_fee, currency, paid_at,
                    received_at) values (?,?,?,?,?,?,?,?,?,?,?,?)""").params(p.id(), p.billId(), p.billNumber(), p.traderId(), p.bankAccount(), p.bankName(),
                    p.bankReference(), p.amount(), p.lateFee(), p.currency(), Timestamp.from(p.paidAt()), Timestamp.from(p.receivedAt())).update();
        } catch (DuplicateKeyException e) {
            throw new PlatformException(ErrorCode.CONFLICT, "payment.reference", p.bankReference());
        }
    }

    Optional<Payment> find(long bankAccount, String bankReference) {
        return jdbc.sql("select * from payment where bank_account = ? and bank_reference = ?").params(bankAccount, bankReference)
                .query(PaymentStore::payment).optional();
    }

    /** Newest first; of one bank or, with null, of all that may be seen. */
    List<Payment> list(Long bankAccount, long offset, int rows) {
        return jdbc.sql("select * from payment where (:bank::bigint is null or bank_account = :bank) order by id desc limit :limit offset :offset")
                .param("bank", bankAccount, Types.BIGINT).param("limit", rows).param("offset", offset).query(PaymentStore::payment).list();
    }

    long count(Long bankAccount) {
        return jdbc.sql("select count(*) from payment where (:bank::bigint is null or bank_account = :bank)").param("bank", bankAccount, Types.BIGINT)
                .query(Long.class).single();
    }

    private static Payment payment(ResultSet rs, int row) throws SQLException {
        return new Payment(rs.getObject("id", UUID.class), rs.getObject("bill_id", UUID.class), rs.getString("bill_number"), rs.getLong("trader_id"),
                rs.getLong("bank_account"), rs.getString("bank_name"), rs.getString("bank_reference"), rs.getBigDecimal("amount"),
                rs.getBigDecimal("late_fee"), rs.getString("currency"), rs.getTimestamp("paid_at").toInstant(), rs.getTimestamp("received_at").toInstant());
    }
}
