package org.tongguan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.support.PlatformTest;

class JournalTest extends PlatformTest {

    @Autowired Journal journal;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Value("${spring.datasource.url}") String url;
    @Value("${spring.datasource.username}") String user;
    @Value("${spring.datasource.password}") String password;

    private final SubjectRef subject = new SubjectRef("test", Ids.next());

    private void record(String kind, Long trader) {
        transactions.run(Actor.PLATFORM, () -> journal.record(JournalEvent.of(kind, subject, trader, "2200", Map.of("note", "说明"))));
    }

    @Test
    void entriesAreChainedInCommitOrderAndVerified() throws SQLException {
        record("First", null);
        record("Second", 7L);
        List<JournalEntry> entries = transactions.read(Actor.PLATFORM, () -> journal.list(subject));
        assertThat(entries).extracting(JournalEntry::kind).containsExactly("First", "Second");
        assertThat(entries.get(1).seq()).isEqualTo(entries.get(0).seq() + 1);
        try (Connection owner = owner().getConnection()) {
            assertThat(JournalVerifier.verify(owner).isSound()).isTrue();
        }
    }

    @Test
    void aJournalThatGrowsMeanwhileIsSound() throws Exception {
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 300; i++) {
                record("Grown", null);
            }
        });
        while (writer.isAlive()) {
            try (Connection owner = owner().getConnection()) {
                assertThat(JournalVerifier.verify(owner).reason()).isEqualTo("ok");
            }
        }
        writer.join();
    }

    @Test
    void anEditedEntryIsNamed() throws SQLException {
        record("Honest", null);
        record("Later", null);
        long seq = transactions.read(Actor.PLATFORM, () -> journal.list(subject).getFirst().seq());
        try (Connection owner = owner().getConnection(); var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("alter table journal_entry disable trigger all");
            statement.execute("alter table journal_entry no force row level security");
            statement.execute("update journal_entry set payload = '{}' where seq = " + seq);
            JournalVerifier.Result result = JournalVerifier.verify(owner);
            assertThat(result.firstBad()).isEqualTo(seq);
            assertThat(result.reason()).isEqualTo("hash");
            owner.rollback();
        }
    }

    @Test
    void thePlatformItselfCannotEditTheJournal() {
        record("Final", null);
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql("update journal_entry set kind = 'x'").update()))
                .rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void aTraderReadsOnlyItsOwnEntries() {
        record("Mine", 41L);
        record("Theirs", 42L);
        record("Official", null);
        Actor trader = new Actor(9, "t", Set.of(Role.DECLARANT), null, 41L);
        assertThat(transactions.read(trader, () -> journal.list(subject))).extracting(JournalEntry::kind).containsExactly("Mine");
    }

    @Test
    void aRolledBackTransactionLeavesNoEntry() {
        assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> {
            journal.record(JournalEvent.of("Never", subject, null, null, Map.of()));
            throw new IllegalStateException("stop");
        })).hasMessage("stop");
        assertThat(transactions.read(Actor.PLATFORM, () -> journal.list(subject))).isEmpty();
    }

    private DataSource owner() {
        return new DriverManagerDataSource(url, user, password);
    }
}
