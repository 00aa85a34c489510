package org.tongguan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of a life cycle: what it allows, and that it sees what is wrong with itself. */
class ProcedureTest {

    private enum Six { A, B, C, D, E, F }

    private enum Eleven { A, B, C, D, E, F, G, H, I, J, K }

    private static final Actor OFFICER = new Actor(1, "o", Set.of(Role.OFFICER), "2218", null);
    private static final Actor TRADER = new Actor(2, "t", Set.of(Role.DECLARANT), null, 7L);
    private static final Procedure<Six, Boolean> TABLE = Procedure.<Six, Boolean>named("six", Six.A)
            .step(Six.A, "ask", Six.B, "Asked", Role.DECLARANT)
            .step(Six.B, "grant", Six.C, "Granted", granted -> granted, Role.OFFICER)
            .step(Six.B, "refuse", Six.D, "Refused", Role.OFFICER)
            .step(Six.C, "end", Six.E, "Ended")
            .step(Six.D, "end", Six.F, "Ended").build();

    @Test
    void aStepIsTakenOnlyFromItsStateByItsRolesAndWhenItsGuardHolds() {
        assertThat(TABLE.faults()).isEmpty();
        assertThat(TABLE.get(Six.B, "grant", true, OFFICER).to()).isEqualTo(Six.C);
        assertThatThrownBy(() -> TABLE.get(Six.B, "grant", false, OFFICER)).hasMessageContaining("CONFLICT procedure.step");
        assertThatThrownBy(() -> TABLE.get(Six.A, "grant", true, OFFICER)).hasMessageContaining("CONFLICT procedure.step");
        assertThatThrownBy(() -> TABLE.get(Six.B, "grant", true, TRADER)).hasMessageContaining("FORBIDDEN procedure.role");
        assertThatThrownBy(() -> TABLE.get(Six.C, "end", true, OFFICER)).hasMessageContaining("FORBIDDEN procedure.role");
        assertThat(TABLE.get(Six.C, "end", true, Actor.PLATFORM).event()).isEqualTo("Ended");
    }

    @Test
    void buttonsAreWhatWouldBeAllowed() {
        assertThat(TABLE.commands(Six.A, true, TRADER)).containsExactly("ask");
        assertThat(TABLE.commands(Six.A, true, OFFICER)).isEmpty();
        assertThat(TABLE.commands(Six.B, true, OFFICER)).containsExactly("grant", "refuse");
        assertThat(TABLE.commands(Six.B, false, OFFICER)).containsExactly("refuse");
        assertThat(TABLE.commands(Six.C, true, Actor.PLATFORM)).as("the platform needs no buttons").isEmpty();
    }

    @Test
    void tooManyStatesAreAFault() {
        var eleven = Procedure.<Eleven, Void>named("eleven", Eleven.A);
        for (int i = 0; i + 1 < Eleven.values().length; i++) {
            eleven.step(Eleven.values()[i], "next", Eleven.values()[i + 1], "Gone");
        }
        assertThat(eleven.build().faults()).containsExactly("eleven: more than 10 states");
    }

    /** Random tables: the faults it names are exactly those that walking every path finds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void faultsAreFoundInRandomTables(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Six[]> arrows = new ArrayList<>();
            var builder = Procedure.<Six, Void>named("random", Six.A);
            for (int i = random.nextInt(10); i >= 0; i--) {
                Six[] arrow = {Six.values()[random.nextInt(6)], Six.values()[random.nextInt(6)]};
                arrows.add(arrow);
                builder.step(arrow[0], "c" + i, arrow[1], "Done");
            }
            assertThat(builder.build().faults()).as("seed %d round %d %s", seed, round, arrows.stream().map(List::of).toList())
                    .containsExactlyInAnyOrderElementsOf(walked(arrows));
        }
    }

    private static List<String> walked(List<Six[]> arrows) {
        List<String> faults = new ArrayList<>();
        Set<Six> ends = new HashSet<>();
        for (Six state : Six.values()) {
            if (arrows.stream().noneMatch(a -> a[0] == state && a[1] != state)) {
                ends.add(state);
            }
        }
        if (ends.isEmpty()) {
            faults.add("random: no end");
        }
        for (Six state : Six.values()) {
            if (!from(Six.A, arrows, new HashSet<>()).contains(state)) {
                faults.add("random: " + state + " cannot be reached");
            }
            if (from(state, arrows, new HashSet<>()).stream().noneMatch(ends::contains)) {
                faults.add("random: no path from " + state + " to an end");
            }
        }
        return faults;
    }

    private static Set<Six> from(Six state, List<Six[]> arrows, Set<Six> seen) {
        if (seen.add(state)) {
            arrows.stream().filter(a -> a[0] == state).forEach(a -> from(a[1], arrows, seen));
        }
        return seen;
    }
}
