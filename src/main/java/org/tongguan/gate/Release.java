package org.tongguan.gate;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.cargo.TransportKey;
import org.tongguan.kernel.SubjectRef;

/**
 * A release as it stands; see {@link ReleaseGrant} for the words.
 *
 * @param looseLeftKg   what may still leave of loose cargo, null = goods are in containers
 * @param blockedReason not null while it is blocked
 * @param revokedReason not null when it was taken back
 * @param usedUpAt      when the last of the goods passed
 * @param plates        vehicles named for it: no other may take the goods; empty = any may
 */
public record Release(UUID id, String number, SubjectRef subject, @Nullable String declarationNumber, @Nullable Long traderId, String direction,
                      String office, @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal grossKg,
                      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal looseLeftKg, boolean needsBerth,
                      @Nullable TransportKey transport, LocalDate validFrom, @Nullable LocalDate validTo, Instant grantedAt,
                      @Nullable String blockedReason, @Nullable String revokedReason, @Nullable Instant usedUpAt,
                      List<String> plates, List<Container> containers) {

    /** A container on the release; {@code usedAt} null = has not passed. */
    public record Container(String number, @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal grossKg, @Nullable String seal,
                            @Nullable Instant usedAt) { }

    public boolean isLoose() {
        return looseLeftKg != null;
    }

    Optional<Container> container(String wanted) {
        return containers.stream().filter(c -> c.number().equals(wanted)).findFirst();
    }

    /** The same release after those containers and kilograms have passed at that time. */
    Release after(List<String> passed, BigDecimal looseKg, Instant at, BigDecimal tolerancePercent) {
        List<Container> now = containers.stream()
                .map(c -> c.usedAt() == null && passed.contains(c.number()) ? new Container(c.number(), c.grossKg(), c.seal(), at) : c).toList();
        BigDecimal left = isLoose() ? looseLeftKg.subtract(looseKg).max(BigDecimal.ZERO) : null;
        // What the scale cannot tell apart from nothing is nothing.
        boolean done = isLoose() ? left.compareTo(PassageRules.share(grossKg, tolerancePercent)) <= 0 : now.stream().allMatch(c -> c.usedAt() != null);
        return new Release(id, number, subject, declarationNumber, traderId, direction, office, grossKg, left, needsBerth, transport, validFrom, validTo,
                grantedAt, blockedReason, revokedReason, usedUpAt == null && done ? at : usedUpAt, plates, now);
    }

    /** The same release with those containers. */
    Release with(List<Container> there) {
        return new Release(id, number, subject, declarationNumber, traderId, direction, office, grossKg, looseLeftKg, needsBerth, transport, validFrom, validTo,
                grantedAt, blockedReason, revokedReason, usedUpAt, plates, there);
    }
}
