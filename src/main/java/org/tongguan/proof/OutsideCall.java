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
     * What was answered.
     *
     * @param status of HTTP
     * @param body   its beginning, as it came; empty when none did
     */
    record Answer(int status, String body) { }

    /**
     * Posts a form.
     *
     * @throws IOException when there was no answer
     */
    Answer post(String url, String form) throws IOException;
}
