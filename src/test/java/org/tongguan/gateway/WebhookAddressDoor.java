package org.tongguan.gateway;

import java.net.InetAddress;

/** Lets the fuzzer name addresses to be called; no name is asked of anybody. */
public final class WebhookAddressDoor {

    private static final WebhookAddress ADDRESSES =
            new WebhookAddress(false, host -> new InetAddress[] {InetAddress.getByAddress(new byte[] {93, (byte) 184, (byte) 216, 34})});

    private WebhookAddressDoor() { }

    public static void check(String url) {
        WebhookAddress.Checked checked = ADDRESSES.check(url);
        checked.host();
        checked.port();
    }
}
