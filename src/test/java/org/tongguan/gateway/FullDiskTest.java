package org.tongguan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.ecommerce.Parcel;
import org.tongguan.kernel.Role;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.trader.Traders;

/** A disk with less room than is kept for what runs: new messages are refused with a clear answer, what is there can be read. */
@TestPropertySource(properties = "tongguan.disk.reserve-mb=1000000000")
class FullDiskTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @LocalServerPort int serverPort;

    @Test
    void newMessagesAreRefusedAndNothingElse() {
        Port port = new Port(serverPort, traders, accounts, tokens, clock);
        String body = Parcel.message(port.trader(), List.of(Parcel.of(port.trader()).order("1")));
        Caller.Answer refused = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", body, "application/xml");
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.json().get("code").asString()).isEqualTo("UNAVAILABLE");
        assertThat(port.as(Role.DECLARANT).get("/api/v1/ecommerce/lists").status()).isEqualTo(200);
        assertThat(port.as(Role.DECLARANT).get("/api/v1/messages").status()).isEqualTo(200);
    }
}
