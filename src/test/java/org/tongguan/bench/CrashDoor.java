package org.tongguan.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.ledger.Account;
import org.tongguan.ledger.Ledger;
import org.tongguan.ledger.PendingTransfer;
import org.tongguan.ledger.PendingTransfers;
import org.tongguan.ledger.Transfer;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;

/**
 * What the bench adds to the platform that it breaks: transfers of the ledger over HTTP, a clock that can be moved, and when told so a planted
 * bug. It is given as a further source of the application and is nowhere in the product.
 */
public class CrashDoor {

    static final String PATH = "/api/v1/bench/";
    /** Property that names the planted bug. */
    static final String PLANTED = "tongguan.bench.planted";
    private static final int ACCOUNTS = 8;
    private static final BigDecimal FUND = new BigDecimal("1000000000");

    /** The machine's time, moved by some seconds. */
    static final class JumpingClock extends Clock {

        private volatile Duration offset = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(Clock.system(zone), offset);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }
    }

    @Bean
    @Primary
    JumpingClock jumpingClock() {
        return new JumpingClock();
    }

    /** A bug as somebody could write it: the answer goes out while the commit is still to come. */
    @Bean
    static BeanPostProcessor acknowledgeFirst(Environment environment) {
        boolean planted = "acknowledge-first".equals(environment.getProperty(PLANTED));
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return planted && bean instanceof DataSource source ? new LateCommits(source) : bean;
            }
        };
    }

    @Bean
    RouterFunction<ServerResponse> crashDoorRoutes(ObjectProvider<Transfers> transfers, JumpingClock clock) {
        return RouterFunctions.route()
                .POST(PATH + "transfers/{number}", request -> {
                    UUID id = transfers.getObject().transfer(Long.parseLong(request.pathVariable("number")));
                    return ServerResponse.accepted().body(Map.of("id", id.toString(), "state", "ACCEPTED"));
                })
                .POST(PATH + "clock/{seconds}", request -> {
                    clock.offset = clock.offset.plusSeconds(Long.parseLong(request.pathVariable("seconds")));
                    return ServerResponse.noContent().build();
                })
                .build();
    }

    @Bean
    Transfers crashDoorTransfers(Ledger ledger, PendingTransfers pendings, Transactions transactions, Environment environment) {
        return new Transfers(ledger, pendings, transactions, "no-key".equals(environment.getProperty(PLANTED)));
    }

    /** Every other one is posted at once; the rest is set aside by one transaction and posted or given back by a second. */
    static final class Transfers {

        private static final SubjectRef SUBJECT = new SubjectRef("bench", new UUID(0, 1));
        private final Ledger ledger;
        private final PendingTransfers pendings;
        private final Transactions transactions;
        private final boolean keyless;
        private final Set<String> funded = ConcurrentHashMap.newKeySet();

        Transfers(Ledger ledger, PendingTransfers pendings, Transactions transactions, boolean keyless) {
            this.ledger = ledger;
            this.pendings = pendings;
            this.transactions = transactions;
            this.keyless = keyless;
        }

        /** What is kept of that transfer when it is done. */
        static String mark(long number) {
            return "bench:" + number + (number % 4 == 3 ? ":VOIDED" : ":POSTED");
        }

        UUID transfer(long number) {
            Account from = Account.notBelowZero("bench:" + number % ACCOUNTS, "CNY");
            fund(from);
            String key = "bench:" + number;
            UUID id = keyless ? Ids.next() : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.US_ASCII));
            Transfer transfer = Transfer.move(id, keyless ? key + ":" + id : key, "bench", SUBJECT, from, Account.unlimited("bench:outside", "CNY"),
                    BigDecimal.valueOf(1 + number % 1000, 2));
            if (number % 2 == 0) {
                transactions.run(Actor.PLATFORM, () -> ledger.post(transfer));
                return id;
            }
            transactions.run(Actor.PLATFORM, () -> {
                if (!pendings.reserve(java.util.List.of(new PendingTransfer(transfer, null))).isEmpty()) {
                    throw new IllegalStateException("no room for " + transfer);
                }
            });
            transactions.run(Actor.PLATFORM, () -> {
                if (number % 4 == 3) {
                    pendings.voidAll(java.util.List.of(id));
                } else {
                    pendings.post(id);
                }
            });
            return id;
        }

        private void fund(Account account) {
            if (!funded.contains(account.code())) {
                transactions.run(Actor.PLATFORM, () -> ledger.post(Transfer.move(Ids.next(), "fund:" + account.code(), "bench", SUBJECT,
                        Account.unlimited("bench:outside", "CNY"), account, FUND)));
                funded.add(account.code());
            }
        }
    }
}
