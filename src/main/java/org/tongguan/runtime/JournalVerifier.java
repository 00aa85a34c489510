package org.tongguan.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;

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
     * @param reason   stable word: {@code ok, hash, gap, head, missing}
     * @param headHash hash the chain ends with
     */
    public record Result(long entries, long firstBad, String reason, String headHash) {

        public boolean isSound() {
            return firstBad == 0;
        }
    }

    public static Result verify(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            // Entries and head as of one moment: the journal may grow meanwhile. A transaction of the caller's is taken as it is.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
        }
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
                    byte[] right = entry.hashAfter(hash);
                    if (!Arrays.equals(right, entry.hash())) {
                        return new Result(expected - 1, entry.seq(), "hash", HexFormat.of().formatHex(hash));
                    }
                    hash = right;
                    expected++;
                }
            }
        }
        return head(connection, expected - 1, hash);
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
