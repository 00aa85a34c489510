package org.tongguan.gateway;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;

@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "push")
class WebhookApi {

    private static final String KEEPERS = "hasRole('TRADER_MANAGER')";
    private final Webhooks webhooks;

    WebhookApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @param secret what signatures are checked with; shown once, when the webhook is made, else null */
    record WebhookView(UUID id, String url, Set<String> kinds, Webhook.State state, @Nullable String secret, Instant createdAt, int attempts,
                       @Nullable String lastError, @Nullable Instant nextAt) {

        static WebhookView of(Webhook w, String secret) {
            return new WebhookView(w.id(), w.url(), w.kinds(), w.state(), secret, w.createdAt(), w.attempts(), w.lastError(),
                    w.attempts() > 0 && w.state() == Webhook.State.ACTIVE ? w.nextAt() : null);
        }
    }

    record WebhookInput(String url, Set<String> kinds) { }

    @GetMapping
    @PreAuthorize(Callers.TRADERS)
    @Operation(summary = "The trader's webhooks")
    List<WebhookView> list(Actor actor) {
        return webhooks.list(actor).stream().map(w -> WebhookView.of(w, null)).toList();
    }

    @PostMapping
    @PreAuthorize(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Subscribes an address to events; no kinds = all; the signing secret is shown once")
    WebhookView create(Actor actor, @RequestBody WebhookInput input) {
        Webhook made = webhooks.create(actor, input.url, input.kinds);
        return WebhookView.of(made, made.secret());
    }

    @DeleteMapping("/{id}")
    @PreAuthorize(KEEPERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends a subscription")
    void delete(Actor actor, @PathVariable UUID id) {
        webhooks.delete(actor, id);
    }

    @PostMapping("/{id}/pause")
    @PreAuthorize(KEEPERS)
    @Operation(summary = "Stops sending until resumed; events wait")
    WebhookView pause(Actor actor, @PathVariable UUID id) {
        return WebhookView.of(webhooks.pause(actor, id), null);
    }

    @PostMapping("/{id}/resume")
    @PreAuthorize(KEEPERS)
    @Operation(summary = "Goes on sending after a pause or suspension")
    WebhookView resume(Actor actor, @PathVariable UUID id) {
        return WebhookView.of(webhooks.resume(actor, id), null);
    }

    @GetMapping("/{id}/deliveries")
    @PreAuthorize(Callers.TRADERS)
    @Operation(summary = "The latest deliveries, newest first")
    List<Webhook.Delivery> deliveries(Actor actor, @PathVariable UUID id) {
        return webhooks.deliveries(actor, id);
    }

    @PostMapping("/{id}/deliveries/{seq}/resend")
    @PreAuthorize(KEEPERS)
    @Operation(summary = "Sends one logged delivery again, at once")
    Webhook.Delivery resend(Actor actor, @PathVariable UUID id, @PathVariable long seq) {
        return webhooks.resend(actor, id, seq);
    }
}
