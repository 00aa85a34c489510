package org.tongguan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.Port;
import org.tongguan.support.StrictPlatform;
import org.tongguan.trader.Traders;

/** More than may wait: who comes then is answered 503 at once, nothing of his message has happened, and the same message is taken afterwards. */
class FullInboxTest extends StrictPlatform {

    private static final int SENT = 12;
    /** One with the committer, four waiting; see {@link StrictPlatform}. */
    private static final int ROOM = 5;
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Inbox inbox;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;

    private static String message(Port port, String reference) {
        Document document = port.document("export");
        document.only("signature").set("operation", "C").set("clientReference", reference);
        return DecMessageWriter.write(document);
    }

    @Test
    void whatFindsNoRoomIsRefusedAtOnceWithoutAnEffectAndMayBeSentAgain() throws Exception {
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        Caller declarant = port.as(Role.DECLARANT);
        List<String> references = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < SENT; i++) {
            references.add("F" + Ids.next().toString().substring(24) + i);
            bodies.add(message(port, references.get(i)));
        }
        List<Future<Caller.Answer>> answers = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Whoever holds the head of the journal holds every committer just before its commit.
            transactions.run(Actor.PLATFORM, () -> {
                jdbc.sql("select seq from journal_head for update").query(Long.class).single();
                for (String body : bodies) {
                    answers.add(threads.submit(() -> {
                        Caller.Answer answer = declarant.send("POST", "/api/v1/messages", body, "application/xml");
                        refused.addAndGet(answer.status() == 503 ? 1 : 0);
                        return answer;
                    }));
                }
                until(() -> refused.get() >= SENT - ROOM);
                assertThat(inbox.depth()).isBetween(1, ROOM - 1);
            });
        }
        List<Integer> without = new ArrayList<>();
        for (int i = 0; i < SENT; i++) {
            Caller.Answer answer = answers.get(i).get(30, TimeUnit.SECONDS);
            if (answer.status() == 503) {
                without.add(i);
                assertThat(answer.json().get("type").asString()).isEqualTo("urn:tongguan:problem:busy");
                assertThat(answer.header("Retry-After")).isEqualTo("2");
                assertThat(traces(references.get(i))).as("no effect").isZero();
            } else {
                assertThat(answer.status()).as(answer.body()).isEqualTo(202);
                assertThat(traces(references.get(i))).isEqualTo(1);
            }
        }
        assertThat(without).hasSizeBetween(SENT - ROOM, SENT - 1);
        int again = without.getFirst();
        Caller.Answer taken = declarant.send("POST", "/api/v1/messages", bodies.get(again), "application/xml");
        assertThat(taken.status() + " " + taken.header("Idempotent-Replay")).isEqualTo("202 false");
        assertThat(traces(references.get(again))).isEqualTo(1);
    }

    private long traces(String reference) {
        return transactions.read(Actor.PLATFORM, () -> jdbc.sql("select count(*) from message where key like ?").param("%" + reference + "%")
                .query(Long.class).single());
    }

    private static void until(java.util.function.BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("reached within 25 s").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
