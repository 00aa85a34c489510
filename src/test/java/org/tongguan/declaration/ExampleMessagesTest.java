package org.tongguan.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.trader.Registration;
import org.tongguan.trader.Trader;
import org.tongguan.trader.TraderRole;
import org.tongguan.trader.Traders;

/** The messages that the first pages of the documentation send, as a trader of the sample world. */
class ExampleMessagesTest extends PlatformTest {

    private static final String CODE = "4403960C03";

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int port;

    private Caller declarant() {
        Trader trader = traders.findByCode(CODE).orElseGet(() -> traders.register(Actor.PLATFORM, new Registration(CODE, "91440300MA5E0JKL4K",
                Text.of("深圳明远科技有限公司", "Shenzhen Mingyuan Technology Co., Ltd."), Set.of(TraderRole.CONSIGNEE), true)));
        Account account = accounts.create(Actor.PLATFORM, new NewAccount("example-" + Ids.next().toString().substring(24), "示例", Set.of(Role.DECLARANT),
                null, trader.id(), true, null));
        return new Caller(port).bearer(tokens.create(account.actor(), "example").token());
    }

    @ParameterizedTest
    @CsvSource({"export", "import"})
    void itIsAcceptedAndARepeatGetsTheSameAnswer(String name) throws IOException {
        String xml = Files.readString(Path.of("cases/messages/" + name + ".xml"));
        Caller declarant = declarant();
        Caller.Answer first = declarant.send("POST", "/api/v1/messages", xml, "application/xml");
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.json().get("state").asString()).as(first.body()).isEqualTo("ACCEPTED");
        assertThat(declarant.send("POST", "/api/v1/messages", xml, "application/xml").body()).isEqualTo(first.body());
    }
}
