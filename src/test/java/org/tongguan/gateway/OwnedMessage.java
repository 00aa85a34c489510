package org.tongguan.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.act.Attachments;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.support.OwnedSamples;
import org.tongguan.trader.Trader;

/** A trader's message, the draft it made and a document attached to that: no other trader finds any of them. */
@Component
class OwnedMessage implements OwnedSamples.Source {

    private static final String REFERENCE = "OWNED-REF-";
    private final Inbox inbox;
    private final Attachments attachments;

    OwnedMessage(Inbox inbox, Attachments attachments) {
        this.inbox = inbox;
        this.attachments = attachments;
    }

    @Override
    public Map<String, OwnedSamples> make(Trader owner) {
        Actor declarant = new Actor(1, "owner", Set.of(Role.DECLARANT), null, owner.id());
        String reference = REFERENCE + owner.id();
        String body = """
                {"head": {"direction": "I", "declarationType": "000", "declarationOffice": "2218"},
                "signature": {"clientReference": "%s"}}""".formatted(reference);
        Message message = inbox.accept(declarant, "declaration-draft+json", body.getBytes(StandardCharsets.UTF_8), null).message();
        UUID declaration = message.subject().id();
        UUID attachment = attachments.upload(declarant, declaration, "00000001", "owned.pdf", "%PDF-1.4 owned".getBytes(StandardCharsets.UTF_8)).id();
        List<String> secrets = List.of(declaration.toString(), attachment.toString(), reference);
        return Map.of(
                "/api/v1/messages/", new OwnedSamples(Map.of("id", message.id().toString()), List.of(message.id().toString())),
                "/api/v1/declarations/", new OwnedSamples(Map.of("id", declaration.toString(), "attachmentId", attachment.toString(), "command", "withdraw"),
                        secrets));
    }
}
