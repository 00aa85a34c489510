package org.tongguan.runtime.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongguan.runtime.crypto.CryptoProfile;
import org.tongguan.support.PlatformTest;

/** What is sealed stays sealed, and digests are those of the published algorithm. */
class VaultTest extends PlatformTest {

    private static final byte[] PLAIN = "110101196001010010".getBytes(StandardCharsets.US_ASCII);

    @Autowired Vault own;
    @Autowired VaultKeyStore marks;

    private static Vault vault(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new Vault(key);
    }

    @Test
    void theSameComesBackAndNothingOfItCanBeRead() {
        byte[] sealed = vault(1).seal(PLAIN);
        assertThat(vault(1).open(sealed)).isEqualTo(PLAIN);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("11010119");
        assertThat(vault(1).seal(PLAIN)).as("never twice the same").isNotEqualTo(sealed);
    }

    @Test
    void anotherKeyAndAChangedByteAreNoticed() {
        byte[] sealed = vault(1).seal(PLAIN);
        assertThatThrownBy(() -> vault(2).open(sealed)).isInstanceOf(IllegalStateException.class);
        sealed[20] ^= 1;
        assertThatThrownBy(() -> vault(1).open(sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault(1).open(PLAIN)).isInstanceOf(IllegalStateException.class);
    }

    /** A key may have been seen: what is sealed from then on is sealed with another, and nothing of before is lost. */
    @Test
    void aNewKeySealsAndTheOldOnesStillOpen(@TempDir Path folder) throws Exception {
        for (CryptoProfile profile : CryptoProfile.values()) {
            Path file = folder.resolve(profile + ".key");
            Files.writeString(file, "00".repeat(31) + "01");
            Vault first = new Vault(Vault.readAll(file), profile);
            byte[] old = first.seal(PLAIN);
            assertThat(Vault.addKey(file)).isEqualTo(2);
            assertThat(Vault.addKey(file)).isEqualTo(3);
            assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            Vault third = new Vault(Vault.readAll(file), profile);
            byte[] fresh = third.seal(PLAIN);
            assertThat(third.open(old)).isEqualTo(PLAIN);
            assertThat(third.open(fresh)).isEqualTo(PLAIN);
            assertThat(third.mark()).as("indexes stay, and the database knows its key").isEqualTo(first.mark());
            assertThatThrownBy(() -> first.open(fresh)).as("a thief of the first key").isInstanceOf(IllegalStateException.class);
            fresh[1] = 0;
            assertThatThrownBy(() -> third.open(fresh)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anIndexFollowsItsKey() {
        assertThat(vault(1).index("a")).isEqualTo(vault(1).index("a")).isNotEqualTo(vault(2).index("a")).isNotEqualTo(vault(1).index("b"));
        assertThat(vault(1).digest("a")).isEqualTo(vault(1).digest("a")).isNotEqualTo(vault(2).digest("a"));
        assertThat(vault(1).digest(null)).isZero();
    }

    @Test
    void aDatabaseSealedUnderAnotherKeyIsRefused() {
        own.demandOwn(marks, "vault.key");
        assertThatThrownBy(() -> vault(1).demandOwn(marks, "another.key")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another.key").hasMessageContaining("put that key file back");
        own.demandOwn(marks, "vault.key");
    }

    /** Published test vectors of SipHash-2-4: no byte, and the bytes 0 to 7, under the key 0 to 15. */
    @Test
    void theDigestIsSipHash() {
        Vault.SipHash sip = new Vault.SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(sip.of("")).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(sip.of("\u0100\u0302\u0504\u0706")).isEqualTo(0x93f5f5799a932462L);
    }
}
