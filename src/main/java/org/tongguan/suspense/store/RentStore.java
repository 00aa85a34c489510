package org.tongguan.suspense.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Rent;

/** Rents of leases. */
@Component
public class RentStore {

    private final JdbcClient jdbc;

    RentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(GoodsAccount of, Rent r) {
        jdbc.sql("insert into suspense_rent(id, account_id, trader_id, number, pay_on, amount, currency, state) values (?,?,?,?,?,?,?,?)")
                .params(r.id(), r.accountId(), of.traderId(), r.number(), r.payOn(), r.amount(), r.currency(), r.state().name()).update();
    }

    /** Rents of an account in their order. */
    public List<Rent> list(UUID account) {
        return jdbc.sql("select * from suspense_rent where account_id = ? order by number").param(account).query(RentStore::rent).list();
    }

    public Optional<Rent> find(UUID id) {
        return jdbc.sql("select * from suspense_rent where id = ?").param(id).query(RentStore::rent).optional();
    }

    public Optional<Rent> find(UUID account, int number) {
        return jdbc.sql("select * from suspense_rent where account_id = ? and number = ?").params(account, number).query(RentStore::rent).optional();
    }

    public Optional<byte[]> assessment(UUID id) {
        return jdbc.sql("select assessment from suspense_rent where id = ? and assessment is not null").param(id).query(byte[].class).optional();
    }

    public void step(UUID id, Rent.State state) {
        jdbc.sql("update suspense_rent set state = ? where id = ?").params(state.name(), id).update();
    }

    /** It is declared, or no more: then both are null. */
    public void declare(UUID id, Rent.State state, LocalDate paidOn, UUID declarationId, String declaration) {
        jdbc.sql("update suspense_rent set state = ?, paid_on = ?, declaration_id = ?, declaration = ? where id = ?")
                .params(state.name(), paidOn, declarationId, declaration, id).update();
    }

    public void levy(UUID id, LocalDate paidOn, String bill, byte[] assessment) {
        jdbc.sql("update suspense_rent set state = 'LEVIED', paid_on = ?, bill = ?, assessment = ? where id = ?").params(paidOn, bill, assessment, id).update();
    }

    /** Rents that the contract has paid after a day are not paid any more. */
    public void lapse(UUID account, LocalDate after) {
        jdbc.sql("update suspense_rent set state = 'LAPSED' where account_id = ? and state = 'OPEN' and pay_on > ?").params(account, after).update();
    }

    private static Rent rent(ResultSet rs, int row) throws SQLException {
        return new Rent(rs.getObject("id", UUID.class), rs.getObject("account_id", UUID.class), rs.getInt("number"), rs.getObject("pay_on", LocalDate.class),
                rs.getBigDecimal("amount"), rs.getString("currency"), Rent.State.valueOf(rs.getString("state")), rs.getObject("paid_on", LocalDate.class),
                rs.getObject("declaration_id", UUID.class), rs.getString("declaration"), rs.getString("bill"));
    }
}
