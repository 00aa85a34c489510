package org.tongguan.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A planted bug: whoever commits goes on at once, and the commit itself comes up to a third of a second later. */
final class LateCommits extends DelegatingDataSource {

    private static final int LATEST_MILLIS = 300;

    LateCommits(DataSource source) {
        super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        boolean[] left = new boolean[1];
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
            if (left[0]) {
                return switch (method.getName()) {
                    case "isClosed", "getAutoCommit" -> true;
                    case "isReadOnly" -> false;
                    default -> null;
                };
            }
            if ("commit".equals(method.getName()) && !real.isReadOnly()) {
                left[0] = true;
                Thread.ofVirtual().start(() -> commit(real));
                return null;
            }
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static void commit(Connection real) {
        try (real) {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LATEST_MILLIS));
            real.commit();
            real.setAutoCommit(true);
        } catch (SQLException e) {
            // Nobody hears of it: that is the bug.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
