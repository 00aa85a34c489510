package org.tongguan.proof;

import java.io.IOException;

/** Calls a platform's address on the internet; implemented by whoever keeps the door to the outside. */
public interface OutsideCall {

    /**
     * Whether calls may go to that address.
     *
     * @throws org.tongguan.kernel.PlatformException REFUSED when they may not
     */
    void check(String url);

    /**
     * Posts a form.
     *
     * @return the HTTP status
     * @throws IOException when there was no answer
     */
    int post(String url, String form) throws IOException;
}
