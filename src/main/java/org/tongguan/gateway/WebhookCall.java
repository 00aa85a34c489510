package org.tongguan.gateway;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Json;

/** Posts one event to a subscriber, signed; taken means an answer 2xx within ten seconds. */
@Component
class WebhookCall {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TOTAL = Duration.ofSeconds(10);
    private static final int MAX_ERROR = 300;
    private final WebhookAddress addresses;
    private final PinnedPost post;
    private final Clock clock;

    @Autowired
    WebhookCall(WebhookAddress addresses, Clock clock) {
        this(addresses, new PinnedPost(), clock);
    }

    WebhookCall(WebhookAddress addresses, PinnedPost post, Clock clock) {
        this.addresses = addresses;
        this.post = post;
        this.clock = clock;
    }

    /** What came of it: {@code status} null when there was no answer, {@code error} null when it was taken. */
    record Result(Integer status, String error) {

        boolean isTaken() {
            return error == null;
        }
    }

    Result send(Webhook webhook, EventView event) {
        try {
            String body = Json.write(event);
            Map<String, String> headers = Map.of("Content-Type", "application/json", "User-Agent", "Tongguan", "Tongguan-Event",
                    String.valueOf(event.seq()), "Tongguan-Signature", signature(webhook.secret(), clock.instant().getEpochSecond(), body));
            int status = post.post(addresses.check(webhook.url()), headers, body.getBytes(StandardCharsets.UTF_8), CONNECT, TOTAL);
            return new Result(status, status / 100 == 2 ? null : "HTTP " + status);
        } catch (PlatformException e) {
            return new Result(null, "address refused or not resolved");
        } catch (SocketTimeoutException e) {
            return new Result(null, "no answer within " + TOTAL.toSeconds() + " s");
        } catch (IOException e) {
            String error = String.valueOf(e);
            return new Result(null, error.substring(0, Math.min(MAX_ERROR, error.length())));
        }
    }

    /** {@code t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">}: the time is signed too, so that an old call cannot be played again. */
    static String signature(String secret, long unixSeconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] sum = mac.doFinal((unixSeconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + unixSeconds + ",v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
