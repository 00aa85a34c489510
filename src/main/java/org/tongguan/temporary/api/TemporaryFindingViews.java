package org.tongguan.temporary.api;

import static org.tongguan.formats.Decimals.plain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongguan.inspection.Decision;
import org.tongguan.kernel.Text;
import org.tongguan.temporary.Correction;
import org.tongguan.temporary.act.Corrections;

/** What inspections found about items, as pages and machines are shown it. */
final class TemporaryFindingViews {

    private TemporaryFindingViews() { }

    record TemporaryFinding(String inspection, Decision decision, String reason, Instant foundAt, @Nullable Instant settledAt) { }

    record TemporaryCorrection(Correction.State state, String code, Text name, String quantity, int pieces, String weight, String price, String origin,
                               String reason, String askedBy, Instant askedAt, @Nullable String decidedBy, @Nullable Instant decidedAt,
                               @Nullable String decisionReason) { }

    /** @param correctable a correction may be asked for now; {@code commands}: what may be decided about the one that is asked for */
    record TemporaryFindings(List<TemporaryFinding> findings, @Nullable TemporaryCorrection correction, boolean correctable, List<String> commands) { }

    static TemporaryFindings view(Corrections.View v) {
        Correction c = v.correction();
        return new TemporaryFindings(v.findings().stream().map(f -> new TemporaryFinding(f.inspection(), f.decision(), f.reason(), f.foundAt(), f.settledAt()))
                .toList(), c == null ? null : new TemporaryCorrection(c.state(), c.code(), c.name(), plain(c.quantity()), c.pieces(), plain(c.weight()),
                c.price().toPlainString(), c.origin(), c.reason(), c.askedBy(), c.askedAt(), c.decidedBy(), c.decidedAt(), c.decisionReason()),
                v.correctable(), v.commands());
    }
}
