package org.tongguan.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.tongguan.formats.FormatException;
import org.tongguan.kernel.Finding;

/** Checks a message's signature by what is in the message alone: its shape, what it covers, and the key of its certificate. */
public final class SignatureCheck {

    static final String NONE = "SIG-0101";
    private static final String C14N_METHOD = "SIG-0103";
    private static final String METHOD = "SIG-0104";
    private static final String DIGEST_METHOD = "SIG-0105";
    private static final String REFERENCE = "SIG-0106";
    private static final String TRANSFORMS = "SIG-0107";
    private static final String DIGEST = "SIG-0108";
    static final String VALUE = "SIG-0109";
    private static final String KEY_KIND = "SIG-0111";
    static final String VALIDITY = "SIG-0112";
    private static final String KEY_NAME = "SIG-0115";
    private static final String NO_CERTIFICATE = "SIG-0117";
    private static final String BASE64 = "SIG-0118";
    /** The identity SM2 signs with where both sides have agreed on none (GB/T 35276). */
    static final byte[] SM2_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final int SM2_PLAIN = 64;
    private static final int MAX_KNOWN = 2_000;
    private static final int MAX_KNOWN_LENGTH = 6_000;
    /** Certificates read before, by their text in messages: a sender uses the same one for thousands of messages. */
    private static final Map<String, Certificate> KNOWN = new ConcurrentHashMap<>();

    private SignatureCheck() { }

    /**
     * Checks the signature in a message.
     *
     * @param at the moment the certificate must be valid at
     * @throws FormatException when the bytes are no XML
     */
    public static SignatureReport check(byte[] message, Instant at) {
        SignedXml document;
        try {
            document = SignedXml.open(message);
        } catch (SignatureFault fault) {
            return new SignatureReport(true, null, null, List.of(fault.finding()));
        }
        if (!document.isSigned()) {
            return new SignatureReport(false, null, null, List.of(new SignatureFault(NONE).finding()));
        }
        List<Finding> findings = new ArrayList<>();
        SignatureMethod method = SignatureMethod.of(document.signatureMethod).orElse(null);
        Certificate certificate = null;
        try {
            certificate = certificate(document);
            shape(document, method);
            digest(document);
            value(document, method, certificate);
        } catch (SignatureFault fault) {
            findings.add(fault.finding());
        }
        if (certificate != null) {
            if (!certificate.isValidAt(at)) {
                findings.add(new SignatureFault(VALIDITY, certificate.notBefore(), certificate.notAfter()).finding());
            }
            if (document.keyName != null && !Certificate.serial(document.keyName).equals(certificate.serial())) {
                findings.add(Finding.warning(KEY_NAME, "/Signature", document.keyName, certificate.serial()));
            }
        }
        return new SignatureReport(true, method, certificate, findings);
    }

    private static Certificate certificate(SignedXml document) {
        if (document.certificate == null) {
            throw new SignatureFault(NO_CERTIFICATE);
        }
        Certificate known = KNOWN.get(document.certificate);
        if (known != null) {
            return known;
        }
        try {
            Certificate read = Certificate.read(document.certificate.getBytes(StandardCharsets.UTF_8));
            if (KNOWN.size() > MAX_KNOWN) {
                KNOWN.clear();
            }
            if (document.certificate.length() < MAX_KNOWN_LENGTH) {
                KNOWN.put(document.certificate, read);
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new SignatureFault(e.getMessage());
        }
    }

    private static void shape(SignedXml document, SignatureMethod method) {
        if (!SignedXml.C14N.equals(document.canonicalization)) {
            throw new SignatureFault(C14N_METHOD, document.canonicalization);
        }
        if (method == null) {
            throw new SignatureFault(METHOD, document.signatureMethod);
        }
        if (!"".equals(document.reference)) {
            throw new SignatureFault(REFERENCE, String.valueOf(document.reference));
        }
        boolean enveloped = !document.transforms.isEmpty() && document.transforms.getFirst().equals(SignedXml.ENVELOPED);
        if (!enveloped || document.transforms.size() == 2 && !document.transforms.get(1).equals(SignedXml.C14N)) {
            throw new SignatureFault(TRANSFORMS, String.join(", ", document.transforms));
        }
    }

    private static void digest(SignedXml document) {
        DigestMethod method = DigestMethod.of(document.digestMethod).orElseThrow(() -> new SignatureFault(DIGEST_METHOD, document.digestMethod));
        byte[] computed = method.digest(document);
        if (!Arrays.equals(computed, base64(document.digestValue, "DigestValue"))) {
            throw new SignatureFault(DIGEST, document.digestValue.strip(), Base64.getEncoder().encodeToString(computed));
        }
    }

    private static void value(SignedXml document, SignatureMethod method, Certificate certificate) {
        if (method.isSm2() != (certificate.kind() == Certificate.KeyKind.SM2)) {
            throw new SignatureFault(KEY_KIND, method.address(), certificate.kind());
        }
        byte[] value = base64(document.signatureValue, "SignatureValue");
        boolean sound = method.isSm2() ? sm2(certificate, document.signedInfo, value) : rsa(method, certificate, document.signedInfo, value);
        if (!sound) {
            throw new SignatureFault(VALUE, certificate.subject());
        }
    }

    /** Whether that certificate's key signed those bytes, in any of the ways the platform understands. */
    static boolean signed(Certificate certificate, byte[] data, String value) {
        try {
            byte[] bytes = base64(value, "signValue");
            return certificate.kind() == Certificate.KeyKind.SM2 ? sm2(certificate, data, bytes)
                    : rsa(SignatureMethod.RSA_SHA1, certificate, data, bytes) || rsa(SignatureMethod.RSA_SHA256, certificate, data, bytes);
        } catch (SignatureFault e) {
            return false;
        }
    }

    private static byte[] base64(String text, String where) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("[ \\t\\r\\n]", ""));
        } catch (IllegalArgumentException e) {
            throw new SignatureFault(BASE64, where);
        }
    }

    static boolean rsa(SignatureMethod method, Certificate certificate, byte[] data, byte[] value) {
        try {
            Signature signature = Signature.getInstance(method.java());
            signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(certificate.publicKey())));
            signature.update(data);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether that key made that SM2 signature: the two numbers one after the other, or as ASN.1. */
    static boolean sm2(Certificate certificate, byte[] data, byte[] value) {
        try {
            SM2Signer signer = new SM2Signer(value.length == SM2_PLAIN ? PlainDSAEncoding.INSTANCE : StandardDSAEncoding.INSTANCE);
            signer.init(false, new ParametersWithID(PublicKeyFactory.createKey(certificate.publicKey()), SM2_ID));
            signer.update(data, 0, data.length);
            return signer.verifySignature(value);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
