package org.tongguan.runtime.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
    /** As those, with the number of the sealing key after it. */
    private static final byte AES_NUMBERED = 3;
    private static final byte SM4_NUMBERED = 4;
    private static final int MOST_KEYS = 200;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final CryptoProfile profile;
    /** Sealing keys in the order in which they came; the last one seals, each opens what was sealed with it. */
    private final List<byte[]> sealing;
    private final byte[] indexing;
    /** The fast way of the international profile: a keyed digest that is cloned rather than made. */
    private final Mac clonable;
    private final SipHash quick;

    @Autowired
    Vault(@Value("${tongguan.vault.key-file:.tongguan/vault.key}") String file, VaultKeyStore marks, ChosenProfile chosen) {
        this(keys(Path.of(file)), chosen.profile());
        demandOwn(marks, file);
    }

    /** @param key 32 bytes */
    public Vault(byte[] key) {
        this(key, CryptoProfile.INTERNATIONAL);
    }

    /** @param key 32 bytes */
    public Vault(byte[] key, CryptoProfile profile) {
        this(List.of(key), profile);
    }

    /** @param keys 32 bytes each: the first is the one that indexes are made with, the last the one that seals */
    public Vault(List<byte[]> keys, CryptoProfile profile) {
        byte[] key = keys.getFirst();
        this.profile = profile;
        this.sealing = keys.stream().map(k -> derived(k, "sealing")).toList();
        this.indexing = derived(key, "indexing");
        this.clonable = profile == CryptoProfile.INTERNATIONAL ? mac(indexing) : null;
        ByteBuffer halves = ByteBuffer.wrap(derived(key, "comparing"));
        this.quick = new SipHash(halves.getLong(), halves.getLong());
    }

    private static List<byte[]> keys(Path file) {
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
        return readAll(file);
    }

    /**
     * Puts a new sealing key after the others in that file: what is sealed from the next start on is sealed with it, and what was sealed before is opened
     * with the key it was sealed with. The first key stays the one of indexes, which are searched by and cannot change.
     *
     * @return how many keys there are now
     * @throws IllegalStateException when the file holds no key, or too many
     */
    public static int addKey(Path file) {
        List<byte[]> keys = new ArrayList<>(readAll(file));
        if (keys.size() >= MOST_KEYS) {
            throw new IllegalStateException("the file " + file + " holds " + MOST_KEYS + " keys already");
        }
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        keys.add(random);
        try {
            Path made = Files.createTempFile(file.toAbsolutePath().getParent(), "vault", ".making",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(made, String.join("\n", keys.stream().map(HexFormat.of()::formatHex).toList()) + "\n", StandardOpenOption.SYNC);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key " + file, e);
        }
        return keys.size();
    }

    /**
     * The keys of that file, the first one first.
     *
     * @throws IllegalStateException when one is no key
     */
    public static List<byte[]> readAll(Path file) {
        try {
            List<byte[]> keys = Files.readString(file).strip().lines().map(line -> HexFormat.of().parseHex(line.strip())).toList();
            if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != 32)) {
                throw new IllegalStateException("the key in " + file + " is not 32 bytes long");
            }
            return keys;
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
        int number = sealing.size() - 1;
        byte[] sealed = profile.seal(sealing.get(number), nonce, plain);
        int head = number == 0 ? 1 : 2;
        byte[] out = new byte[head + NONCE + sealed.length];
        out[0] = profile == CryptoProfile.GM ? number == 0 ? SM4 : SM4_NUMBERED : number == 0 ? AES : AES_NUMBERED;
        if (number > 0) {
            out[1] = (byte) number;
        }
        System.arraycopy(nonce, 0, out, head, NONCE);
        System.arraycopy(sealed, 0, out, head + NONCE, sealed.length);
        return out;
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when the bytes were changed or sealed under another key
     */
    public byte[] open(byte[] sealed) {
        boolean gm = profile == CryptoProfile.GM;
        boolean numbered = sealed.length > 1 && sealed[0] == (gm ? SM4_NUMBERED : AES_NUMBERED);
        int head = numbered ? 2 : 1;
        int number = numbered ? Byte.toUnsignedInt(sealed[1]) : 0;
        if (sealed.length < head + NONCE || !numbered && sealed[0] != (gm ? SM4 : AES)) {
            throw new IllegalStateException("these bytes are not sealed");
        }
        if (number >= sealing.size()) {
            throw new IllegalStateException("sealed with key " + (number + 1) + ", which the key file does not hold");
        }
        return profile.open(sealing.get(number), Arrays.copyOfRange(sealed, head, head + NONCE), Arrays.copyOfRange(sealed, head + NONCE, sealed.length));
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
