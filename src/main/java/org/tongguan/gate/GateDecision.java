package org.tongguan.gate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the barrier does, with every reason against it. */
public record GateDecision(Verdict decision, List<Reason> reasons, UUID passageId, String passageNumber, Instant at) {

    public enum Verdict { OPEN, STOP }

    /** Why a vehicle is stopped: {@code GATE-nnn}, sentences {@code finding.GATE-nnn}, with their values in order. */
    public record Reason(String code, List<String> args) {

        public Reason {
            args = List.copyOf(args);
        }

        static Reason of(String code, Object... args) {
            return new Reason(code, java.util.Arrays.stream(args).map(String::valueOf).toList());
        }
    }

    public GateDecision {
        reasons = List.copyOf(reasons);
    }
}
