package org.tongguan.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The only SQL of certificates. */
@Component
class CertificateStore {

    private final JdbcClient jdbc;

    CertificateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RegisteredCertificate one, byte[] encoded) {
        jdbc.sql("""
                insert into signature_certificate(id, trader_id, fingerprint, serial, subject, issuer, kind, valid_from, valid_to, encoded, registered_by,
                  registered_at) values (?,?,?,?,?,?,?,?,?,?,?,?)""")
                .params(one.id(), one.traderId(), one.fingerprint(), one.serial(), one.subject(), one.issuer(),
                        one.kind().name(), Timestamp.from(one.validFrom()), Timestamp.from(one.validTo()), encoded,
                        one.registeredBy(), Timestamp.from(one.registeredAt())).update();
    }

    boolean revoke(UUID id, String by, Instant at, String reason) {
        return jdbc.sql("update signature_certificate set revoked_by = ?, revoked_at = ?, revoked_reason = ? where id = ? and revoked_at is null")
                .params(by, Timestamp.from(at), reason, id).update() == 1;
    }

    List<RegisteredCertificate> list(Long traderId, long offset, int limit) {
        return jdbc.sql("select * from signature_certificate where cast(? as bigint) is null or trader_id = ?"
                        + " order by registered_at desc, id limit ? offset ?").params(traderId, traderId, limit, offset).query((rs, i) -> row(rs)).list();
    }

    Optional<RegisteredCertificate> find(UUID id) {
        return jdbc.sql("select * from signature_certificate where id = ?").param(id).query((rs, i) -> row(rs)).optional();
    }

    Optional<RegisteredCertificate> find(String fingerprint) {
        return jdbc.sql("select * from signature_certificate where fingerprint = ?").param(fingerprint).query((rs, i) -> row(rs)).optional();
    }

    /** A certificate's bytes, and whether it was revoked. */
    record Encoded(byte[] bytes, boolean revoked) { }

    List<Encoded> encoded(long traderId, String serial) {
        return jdbc.sql("select encoded, revoked_at is not null from signature_certificate where trader_id = ? and serial = ?").params(traderId, serial)
                .query((rs, i) -> new Encoded(rs.getBytes(1), rs.getBoolean(2))).list();
    }

    private static RegisteredCertificate row(ResultSet rs) throws SQLException {
        Timestamp revoked = rs.getTimestamp("revoked_at");
        return new RegisteredCertificate(rs.getObject("id", UUID.class), rs.getLong("trader_id"), rs.getString("fingerprint"), rs.getString("serial"),
                rs.getString("subject"), rs.getString("issuer"), Certificate.KeyKind.valueOf(rs.getString("kind")), rs.getTimestamp("valid_from").toInstant(),
                rs.getTimestamp("valid_to").toInstant(), rs.getString("registered_by"), rs.getTimestamp("registered_at").toInstant(),
                rs.getString("revoked_by"), revoked == null ? null : revoked.toInstant(), rs.getString("revoked_reason"));
    }
}
