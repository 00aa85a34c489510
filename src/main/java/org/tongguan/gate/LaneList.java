package org.tongguan.gate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tongguan.cargo.TransportKey;
import org.tongguan.gate.GateDecision.Reason;
import org.tongguan.gate.GateDecision.Verdict;
import org.tongguan.gate.PassageRequest.Direction;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list by which a lane decides while the centre is away: open releases of its office, signed (Ed25519) and of limited age. Needs no
 * database and no framework, so that the lane's own machine can run it. Decides by the same rules as the centre; what it let pass it
 * remembers, so that a container passes once. Not safe for use by several threads: one lane, one list.
 */
public final class LaneList {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** How far the lane's clock may be behind the centre's. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** The signed words. Weights are decimals written as text. */
    record Body(int version, UUID listId, String laneId, String office, String laneDirection, boolean allowsEmpty, Instant issuedAt, Instant validUntil,
                String tolerancePercent, List<Entry> releases, List<String> bannedPlates) { }

    /** A release that may pass. {@code awaitsBerth} = not before its ship has berthed. */
    record Entry(String number, String direction, String grossKg, String looseLeftKg, LocalDate validFrom, LocalDate validTo, boolean awaitsBerth,
                 List<String> plates, List<Box> containers) { }

    record Box(String number, String grossKg, String seal, boolean used) { }

    private final Body body;
    private final Map<String, Release> releases = new HashMap<>();
    private final Map<String, Boolean> berthed = new HashMap<>();

    private LaneList(Body body) {
        this.body = body;
        body.releases().forEach(e -> {
            releases.put(e.number(), release(e));
            berthed.put(e.number(), !e.awaitsBerth());
        });
    }

    /**
     * Opens a list.
     *
     * @param list      the text exactly as it came
     * @param signature Base64
     * @param publicKey the centre's key, X.509 SubjectPublicKeyInfo in Base64, brought to the lane by another way than the list
     * @throws PlatformException REFUSED {@code gate.list-signature} when the list is not as it was signed, {@code gate.list-lane} when it is
     *                           another lane's
     */
    public static LaneList open(String list, String signature, String publicKey, String laneId) {
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(list.getBytes(StandardCharsets.UTF_8));
            if (!check.verify(Base64.getDecoder().decode(signature))) {
                throw new PlatformException(ErrorCode.REFUSED, "gate.list-signature");
            }
            Body body = MAPPER.readValue(list, Body.class);
            if (!body.laneId().equals(laneId)) {
                throw new PlatformException(ErrorCode.REFUSED, "gate.list-lane", body.laneId());
            }
            return new LaneList(body);
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            throw new PlatformException(ErrorCode.REFUSED, "gate.list-signature");
        }
    }

    static String write(Body body) {
        return MAPPER.writeValueAsString(body);
    }

    public UUID id() {
        return body.listId();
    }

    public Instant validUntil() {
        return body.validUntil();
    }

    /** Whether the list may still be used. */
    public boolean isFresh(Instant now) {
        return !now.isAfter(body.validUntil()) && !now.isBefore(body.issuedAt().minus(SKEW));
    }

    /** What the barrier does; an OPEN is remembered. */
    public record Verdicted(Verdict decision, List<Reason> reasons) { }

    /** Decides a passage offline. With a list too old every vehicle is stopped. */
    public Verdicted decide(PassageRequest request, Instant now) {
        if (!isFresh(now)) {
            return new Verdicted(Verdict.STOP, List.of(Reason.of("GATE-030", body.validUntil())));
        }
        Map<String, PassageRules.ReleaseFacts> named = new LinkedHashMap<>();
        request.releases().stream().filter(releases::containsKey)
                .forEach(n -> named.put(n, new PassageRules.ReleaseFacts(releases.get(n), List.of(), berthed.get(n))));
        BigDecimal tolerance = new BigDecimal(body.tolerancePercent());
        Set<Direction> directions = body.laneDirection().equals("BOTH") ? Set.of(Direction.values()) : Set.of(Direction.valueOf(body.laneDirection()));
        PassageRules.Facts facts = new PassageRules.Facts(new PassageRules.LaneFacts(body.laneId(), body.office(), directions, body.allowsEmpty()), request,
                named, body.bannedPlates().contains(request.plate()), null, LocalDate.ofInstant(now, SHANGHAI), tolerance);
        List<Reason> stops = PassageRules.stops(facts);
        if (stops.isEmpty()) {
            Map<String, BigDecimal> loose = PassageRules.looseTaken(facts);
            named.forEach((n, r) -> releases.put(n, r.release().after(request.containers(), loose.getOrDefault(n, BigDecimal.ZERO), now, tolerance)));
        }
        return new Verdicted(stops.isEmpty() ? Verdict.OPEN : Verdict.STOP, stops);
    }

    static Entry entry(Release r, boolean awaitsBerth) {
        return new Entry(r.number(), r.direction(), text(r.grossKg()), text(r.looseLeftKg()), r.validFrom(), r.validTo(), awaitsBerth,
                r.plates(), r.containers().stream().map(c -> new Box(c.number(), text(c.grossKg()), c.seal(), c.usedAt() != null)).toList());
    }

    private Release release(Entry e) {
        List<Release.Container> boxes = new ArrayList<>();
        e.containers().forEach(b -> boxes.add(new Release.Container(b.number(), kg(b.grossKg()), b.seal(), b.used() ? body.issuedAt() : null)));
        return new Release(new UUID(0, 0), e.number(), new SubjectRef("release", new UUID(0, 0)), null, null, e.direction(), body.office(), kg(e.grossKg()),
                kg(e.looseLeftKg()), e.awaitsBerth(), new TransportKey("", "", ""), e.validFrom(), e.validTo(), body.issuedAt(), null, null, null,
                e.plates() == null ? List.of() : e.plates(), boxes);
    }

    private static String text(BigDecimal kg) {
        return kg == null ? null : kg.toPlainString();
    }

    private static BigDecimal kg(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
