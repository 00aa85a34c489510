package org.tongguan.ledger;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens accounts, locks those with limits in the order of their codes, and moves what they keep. */
@Component
class LedgerAccountStore {

    private final JdbcClient jdbc;

    LedgerAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an account with limits holds, as it is moved step by step under its lock. */
    static final class Held {
        private final BigDecimal minimum;
        private final BigDecimal maximum;
        private final BigDecimal balance;
        private BigDecimal in;
        private BigDecimal out;

        Held(BigDecimal minimum, BigDecimal maximum, BigDecimal balance, BigDecimal in, BigDecimal out) {
            this.minimum = minimum;
            this.maximum = maximum;
            this.balance = balance;
            this.in = in;
            this.out = out;
        }

        boolean fits(BigDecimal amount) {
            return amount.signum() < 0 ? minimum == null || balance.subtract(out).add(amount).compareTo(minimum) >= 0
                    : maximum == null || balance.add(in).add(amount).compareTo(maximum) <= 0;
        }

        /** What may still go out; null = any amount. */
        BigDecimal free() {
            return minimum == null ? null : balance.subtract(out).subtract(minimum);
        }

        void reserve(BigDecimal amount) {
            if (amount.signum() < 0) {
                out = out.subtract(amount);
            } else {
                in = in.add(amount);
            }
        }
    }

    /** By how much what an account keeps changes. */
    record Change(BigDecimal balance, BigDecimal in, BigDecimal out) {

        static Change posted(BigDecimal amount) {
            return new Change(amount, BigDecimal.ZERO, BigDecimal.ZERO);
        }

        /** Set aside, or with the opposite sign of {@code direction} no longer. */
        static Change reserved(BigDecimal amount, int direction) {
            BigDecimal size = amount.abs().multiply(BigDecimal.valueOf(direction));
            return amount.signum() < 0 ? new Change(BigDecimal.ZERO, BigDecimal.ZERO, size) : new Change(BigDecimal.ZERO, size, BigDecimal.ZERO);
        }

        Change plus(Change other) {
            return new Change(balance.add(other.balance), in.add(other.in), out.add(other.out));
        }
    }

    static <T> String[] column(Collection<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).map(v -> v == null ? null : v.toString()).toArray(String[]::new);
    }

    /** Opens those that are new, with these balances; tells which. */
    List<String> open(Collection<Account> accounts, String[] balances) {
        return jdbc.sql("""
                insert into ledger_account(code, unit, measure, decimals, minimum, maximum, balance)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]::int[], ?::text[]::numeric[], ?::text[]::numeric[], ?::text[]::numeric[])
                  v(code, unit, measure, decimals, low, high, amount)
                where not exists (select from ledger_account a where a.code = v.code) order by code
                on conflict (code) do nothing returning code""")
                .params(column(accounts, Account::code), column(accounts, a -> a.unit().name()), column(accounts, a -> a.unit().measure()),
                        column(accounts, a -> a.unit().decimals()), column(accounts, Account::minimum), column(accounts, Account::maximum), balances)
                .query(String.class).list();
    }

    /** Opens those that are new, at zero. */
    void open(Collection<Account> accounts) {
        if (!accounts.isEmpty()) {
            open(accounts, column(accounts, a -> "0"));
        }
    }

    /** What those with a limit hold; nobody else moves them until the transaction ends. */
    Map<String, Held> lock(Collection<String> codes) {
        Map<String, Held> held = new HashMap<>();
        if (!codes.isEmpty()) {
            jdbc.sql("""
                    select code, minimum, maximum, balance, pending_in, pending_out from ledger_account
                    where code = any(?) and (minimum is not null or maximum is not null) order by code for no key update""")
                    .param(codes.toArray(String[]::new)).query((rs, i) -> held.put(rs.getString(1), new Held(rs.getBigDecimal(2), rs.getBigDecimal(3),
                            rs.getBigDecimal(4), rs.getBigDecimal(5), rs.getBigDecimal(6)))).list();
        }
        return held;
    }

    /** Moves what accounts that are locked keep; those without limits keep nothing. */
    void move(SortedMap<String, Change> changes) {
        if (!changes.isEmpty()) {
            jdbc.sql("""
                    update ledger_account a set balance = a.balance + v.amount, pending_in = a.pending_in + v.coming, pending_out = a.pending_out + v.going
                    from unnest(?::text[], ?::text[]::numeric[], ?::text[]::numeric[], ?::text[]::numeric[]) v(code, amount, coming, going)
                    where a.code = v.code and (a.minimum is not null or a.maximum is not null)""")
                    .params(column(changes.keySet(), code -> code), column(changes.values(), c -> c.balance().toPlainString()),
                            column(changes.values(), c -> c.in().toPlainString()), column(changes.values(), c -> c.out().toPlainString())).update();
        }
    }
}
