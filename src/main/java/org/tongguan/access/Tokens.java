package org.tongguan.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEvent;
import org.tongguan.runtime.Transactions;

/** API tokens, by which machines come in: they do what their account may do, until they are deleted. */
@Component
public class Tokens {

    private static final int MOST = 50;
    private static final int MAX_NAME = 100;
    private final JdbcClient jdbc;
    private final Credentials credentials;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Credentials credentials, Transactions transactions, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** A token without its secret. */
    public record Token(UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt) { }

    /** A token just made; the secret is told once and not kept. */
    public record NewToken(UUID id, String name, String token) { }

    /** The actor's own tokens, newest first. */
    public List<Token> list(Actor actor) {
        return transactions.read(actor, () -> jdbc.sql("select * from access_token where account_id = ? order by id desc").param(actor.accountId())
                .query((rs, i) -> new Token(rs.getObject("id", UUID.class), rs.getString("name"), rs.getTimestamp("created_at").toInstant(),
                        rs.getTimestamp("last_used_at") == null ? null : rs.getTimestamp("last_used_at").toInstant())).list());
    }

    /**
     * Makes a token for the actor's account.
     *
     * @throws PlatformException REFUSED {@code token.name}, {@code token.most}
     */
    public NewToken create(Actor actor, String name) {
        if (name == null || name.isBlank() || name.length() > MAX_NAME) {
            throw new PlatformException(ErrorCode.REFUSED, "token.name", MAX_NAME);
        }
        return transactions.call(actor, () -> {
            if (jdbc.sql("select count(*) from access_token where account_id = ?").param(actor.accountId()).query(Integer.class).single() >= MOST) {
                throw new PlatformException(ErrorCode.REFUSED, "token.most", MOST);
            }
            NewToken made = new NewToken(Ids.next(), name.strip(), Secrets.TOKEN_PREFIX + Secrets.random());
            jdbc.sql("insert into access_token(id, token_hash, account_id, name, created_at) values (?,?,?,?,?)")
                    .params(made.id(), Secrets.hash(made.token()), actor.accountId(), made.name(), Timestamp.from(clock.instant())).update();
            told("TokenCreated", actor, made.id(), made.name());
            return made;
        });
    }

    /** @throws PlatformException NOT_FOUND {@code token} */
    public void delete(Actor actor, UUID id) {
        transactions.run(actor, () -> {
            int gone = jdbc.sql("delete from access_token where id = ? and account_id = ?").params(id, actor.accountId()).update();
            if (gone == 0) {
                throw new PlatformException(ErrorCode.NOT_FOUND, "token", id);
            }
            credentials.forget();
            told("TokenDeleted", actor, id, "");
        });
    }

    private void told(String kind, Actor actor, UUID id, String name) {
        journal.record(JournalEvent.of(kind, new SubjectRef("token", id), actor.traderId(), actor.office(), Map.of("account", actor.name(), "name", name)));
    }
}
