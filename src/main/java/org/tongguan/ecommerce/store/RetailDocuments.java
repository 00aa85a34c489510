package org.tongguan.ecommerce.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Component;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.formats.ceb.DxpEnvelope;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.MessageHandler;

/** Documents as they were sent, read again out of their messages: they are kept nowhere else. */
@Component
public class RetailDocuments {

    private final MessageHandler.Bodies bodies;

    RetailDocuments(MessageHandler.Bodies bodies) {
        this.bodies = bodies;
    }

    /** The document of that identity. */
    public CebDocument get(UUID id) {
        return message(bodies.body(Ids.whole(id))).documents().get(Ids.number(id));
    }

    /** The same; empty when its message is not there for the running transaction's actor. */
    public Optional<CebDocument> find(UUID id) {
        try {
            return Optional.of(get(id));
        } catch (EmptyResultDataAccessException notVisible) {
            return Optional.empty();
        }
    }

    /** All documents of a message, in order; none when it is not there for the running transaction's actor. */
    public List<CebDocument> list(UUID message) {
        try {
            return message(bodies.body(message)).documents();
        } catch (EmptyResultDataAccessException notVisible) {
            return List.of();
        }
    }

    /** The documents of those identities; each message is read once. */
    public Map<UUID, CebDocument> all(Collection<UUID> ids) {
        Map<UUID, CebMessage> messages = new HashMap<>();
        Map<UUID, CebDocument> found = new HashMap<>();
        ids.forEach(id -> found.put(id, messages.computeIfAbsent(Ids.whole(id), m -> message(bodies.body(m))).documents().get(Ids.number(id))));
        return found;
    }

    /** A message as it was sent, read. */
    public static CebMessage message(byte[] body) {
        return CebReader.read(inside(body));
    }

    /** The message itself, out of its envelope if it came in one. */
    public static byte[] inside(byte[] body) {
        return DxpEnvelope.isEnvelope(body) ? DxpEnvelope.read(body).data() : body;
    }
}
