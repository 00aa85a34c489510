package org.tongguan.signature;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * What is in an X.509 certificate that matters here.
 *
 * @param serial      hexadecimal, as messages name it ({@code KeyName})
 * @param fingerprint SHA-256 of the certificate, hexadecimal: its identity
 * @param publicKey   the key, as SubjectPublicKeyInfo
 */
public record Certificate(String serial, String subject, String issuer, Instant notBefore, Instant notAfter, String fingerprint, KeyKind kind,
                          byte[] publicKey, byte[] encoded) {

    /** The kinds of key that sign messages. */
    public enum KeyKind { RSA, SM2 }

    private static final int MIN_RSA_BITS = 1024;
    private static final int SM2_BITS = 256;
    private static final String SM2_CURVE = "1.2.156.10197.1.301";

    /**
     * Reads a certificate: DER, or the same as base64 with or without the lines of PEM.
     *
     * @throws IllegalArgumentException with the code of a finding as message, when it is none, or its key is of another kind or too short
     */
    public static Certificate read(byte[] given) {
        byte[] der = given.length > 0 && given[0] == 0x30 ? given : base64(new String(given, java.nio.charset.StandardCharsets.US_ASCII));
        try {
            X509CertificateHolder holder = new X509CertificateHolder(der);
            byte[] key = holder.getSubjectPublicKeyInfo().getEncoded();
            return new Certificate(holder.getSerialNumber().toString(16), holder.getSubject().toString(), holder.getIssuer().toString(),
                    holder.getNotBefore().toInstant(), holder.getNotAfter().toInstant(), fingerprint(der), kind(PublicKeyFactory.createKey(key)), key, der);
        } catch (IOException | RuntimeException e) {
            throw e instanceof IllegalArgumentException known && known.getMessage() != null && known.getMessage().startsWith("SIG-") ? known
                    : new IllegalArgumentException(UNREADABLE, e);
        }
    }

    static final String UNREADABLE = "SIG-0110";
    static final String KEY = "SIG-0116";

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(UNREADABLE, e);
        }
    }

    private static KeyKind kind(AsymmetricKeyParameter key) {
        if (key instanceof RSAKeyParameters rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS) {
            return KeyKind.RSA;
        }
        if (key instanceof ECPublicKeyParameters ec && ec.getParameters().getN().bitLength() == SM2_BITS
                && ec.getParameters() instanceof org.bouncycastle.crypto.params.ECNamedDomainParameters named && SM2_CURVE.equals(named.getName().getId())) {
            return KeyKind.SM2;
        }
        throw new IllegalArgumentException(KEY);
    }

    /** A certificate's number as a message names it, in the form of {@link #serial}. */
    static String serial(String named) {
        return named.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+", "");
    }

    private static String fingerprint(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isValidAt(Instant at) {
        return !at.isBefore(notBefore) && !at.isAfter(notAfter);
    }
}
