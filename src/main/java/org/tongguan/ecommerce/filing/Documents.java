package org.tongguan.ecommerce.filing;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.MessageBodies;

/** Documents as they were sent, read again out of their messages: they are kept nowhere else. */
@Component
public class Documents {

    private final MessageBodies bodies;

    Documents(MessageBodies bodies) {
        this.bodies = bodies;
    }

    /** The document of that identity. */
    public CebDocument get(UUID id) {
        return message(bodies.body(Ids.whole(id))).documents().get(Ids.number(id));
    }

    static CebMessage message(byte[] body) {
        return CebReader.read(body);
    }
}
