package org.tongguan.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets and what is kept of them. */
final class Secrets {

    /** Begins every API token, so that one left in a file or log can be found. */
    static final String TOKEN_PREFIX = "tgk_";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secrets() { }

    /** 256 random bits in letters that need no escape anywhere. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256; the secrets are random, so no salt and no slow hash is needed. */
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The token a page must send with every change: made from the session's secret, so that it needs no storage and a cookie planted from
     * elsewhere does not fit.
     */
    static String csrf(String session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash("csrf:" + session));
    }

    static boolean equal(String a, String b) {
        return a != null && b != null && MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
