package org.tongguan.gate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;

/** Issues the lists lanes decide by when the centre is away, and keeps the keys that sign them. */
@Component
public class SignedLists {

    private final Transactions transactions;
    private final Lanes lanes;
    private final OpenReleases releases;
    private final Law law;
    private final JdbcClient jdbc;
    private final Clock clock;

    SignedLists(Transactions transactions, Lanes lanes, OpenReleases releases, Law law, JdbcClient jdbc, Clock clock) {
        this.transactions = transactions;
        this.lanes = lanes;
        this.releases = releases;
        this.law = law;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A list as handed out: {@code list} is the JSON text exactly as signed, {@code signature} Ed25519 in Base64. */
    public record SignedList(String list, Instant issuedAt, Instant validUntil, String signature, String keyId) { }

    /** A key that lanes check lists with: X.509 SubjectPublicKeyInfo in Base64. */
    public record PublicKeyView(String keyId, String publicKey, Instant createdAt, @Nullable Instant retiredAt) { }

    private record Key(String id, byte[] privateKey) { }

    /** Issues a list to a lane; what is under a hold or awaits its ship is left out or marked. */
    public SignedList issue(String laneId, Actor actor) {
        Lanes.Lane lane = lanes.get(laneId, actor);
        return transactions.call(actor, () -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            LocalDate today = LocalDate.now(clock);
            Set<String> directions = lane.facts().directions().stream().map(d -> d == PassageRequest.Direction.OUT ? "I" : "E").collect(Collectors.toSet());
            List<LaneList.Entry> entries = releases.listFree(lane.office(), directions, today).stream()
                    .map(r -> LaneList.entry(r.release(), r.release().needsBerth() && r.berthedAt() == null)).toList();
            List<String> banned = jdbc.sql("select plate from gate_plate_ban where lifted_at is null order by plate").query(String.class).list();
            UUID id = Ids.next();
            Instant until = now.plus(Duration.ofMinutes(law.whole("gate.list.minutes", today)));
            String list = LaneList.write(new LaneList.Body(1, id, lane.id(), lane.office(), lane.direction(), lane.allowsEmpty(), now, until,
                    law.text("gate.weight.tolerance.percent", today), entries, banned));
            byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
            Key key = key();
            try {
                jdbc.sql("insert into gate_list(id, lane_id, issued_at, valid_until, releases, sha256) values (?,?,?,?,?,?)")
                        .params(id, lane.id(), Timestamp.from(now), Timestamp.from(until), entries.size(),
                                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))).update();
                Signature signer = Signature.getInstance("Ed25519");
                signer.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key.privateKey())));
                signer.update(bytes);
                return new SignedList(list, now, until, Base64.getEncoder().encodeToString(signer.sign()), key.id());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Key key() {
        List<Key> active = jdbc.sql("select id, private_key from gate_key where retired_at is null")
                .query((rs, i) -> new Key(rs.getString(1), rs.getBytes(2))).list();
        if (!active.isEmpty()) {
            return active.getFirst();
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded())).substring(0, 16);
            // Whoever comes first makes the key; the other one uses it.
            jdbc.sql("insert into gate_key(id, public_key, private_key, created_at) values (?,?,?,?) on conflict do nothing")
                    .params(id, pair.getPublic().getEncoded(), pair.getPrivate().getEncoded(), Timestamp.from(clock.instant())).update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return key();
    }

    /** All keys ever used, newest first. */
    public List<PublicKeyView> keys(Actor actor) {
        return transactions.call(actor, () -> {
            key();
            return jdbc.sql("select id, public_key, created_at, retired_at from gate_key order by created_at desc").query((rs, i) ->
                    new PublicKeyView(rs.getString(1), Base64.getEncoder().encodeToString(rs.getBytes(2)), rs.getTimestamp(3).toInstant(),
                            rs.getTimestamp(4) == null ? null : rs.getTimestamp(4).toInstant())).list();
        });
    }
}
