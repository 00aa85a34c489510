package org.tongguan.runtime.crypto;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which algorithms a database is kept with. */
@Component
class CryptoProfileStore {

    private final JdbcClient jdbc;

    CryptoProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes it down if nothing is, and tells which it is. */
    CryptoProfile first(CryptoProfile profile) {
        jdbc.sql("insert into crypto_profile(profile) values (?) on conflict do nothing").param(profile.name()).update();
        return CryptoProfile.valueOf(jdbc.sql("select profile from crypto_profile").query(String.class).single());
    }
}
