package org.tongguan.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A life cycle as one immutable table of steps. The same table runs a case, refuses a wrong step, is checked by a test
 * ({@link #faults()}), draws its own diagram ({@link #mermaid()}) and tells the console which buttons to show ({@link #commands}).
 *
 * @param <S> states, at most ten
 * @param <C> what a guard looks at: the case with what is known of it
 */
public final class Procedure<S extends Enum<S>, C> {

    /**
     * One step.
     *
     * @param from    state in which the command may be given
     * @param command lower-case verb, stable: part of the API
     * @param to      state afterwards
     * @param event   past-tense name written to the journal
     * @param guard   must hold for the case, else the step is not offered
     * @param roles   who may give the command; empty = only the platform itself
     */
    public record Step<S, C>(S from, String command, S to, String event, Predicate<C> guard, Set<Role> roles) { }

    private final String name;
    private final S initial;
    private final List<Step<S, C>> steps;
    private final Set<S> rests;
    private final Set<S> all;

    private Procedure(String name, S initial, List<Step<S, C>> steps, Set<S> rests) {
        this.rests = Set.copyOf(rests);
        this.name = name;
        this.initial = initial;
        this.steps = List.copyOf(steps);
        this.all = new LinkedHashSet<>(List.of(initial.getDeclaringClass().getEnumConstants()));
    }

    public static <S extends Enum<S>, C> Builder<S, C> named(String name, S initial) {
        return new Builder<>(name, initial);
    }

    /** Collects steps in the order in which they are read. */
    public static final class Builder<S extends Enum<S>, C> {
        private final String name;
        private final S initial;
        private final List<Step<S, C>> steps = new ArrayList<>();
        private final Set<S> rests = new HashSet<>();

        private Builder(String name, S initial) {
            this.name = name;
            this.initial = initial;
        }

        public Builder<S, C> step(S from, String command, S to, String event, Role... roles) {
            return step(from, command, to, event, c -> true, roles);
        }

        public Builder<S, C> step(S from, String command, S to, String event, Predicate<C> guard, Role... roles) {
            steps.add(new Step<>(from, command, to, event, guard, Set.of(roles)));
            return this;
        }

        /** A case ends in that state, though something taken back elsewhere may lead out of it again. */
        public Builder<S, C> rest(S state) {
            rests.add(state);
            return this;
        }

        public Procedure<S, C> build() {
            return new Procedure<>(name, initial, steps, rests);
        }
    }

    public String name() {
        return name;
    }

    public S initial() {
        return initial;
    }

    public List<Step<S, C>> steps() {
        return steps;
    }

    /** The step that this command takes from this state for this case, if the table allows it. */
    public Optional<Step<S, C>> find(S state, String command, C subject) {
        return steps.stream().filter(s -> s.from() == state && s.command().equals(command) && s.guard().test(subject)).findFirst();
    }

    /**
     * The step to take.
     *
     * @throws PlatformException CONFLICT {@code procedure.step} when the table does not allow it
     */
    public Step<S, C> get(S state, String command, C subject) {
        return find(state, command, subject).orElseThrow(() ->
                new PlatformException(ErrorCode.CONFLICT, "procedure.step", name, command, state));
    }

    /** The step to take by this actor; the platform itself may take any. */
    public Step<S, C> get(S state, String command, C subject, Actor actor) {
        Step<S, C> step = get(state, command, subject);
        if (!mayTake(step, actor)) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "procedure.role", name, command);
        }
        return step;
    }

    /** The commands this actor may give now: the console's buttons. */
    public List<String> commands(S state, C subject, Actor actor) {
        return steps.stream().filter(s -> s.from() == state && s.guard().test(subject) && mayTake(s, actor) && actor != Actor.PLATFORM)
                .map(Step::command).distinct().toList();
    }

    private boolean mayTake(Step<S, C> step, Actor actor) {
        return actor == Actor.PLATFORM || step.roles().stream().anyMatch(actor::is);
    }

    /** What is wrong with the table: unreachable states, states no path leads out of to an end, more than ten states. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (all.size() > 10) {
            faults.add(name + ": more than 10 states");
        }
        Set<S> reached = closure(Set.of(initial), true);
        all.stream().filter(s -> !reached.contains(s)).forEach(s -> faults.add(name + ": " + s + " cannot be reached"));
        Set<S> ends = all.stream().filter(this::isEnd).collect(Collectors.toSet());
        if (ends.isEmpty()) {
            faults.add(name + ": no end");
        }
        Set<S> ending = closure(ends, false);
        all.stream().filter(s -> !ending.contains(s)).forEach(s -> faults.add(name + ": no path from " + s + " to an end"));
        return faults;
    }

    private boolean isEnd(S state) {
        return rests.contains(state) || steps.stream().noneMatch(t -> t.from() == state && t.to() != state);
    }

    private Set<S> closure(Set<S> start, boolean forward) {
        Set<S> seen = new HashSet<>(start);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Step<S, C> s : steps) {
                grown |= seen.contains(forward ? s.from() : s.to()) && seen.add(forward ? s.to() : s.from());
            }
        }
        return seen;
    }

    /** The diagram of the table, in Mermaid's state syntax. */
    public String mermaid() {
        StringBuilder out = new StringBuilder("stateDiagram-v2\n    [*] --> ").append(initial).append('\n');
        steps.forEach(s -> out.append("    ").append(s.from()).append(" --> ").append(s.to()).append(" : ").append(s.command()).append('\n'));
        all.stream().filter(this::isEnd)
                .forEach(s -> out.append("    ").append(s).append(" --> [*]\n"));
        return out.toString();
    }
}
