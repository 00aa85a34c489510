package org.tongguan.signature;

import java.util.Arrays;
import java.util.Optional;

/** The ways of signing the platform understands, by the addresses messages name them with. */
public enum SignatureMethod {

    RSA_SHA1("http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1withRSA", DigestMethod.SHA1),
    RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA", DigestMethod.SHA256),
    /** The specification's first choice. */
    SM2_SM3("http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3", null, DigestMethod.SM3),
    /** As real senders wrote it before 2022, usually with a SHA-1 digest. */
    SM2_SM3_2000("http://www.w3.org/2000/09/xmldsig#sm2-sm3", null, DigestMethod.SHA1);

    private final String address;
    private final String java;
    private final DigestMethod digest;

    SignatureMethod(String address, String java, DigestMethod digest) {
        this.address = address;
        this.java = java;
        this.digest = digest;
    }

    static Optional<SignatureMethod> of(String address) {
        return Arrays.stream(values()).filter(one -> one.address.equals(address)).findFirst();
    }

    public String address() {
        return address;
    }

    public boolean isSm2() {
        return java == null;
    }

    /** The algorithm's name in Java; null for SM2, which Java does not know. */
    String java() {
        return java;
    }

    /** The digest that usually goes with it. */
    DigestMethod digest() {
        return digest;
    }
}
