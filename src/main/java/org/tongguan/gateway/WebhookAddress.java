package org.tongguan.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * Which addresses the platform sends to: http and https on the public internet, so that a subscriber cannot make it call its neighbors.
 * The name is resolved once for every call, every address it has is looked at, and the call goes to one of those looked at: a name that
 * points elsewhere a moment later changes nothing.
 */
@Component
class WebhookAddress {

    private static final int MAX_LENGTH = 500;
    private final boolean allowPrivate;
    private final Names names;

    @Autowired
    WebhookAddress(@Value("${tongguan.webhooks.allow-private:false}") boolean allowPrivate) {
        this(allowPrivate, InetAddress::getAllByName);
    }

    WebhookAddress(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    /** Tells the addresses of a host. */
    interface Names {

        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** An address as it was looked at. {@code at} is where calls must go, whatever its host's name means then. */
    record Checked(URI url, InetAddress at) {

        boolean isEncrypted() {
            return "https".equalsIgnoreCase(url.getScheme());
        }

        int port() {
            return url.getPort() >= 0 ? url.getPort() : isEncrypted() ? 443 : 80;
        }

        /** Without the brackets of an IPv6 address. */
        String host() {
            return url.getHost().startsWith("[") ? url.getHost().substring(1, url.getHost().length() - 1) : url.getHost();
        }
    }

    /** @throws PlatformException REFUSED {@code webhook.url} */
    Checked check(String url) {
        try {
            URI address = new URI(url == null ? "" : url.strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean fits = (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null && address.getUserInfo() == null
                    && address.getFragment() == null && url.length() <= MAX_LENGTH;
            if (!fits) {
                throw new PlatformException(ErrorCode.REFUSED, "webhook.url");
            }
            InetAddress[] all = names.resolve(address.getHost());
            for (InetAddress at : all) {
                if (!allowPrivate && !isPublic(at)) {
                    throw new PlatformException(ErrorCode.REFUSED, "webhook.url");
                }
            }
            return new Checked(address, all[0]);
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
