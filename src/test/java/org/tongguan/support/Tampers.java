package org.tongguan.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tongguan.runtime.JournalForger;
import org.tongguan.runtime.JournalVerifier;

/**
 * What somebody who owns the database and all programs may do to its journal, by chance: edit any field, delete, insert, swap, move, cut the
 * tail, put an old state back, write the whole chain anew from some entry on with hashes that fit. Each is done in a transaction as the owner
 * with every protection off, the verifier is asked, and it is taken back.
 */
public final class Tampers {

    private final Connection owner;
    private final Random random;
    private final SortedMap<Long, byte[]> anchors;
    private final long last;

    /** A tamper, what it did, and what the verifier said. */
    public record Tried(String kind, long first, JournalVerifier.Result result, String reasonWithoutAnchors) { }

    /** @param anchors as they were told outside while all was well; the last one is the journal's head */
    public Tampers(Connection owner, SortedMap<Long, byte[]> anchors, long seed) throws SQLException {
        this.owner = owner;
        this.random = new Random(seed);
        this.anchors = new TreeMap<>(anchors);
        this.last = anchors.lastKey();
        owner.setAutoCommit(false);
    }

    private interface Way {
        /** Gives the first entry that is not as it was. */
        long tamper() throws SQLException;
    }

    /** One tamper by chance. */
    public Tried one() throws SQLException {
        Map<String, Way> ways = ways();
        List<String> kinds = new ArrayList<>(ways.keySet());
        String kind = kinds.get(random.nextInt(kinds.size()));
        try (Statement statement = owner.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            statement.execute("select set_config('tongguan.scope', '*', true)");
            long first = ways.get(kind).tamper();
            JournalVerifier.Result result = JournalVerifier.verify(owner, anchors);
            // What the chain itself shows it shows without anchors too.
            return new Tried(kind, first, result, "anchor".equals(result.reason()) ? JournalVerifier.verify(owner).reason() : result.reason());
        } finally {
            owner.rollback();
        }
    }

    private Map<String, Way> ways() {
        Map<String, Way> ways = new TreeMap<>();
        ways.put("edit", this::edit);
        ways.put("edit hash", () -> edit("hash = sha256(hash)"));
        ways.put("delete", this::delete);
        ways.put("delete and close the gap", this::close);
        ways.put("insert", this::insert);
        ways.put("swap", this::swap);
        ways.put("cut the tail", () -> cut(false));
        ways.put("cut the tail, head moved back", () -> cut(true));
        ways.put("rewrite from there on", () -> rewrite(at(), false));
        ways.put("rewrite the whole chain", () -> rewrite(1, false));
        ways.put("rewrite and lengthen", () -> rewrite(at(), true));
        ways.put("head", () -> run("update journal_head set hash = sha256(hash)", last + 1));
        ways.put("no head", () -> run("delete from journal_head", last + 1));
        return ways;
    }

    private long at() {
        return 1 + (long) (random.nextDouble() * last);
    }

    private long run(String sql, long first) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            if (statement.executeUpdate(sql) == 0) {
                throw new IllegalStateException("nothing was tampered with: " + sql);
            }
            return first;
        }
    }

    private long edit() throws SQLException {
        List<String> fields = List.of("at = at + interval '1 microsecond'", "at = at - interval '1 day'", "actor = actor || 'x'", "actor = 'platform '",
                "subject_kind = subject_kind || ' '", "subject_id = gen_random_uuid()", "kind = kind || '2'", "trader_id = coalesce(trader_id, 0) + 1",
                "office = coalesce(office, '') || '0'", "payload = payload || ' '", "payload = replace(payload, '{', '{ ')");
        return edit(fields.get(random.nextInt(fields.size())));
    }

    private long edit(String set) throws SQLException {
        long at = at();
        return run("update journal_entry set " + set + " where seq = " + at, at);
    }

    private long delete() throws SQLException {
        long at = at();
        return run("delete from journal_entry where seq = " + at, at);
    }

    private long close() throws SQLException {
        long at = delete();
        try (Statement statement = owner.createStatement()) {
            statement.executeUpdate("update journal_entry set seq = -seq where seq > " + at);
            statement.executeUpdate("update journal_entry set seq = -seq - 1 where seq < 0");
            statement.executeUpdate("update journal_head set seq = seq - 1");
        }
        return at;
    }

    private long insert() throws SQLException {
        long at = at();
        try (Statement statement = owner.createStatement()) {
            statement.executeUpdate("update journal_entry set seq = -seq where seq >= " + at);
            statement.executeUpdate("update journal_entry set seq = -seq + 1 where seq < 0");
            statement.executeUpdate("insert into journal_entry select " + at + ", at, actor, subject_kind, gen_random_uuid(), kind, trader_id, office, "
                    + "payload, hash from journal_entry where seq = " + (at == 1 ? 2 : at - 1));
            statement.executeUpdate("update journal_head set seq = seq + 1");
        }
        return at;
    }

    private long swap() throws SQLException {
        long a = at();
        long b = a == last ? 1 : a + 1 + (long) (random.nextDouble() * (last - a));
        try (Statement statement = owner.createStatement()) {
            statement.executeUpdate("update journal_entry set seq = -1 where seq = " + a);
            statement.executeUpdate("update journal_entry set seq = " + a + " where seq = " + b);
            statement.executeUpdate("update journal_entry set seq = " + b + " where seq = -1");
        }
        return Math.min(a, b);
    }

    /** As an old backup put back is: everything fits, only the last part never happened. */
    private long cut(boolean head) throws SQLException {
        long at = at();
        run("delete from journal_entry where seq >= " + at, at);
        if (head) {
            try (PreparedStatement statement = owner.prepareStatement(
                    "update journal_head set seq = ?, hash = coalesce((select hash from journal_entry where seq = ?), decode(repeat('00', 32), 'hex'))")) {
                statement.setLong(1, at - 1);
                statement.setLong(2, at - 1);
                statement.executeUpdate();
            }
        }
        return at;
    }

    /** The cleverest: one word is changed, and every hash from there on made to fit, with the platform's own code. */
    private long rewrite(long at, boolean longer) throws SQLException {
        run("update journal_entry set payload = payload || ' ' where seq = " + at, at);
        JournalForger.rehash(owner, at, longer);
        return at;
    }
}
