package org.tongguan.ecommerce.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;

/** Documents that were taken by their number. */
@Component
public class DocumentStore {

    private static final String COLUMNS = "id, trader_id, form, key, number, state, at, numbers";
    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes it; false when one of that number is there already. */
    public boolean insert(Filed d) {
        return jdbc.sql("insert into ecommerce_document(" + COLUMNS + ") values (?,?,?,?,?,?,?,?) on conflict (key) do nothing")
                .params(d.id(), d.traderId(), d.form(), d.key(), d.number(), d.state(), Timestamp.from(d.at()), Json.write(d.numbers())).update() == 1;
    }

    /** The document of that number, locked. */
    public Optional<Filed> lock(UUID key) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_document where key = ? for update").param(key).query(DocumentStore::row).optional();
    }

    public Optional<Filed> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_document where id = ?").param(id).query(DocumentStore::row).optional();
    }

    /** Frees its number: it was changed or taken back. Its receipts remain. */
    public void free(UUID id) {
        jdbc.sql("update ecommerce_document set key = id where id = ?").param(id).update();
    }

    /** The documents a message brought that were taken. */
    public Map<UUID, Filed> listOf(UUID message) {
        Map<UUID, Filed> found = new HashMap<>();
        jdbc.sql("select " + COLUMNS + " from ecommerce_document where id between ? and ?").params(message, Ids.part(message, Ids.PARTS - 1))
                .query(DocumentStore::row).list().forEach(d -> found.put(d.id(), d));
        return found;
    }

    /** Documents with that number of the electronic port, or that were given it as a warehouse-in. Asked with {@link PartStore#useIndexes}. */
    public List<Filed> numbered(String number, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_document where number = ? or given = ? limit ?").params(number, number, limit)
                .query(DocumentStore::row).list();
    }

    /** Newest documents of a kind. */
    public List<Filed> newest(int form, long offset, int limit) {
        return jdbc.sql("select " + COLUMNS + " from ecommerce_document where form = ? order by id desc limit ? offset ?").params(form, limit, offset)
                .query(DocumentStore::row).list();
    }

    private static Filed row(ResultSet rs, int row) throws SQLException {
        Map<String, String> numbers = new TreeMap<>();
        Json.map(rs.getString(8)).forEach((name, value) -> numbers.put(name, String.valueOf(value)));
        return new Filed(rs.getObject(1, UUID.class), rs.getLong(2), rs.getInt(3), rs.getObject(4, UUID.class), rs.getString(5), rs.getInt(6),
                rs.getTimestamp(7).toInstant(), numbers);
    }
}
