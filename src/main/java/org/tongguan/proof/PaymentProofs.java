package org.tongguan.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Transactions;
import org.tongguan.signature.Certificates;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Questions to platforms, and what they answered. */
@Component
public class PaymentProofs implements JobHandler {

    private static final String JOB = "payment-question";
    private static final int MAX_ATTEMPTS = 5;
    private static final int MAX_ORDER = 60;
    private final ProofStore store;
    private final Traders traders;
    private final Certificates certificates;
    private final PlatformDoor door;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;

    PaymentProofs(ProofStore store, Traders traders, Certificates certificates, PlatformDoor door, Transactions transactions, Jobs jobs,
                  Clock clock) {
        this.store = store;
        this.traders = traders;
        this.certificates = certificates;
        this.door = door;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The answer to an upload, in the words of the notice: 10000 taken, 20000 not. */
    public record Ack(String code, String message, int total, long serviceTime) { }

    /**
     * Asks the platform for the payment behind an order; the call goes out after the transaction.
     *
     * @return the session the answer will name
     * @throws PlatformException NOT_FOUND {@code proof.platform} when that platform told no address; REFUSED {@code proof.order}
     */
    public String ask(Actor actor, String ebpCode, String orderNo) {
        if (orderNo == null || orderNo.isBlank() || orderNo.length() > MAX_ORDER) {
            throw new PlatformException(ErrorCode.REFUSED, "proof.order");
        }
        Trader platform = traders.findByCode(ebpCode).orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "proof.platform", ebpCode));
        String session = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        return transactions.call(actor, () -> {
            if (store.url(platform.id()).isEmpty()) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "proof.platform", ebpCode);
            }
            store.insert(new PaymentQuestion(session, platform.id(), ebpCode, orderNo,
                    PaymentQuestion.State.WAITING, actor.name(), clock.instant(), null, null));
            jobs.add(JOB, new SubjectRef(JOB, Ids.next()), Map.of("session", session), null);
            return session;
        });
    }

    @Override
    public String kind() {
        return JOB;
    }

    /** Calls the platform. */
    @Override
    public void run(Jobs.Job job) {
        String session = String.valueOf(org.tongguan.runtime.Json.map(job.payload()).get("session"));
        // Not locked: a platform may upload before it answers this call, and the upload must not wait for us.
        PaymentQuestion question = store.find(session).orElse(null);
        if (question == null || question.state() != PaymentQuestion.State.WAITING) {
            return;
        }
        String url = store.url(question.traderId()).orElse(null);
        try {
            if (url != null) {
                String refusal = door.ask(url, question.orderNo(), session, clock.millis());
                store.asked(session, refusal == null ? PaymentQuestion.State.ASKED : PaymentQuestion.State.REFUSED, refusal);
                return;
            }
        } catch (IOException | PlatformException e) {
            // tried again below
        }
        if (url == null || job.attempts() + 1 >= MAX_ATTEMPTS) {
            store.asked(session, PaymentQuestion.State.UNREACHABLE, null);
            return;
        }
        throw new IllegalStateException("the platform did not take the question");
    }

    /** Takes what a platform uploads; believed only when it answers a question of ours and is signed with the platform's own certificate. */
    public Ack take(String text) {
        Instant now = clock.instant();
        try {
            PaymentData data = PaymentData.read(text == null ? "" : text);
            return transactions.call(Actor.PLATFORM, () -> take(data, now));
        } catch (PaymentData.Faulty e) {
            return ack("20000", e.getMessage());
        } catch (DuplicateKeyException e) {
            return ack("20000", "同一订单重复");
        }
    }

    private Ack take(PaymentData data, Instant now) {
        PaymentQuestion question = store.lock(data.sessionId()).orElseThrow(() -> new PaymentData.Faulty("sessionID 不存在"));
        String fault = certificates.verify(question.traderId(), data.certNo(), data.signed().getBytes(StandardCharsets.UTF_8), data.signValue());
        if (fault != null) {
            throw new PaymentData.Faulty("验签失败（" + fault + "）");
        }
        if (question.state() == PaymentQuestion.State.ANSWERED) {
            return ack("10000", "上传成功");   // the same answer sent again
        }
        List<PaymentProof> proofs = data.proofs(question.traderId(), now);
        if (proofs.stream().noneMatch(proof -> proof.orderNo().equals(question.orderNo()) && proof.ebpCode().equals(question.ebpCode()))) {
            throw new PaymentData.Faulty("上传数据中没有所查订单 " + question.orderNo());
        }
        proofs.forEach(store::insert);
        store.answered(data.sessionId(), now);
        proofs.forEach(store::tell);
        return ack("10000", "上传成功");
    }

    private Ack ack(String code, String message) {
        return new Ack(code, message, 0, clock.millis());
    }

    /** The newest proof of an order's payment, if any has come. */
    public Optional<PaymentProof> find(Actor actor, String ebpCode, String orderNo) {
        return list(actor, ebpCode, orderNo).stream().findFirst();
    }

    /** All proofs of an order's payment, newest first. */
    public List<PaymentProof> list(Actor actor, String ebpCode, String orderNo) {
        return transactions.read(actor, () -> store.proofs(ebpCode, orderNo));
    }

    /** The questions asked about an order, newest first. */
    public List<PaymentQuestion> questions(Actor actor, String ebpCode, String orderNo) {
        return transactions.read(actor, () -> store.questions(ebpCode, orderNo));
    }
}
