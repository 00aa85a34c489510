package org.tongguan.access.passkey;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** The address passkeys are bound to: {@code tongguan.passkey.address}, else this machine's own name for itself, for trying out. */
@Component
class Site {

    private static final String HERE = "localhost";
    private final String address;

    Site(@Value("${tongguan.passkey.address:}") String address) {
        this.address = address.strip();
    }

    /** An address as browsers tell it, and the name passkeys belong to. */
    record Address(String origin, String host) {

        ServerProperty with(byte[] challenge) {
            return ServerProperty.builder().origin(Origin.create(origin)).rpId(host).challenge(new DefaultChallenge(challenge)).build();
        }
    }

    /**
     * The address of this request. What a caller says of the host is believed only for this machine itself: nothing else may be bound to it.
     *
     * @throws PlatformException UNAVAILABLE {@code passkey.address} when none is set and the platform is reached from elsewhere
     */
    Address of(HttpServletRequest request) {
        if (!address.isEmpty()) {
            URI uri = URI.create(address);
            return new Address(uri.getScheme() + "://" + uri.getAuthority(), uri.getHost());
        }
        if (!HERE.equals(request.getServerName())) {
            throw new PlatformException(ErrorCode.CONFLICT, "passkey.address");
        }
        return new Address(request.getScheme() + "://" + HERE + ":" + request.getServerPort(), HERE);
    }
}
