package org.tongguan.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.tongguan.runtime.crypto.CryptoProfile;

/** Makes a changed journal fit again, as only an insider can. */
public final class JournalForger {

    private JournalForger() { }

    /** Computes every hash anew from that entry on, and the head; {@code longer}: with one more entry that never happened. */
    public static void rehash(Connection owner, long from, boolean longer) throws SQLException {
        CryptoProfile profile;
        byte[] hash = JournalEntry.GENESIS;
        List<JournalEntry> entries = new ArrayList<>();
        try (PreparedStatement all = owner.prepareStatement("""
                select seq, at, actor, subject_kind, subject_id, kind, trader_id, office, payload, hash from journal_entry where seq >= ? order by seq""");
             PreparedStatement before = owner.prepareStatement("select hash from journal_entry where seq = ?");
             PreparedStatement kept = owner.prepareStatement("select profile from crypto_profile")) {
            before.setLong(1, from - 1);
            try (ResultSet rs = before.executeQuery()) {
                hash = rs.next() ? rs.getBytes(1) : hash;
            }
            try (ResultSet rs = kept.executeQuery()) {
                rs.next();
                profile = CryptoProfile.valueOf(rs.getString(1));
            }
            all.setLong(1, from);
            try (ResultSet rs = all.executeQuery()) {
                while (rs.next()) {
                    entries.add(Journal.entry(rs, 0));
                }
            }
        }
        long last = from - 1;
        try (PreparedStatement update = owner.prepareStatement("update journal_entry set hash = ? where seq = ?")) {
            for (JournalEntry entry : entries) {
                hash = entry.hashAfter(hash, profile);
                last = entry.seq();
                update.setBytes(1, hash);
                update.setLong(2, last);
                update.addBatch();
            }
            update.executeBatch();
        }
        if (longer) {
            JournalEntry e = entries.getLast();
            JournalEntry more = new JournalEntry(++last, e.at(), e.actor(), e.subject(), e.kind(), e.traderId(), e.office(), e.payload(), null);
            hash = more.hashAfter(hash, profile);
            try (PreparedStatement insert = owner.prepareStatement("insert into journal_entry select ?, at, actor, subject_kind, subject_id, kind, trader_id, "
                    + "office, payload, ? from journal_entry where seq = ?")) {
                insert.setLong(1, last);
                insert.setBytes(2, hash);
                insert.setLong(3, last - 1);
                insert.executeUpdate();
            }
        }
        try (PreparedStatement head = owner.prepareStatement("update journal_head set seq = ?, hash = ?")) {
            head.setLong(1, last);
            head.setBytes(2, hash);
            head.executeUpdate();
        }
    }
}
