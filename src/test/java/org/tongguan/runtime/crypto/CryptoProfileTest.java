package org.tongguan.runtime.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;
import org.tongguan.runtime.vault.Vault;

/** Both families compute what their standards publish, and do the platform's work alike. */
class CryptoProfileTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String digest(CryptoProfile profile, String text) {
        CryptoProfile.Hash hash = profile.hash();
        hash.update(text.getBytes(StandardCharsets.US_ASCII));
        return hex(hash.digest());
    }

    /** GB/T 32905-2016, A.1 and A.2; FIPS 180-4. */
    @Test
    void digestsAreThoseOfTheStandards() {
        assertThat(digest(CryptoProfile.GM, "abc")).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(digest(CryptoProfile.GM, "abcd".repeat(16))).isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        assertThat(digest(CryptoProfile.INTERNATIONAL, "abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** RFC 8998, appendix A.1: SM4-GCM. */
    @Test
    void sm4InGcmIsThatOfTheStandard() {
        byte[] key = bytes("0123456789abcdeffedcba987654321000000000000000000000000000000000");
        byte[] nonce = bytes("00001234567800000000abcd");
        byte[] plain = bytes("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        String sealed = hex(CryptoProfile.GM.seal(key, nonce, plain));
        assertThat(sealed).startsWith("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d");
        assertThat(CryptoProfile.GM.open(key, nonce, bytes(sealed))).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(CryptoProfile.class)
    void whatIsSealedOpensAndWhatWasChangedDoesNot(CryptoProfile profile) {
        byte[] key = new byte[32];
        key[0] = 7;
        Vault vault = new Vault(key, profile);
        byte[] plain = "110101199003070038".getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = vault.seal(plain);
        assertThat(vault.open(sealed)).isEqualTo(plain);
        assertThat(vault.index("a")).isEqualTo(vault.index("a")).isNotEqualTo(vault.index("b"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(changed)).isInstanceOf(IllegalStateException.class);
        }
        CryptoProfile other = profile == CryptoProfile.GM ? CryptoProfile.INTERNATIONAL : CryptoProfile.GM;
        assertThatThrownBy(() -> new Vault(key, other).open(sealed)).isInstanceOf(IllegalStateException.class);
        assertThat(new Vault(key, other).index("a")).isNotEqualTo(vault.index("a"));
    }
}
