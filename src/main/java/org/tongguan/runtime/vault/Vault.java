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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.crypto.ChosenProfile;
import org.tongguan.runtime.crypto.CryptoProfile;

/**
 * Keeps what must not be read from a stolen database: bodies with personal numbers are sealed (AES-256-GCM, or SM4-GCM under the Chinese
 * profile), and what is searched by is a keyed index, so that nobody without the key can try all identity numbers. The key is a file of its own
 * beside the data, made when it is missing, readable by its owner only. Whoever loses it loses what is sealed; a database knows the mark of its
 * key and is refused under another.
 */
@Component
public class Vault {

    private static final int NONCE = 12;
    /** First byte of a sealed body: the layout that follows. */
    private static final byte AES = 1;
    private static final byte SM4 = 2;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final CryptoProfile profile;
    private final byte[] sealing;
    private final byte[] indexing;
    /** The fast way of the international profile: a keyed digest that is cloned rather than made. */
    private final Mac clonable;
    private final SipHash quick;

    @Autowired
    Vault(@Value("${tongguan.vault.key-file:.tongguan/vault.key}") String file, VaultKeyStore marks, ChosenProfile chosen) {
        this(key(Path.of(file)), chosen.profile());
        demandOwn(marks, file);
    }

    /** @param key 32 bytes */
    public Vault(byte[] key) {
        this(key, CryptoProfile.INTERNATIONAL);
    }

    /** @param key 32 bytes */
    public Vault(byte[] key, CryptoProfile profile) {
        this.profile = profile;
        this.sealing = derived(key, "sealing");
        this.indexing = derived(key, "indexing");
        this.clonable = profile == CryptoProfile.INTERNATIONAL ? mac(indexing) : null;
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

    private byte[] derived(byte[] key, String purpose) {
        return profile.mac(key, purpose.getBytes(StandardCharsets.US_ASCII));
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
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = profile.seal(sealing, nonce, plain);
        byte[] out = new byte[1 + NONCE + sealed.length];
        out[0] = profile == CryptoProfile.GM ? SM4 : AES;
        System.arraycopy(nonce, 0, out, 1, NONCE);
        System.arraycopy(sealed, 0, out, 1 + NONCE, sealed.length);
        return out;
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when the bytes were changed or sealed under another key
     */
    public byte[] open(byte[] sealed) {
        if (sealed.length < 1 + NONCE || sealed[0] != (profile == CryptoProfile.GM ? SM4 : AES)) {
            throw new IllegalStateException("these bytes are not sealed");
        }
        return profile.open(sealing, Arrays.copyOfRange(sealed, 1, 1 + NONCE), Arrays.copyOfRange(sealed, 1 + NONCE, sealed.length));
    }

    /** The keyed index of a value (HMAC of the profile, cut to 128 bits): the same value gives the same index, and nothing leads back. */
    public UUID index(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        ByteBuffer first = ByteBuffer.wrap(clonable == null ? profile.mac(indexing, bytes) : cloned().doFinal(bytes));
        return new UUID(first.getLong(), first.getLong());
    }

    private Mac cloned() {
        try {
            return (Mac) clonable.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
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
