package org.tongguan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tongguan.support.Sources;

/** Whoever did the first half does not do the second, and there is one place that says who is the same. */
class FourEyesTest {

    private static final Pattern OWN_WAY = Pattern.compile("\\b(?:actor|second|alone|officer|senior)\\.name\\(\\)\\.equals\\(");
    /** The rule itself, and a lane that asks whether its own account is asking. */
    private static final Set<String> ALLOWED = Set.of("FourEyes.java", "Lanes.java");

    @Test
    void nobodyComparesPersonsInHisOwnWay() {
        assertThat(Sources.list(Sources.MAIN, ".java").stream().filter(s -> OWN_WAY.matcher(s.text()).find() && !ALLOWED.contains(s.name())))
                .extracting(s -> s.path().toString()).isEmpty();
    }

    @Test
    void theSameIsRefusedAndAnotherIsNot() {
        Actor first = new Actor(1, "first", Set.of(Role.SENIOR), null, null);
        assertThatThrownBy(() -> FourEyes.demandAnother(first, "first", "two-persons.own")).isInstanceOf(PlatformException.class);
        FourEyes.demandAnother(first, "second", "two-persons.own");
        FourEyes.demandAnother(first, null, "two-persons.own");
    }
}
