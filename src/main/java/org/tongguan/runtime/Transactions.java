package org.tongguan.runtime;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongguan.kernel.Actor;

/**
 * The only door to the database: every transaction is somebody's. It sets the row-level-security scope of that actor, so that a query
 * that forgot its condition still shows a trader nothing of another. Inside a running transaction the work joins it.
 */
@Component
public class Transactions {

    private static final int ATTEMPTS = 4;
    private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();
    private static final ThreadLocal<String> SCOPE = new ThreadLocal<>();
    private final TransactionTemplate write;
    private final TransactionTemplate read;
    private final JdbcClient jdbc;

    Transactions(PlatformTransactionManager manager, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.write = new TransactionTemplate(manager);
        this.read = new TransactionTemplate(manager);
        read.setReadOnly(true);
    }

    /** Does work that may change data, as that actor; commits when it returns, rolls back when it throws. */
    public <T> T call(Actor actor, Supplier<T> work) {
        return in(write, actor, work);
    }

    /** As {@link #call} for work without a result. */
    public void run(Actor actor, Runnable work) {
        in(write, actor, () -> {
            work.run();
            return null;
        });
    }

    /** Reads as that actor. */
    public <T> T read(Actor actor, Supplier<T> work) {
        return in(read, actor, work);
    }

    /** Who the running transaction belongs to; the platform itself outside of any. */
    public static Actor actor() {
        Actor actor = CURRENT.get();
        return actor == null ? Actor.PLATFORM : actor;
    }

    /**
     * Widens the running transaction to all rows for one piece of work that the platform itself answers for (numbers, duplicates,
     * reactions to events); the actor in the journal stays who it was.
     */
    public <T> T unscoped(Supplier<T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return call(Actor.PLATFORM, work);
        }
        String before = SCOPE.get();
        if ("*".equals(before)) {
            return work.get();
        }
        scope("*");
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            narrowAgain(before, e);
            throw e;
        }
        scope(before);
        return result;
    }

    /** After a failure the database may refuse every further statement until the transaction ends: then its scope ends with it. */
    private void narrowAgain(String scope, RuntimeException cause) {
        try {
            scope(scope);
        } catch (DataAccessException aborted) {
            cause.addSuppressed(aborted);
        }
    }

    private <T> T in(TransactionTemplate template, Actor actor, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        CURRENT.set(actor);
        try {
            return again(template, actor, work);
        } finally {
            CURRENT.remove();
            SCOPE.remove();
        }
    }

    /** The database ends one of two transactions that wait for each other; nothing of it is left, so it is simply done again. */
    private <T> T again(TransactionTemplate template, Actor actor, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return template.execute(status -> {
                    scope(actor.scope());
                    return work.get();
                });
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void scope(String scope) {
        SCOPE.set(scope);
        jdbc.sql("select set_config('tongguan.scope', ?, true)").param(scope).query(String.class).single();
    }
}
