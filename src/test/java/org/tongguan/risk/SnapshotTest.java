package org.tongguan.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Text;
import org.tongguan.risk.Condition.Op;
import org.tongguan.risk.engine.CompiledRule;
import org.tongguan.risk.engine.Draw;
import org.tongguan.risk.engine.Exemption;
import org.tongguan.risk.engine.References;
import org.tongguan.risk.engine.RuleIndex;
import org.tongguan.risk.engine.Snapshot;

/** Random share, sampling by grade and white lists. */
class SnapshotTest {

    private static final int MANY = 100_000;
    private static final LocalDate DAY = RandomRules.DAY;

    private static Snapshot snapshot(String sampling, String secret, Exemption... exemptions) {
        RuleDraft rule = new RuleDraft("IMPORTS", "进口", null, List.of(Condition.of("head.direction", Op.EQ, "I")), Action.INSPECT, null,
                Set.of(Department.CUSTOMS), "t", null, null, null, Text.of("理由", "reason"), sampling == null ? null : new BigDecimal(sampling));
        RuleIndex index = RuleIndex.of(List.of(new CompiledRule(new UUID(0, 9), 3, rule, RandomRules.WORDS)), References.NONE);
        return new Snapshot(1, index, List.of(exemptions), new Draw(secret.repeat(32).getBytes()), new Snapshot.Rates() {
            @Override
            public BigDecimal randomSharePercent(LocalDate day) {
                return new BigDecimal("2.5");
            }

            @Override
            public BigDecimal gradeFactor(String grade, LocalDate day) {
                return new BigDecimal(Map.of("ADVANCED", "0.2", "DISHONEST", "4").getOrDefault(grade, "1"));
            }
        });
    }

    private static Facts facts(UUID id, String grade, Long trader) {
        Document document = Document.empty();
        document.only("head").set("direction", "I");
        document.root().add(document.root().group().child("goodsItems")).set("commodityCode", "0202300090");
        return new Facts(document, id, grade, trader, "2200", DAY, Map.of());
    }

    private static List<UUID> ids() {
        Random random = new Random(42);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()));
        }
        return ids;
    }

    /** Within three standard deviations of a binomial share. */
    private static void assertShare(long count, String percent) {
        double share = new BigDecimal(percent).doubleValue() / 100;
        double sigma = Math.sqrt(MANY * share * (1 - share));
        assertThat((double) count).isBetween(MANY * share - 3 * sigma, MANY * share + 3 * sigma);
    }

    @Test
    void randomShareHasItsSizeAndCanBeRepeatedWithTheSecretOnly() {
        Snapshot snapshot = snapshot(null, "k");
        List<UUID> drawn = ids().stream().filter(id -> snapshot.target(facts(id, "REGISTERED", 1L)).random()).toList();
        assertShare(drawn.size(), "2.5");
        Snapshot again = snapshot(null, "k");
        assertThat(drawn).allMatch(id -> again.target(facts(id, "REGISTERED", 1L)).random());
        Snapshot other = snapshot(null, "x");
        assertThat(drawn.stream().filter(id -> other.target(facts(id, "REGISTERED", 1L)).random()).count()).isLessThan(drawn.size() / 10);
    }

    @Test
    void nothingSuppressesTheRandomShare() {
        Exemption everything = new Exemption(new UUID(5, 5), 1L, "02", null, DAY, DAY, "信任");
        Snapshot plain = snapshot(null, "k");
        Snapshot exempted = snapshot(null, "k", everything);
        for (UUID id : ids().subList(0, 5000)) {
            Targets without = plain.target(facts(id, "REGISTERED", 1L));
            Targets with = exempted.target(facts(id, "ADVANCED", 1L));
            assertThat(with.random()).isEqualTo(without.random());
            assertThat(without.hits()).hasSize(1);
            assertThat(with.hits()).isEmpty();
            assertThat(with.suppressed()).singleElement().satisfies(s -> {
                assertThat(s.exemptionId()).isEqualTo(everything.id());
                assertThat(s.hit().version()).isEqualTo(3);
            });
        }
    }

    @Test
    void exemptionCoversOnlyWhatItNames() {
        UUID id = new UUID(1, 2);
        assertThat(snapshot(null, "k", new Exemption(id, 2L, null, null, DAY, null, "r")).target(facts(id, "REGISTERED", 1L)).hits()).hasSize(1);
        assertThat(snapshot(null, "k", new Exemption(id, null, "03", null, DAY, null, "r")).target(facts(id, "REGISTERED", 1L)).hits()).hasSize(1);
        assertThat(snapshot(null, "k", new Exemption(id, 1L, null, new UUID(0, 8), DAY, null, "r")).target(facts(id, "REGISTERED", 1L)).hits()).hasSize(1);
        assertThat(snapshot(null, "k", new Exemption(id, 1L, null, null, DAY.plusDays(1), null, "r")).target(facts(id, "REGISTERED", 1L)).hits()).hasSize(1);
        assertThat(snapshot(null, "k", new Exemption(id, 1L, null, null, DAY.minusDays(9), DAY.minusDays(1), "r")).target(facts(id, "REGISTERED", 1L))
                .hits()).hasSize(1);
        assertThat(snapshot(null, "k", new Exemption(id, null, "0202", null, DAY, null, "r")).target(facts(id, "REGISTERED", null)).hits()).isEmpty();
        Facts mixed = facts(id, "REGISTERED", 1L);
        mixed.document().root().add(mixed.document().root().group().child("goodsItems")).set("commodityCode", "9304000000");
        assertThat(snapshot(null, "k", new Exemption(id, 1L, "0202", null, DAY, null, "r")).target(mixed).hits()).hasSize(1);
    }

    @Test
    void samplingFollowsTheGrade() {
        Snapshot sampled = snapshot("20", "k");
        for (String[] expected : new String[][] {{"REGISTERED", "20"}, {"ADVANCED", "4"}, {"DISHONEST", "80"}}) {
            assertShare(ids().stream().filter(id -> !sampled.target(facts(id, expected[0], 1L)).hits().isEmpty()).count(), expected[1]);
        }
        Snapshot always = snapshot(null, "k");
        assertThat(ids().subList(0, 1000)).allMatch(id -> always.target(facts(id, "ADVANCED", 1L)).hits().size() == 1);
    }

    @Test
    void derivedValuesUseTheStatutoryWeight() {
        Document document = Document.empty();
        var items = document.root().group().child("goodsItems");
        document.root().add(items).set("quantity", "4").set("unit", "011").set("firstQuantity", "2.5").set("firstUnit", "070");
        document.root().add(items).set("quantity", "500").set("unit", "036");
        document.root().add(items).set("quantity", "0").set("unit", "035");
        Map<String, BigDecimal> derived = Facts.derive(document, java.util.Arrays.asList(new BigDecimal("10000"), new BigDecimal("50"), null));
        assertThat(derived.get("declaration.valueCny")).isEqualByComparingTo("10050");
        assertThat(derived.get("/goodsItems/0/unitValueCny")).isEqualByComparingTo("2500");
        assertThat(derived.get("/goodsItems/0/valuePerKg")).isEqualByComparingTo("4");
        assertThat(derived.get("/goodsItems/1/valuePerKg")).isEqualByComparingTo("100");
        assertThat(derived).doesNotContainKey("/goodsItems/2/valuePerKg");
    }
}
