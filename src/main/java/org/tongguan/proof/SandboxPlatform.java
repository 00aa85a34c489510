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
    private static final BigDecimal AMOUNT = new BigDecimal("100.00");
    private final ProofStore store;
    private final PaymentProofs proofs;
    private final Certificates certificates;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Clock clock;
    private final Map<Long, SigningKey> keys = new ConcurrentHashMap<>();

    SandboxPlatform(ProofStore store, PaymentProofs proofs, Certificates certificates, Transactions transactions,
                    Jobs jobs, Clock clock) {
        this.store = store;
        this.proofs = proofs;
        this.certificates = certificates;
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    void answerLater(String session) {
        transactions.run(Actor.PLATFORM, () -> jobs.add(JOB, new SubjectRef(JOB, Ids.next()), Map.of("session", session), null));
    }

    @Override
    public String kind() {
        return JOB;
    }

    @Override
    public void run(Jobs.Job job) {
        String session = String.valueOf(Json.map(job.payload()).get("session"));
        store.find(session).ifPresent(question -> proofs.take(upload(question)));
    }

    private String upload(PaymentQuestion question) {
        Instant now = clock.instant();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("guid", question.sessionId());
        head.put("initalRequest", "<xml>sandbox</xml>");
        head.put("initalResponse", "ok");
        head.put("ebpCode", question.ebpCode());
        head.put("payCode", "SANDBOXPAY");
        head.put("payTransactionId", "P" + question.orderNo());
        head.put("totalAmount", AMOUNT);
        head.put("currency", "142");
        head.put("verDept", "3");
        head.put("payType", "4");
        head.put("tradingTime", PaymentData.time(now));
        head.put("note", "");
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("orderNo", question.orderNo());
        list.put("goodsInfo", List.of(Map.of("gname", "试用商品")));
        list.put("recpAccount", question.ebpCode());
        list.put("recpCode", question.ebpCode());
        list.put("recpName", "sandbox");
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
