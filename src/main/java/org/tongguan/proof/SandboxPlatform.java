package org.tongguan.proof;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.Certificates;
import org.tongguan.signature.SigningKey;

/** Answers questions as a platform would, with a trial key of its own for each platform. There is one in a sandbox only. */
@Component
@ConditionalOnProperty("tongguan.sandbox")
class SandboxPlatform implements JobHandler {

    private static final String JOB = "sandbox-payment";
    /** Ends of order numbers of which another amount, payment number or payment firm is told, to try what comes of it. */
    private static final String OTHER_AMOUNT = "-ECM316", OTHER_NUMBER = "-ECM317", OTHER_FIRM = "-ECM323";
    private static final BigDecimal MORE = new BigDecimal("100.00");
    private final ProofStore store;
    private final PaymentProofs proofs;
    private final PlatformBooks books;
    private final Certificates certificates;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;
    private final Map<Long, SigningKey> keys = new ConcurrentHashMap<>();

    SandboxPlatform(ProofStore store, PaymentProofs proofs, PlatformBooks books, Certificates certificates, Transactions transactions,
                    Jobs jobs, Clock clock) {
        this.books = books;
        this.store = store;
        this.proofs = proofs;
        this.certificates = certificates;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Takes a question, the data follow by upload; or tells why there will be none, null otherwise. */
    @Nullable String take(String session) {
        return transactions.call(Actor.PLATFORM, () -> {
            if (store.find(session).flatMap(question -> books.find(question.ebpCode(), question.orderNo())).isEmpty()) {
                return "未查询到该订单";
            }
            jobs.add(JOB, new SubjectRef(JOB, Ids.next()), Map.of("session", session), null);
            return null;
        });
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public void run(Jobs.Job job) {
        String session = String.valueOf(Json.map(job.payload()).get("session"));
        store.find(session).ifPresent(question -> books.find(question.ebpCode(), question.orderNo())
                .ifPresent(entry -> proofs.take(upload(question, entry))));
    }

    private String upload(PaymentQuestion question, PlatformBooks.Entry entry) {
        String order = question.orderNo();
        Instant now = clock.instant();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("guid", question.sessionId());
        head.put("initalRequest", "<xml>sandbox</xml>");
        head.put("initalResponse", "ok");
        head.put("ebpCode", question.ebpCode());
        head.put("payCode", order.endsWith(OTHER_FIRM) ? "SANDBOXPAY" : entry.payCode());
        head.put("payTransactionId", order.endsWith(OTHER_NUMBER) ? "SANDBOX" + order : entry.payTransactionId());
        head.put("totalAmount", order.endsWith(OTHER_AMOUNT) ? entry.paid().add(MORE) : entry.paid());
        head.put("currency", "142");
        head.put("verDept", "3");
        head.put("payType", "4");
        head.put("tradingTime", entry.paidAt() == null ? PaymentData.time(now) : entry.paidAt());
        head.put("note", "");
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("orderNo", order);
        list.put("goodsInfo", entry.goods().stream().map(name -> Map.of("gname", name)).toList());
        list.put("recpAccount", entry.recpCode());
        list.put("recpCode", entry.recpCode());
        list.put("recpName", entry.recpName());
        SigningKey key = keys.computeIfAbsent(question.traderId(), this::key);
        String headText = Json.write(head);
        String listsText = Json.write(List.of(list));
        String time = String.valueOf(now.toEpochMilli());
        byte[] signed = PaymentData.signed(question.sessionId(), headText, listsText, time).getBytes(StandardCharsets.UTF_8);
        String value = Base64.getEncoder().encodeToString(key.sign(key.defaultMethod(), signed));
        return "{\"sessionID\":" + Json.write(question.sessionId()) + ",\"payExchangeInfoHead\":" + headText + ",\"payExchangeInfoLists\":" + listsText
                + ",\"serviceTime\":\"" + time + "\",\"certNo\":\"" + key.certificate().serial() + "\",\"signValue\":\"" + value + "\"}";
    }

    private SigningKey key(long traderId) {
        Instant now = clock.instant();
        SigningKey key = SigningKey.generate(Certificate.KeyKind.SM2, "sandbox platform " + traderId, now.minusSeconds(60), now.plus(Duration.ofDays(3650)));
        certificates.register(Actor.PLATFORM, traderId, key.certificate().encoded());
        return key;
    }
}
