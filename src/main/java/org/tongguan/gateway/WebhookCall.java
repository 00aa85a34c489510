package org.tongguan.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Json;

/** Posts one event to a subscriber, signed; taken means an answer 2xx within ten seconds. */
@Component
class WebhookCall {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TOTAL = Duration.ofSeconds(10);
    private static final int MAX_ERROR = 300;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final WebhookAddress addresses;
    private final Clock clock;

    WebhookCall(WebhookAddress addresses, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    /** What came of it: {@code status} null when there was no answer, {@code error} null when it was taken. */
    record Result(Integer status, String error) {

        boolean isTaken() {
            return error == null;
        }
    }

    Result send(Webhook webhook, EventView event) {
        CompletableFuture<HttpResponse<Void>> answer = null;
        try {
            URI address = addresses.check(webhook.url());
            String body = Json.write(event);
            HttpRequest request = HttpRequest.newBuilder(address).timeout(TOTAL)
                    .header("Content-Type", "application/json").header("User-Agent", "Tongguan")
                    .header("Tongguan-Event", String.valueOf(event.seq()))
                    .header("Tongguan-Signature", signature(webhook.secret(), clock.instant().getEpochSecond(), body))
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build();
            answer = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
            int status = answer.get(TOTAL.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new Result(status, status / 100 == 2 ? null : "HTTP " + status);
        } catch (PlatformException e) {
            return new Result(null, "address refused or not resolved");
        } catch (TimeoutException e) {
            // Also ends an answer whose body never ends.
            answer.cancel(true);
            return new Result(null, "no complete answer within " + TOTAL.toSeconds() + " s");
        } catch (ExecutionException e) {
            String error = String.valueOf(e.getCause());
            return new Result(null, error.substring(0, Math.min(MAX_ERROR, error.length())));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Result(null, "interrupted");
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
