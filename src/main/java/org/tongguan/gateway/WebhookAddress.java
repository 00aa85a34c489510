package org.tongguan.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * Which addresses the platform sends to: http and https on the public internet, so that a subscriber cannot make it call its neighbors.
 * The name is resolved and looked at directly before every call. The call itself resolves through the same cache of the Java platform
 * (30 seconds for a good answer), so it goes to the address looked at; only an entry that runs out in the very moment between could differ.
 */
@Component
class WebhookAddress {

    private static final int MAX_LENGTH = 500;
    private final boolean allowPrivate;

    WebhookAddress(@Value("${tongguan.webhooks.allow-private:false}") boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** @throws PlatformException REFUSED {@code webhook.url} */
    URI check(String url) {
        try {
            URI address = new URI(url == null ? "" : url.strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean fits = (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null && address.getUserInfo() == null
                    && address.getFragment() == null && url.length() <= MAX_LENGTH;
            if (!fits) {
                throw new PlatformException(ErrorCode.REFUSED, "webhook.url");
            }
            for (InetAddress at : InetAddress.getAllByName(address.getHost())) {
                if (!allowPrivate && !isPublic(at)) {
                    throw new PlatformException(ErrorCode.REFUSED, "webhook.url");
                }
            }
            return address;
        } catch (URISyntaxException | UnknownHostException e) {
            throw new PlatformException(ErrorCode.REFUSED, "webhook.url");
        }
    }

    /** Whether the address is one of the public internet (RFC 6890 lists the others). */
    static boolean isPublic(InetAddress at) {
        if (at.isAnyLocalAddress() || at.isLoopbackAddress() || at.isLinkLocalAddress() || at.isSiteLocalAddress() || at.isMulticastAddress()) {
            return false;
        }
        byte[] b = at.getAddress();
        int first = b[0] & 0xFF;
        int second = b[1] & 0xFF;
        if (at instanceof Inet6Address) {
            // Only global unicast 2000::/3, without the ranges that carry an IPv4 address inside (6to4, Teredo) or are for documents.
            boolean wrapped = first == 0x20 && (second == 0x02 || second == 0x01 && (b[2] == 0 || b[2] == 0x0D && (b[3] & 0xFF) == 0xB8));
            return (first & 0xE0) == 0x20 && !wrapped;
        }
        boolean shared = first == 100 && (second & 0xC0) == 64;
        boolean special = first == 192 && second == 0 && (b[2] == 0 || b[2] == 2) || first == 198 && (second & 0xFE) == 18
                || first == 198 && second == 51 && b[2] == 100 || first == 203 && second == 0 && b[2] == 113;
        return first != 0 && first < 224 && !shared && !special;
    }
}
