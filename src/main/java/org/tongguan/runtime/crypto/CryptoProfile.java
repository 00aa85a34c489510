package org.tongguan.runtime.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** A family of algorithms: digest, keyed digest and sealing cipher, all with digests of 32 bytes. */
public enum CryptoProfile {

    /** SHA-256, HMAC-SHA-256, AES-256-GCM. */
    INTERNATIONAL("SHA-256"),
    /** SM3, HMAC-SM3, SM4-GCM (128-bit keys: the first half of what is given). */
    GM("SM3");

    private static final int TAG_BITS = 128;
    private static final int SM4_KEY = 16;
    private final String digest;

    CryptoProfile(String digest) {
        this.digest = digest;
    }

    /** Name of the digest, as written beside it. */
    public String digest() {
        return digest;
    }

    /** A digest being computed. */
    public interface Hash {

        void update(byte[] bytes);

        /** 32 bytes; may be asked once. */
        byte[] digest();
    }

    /** Begins a digest. */
    public Hash hash() {
        return this == GM ? new Sm3() : new Sha256(sha256());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Sha256(MessageDigest of) implements Hash {

        @Override
        public void update(byte[] bytes) {
            of.update(bytes);
        }

        @Override
        public byte[] digest() {
            return of.digest();
        }
    }

    private record Sm3(SM3Digest of) implements Hash {

        Sm3() {
            this(new SM3Digest());
        }

        @Override
        public void update(byte[] bytes) {
            of.update(bytes, 0, bytes.length);
        }

        @Override
        public byte[] digest() {
            byte[] out = new byte[of.getDigestSize()];
            of.doFinal(out, 0);
            return out;
        }
    }

    /** The keyed digest (HMAC) of a message: 32 bytes. */
    public byte[] mac(byte[] key, byte[] message) {
        if (this == GM) {
            HMac mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(key));
            mac.update(message, 0, message.length);
            byte[] out = new byte[mac.getMacSize()];
            mac.doFinal(out, 0);
            return out;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Seals with a nonce that is used once under that key: ciphertext and tag of 16 bytes.
     *
     * @param key 32 bytes
     */
    public byte[] seal(byte[] key, byte[] nonce, byte[] plain) {
        try {
            return run(true, key, nonce, plain);
        } catch (GeneralSecurityException | InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when the bytes were changed or sealed under another key
     */
    public byte[] open(byte[] key, byte[] nonce, byte[] sealed) {
        try {
            return run(false, key, nonce, sealed);
        } catch (GeneralSecurityException | InvalidCipherTextException e) {
            throw new IllegalStateException("sealed under another key, or changed since", e);
        }
    }

    private byte[] run(boolean sealing, byte[] key, byte[] nonce, byte[] in) throws GeneralSecurityException, InvalidCipherTextException {
        if (this == GM) {
            GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(sealing, new AEADParameters(new KeyParameter(Arrays.copyOf(key, SM4_KEY)), TAG_BITS, nonce));
            byte[] out = new byte[cipher.getOutputSize(in.length)];
            int length = cipher.processBytes(in, 0, in.length, out, 0);
            cipher.doFinal(out, length);
            return out;
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(sealing ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(in);
    }
}
