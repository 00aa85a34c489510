package org.tongguan.inspection;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Photos' bytes in the database: backed up, guarded and restored with the case they prove. */
@Component
class PhotoStore {

    private final JdbcClient jdbc;

    PhotoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The photo with those bytes of that task, if it is there already. */
    Optional<Inspection.Photo> find(UUID taskId, String sha256) {
        return jdbc.sql("select id, file_name, sha256 from inspection_photo where task_id = ? and sha256 = ?").params(taskId, sha256)
                .query((rs, i) -> new Inspection.Photo(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3))).optional();
    }

    void insert(Inspection order, UUID taskId, Inspection.Photo photo, ImageKind kind, byte[] content, String by, Instant at) {
        jdbc.sql("""
                insert into inspection_photo(id, task_id, order_id, trader_id, file_name, content_type, sha256, content, added_by, added_at)
                values (?,?,?,?,?,?,?,?,?,?)""")
                .params(photo.id(), taskId, order.id(), order.traderId(), photo.fileName(), kind.contentType(), photo.sha256(), content, by,
                        Timestamp.from(at)).update();
    }

    Optional<Inspections.PhotoContent> content(UUID orderId, UUID photoId) {
        return jdbc.sql("select file_name, content_type, content from inspection_photo where order_id = ? and id = ?").params(orderId, photoId)
                .query((rs, i) -> new Inspections.PhotoContent(rs.getString(1), rs.getString(2), rs.getBytes(3))).optional();
    }
}
