package org.tongguan.gate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.tongguan.gate.GateDecision.Reason;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.GroupCommitter;
import org.tongguan.runtime.Transactions;

/** Passages: decided in small batches that commit together, so that a busy gate and a quiet one both get their answer at once. */
@Component
public class Passages {

    private static final int WAIT_SECONDS = 10;
    private final Transactions transactions;
    private final Lanes lanes;
    private final PassageStore store;
    private final GroupCommitter<Decisions.Asked, Decisions.Answer> committer;
    private final Timer timer;

    Passages(Transactions transactions, Lanes lanes, PassageStore store, Decisions decisions, MeterRegistry meters) {
        this.transactions = transactions;
        this.lanes = lanes;
        this.store = store;
        // Two at work: a vehicle does not wait for the end of a batch that began before it came. The queue holds what the wait allows.
        this.committer = new GroupCommitter<>("gate", 2, 64, 4096, batch -> again(() -> transactions.call(Actor.PLATFORM,
                () -> decisions.decide(batch))));
        this.timer = Timer.builder("tongguan.gate.decision").description("from a passage's question to its committed answer")
                .publishPercentiles(0.5, 0.99, 0.999).register(meters);
    }

    /**
     * Once more when the same passage was recorded by another transaction at the same moment (now its answer is there to be found), or when
     * the database ended a circle of waiting. The work must be a transaction of its own.
     */
    static <T> T again(Supplier<T> transaction) {
        try {
            return transaction.get();
        } catch (DuplicateKeyException | PessimisticLockingFailureException twice) {
            return transaction.get();
        }
    }

    /** A recorded passage. */
    public record Passage(UUID id, String number, String laneId, String office, String plate, List<String> containers, List<String> releases,
                          BigDecimal weightKg, String seal, PassageRequest.Direction direction, Instant at, GateDecision.Verdict decision,
                          List<Reason> reasons, boolean offline) { }

    /**
     * Decides a passage and records it; returns after the commit. The same lane key with the same content gets the first answer for ever.
     *
     * @throws PlatformException NOT_FOUND {@code gate.lane}; FORBIDDEN {@code gate.lane-own}; CONFLICT {@code gate.key-used} when the key
     *                           was used for another question; REFUSED {@code gate.request}; UNAVAILABLE {@code busy}
     */
    public GateDecision decide(PassageRequest request, Actor actor) {
        long start = System.nanoTime();
        Decisions.Answer answer = await(new Decisions.Asked(request, check(request, actor), hash(request), actor.name(), null));
        timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        if (answer.decision() == null) {
            throw new PlatformException(ErrorCode.CONFLICT, "gate.key-used", request.laneKey());
        }
        return answer.decision();
    }

    /** The lane, when the request can be one of it. */
    Lanes.Lane check(PassageRequest request, Actor actor) {
        Lanes.Lane lane = lanes.get(request.laneId(), actor);
        boolean sound = request.direction() != null && request.plate().length() <= 20 && request.containers().size() <= 20
                && request.releases().size() <= 200 && request.seals().size() <= 40 && sound(request.weightKg()) && sound(request.tareKg())
                && (request.laneKey() == null || !request.laneKey().isBlank() && request.laneKey().length() <= 100)
                && java.util.stream.Stream.of(request.containers(), request.releases(), request.seals()).flatMap(List::stream)
                        .allMatch(t -> t.length() <= 40 && t.indexOf('\0') < 0) && request.plate().indexOf('\0') < 0;
        if (!sound) {
            throw new PlatformException(ErrorCode.REFUSED, "gate.request");
        }
        return lane;
    }

    private static boolean sound(BigDecimal kg) {
        return kg == null || kg.signum() >= 0 && kg.scale() <= 3 && kg.precision() - kg.scale() <= 9;
    }

    private Decisions.Answer await(Decisions.Asked asked) {
        try {
            return committer.submit(asked).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException e) {
            if (e.getCause() instanceof PlatformException refused) {
                throw refused;
            }
            if (isLocked(e.getCause())) {
                throw new PlatformException(ErrorCode.UNAVAILABLE, "busy");
            }
            throw new IllegalStateException("passage not decided", e.getCause());
        } catch (TimeoutException e) {
            throw new PlatformException(ErrorCode.UNAVAILABLE, "busy");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(ErrorCode.UNAVAILABLE, "busy");
        }
    }

    /** Whether the database gave up waiting for a lock (SQL state 55P03), or ended a circle of waiting (40P01). */
    private static boolean isLocked(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql && Set.of("55P03", "40P01").contains(sql.getSQLState());
    }

    /** Passages, newest first; a lane's account sees its own lanes'. */
    public Page<Passage> list(String lane, int page, int size, Actor actor) {
        List<String> own = actor.is(Role.LANE) ? lanes.list(actor).stream().map(Lanes.Lane::id).toList() : null;
        return transactions.read(actor, () -> store.page(own, lane, page, size));
    }

    static byte[] hash(PassageRequest request, Object... more) {
        try {
            String text = request.laneId() + "\n" + request.plate() + "\n" + request.containers() + "\n" + plain(request.weightKg()) + "\n"
                    + plain(request.tareKg()) + "\n" + request.releases() + "\n" + request.seals() + "\n" + request.direction() + "\n" + List.of(more);
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(BigDecimal kg) {
        return kg == null ? "" : kg.stripTrailingZeros().toPlainString();
    }

    @PreDestroy
    void close() {
        committer.close();
    }
}
