package org.tongguan.runtime.anchor;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.crypto.CryptoProfile;

/** The journal's head, and where it was told. */
@Component
class AnchorStore {

    private final JdbcClient jdbc;

    AnchorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The head as it is now; empty while nothing is in the journal. */
    Optional<Anchor> head(CryptoProfile profile, java.time.Instant at) {
        return jdbc.sql("select h.seq, h.hash, e.hash as first from journal_head h, journal_entry e where e.seq = 1 and h.seq > 0")
                .query((rs, i) -> new Anchor(HexFormat.of().formatHex(rs.getBytes("first")), rs.getLong("seq"), profile.digest(),
                        rs.getBytes("hash"), at, null)).optional();
    }

    void told(String place, Anchor anchor) {
        jdbc.sql("insert into journal_anchor(seq, hash, place, at, proof) values (:seq, :hash, :place, :at, :proof) on conflict do nothing")
                .param("seq", anchor.seq()).param("hash", anchor.hash()).param("place", place).param("at", Timestamp.from(anchor.at()))
                .param("proof", anchor.token(), Types.BINARY).update();
    }

    /** The furthest head that place was told, 0 for none. */
    long reached(String place) {
        return jdbc.sql("select coalesce(max(seq), 0) from journal_anchor where place = ?").param(place).query(Long.class).single();
    }

    /** The last anchor of every place. */
    List<Anchors.Last> last() {
        return jdbc.sql("select distinct on (place) place, seq, at from journal_anchor order by place, seq desc")
                .query((rs, i) -> new Anchors.Last(rs.getString(1), rs.getLong(2), rs.getTimestamp(3).toInstant())).list();
    }
}
