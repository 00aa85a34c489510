package org.tongguan.support;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Transactions;

/**
 * Searches every order of commands that one account can give, with every set of roles, on the real platform and its database: each step is
 * taken back to a savepoint, and the whole search is rolled back.
 */
public final class OnePerson {

    /** The roles an official's account may have together. */
    private static final List<Role> ROLES = List.of(Role.OFFICER, Role.INSPECTOR, Role.SENIOR, Role.ANALYST, Role.ADMIN);
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final TwoPersons twoPersons;
    private final int depth;

    /** @param depth longest order of commands that is tried */
    public OnePerson(Transactions transactions, JdbcClient jdbc, TwoPersons twoPersons, int depth) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.twoPersons = twoPersons;
        this.depth = depth;
    }

    /** Something that account may try. */
    @FunctionalInterface
    public interface Command {
        void give(Actor alone);
    }

    /** Every set of roles, as one account each. */
    public static List<Actor> everybody(String name, String office) {
        List<Actor> all = new ArrayList<>();
        for (int set = 1; set < 1 << ROLES.size(); set++) {
            int bits = set;
            Set<Role> roles = ROLES.stream().filter(r -> (bits & 1 << ROLES.indexOf(r)) != 0).collect(java.util.stream.Collectors.toSet());
            all.add(new Actor(900_000 + set, name + "-" + set, roles, office, null));
        }
        return all;
    }

    /** How many commands were given, and how many of them did something; for the test to show that the search has teeth. */
    public static final class Tried {
        private long given;
        private long done;

        public long given() {
            return given;
        }

        public long done() {
            return done;
        }
    }

    private static final class Back extends RuntimeException { }

    /**
     * Searches.
     *
     * @param broken tells what one account must not reach alone, null while it has not
     * @return the orders of commands by which it was reached
     */
    public List<String> search(Actor alone, Map<String, Command> commands, Supplier<String> broken, Tried tried) {
        List<String> found = new ArrayList<>();
        Map<String, Command> all = new LinkedHashMap<>(commands);
        all.put("confirm one's own", this::confirmAll);
        try {
            transactions.run(alone, () -> {
                step(alone, all, broken, new ArrayDeque<>(), found, tried);
                throw new Back();
            });
        } catch (Back rolledBack) {
            return found;
        }
        return found;
    }

    private void step(Actor alone, Map<String, Command> commands, Supplier<String> broken, Deque<String> way, List<String> found, Tried tried) {
        if (way.size() == depth) {
            return;
        }
        commands.forEach((name, command) -> {
            String savepoint = "s" + way.size();
            jdbc.sql("savepoint " + savepoint).update();
            way.addLast(name);
            tried.given++;
            boolean done = tries(alone, command);
            if (done) {
                tried.done++;
                String reached = transactions.unscoped(broken);
                if (reached != null) {
                    found.add(alone.roles() + " " + way + ": " + reached);
                } else {
                    step(alone, commands, broken, way, found, tried);
                }
            }
            way.removeLast();
            jdbc.sql("rollback to savepoint " + savepoint).update();
        });
    }

    private static boolean tries(Actor alone, Command command) {
        try {
            command.give(alone);
            return true;
        } catch (PlatformException | DataAccessException | IllegalStateException refused) {
            return false;
        }
    }

    /** Confirms everything of his own that waits for a second person; of others' he may be the second. */
    private void confirmAll(Actor alone) {
        List<UUID> open = jdbc.sql("select id from two_person_request where state = 'ASKED' and asked_by = ?").param(alone.name())
                .query(UUID.class).list();
        boolean any = false;
        for (UUID id : open) {
            jdbc.sql("savepoint one").update();
            try {
                twoPersons.decide(alone, id, "confirm", "alone");
                any = true;
            } catch (PlatformException | DataAccessException refused) {
                jdbc.sql("rollback to savepoint one").update();
            }
        }
        if (!any) {
            throw new IllegalStateException("nothing to confirm");
        }
    }
}
