package org.tongguan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongguan.kernel.Dated.Version;

/** Values with their validity: one answer for a day, none in a gap, and no two for one day. */
class DatedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static Version<String> version(String value, int from, Integer until) {
        return new Version<>(value, DAY.plusDays(from), until == null ? null : DAY.plusDays(until), "test");
    }

    @Test
    void theFirstDayCountsAndTheLastDoesNot() {
        Dated<String> rate = Dated.of(List.of(version("old", 0, 10), version("new", 10, null)));
        assertThat(rate.on(DAY.minusDays(1))).isEmpty();
        assertThat(rate.on(DAY)).contains("old");
        assertThat(rate.on(DAY.plusDays(9))).contains("old");
        assertThat(rate.on(DAY.plusDays(10))).contains("new");
        assertThat(rate.on(DAY.plusYears(100))).contains("new");
    }

    @Test
    void aGapIsNoValueAndNotTheLastOne() {
        Dated<String> rate = Dated.of(List.of(version("a", 0, 5), version("b", 8, 9)));
        assertThat(rate.on(DAY.plusDays(6))).isEmpty();
        assertThat(rate.on(DAY.plusDays(9))).isEmpty();
        assertThat(Dated.of(List.<Version<String>>of()).on(DAY)).isEmpty();
    }

    @Test
    void twoValuesForOneDayAreRefused() {
        assertThatThrownBy(() -> Dated.of(List.of(version("a", 0, 6), version("b", 5, 9)))).hasMessageContaining("overlapping validity");
        assertThatThrownBy(() -> Dated.of(List.of(version("a", 0, null), version("b", 5, 9)))).hasMessageContaining("overlapping validity");
        assertThatThrownBy(() -> Dated.of(List.of(version("a", 0, null), version("b", 0, null)))).hasMessageContaining("overlapping validity");
    }

    /** Random versions in random order: refused exactly when some day has two, else every day has the answer a search by hand gives. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void everyDayOfRandomHistories(long seed) {
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            List<Version<String>> versions = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int from = random.nextInt(40);
                versions.add(version("v" + i, from, random.nextInt(6) == 0 ? null : from + 1 + random.nextInt(12)));
            }
            Collections.shuffle(versions, random);
            boolean twice = days().stream().anyMatch(day -> versions.stream().filter(v -> v.isValidOn(day)).count() > 1);
            if (twice) {
                refused++;
                assertThatThrownBy(() -> Dated.of(versions)).as("%s", versions).isInstanceOf(IllegalArgumentException.class);
            } else {
                Dated<String> dated = Dated.of(versions);
                for (LocalDate day : days()) {
                    Optional<String> byHand = versions.stream().filter(v -> v.isValidOn(day)).map(Version::value).findFirst();
                    assertThat(dated.on(day)).as("%s on %s", versions, day).isEqualTo(byHand);
                }
            }
        }
        assertThat(refused).as("both kinds were tried").isBetween(200, 1_800);
    }

    private static List<LocalDate> days() {
        return DAY.minusDays(1).datesUntil(DAY.plusDays(60)).toList();
    }
}
