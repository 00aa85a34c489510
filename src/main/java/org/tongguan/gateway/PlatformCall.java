package org.tongguan.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.proof.OutsideCall;

/** Calls platforms at the addresses they told, with the same care as subscribers' addresses. */
@Component
class PlatformCall implements OutsideCall {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TOTAL = Duration.ofSeconds(10);
    private static final int MAX_BODY = 4096;
    private final WebhookAddress addresses;
    private final PinnedPost post = new PinnedPost();

    PlatformCall(WebhookAddress addresses) {
        this.addresses = addresses;
    }

    @Override
    public void check(String url) {
        addresses.check(url);
    }

    @Override
    public Answer post(String url, String form) throws IOException {
        PinnedPost.Answer answer = post.exchange(addresses.check(url), Map.of("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8",
                "User-Agent", "Tongguan"), form.getBytes(StandardCharsets.UTF_8), CONNECT, TOTAL, MAX_BODY);
        return new Answer(answer.status(), answer.body());
    }
}
