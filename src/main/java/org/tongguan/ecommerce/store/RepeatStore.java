package org.tongguan.ecommerce.store;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What several processes counted of repeated addresses, telephones and buyers, in blocks. */
@Component
public class RepeatStore {

    private final JdbcClient jdbc;

    RepeatStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A block as it was written last. */
    public record Version(int kind, int block, int version) { }

    public List<Version> versions() {
        return jdbc.sql("select kind, block, version from ecommerce_repeat order by kind, block")
                .query((rs, i) -> new Version(rs.getInt(1), rs.getInt(2), rs.getInt(3))).list();
    }

    /** What is written of a block, locked: nobody else merges into it meanwhile. */
    public Optional<byte[]> lock(int kind, int block) {
        return jdbc.sql("select content from ecommerce_repeat where kind = ? and block = ? for update").params(kind, block)
                .query((rs, i) -> rs.getBytes(1)).optional();
    }

    /** Writes a block; tells its version. */
    public int write(int kind, int block, byte[] content) {
        return jdbc.sql("""
                insert into ecommerce_repeat(kind, block, version, content) values (?,?,1,?)
                on conflict (kind, block) do update set version = ecommerce_repeat.version + 1, content = excluded.content returning version""")
                .params(kind, block, content).query(Integer.class).single();
    }
}
