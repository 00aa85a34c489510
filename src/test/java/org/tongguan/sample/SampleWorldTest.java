package org.tongguan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Mode;
import org.tongguan.ecommerce.ListState;
import org.tongguan.hold.HoldReason;
import org.tongguan.kernel.Actor;
import org.tongguan.proof.PaymentPlatform;
import org.tongguan.proof.PaymentPlatforms;
import org.tongguan.runtime.JournalVerifier;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.PlatformTest;

/** The sample world in a database that others use too: counted by the references of its own. */
class SampleWorldTest extends PlatformTest {

    private static final String WORLD = "SWT";
    @Autowired SampleWorld world;
    @Autowired PaymentPlatforms platforms;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired Environment environment;

    private Map<String, Long> count(String column) {
        return transactions.read(Actor.PLATFORM, () -> {
            Map<String, Long> counts = new java.util.TreeMap<>();
            jdbc.sql("select " + column + ", count(*) from declaration where client_reference like :w group by 1").param("w", WORLD + "-%")
                    .query((rs, i) -> counts.put(rs.getString(1), rs.getLong(2))).list();
            return counts;
        });
    }

    private Map<String, Long> parcels() {
        return transactions.read(Actor.PLATFORM, () -> {
            Map<String, Long> counts = new java.util.TreeMap<>();
            jdbc.sql("select l.state, count(*) from ecommerce_list l join trader t on t.id = l.trader_id where t.customs_code = '3122980B02' group by 1")
                    .query((rs, i) -> counts.put(ListState.of(rs.getInt(1)).name(), rs.getLong(2))).list();
            return counts;
        });
    }

    private Set<String> openHolds() {
        return Set.copyOf(transactions.read(Actor.PLATFORM, () -> jdbc.sql("""
                select distinct h.reason from hold h join declaration d on d.id = h.subject_id where h.lifted_at is null and d.client_reference like :w""")
                .param("w", WORLD + "-%").query(String.class).list()));
    }

    @Test
    void everyStateModeAndKindOfWaitingIsThereAndASecondFillingChangesNothing() throws Exception {
        SampleWorld.Report report = world.fill(WORLD, false);
        Map<String, Long> states = count("state");
        Map<String, Long> modes = count("mode");
        assertThat(report.failed()).as(String.join("\n", report.failed())).isEmpty();
        assertThat(report.stories()).isGreaterThanOrEqualTo(200);
        assertThat(states).containsOnlyKeys(names(DeclarationState.values()));
        assertThat(modes).containsOnlyKeys(names(Mode.values()));
        assertThat(count("direction")).containsOnlyKeys("I", "E");
        assertThat(count("transport_mode")).containsOnlyKeys("2", "3", "4", "5");
        // Second-stage inspections come from targeting rules, which this test does not bring into the shared installation.
        EnumSet<HoldReason> reasons = EnumSet.complementOf(EnumSet.of(HoldReason.DESTINATION_INSPECTION));
        assertThat(openHolds()).containsAll(reasons.stream().map(Enum::name).toList());

        assertThat(parcels()).containsOnlyKeys(names(ListState.values()));
        String left = "select count(*) from ecommerce_list where number > 100000000000000000 and state = 899";
        assertThat(transactions.<Long>read(Actor.PLATFORM, () -> jdbc.sql(left).query(Long.class).single())).as("left the country").isGreaterThanOrEqualTo(20);
        assertThat(transactions.<Long>read(Actor.PLATFORM, () -> jdbc.sql("select count(*) from ecommerce_summary").query(Long.class).single())).isPositive();

        assertThat(platforms.list(Actor.PLATFORM, 0, 200).items()).extracting(PaymentPlatform::url).as("officers can ask the sample's platforms")
                .contains(PaymentPlatforms.SANDBOX);

        Map<String, Long> parcels = parcels();
        assertThat(world.fill(WORLD, false).failed()).isEmpty();
        assertThat(parcels()).isEqualTo(parcels);
        assertThat(count("state")).isEqualTo(states);
        try (var owner = DriverManager.getConnection(environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"), environment.getRequiredProperty("spring.datasource.password"))) {
            assertThat(JournalVerifier.verify(owner).isSound()).isTrue();
        }
    }

    private static String[] names(Enum<?>[] values) {
        return List.of(values).stream().map(Enum::name).toArray(String[]::new);
    }
}
