package org.tongguan.proof;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The way to a platform's address: to the internet, or to the platform inside of a sandbox. */
@Component
class PlatformDoor {

    private static final String TAKEN = "10000";
    private static final String REFUSED = "20000";
    private static final int MAX_SAID = 200;
    private final OutsideCall outside;
    private final ObjectProvider<SandboxPlatform> sandbox;

    PlatformDoor(OutsideCall outside, ObjectProvider<SandboxPlatform> sandbox) {
        this.outside = outside;
        this.sandbox = sandbox;
    }

    /** @throws PlatformException REFUSED when calls may not go there */
    void check(String url) {
        if (inside(url) == null) {
            outside.check(url);
        }
    }

    private @Nullable SandboxPlatform inside(String url) {
        return PaymentPlatforms.SANDBOX.equals(url) ? sandbox.getIfAvailable() : null;
    }

    /**
     * Asks for an order: {@code orderNo}, {@code sessionID}, {@code serviceTime} as a form.
     *
     * @return what the platform said when it has nothing to tell (code and message), null when it took the question
     * @throws IOException       when it did not answer
     * @throws PlatformException REFUSED when calls may not go there any more
     */
    @Nullable String ask(String url, String orderNo, String session, long serviceTime) throws IOException {
        SandboxPlatform inside = inside(url);
        if (inside != null) {
            String refusal = inside.take(session);
            return refusal == null ? null : REFUSED + " " + refusal;
        }
        OutsideCall.Answer answer = outside.post(url, "orderNo=" + encode(orderNo) + "&sessionID=" + encode(session) + "&serviceTime=" + serviceTime);
        if (answer.status() / 100 != 2) {
            throw new IOException("HTTP " + answer.status());
        }
        return refusal(answer.body());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An answer that cannot be read counts as taken: what counts is the upload. */
    private static @Nullable String refusal(String body) {
        int from = body.indexOf('{');
        int to = body.lastIndexOf('}');
        if (from < 0 || to < from) {
            return null;
        }
        try {
            JsonNode said = Json.tree(body.substring(from, to + 1));
            String code = said.path("code").asString("");
            String text = (code + " " + said.path("message").asString("")).strip();
            return code.isEmpty() || code.equals(TAKEN) ? null : text.substring(0, Math.min(MAX_SAID, text.length()));
        } catch (JacksonException e) {
            return null;
        }
    }
}
