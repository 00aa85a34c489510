package org.tongguan.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.gate.Lanes;
import org.tongguan.runtime.Jobs;
import org.tongguan.support.Journey;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.SecondPlatform;
import org.tongguan.trader.Traders;
import org.yaml.snakeyaml.Yaml;

/**
 * Whole journeys, {@code cases/journeys/*.yaml}: steps over HTTP with a clock that moves, each followed by one line that says where the
 * declaration stands: {@code STATE | open holds | receipt channels so far}.
 */
@TestPropertySource(properties = {"tongguan.test=no ship of others has arrived: a database of its own", "spring.datasource.hikari.maximum-pool-size=10"})
@SecondPlatform
class JourneysTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Jobs jobs;
    @Autowired Lanes lanes;
    @LocalServerPort int serverPort;

    record Case(String file, String title, List<Map<String, Object>> steps) {
        @Override
        public String toString() {
            return file + ": " + title;
        }
    }

    @SuppressWarnings("unchecked")
    static Stream<Case> journeys() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("cases/journeys"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                for (Object one : new Yaml().loadAll(Files.readString(file))) {
                    Map<String, Object> journey = (Map<String, Object>) one;
                    cases.add(new Case(file.getFileName().toString(), String.valueOf(journey.get("title")), (List<Map<String, Object>>) journey.get("steps")));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("journeys")
    void journey(Case one) {
        Journey journey = new Journey(new Port(serverPort, traders, accounts, tokens, clock), lanes);
        int number = 0;
        for (Map<String, Object> step : one.steps()) {
            number++;
            if (step.get("at") != null) {
                clock.set(LocalDateTime.parse(String.valueOf(step.get("at")).replace(' ', 'T')));
                jobs.runDue();
            }
            String said = journey.take(step);
            if (step.get("expect") != null) {
                assertThat(said).as("%s, step %d: %s", one, number, step).isEqualTo(String.valueOf(step.get("expect")));
            }
            if (step.get("assessed") != null) {
                assertThat(journey.assessed()).as("%s, step %d: %s", one, number, step).isEqualTo(String.valueOf(step.get("assessed")));
                assertThat(journey.isRecomputable()).as("%s, step %d: computed again", one, number).isTrue();
            }
        }
    }
}
