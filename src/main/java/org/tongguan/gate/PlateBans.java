package org.tongguan.gate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** Vehicles that no lane lets pass. */
@Component
public class PlateBans {

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    PlateBans(Transactions transactions, JdbcClient jdbc, Journal journal, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** A plate that is forbidden now. */
    public record PlateBan(UUID id, String plate, String reason, String placedBy, Instant placedAt) { }

    /** Forbids a plate; forbidding it twice is once.
     * @throws PlatformException REFUSED {@code gate.ban} */
    public void place(String plate, String reason, Actor actor) {
        String clean = PassageRequest.clean(plate);
        if (clean.isEmpty() || clean.length() > 20 || reason == null || reason.isBlank() || reason.length() > 500) {
            throw new PlatformException(ErrorCode.REFUSED, "gate.ban");
        }
        transactions.run(actor, () -> {
            UUID id = Ids.next();
            int placed = jdbc.sql("""
                    insert into gate_plate_ban(id, plate, reason, placed_by, placed_at) values (?,?,?,?,?)
                    on conflict (plate) where lifted_at is null do nothing""")
                    .params(id, clean, reason.strip(), actor.name(), Timestamp.from(clock.instant())).update();
            if (placed == 1) {
                tell("PlateBanned", id, Map.of("plate", clean, "reason", reason.strip()));
            }
        });
    }

    /** Lets a plate pass again.
     * @throws PlatformException NOT_FOUND {@code gate.ban-open} */
    public void lift(UUID id, Actor actor) {
        transactions.run(actor, () -> {
            if (jdbc.sql("update gate_plate_ban set lifted_by = ?, lifted_at = ? where id = ? and lifted_at is null")
                    .params(actor.name(), Timestamp.from(clock.instant()), id).update() == 0) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "gate.ban-open", id);
            }
            tell("PlateBanLifted", id, Map.of());
        });
    }

    private void tell(String kind, UUID id, Map<String, ?> payload) {
        journal.record(JournalEvent.of(kind, new SubjectRef("plate-ban", id), null, null, payload));
    }

    /** All plates forbidden now, newest first. */
    public List<PlateBan> list(Actor actor) {
        return transactions.read(actor, () -> jdbc.sql("select * from gate_plate_ban where lifted_at is null order by placed_at desc")
                .query((rs, i) -> new PlateBan(rs.getObject("id", UUID.class), rs.getString("plate"), rs.getString("reason"), rs.getString("placed_by"),
                        rs.getTimestamp("placed_at").toInstant())).list());
    }
}
