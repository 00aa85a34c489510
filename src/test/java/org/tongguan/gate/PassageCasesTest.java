package org.tongguan.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tongguan.cargo.TransportKey;
import org.tongguan.gate.GateDecision.Reason;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.Texts;
import org.yaml.snakeyaml.Yaml;

/** The barrier's rules, case by case as officers can read them in {@code cases/gate}. */
class PassageCasesTest {

    private static final BigDecimal THREE = new BigDecimal("3");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<Map<String, Object>> all = new ArrayList<>(read("stops.yaml"));
        all.addAll(read("opens.yaml"));
        return all.stream().map(c -> DynamicTest.dynamicTest((String) c.get("case"),
                () -> assertThat(PassageRules.stops(facts(c))).extracting(Reason::code).isEqualTo(c.get("stops"))));
    }

    @Test
    void everyReasonOfTheRulesHasItsCaseAndItsSentences() throws IOException {
        Set<String> inCases = new TreeSet<>();
        read("stops.yaml").forEach(c -> ((List<?>) c.get("stops")).forEach(s -> inCases.add((String) s)));
        Texts texts = new Texts();
        Set<String> told = new TreeSet<>(texts.keys().stream().filter(k -> k.startsWith("finding.GATE-0")).map(k -> k.substring(8)).toList());
        told.removeIf(code -> code.compareTo("GATE-030") >= 0);
        assertThat(inCases).isEqualTo(told);
        assertThat(told).allMatch(code -> texts.has("finding." + code));
    }

    @Test
    void aCheckDigitFindsEveryWrongDigit() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            String body = "%018d".formatted(Math.abs(random.nextLong()) % 1_000_000_000_000_000_000L);
            int at = random.nextInt(body.length());
            char other = Character.forDigit((Character.digit(body.charAt(at), 10) + 1 + random.nextInt(9)) % 10, 10);
            String wrong = body.substring(0, at) + other + body.substring(at + 1);
            assertThat(Releases.checkDigit(wrong)).isNotEqualTo(Releases.checkDigit(body));
        }
    }

    @Test
    void looseCargoIsSharedOutInOrderAndNeverBelowNothing() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            BigDecimal left = BigDecimal.valueOf(random.nextInt(20_000));
            Map<String, Object> c = Map.of("release", map("loose", left.toPlainString()), "request",
                    map("containers", List.of(), "weightKg", Integer.toString(15_000 + random.nextInt(25_000))));
            PassageRules.Facts facts = facts(c);
            BigDecimal taken = PassageRules.looseTaken(facts).get("R1");
            assertThat(taken).isBetween(BigDecimal.ZERO, left);
            Release after = facts.releases().get("R1").release().after(List.of(), taken, Instant.EPOCH, THREE);
            assertThat(after.looseLeftKg()).isEqualByComparingTo(left.subtract(taken));
        }
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> read(String file) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("cases/gate", file))) {
            return (List<Map<String, Object>>) (List<?>) new Yaml().<List<Object>>load(in);
        }
    }

    @SuppressWarnings("unchecked")
    private static PassageRules.Facts facts(Map<String, Object> c) {
        Map<String, Object> lane = map("direction", "OUT", "allowsEmpty", false);
        Map<String, Object> release = map("office", "2248", "direction", "I", "validFrom", LocalDate.of(2026, 6, 1), "validTo", LocalDate.of(2026, 6, 30));
        Map<String, Object> request = map("plate", "沪A12345", "containers", List.of("CSNU6829160"), "releases", List.of("R1"), "weightKg", "35000",
                "tareKg", "15000", "seals", List.of(), "direction", "OUT");
        lane.putAll((Map<String, Object>) c.getOrDefault("lane", Map.of()));
        release.putAll((Map<String, Object>) c.getOrDefault("release", Map.of()));
        request.putAll((Map<String, Object>) c.getOrDefault("request", Map.of()));
        PassageRequest asked = new PassageRequest("L1", "1", (String) request.get("plate"), (List<String>) request.get("containers"),
                kg(request.get("weightKg")), kg(request.get("tareKg")), (List<String>) request.get("releases"), (List<String>) request.get("seals"),
                PassageRequest.Direction.valueOf((String) request.get("direction")));
        PassageRules.ReleaseFacts known = new PassageRules.ReleaseFacts(release(release), (List<String>) c.getOrDefault("openHolds", List.of()),
                (Boolean) c.getOrDefault("berthed", false));
        Map<String, PassageRules.ReleaseFacts> named = asked.releases().contains("R1") ? Map.of("R1", known) : Map.of();
        String direction = (String) lane.get("direction");
        Set<PassageRequest.Direction> directions = direction.equals("BOTH") ? EnumSet.allOf(PassageRequest.Direction.class)
                : Set.of(PassageRequest.Direction.valueOf(direction));
        return new PassageRules.Facts(new PassageRules.LaneFacts("L1", "2248", directions, (Boolean) lane.get("allowsEmpty")), asked, named,
                (Boolean) c.getOrDefault("plateBanned", false), (String) c.get("plateElsewhere"), LocalDate.of(2026, 6, 10), THREE);
    }

    @SuppressWarnings("unchecked")
    private static Release release(Map<String, Object> r) {
        boolean loose = r.get("loose") != null;
        List<String> used = (List<String>) r.getOrDefault("used", List.of());
        List<Release.Container> containers = loose ? List.of() : List.of(new Release.Container("CSNU6829160", new BigDecimal("20000"),
                (String) r.get("seal"), used.contains("CSNU6829160") ? Instant.EPOCH : null));
        return new Release(new UUID(0, 1), "R1", new SubjectRef("declaration", new UUID(0, 2)), null, 1L, (String) r.get("direction"), (String) r.get("office"),
                new BigDecimal("20000"), kg(r.get("loose")), (Boolean) r.getOrDefault("needsBerth", false), new TransportKey("2", "EVER", "1"),
                day(r.get("validFrom")), day(r.get("validTo")), Instant.EPOCH, (String) r.get("blockedReason"), (String) r.get("revokedReason"),
                Boolean.TRUE.equals(r.get("usedUp")) ? Instant.EPOCH : null,
                (List<String>) r.getOrDefault("plates", List.of()), containers);
    }

    private static BigDecimal kg(Object text) {
        return text == null ? null : new BigDecimal((String) text);
    }

    private static LocalDate day(Object value) {
        return value instanceof Date date ? LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC) : (LocalDate) value;
    }
}
