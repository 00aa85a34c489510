package org.tongguan.gate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.gate.GateDecision.Reason;
import org.tongguan.gate.GateDecision.Verdict;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Times;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Numbers;

/** Decides a batch of passages in the running transaction: three trips to the database, the pure rules, one trip back. */
@Component
class Decisions {

    private final OpenReleases open;
    private final DecisionStore store;
    private final PassageStore passages;
    private final Law law;
    private final Numbers numbers;
    private final GateNews news;
    private final Clock clock;

    Decisions(OpenReleases open, DecisionStore store, PassageStore passages, Law law, Numbers numbers, GateNews news, Clock clock) {
        this.open = open;
        this.store = store;
        this.passages = passages;
        this.law = law;
        this.numbers = numbers;
        this.news = news;
        this.clock = clock;
    }

    /** What a lane did by itself while it was cut off: {@code doubts} are reasons not to trust how it came to that. */
    record Offline(Verdict verdict, Instant at, List<Reason> doubts) { }

    /**
     * One passage to decide, or already decided offline.
     *
     * @param hash    fingerprint of everything asked, to tell a repeat from another question under the same key
     * @param offline null = decide now
     */
    record Asked(PassageRequest request, Lanes.Lane lane, byte[] hash, String account, Offline offline) {

        PassageStore.Key key() {
            return new PassageStore.Key(request.laneId(), request.laneKey());
        }
    }

    /** {@code decision} null = the key was used for another question. {@code conflicts} are told for offline passages only. */
    record Answer(GateDecision decision, boolean repeated, List<Reason> conflicts) { }

    /** What the batch has found and what it will write. */
    private final class Batch {
        final Map<PassageStore.Key, PassageStore.Answered> answered = new HashMap<>();
        final Map<String, OpenReleases.Standing> known = new LinkedHashMap<>();
        final Set<String> changed = new TreeSet<>();
        PassageStore.Plates plates = new PassageStore.Plates(Set.of(), new HashMap<>());
        final List<PassageStore.Row> rows = new ArrayList<>();
        final List<DecisionStore.Use> uses = new ArrayList<>();
        final Map<UUID, List<Reason>> incidents = new LinkedHashMap<>();
        final Map<UUID, List<Release>> named = new HashMap<>();
        final List<SubjectRef> left = new ArrayList<>();
        final Instant now = Times.now(clock);
        final LocalDate today = LocalDate.now(clock);
        final BigDecimal tolerance = law.decimal("gate.weight.tolerance.percent", today);
    }

    List<Answer> decide(List<Asked> all) {
        Batch batch = new Batch();
        begin(batch, all);
        List<Asked> fresh = all.stream().filter(a -> !batch.answered.containsKey(a.key())).toList();
        if (!fresh.isEmpty()) {
            gather(batch, fresh);
        }
        List<Answer> answers = all.stream().map(a -> answer(batch, a)).toList();
        write(batch);
        return answers;
    }

    private void begin(Batch batch, List<Asked> all) {
        Set<String> plates = all.stream().map(a -> a.request().plate()).collect(Collectors.toSet());
        Duration apart = Duration.ofMinutes(law.whole("gate.plate.minutes", batch.today));
        Instant earliest = all.stream().map(a -> at(batch, a)).min(Instant::compareTo).orElse(batch.now);
        DecisionStore.Known known = store.read(all.stream().map(Asked::key).filter(k -> k.laneKey() != null).toList(), plates, earliest.minus(apart),
                batch.now.plus(apart));
        batch.answered.putAll(known.answered());
        batch.plates = known.plates();
    }

    private void gather(Batch batch, List<Asked> fresh) {
        Set<String> named = fresh.stream().flatMap(a -> a.request().releases().stream()).collect(Collectors.toCollection(TreeSet::new));
        if (!named.isEmpty()) {
            batch.known.putAll(open.lock(named));
        }
    }

    private static Instant at(Batch batch, Asked asked) {
        return asked.offline() == null ? batch.now : asked.offline().at();
    }

    private Answer answer(Batch batch, Asked asked) {
        PassageStore.Answered before = asked.request().laneKey() == null ? null : batch.answered.get(asked.key());
        if (before != null) {
            return new Answer(Arrays.equals(before.hash(), asked.hash()) ? before.decision() : null, true, List.of());
        }
        PassageRules.Facts facts = facts(batch, asked);
        List<Reason> stops = PassageRules.stops(facts);
        Verdict verdict = asked.offline() != null ? asked.offline().verdict() : stops.isEmpty() ? Verdict.OPEN : Verdict.STOP;
        UUID id = Ids.next();
        Instant at = at(batch, asked);
        List<Reason> told = new ArrayList<>(stops);
        if (asked.offline() != null) {
            told.addAll(asked.offline().doubts());
        }
        GateDecision decision = new GateDecision(verdict, told, id, number(asked.lane().office(), batch.today), at);
        List<Release> named = facts.releases().values().stream().map(PassageRules.ReleaseFacts::release).toList();
        batch.rows.add(new PassageStore.Row(id, decision.passageNumber(), asked.request(),
                asked.request().laneKey() == null ? id.toString() : asked.request().laneKey(), asked.hash(), asked.lane().office(), at, batch.now, verdict,
                told, asked.offline() != null, named.isEmpty() ? null : named.getFirst().traderId(), asked.account()));
        batch.named.put(id, named);
        if (verdict == Verdict.OPEN) {
            pass(batch, asked, facts, id, at);
        }
        boolean incident = asked.offline() != null && (verdict == Verdict.OPEN && !told.isEmpty() || !asked.offline().doubts().isEmpty());
        if (incident) {
            batch.incidents.put(id, told);
        }
        if (asked.request().laneKey() != null) {
            batch.answered.put(asked.key(), new PassageStore.Answered(asked.hash(), decision));
        }
        return new Answer(decision, false, incident ? told : List.of());
    }

    private PassageRules.Facts facts(Batch batch, Asked asked) {
        Map<String, PassageRules.ReleaseFacts> known = new LinkedHashMap<>();
        asked.request().releases().stream().filter(batch.known::containsKey)
                .forEach(number -> known.put(number, batch.known.get(number).facts(at(batch, asked))));
        String elsewhere = batch.plates.passed().getOrDefault(asked.request().plate(), Set.of()).stream().filter(o -> !o.equals(asked.lane().office()))
                .findFirst().orElse(null);
        LocalDate day = asked.offline() == null ? batch.today : LocalDate.ofInstant(asked.offline().at(), clock.getZone());
        return new PassageRules.Facts(asked.lane().facts(), asked.request(), known, batch.plates.banned().contains(asked.request().plate()), elsewhere, day,
                batch.tolerance);
    }

    private void pass(Batch batch, Asked asked, PassageRules.Facts facts, UUID id, Instant at) {
        batch.plates.passed().computeIfAbsent(asked.request().plate(), p -> new HashSet<>()).add(asked.lane().office());
        Map<String, BigDecimal> loose = PassageRules.looseTaken(facts);
        for (PassageRules.ReleaseFacts known : facts.releases().values()) {
            Release before = known.release();
            Release after = before.after(asked.request().containers(), loose.getOrDefault(before.number(), BigDecimal.ZERO), at, batch.tolerance);
            for (int i = 0; i < before.containers().size(); i++) {
                if (before.containers().get(i).usedAt() == null && after.containers().get(i).usedAt() != null) {
                    batch.uses.add(new DecisionStore.Use(before.id(), before.containers().get(i).number(), id, at));
                }
            }
            if (!after.equals(before)) {
                batch.known.computeIfPresent(before.number(), (n, standing) -> standing.with(after));
                batch.changed.add(before.number());
            }
            if (before.usedUpAt() == null && after.usedUpAt() != null) {
                batch.left.add(after.subject());
            }
        }
    }

    private void write(Batch batch) {
        if (batch.rows.isEmpty()) {
            return;
        }
        store.write(batch.rows, batch.uses, batch.changed.stream().map(n -> batch.known.get(n).release()).toList());
        if (!batch.incidents.isEmpty()) {
            passages.insertIncidents(batch.rows, batch.incidents);
        }
        batch.rows.forEach(row -> news.tell(row, batch.named.get(row.id()), batch.incidents.get(row.id())));
        news.tellLeft(batch.left);
    }

    private String number(String office, LocalDate today) {
        return "P%s%02d%010d".formatted(office, today.getYear() % 100, numbers.next("gate_passage_number"));
    }
}
