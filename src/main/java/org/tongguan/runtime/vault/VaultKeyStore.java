package org.tongguan.runtime.vault;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mark of the key that bodies in this database are sealed with. */
@Component
class VaultKeyStore {

    private final JdbcClient jdbc;

    VaultKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves that mark if none is there, and tells which one is. */
    UUID first(UUID mark) {
        jdbc.sql("insert into vault_key(mark) values (?) on conflict do nothing").param(mark).update();
        return jdbc.sql("select mark from vault_key").query(UUID.class).single();
    }
}
