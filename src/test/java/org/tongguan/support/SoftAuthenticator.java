package org.tongguan.support;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.tongguan.runtime.Json;

/** An authenticator as a key on a ring is one (WebAuthn level 3, ES256, no attestation), whose answers a test may spoil. */
public final class SoftAuthenticator {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private final String origin;
    private final String host;
    private final KeyPair keys;
    private final byte[] id = new byte[32];
    private int counter;
    private int flags = PRESENT | VERIFIED;

    public SoftAuthenticator(String origin, String host) {
        this.origin = origin;
        this.host = host;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String id() {
        return text(id);
    }

    /** Does as if its owner had touched it without a finger it knows. */
    public void withoutVerification() {
        flags = PRESENT;
    }

    /** As a copy of it, that has seen only so many uses. */
    public void hasSeen(int uses) {
        counter = uses;
    }

    /** What the browser hands over when a passkey is made, as JSON. */
    public String register(String challenge) {
        byte[] client = client("webauthn.create", challenge, origin);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xa3);
        word(out, "fmt");
        word(out, "none");
        word(out, "attStmt");
        out.write(0xa0);
        word(out, "authData");
        bytes(out, authenticatorData(true));
        return Json.write(Map.of("id", text(id), "rawId", text(id), "type", "public-key", "clientExtensionResults", Map.of(),
                "response", Map.of("clientDataJSON", text(client), "attestationObject", text(out.toByteArray()), "transports", List.of("internal"))));
    }

    /** What the browser hands over when it proves its owner, as JSON. */
    public String prove(String challenge) {
        return prove(challenge, origin);
    }

    /** As a page at another address would get it. */
    public String prove(String challenge, String from) {
        counter++;
        byte[] client = client("webauthn.get", challenge, from);
        byte[] data = authenticatorData(false);
        return Json.write(Map.of("id", text(id), "rawId", text(id), "type", "public-key", "clientExtensionResults", Map.of(),
                "response", Map.of("clientDataJSON", text(client), "authenticatorData", text(data), "signature", text(signed(data, client)))));
    }

    private byte[] signed(byte[] data, byte[] client) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] authenticatorData(boolean attested) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(sha256(host.getBytes(StandardCharsets.UTF_8)));
        out.write(attested ? flags | ATTESTED : flags);
        out.writeBytes(ByteBuffer.allocate(4).putInt(counter).array());
        if (attested) {
            out.writeBytes(new byte[16]);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            out.writeBytes(id);
            ECPublicKey key = (ECPublicKey) keys.getPublic();
            // COSE (RFC 9053): kty EC2, alg ES256, crv P-256, x, y.
            out.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
            bytes(out, coordinate(key.getW().getAffineX()));
            out.write(0x22);
            bytes(out, coordinate(key.getW().getAffineY()));
        }
        return out.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] all = value.toByteArray();
        byte[] out = new byte[32];
        int length = Math.min(32, all.length);
        System.arraycopy(all, all.length - length, out, 32 - length, length);
        return out;
    }

    private static byte[] client(String type, String challenge, String origin) {
        return Json.write(Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", false)).getBytes(StandardCharsets.UTF_8);
    }

    private static void word(ByteArrayOutputStream out, String word) {
        out.write(0x60 + word.length());
        out.writeBytes(word.getBytes(StandardCharsets.US_ASCII));
    }

    private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
        out.write(0x58);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
