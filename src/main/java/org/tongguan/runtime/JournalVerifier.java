package org.tongguan.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import org.tongguan.runtime.crypto.CryptoProfile;

/**
 * Recomputes the whole chain from the first entry. Needs only a connection: it is the body of {@code ./tongguan verify-journal} and
 * trusts no code that wrote the journal.
 */
public final class JournalVerifier {

    private static final int FETCH = 5_000;

    private JournalVerifier() { }

    /**
     * What was found.
     *
     * @param entries  entries that are sound, from the first on
     * @param firstBad sequence number of the first entry that is not, 0 when all are
     * @param reason   stable word: {@code ok, hash, gap, head, missing}; {@code anchor} when the chain is sound in itself but not the one that was
     *                 told outside: then {@code firstBad} is the first entry after the last one that both agree about
     * @param headHash hash the chain ends with
     */
    public record Result(long entries, long firstBad, String reason, String headHash) {

        public boolean isSound() {
            return firstBad == 0;
        }
    }

    /** Recomputes the chain by itself: a rewrite of all of it is not seen; see {@link #verify(Connection, SortedMap)}. */
    public static Result verify(Connection connection) throws SQLException {
        return verify(connection, Collections.emptySortedMap());
    }

    /**
     * Recomputes the chain and compares it with what was told outside.
     *
     * @param anchors the journal's heads as others keep them: sequence number and hash
     */
    public static Result verify(Connection connection, SortedMap<Long, byte[]> anchors) throws SQLException {
        if (connection.getAutoCommit()) {
            // Entries and head as of one moment: the journal may grow meanwhile. A transaction of the caller's is taken as it is.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        }
        CryptoProfile profile = profile(connection);
        long agreed = 0;
        long expected = 1;
        byte[] hash = JournalEntry.GENESIS;
        try (PreparedStatement statement = connection.prepareStatement(
                "select seq, at, actor, subject_kind, subject_id, kind, trader_id, office, payload, hash from journal_entry order by seq")) {
            statement.setFetchSize(FETCH);
            try (ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    JournalEntry entry = Journal.entry(rs, 0);
                    if (entry.seq() != expected) {
                        return new Result(expected - 1, expected, "gap", HexFormat.of().formatHex(hash));
                    }
                    byte[] right = entry.hashAfter(hash, profile);
                    if (!Arrays.equals(right, entry.hash())) {
                        return new Result(expected - 1, entry.seq(), "hash", HexFormat.of().formatHex(hash));
                    }
                    hash = right;
                    expected++;
                    byte[] told = anchors.get(entry.seq());
                    if (told != null && !Arrays.equals(told, right)) {
                        return new Result(agreed, agreed + 1, "anchor", HexFormat.of().formatHex(hash));
                    }
                    agreed = told == null ? agreed : entry.seq();
                }
            }
        }
        if (!anchors.isEmpty() && anchors.lastKey() >= expected) {
            // What was told outside reaches further: the tail was cut off, and the head moved back with it.
            return new Result(expected - 1, expected, "anchor", HexFormat.of().formatHex(hash));
        }
        return head(connection, expected - 1, hash);
    }

    /** By which algorithms the database says it is kept; who lies there makes every hash wrong. */
    private static CryptoProfile profile(Connection connection) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement("select to_regclass('crypto_profile') is not null"); ResultSet is = known.executeQuery()) {
            if (!is.next() || !is.getBoolean(1)) {
                return CryptoProfile.INTERNATIONAL;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("select profile from crypto_profile"); ResultSet rs = statement.executeQuery()) {
            return rs.next() ? CryptoProfile.valueOf(rs.getString(1)) : CryptoProfile.INTERNATIONAL;
        }
    }

    /** The head must be the last entry's: a cut-off tail shows here. */
    private static Result head(Connection connection, long last, byte[] hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select seq, hash from journal_head"); ResultSet rs = statement.executeQuery()) {
            if (!rs.next()) {
                return new Result(last, last + 1, "missing", HexFormat.of().formatHex(hash));
            }
            boolean same = rs.getLong(1) == last && Arrays.equals(rs.getBytes(2), hash);
            return new Result(last, same ? 0 : last + 1, same ? "ok" : "head", HexFormat.of().formatHex(hash));
        }
    }
}
