package org.tongguan.runtime.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps what must not be read from a stolen database: bodies with personal numbers are sealed (AES-256-GCM), and what is searched by is a
 * keyed index, so that nobody without the key can try all identity numbers. The key is a file of its own beside the data, made when it is
 * missing, readable by its owner only. Whoever loses it loses what is sealed; a database knows the mark of its key and is refused under another.
 */
@Component
public class Vault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    /** First byte of a sealed body: the layout that follows. */
    private static final byte SEALED = 1;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecretKeySpec sealing;
    private final Mac indexing;
    private final SipHash quick;

    @Autowired
    Vault(@Value("${tongguan.vault.key-file:.tongguan/vault.key}") String file, VaultKeyStore marks) {
        this(key(Path.of(file)));
        demandOwn(marks, file);
    }

    /** @param key 32 bytes */
    public Vault(byte[] key) {
        this.sealing = new SecretKeySpec(derived(key, "sealing"), "AES");
        this.indexing = mac(derived(key, "indexing"));
        ByteBuffer halves = ByteBuffer.wrap(derived(key, "comparing"));
        this.quick = new SipHash(halves.getLong(), halves.getLong());
    }

    private static byte[] key(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                RANDOM.nextBytes(random);
                if (file.getParent() != null) {
                    Files.createDirectories(file.getParent());
                }
                // Whole or not at all: a kill in between must not leave half a key.
                Path made = Files.createTempFile(file.toAbsolutePath().getParent(), "vault", ".making",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                // On the disk before anything is sealed with it.
                Files.writeString(made, HexFormat.of().formatHex(random), StandardOpenOption.SYNC);
                try {
                    Files.createLink(file, made);
                } catch (java.nio.file.FileAlreadyExistsException other) {
                    // Another process was first: its key counts.
                }
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the key " + file, e);
        }
        return read(file);
    }

    /**
     * The key of that file.
     *
     * @throws IllegalStateException when it is no key
     */
    public static byte[] read(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != 32) {
                throw new IllegalStateException("the key in " + file + " is not 32 bytes long");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the key in " + file + " is not in hexadecimal", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key " + file, e);
        }
    }

    /** What a database keeps of its key: says whether it is the same, and nothing else. */
    public UUID mark() {
        return index("the key of this database");
    }

    /**
     * The first start on a database leaves the mark of its key there. Under another key nothing sealed could be opened and nobody's limit of
     * the year be found again, so the platform does not start.
     */
    final void demandOwn(VaultKeyStore marks, String file) {
        UUID mark = mark();
        if (!mark.equals(marks.first(mark))) {
            throw new IllegalStateException("the key in " + file + " is not the one that bodies in this database were sealed with, so Tongguan does not start "
                    + "on it: put that key file back (tongguan.vault.key-file). Nothing was changed.");
        }
    }

    private static byte[] derived(byte[] key, String purpose) {
        return mac(key).doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sealed bytes: a nonce of their own, then the ciphertext with its tag. */
    public byte[] seal(byte[] plain) {
        byte[] out = new byte[1 + NONCE + plain.length + TAG_BITS / 8];
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        out[0] = SEALED;
        System.arraycopy(nonce, 0, out, 1, NONCE);
        try {
            cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain, 0, plain.length, out, 1 + NONCE);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when the bytes were changed or sealed under another key
     */
    public byte[] open(byte[] sealed) {
        if (sealed.length < 1 + NONCE || sealed[0] != SEALED) {
            throw new IllegalStateException("these bytes are not sealed");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, 1, 1 + NONCE)).doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed under another key, or changed since", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /** The keyed index of a value (HMAC-SHA-256, cut to 128 bits): the same value gives the same index, and nothing leads back. */
    public UUID index(String value) {
        byte[] digest;
        try {
            digest = ((Mac) indexing.clone()).doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
        ByteBuffer first = ByteBuffer.wrap(digest);
        return new UUID(first.getLong(), first.getLong());
    }

    /** A short keyed digest (SipHash-2-4) to compare values without keeping them; 0 for null. */
    public long digest(String value) {
        return value == null ? 0 : quick.of(value);
    }

    /** SipHash-2-4 (Aumasson and Bernstein 2012) over a text's UTF-16 code units, little-endian: a keyed digest of 64 bits. */
    static final class SipHash {

        private final long k0;
        private final long k1;

        SipHash(long k0, long k1) {
            this.k0 = k0;
            this.k1 = k1;
        }

        long of(String text) {
            long v0 = k0 ^ 0x736f6d6570736575L;
            long v1 = k1 ^ 0x646f72616e646f6dL;
            long v2 = k0 ^ 0x6c7967656e657261L;
            long v3 = k1 ^ 0x7465646279746573L;
            int length = text.length();
            int words = length / 4;
            // The words, the last of them with the length, and then the end, which is mixed longer.
            for (int i = 0; i <= words + 1; i++) {
                boolean end = i > words;
                long m = end ? 0 : i < words ? word(text, 4 * i, 4) : word(text, 4 * i, length - 4 * i) | (long) (2 * length) << 56;
                v3 ^= m;
                v2 ^= end ? 0xff : 0;
                for (int round = end ? 4 : 2; round > 0; round--) {
                    v0 += v1;
                    v1 = Long.rotateLeft(v1, 13) ^ v0;
                    v0 = Long.rotateLeft(v0, 32);
                    v2 += v3;
                    v3 = Long.rotateLeft(v3, 16) ^ v2;
                    v0 += v3;
                    v3 = Long.rotateLeft(v3, 21) ^ v0;
                    v2 += v1;
                    v1 = Long.rotateLeft(v1, 17) ^ v2;
                    v2 = Long.rotateLeft(v2, 32);
                }
                v0 ^= m;
            }
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private static long word(String text, int at, int units) {
            long word = 0;
            for (int i = 0; i < units; i++) {
                word |= (long) text.charAt(at + i) << 16 * i;
            }
            return word;
        }
    }
}
