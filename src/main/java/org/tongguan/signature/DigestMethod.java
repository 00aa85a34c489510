package org.tongguan.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The digests the platform understands, by the addresses messages name them with. */
enum DigestMethod {

    SHA1("SHA-1", "http://www.w3.org/2000/09/xmldsig#sha1"),
    SHA256("SHA-256", "http://www.w3.org/2001/04/xmlenc#sha256"),
    SM3(null, "http://www.chinaport.gov.cn/2022/04/xmldsig#sm3", "http://www.w3.org/2000/09/xmldsig#sm3");

    private final String java;
    private final String[] addresses;

    DigestMethod(String java, String... addresses) {
        this.java = java;
        this.addresses = addresses;
    }

    static Optional<DigestMethod> of(String address) {
        return Arrays.stream(values()).filter(one -> Arrays.asList(one.addresses).contains(address)).findFirst();
    }

    String address() {
        return addresses[0];
    }

    /** The digest of what a signature covers. */
    byte[] digest(SignedXml document) {
        if (java == null) {
            Sm3 digest = new Sm3();
            document.covered(digest::update);
            return digest.digest();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(java);
            document.covered(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
