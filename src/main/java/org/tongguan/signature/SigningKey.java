package org.tongguan.signature;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.ContentSigner;

/**
 * A private key with its certificate, for signing messages where no card or signing server does it: for integrators, sandboxes and tests.
 */
public final class SigningKey {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RSA_BITS = 2048;
    private final PrivateKeyInfo key;
    private final Certificate certificate;

    private SigningKey(PrivateKeyInfo key, Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * Reads a key (PEM, PKCS #8 or the older forms, not encrypted) and its certificate (PEM or DER).
     *
     * @throws IllegalArgumentException when they are none, or do not belong together
     */
    public static SigningKey read(String keyPem, byte[] certificate) {
        try (PEMParser parser = new PEMParser(new StringReader(keyPem))) {
            Object read = parser.readObject();
            // OpenSSL puts the curve's name in front of an EC key.
            while (read != null && !(read instanceof PEMKeyPair) && !(read instanceof PrivateKeyInfo)) {
                read = parser.readObject();
            }
            if (read == null) {
                throw new IllegalArgumentException("key");
            }
            SigningKey key = new SigningKey(read instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) read, Certificate.read(certificate));
            byte[] probe = {1, 2, 3};
            if (!key.fits(probe, key.sign(key.defaultMethod(), probe))) {
                throw new IllegalArgumentException("pair");
            }
            return key;
        } catch (IOException e) {
            throw new IllegalArgumentException("key", e);
        }
    }

    /** Makes a key and a certificate signed by itself: for trying out, no authority stands behind it. */
    public static SigningKey generate(Certificate.KeyKind kind, String name, Instant from, Instant to) {
        try {
            AsymmetricCipherKeyPair pair = kind == Certificate.KeyKind.SM2 ? sm2Pair() : rsaPair();
            PrivateKeyInfo key = PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate());
            X500Name subject = new X500Name("CN=" + name.replaceAll("[^\\p{L}\\p{N} .-]", ""));
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(subject, new BigInteger(63, RANDOM).setBit(62),
                    Date.from(from), Date.from(to), subject, SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()));
            byte[] encoded = builder.build(new OwnSigner(kind, key)).getEncoded();
            return new SigningKey(key, Certificate.read(encoded));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AsymmetricCipherKeyPair sm2Pair() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1")), RANDOM));
        return generator.generateKeyPair();
    }

    private static AsymmetricCipherKeyPair rsaPair() {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), RANDOM, RSA_BITS, 100));
        return generator.generateKeyPair();
    }

    public Certificate certificate() {
        return certificate;
    }

    /** The specification's first choice for this kind of key. */
    public SignatureMethod defaultMethod() {
        return certificate.kind() == Certificate.KeyKind.SM2 ? SignatureMethod.SM2_SM3 : SignatureMethod.RSA_SHA1;
    }

    /** The private key as PEM (PKCS #8). */
    public String keyPem() {
        try {
            return pem("PRIVATE KEY", key.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate as PEM. */
    public String certificatePem() {
        return pem("CERTIFICATE", certificate.encoded());
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }

    /** Signs bytes; SM2 gives its two numbers one after the other, 64 bytes. */
    public byte[] sign(SignatureMethod method, byte[] data) {
        if (method.isSm2() != (certificate.kind() == Certificate.KeyKind.SM2)) {
            throw new IllegalArgumentException("method");
        }
        return method.isSm2() ? sm2(key, data, true) : rsa(key, method.java(), data);
    }

    private boolean fits(byte[] data, byte[] value) {
        if (certificate.kind() == Certificate.KeyKind.SM2) {
            return SignatureCheck.sm2(certificate, data, value);
        }
        return SignatureCheck.rsa(SignatureMethod.RSA_SHA1, certificate, data, value);
    }

    private static byte[] rsa(PrivateKeyInfo key, String algorithm, byte[] data) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("key", e);
        }
    }

    private static byte[] sm2(PrivateKeyInfo key, byte[] data, boolean plain) {
        try {
            AsymmetricKeyParameter parameter = PrivateKeyFactory.createKey(key);
            SM2Signer signer = plain ? new SM2Signer(PlainDSAEncoding.INSTANCE) : new SM2Signer();
            signer.init(true, new ParametersWithID(new ParametersWithRandom(parameter, RANDOM), SignatureCheck.SM2_ID));
            signer.update(data, 0, data.length);
            return signer.generateSignature();
        } catch (IOException | CryptoException | ClassCastException e) {
            throw new IllegalArgumentException("key", e);
        }
    }

    /** Signs the certificate with the key it is for. */
    private record OwnSigner(Certificate.KeyKind kind, PrivateKeyInfo key, java.io.ByteArrayOutputStream out) implements ContentSigner {

        OwnSigner(Certificate.KeyKind kind, PrivateKeyInfo key) {
            this(kind, key, new java.io.ByteArrayOutputStream());
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(kind == Certificate.KeyKind.SM2 ? GMObjectIdentifiers.sm2sign_with_sm3
                    : org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.sha256WithRSAEncryption);
        }

        @Override
        public java.io.OutputStream getOutputStream() {
            return out;
        }

        @Override
        public byte[] getSignature() {
            return kind == Certificate.KeyKind.SM2 ? sm2(key, out.toByteArray(), false) : rsa(key, "SHA256withRSA", out.toByteArray());
        }
    }
}
