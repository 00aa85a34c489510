package org.tongguan.declaration.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.screening.Valuation;
import org.tongguan.declaration.store.AssessmentQueries;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.LawVersion;

/** All assessments a declaration has had, each with the document and the law it was made by, and the means to compute it once more. */
@Component
public class Assessments {

    private static final String OFFICER = "OFFICER";
    private final AssessmentQueries queries;
    private final Valuation valuation;
    private final Transactions transactions;

    Assessments(AssessmentQueries queries, Valuation valuation, Transactions transactions) {
        this.queries = queries;
        this.valuation = valuation;
        this.transactions = transactions;
    }

    /**
     * One assessment.
     *
     * @param n          1 = the first
     * @param version    of the document
     * @param replacedAt null = the standing one
     * @param reason     of the replacement
     */
    public record Entry(int n, int version, LocalDate rateDate, String lawVersion, String total, @Nullable Instant replacedAt,
                        @Nullable String reason) { }

    /** A tax or a value that came out otherwise; null = there was none. {@code what} is a tax, VALUE or TREATMENT. */
    public record Difference(int itemNumber, String what, @Nullable String kept, @Nullable String recomputed) { }

    /**
     * An assessment computed once more by the law it names.
     *
     * @param same        to the cent
     * @param determined  lines whose taxes an officer determined: they are not computed
     * @param differences empty when it is the same
     */
    public record Recomputed(int n, int version, String lawVersion, boolean same, String total, String recomputedTotal, List<Integer> determined,
                             List<Difference> differences) { }

    /** In the order in which they were made; the caller has seen to it that the actor may see the declaration. */
    public List<Entry> list(Actor actor, Declaration d) {
        return kept(actor, d).stream().map(k -> {
            Assessment a = Valuation.read(k.assessment());
            return new Entry(k.n(), k.version(), a.rateDate(), a.lawVersion(), a.total().toPlainString(), k.replacedAt(), k.reason());
        }).toList();
    }

    private List<AssessmentQueries.Kept> kept(Actor actor, Declaration d) {
        return transactions.read(actor, () -> queries.list(d));
    }

    /**
     * Computes one of them once more.
     *
     * @throws PlatformException NOT_FOUND {@code assessment} when there is none of that number, REFUSED {@code assessment.law} when it names no law
     *                           that is in this database
     */
    public Recomputed recompute(Actor actor, Declaration d, int n) {
        AssessmentQueries.Kept one = kept(actor, d).stream().filter(k -> k.n() == n).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "assessment", d.sequenceNumber(), n));
        Assessment kept = Valuation.read(one.assessment());
        LawVersion version = LawVersion.parse(kept.lawVersion()).orElseThrow(() -> unknown(kept.lawVersion()));
        Assessment again;
        try {
            again = valuation.assessAs(version, one.document(), kept);
        } catch (IllegalStateException e) {
            throw unknown(kept.lawVersion());
        }
        List<Integer> determined = kept.lines().stream().filter(Assessments::isDetermined).map(Assessment.Line::itemNumber).toList();
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < kept.lines().size(); i++) {
            if (!isDetermined(kept.lines().get(i))) {
                compare(kept.lines().get(i), again.lines().get(i), differences);
            }
        }
        return new Recomputed(n, one.version(), kept.lawVersion(), differences.isEmpty(), kept.total().toPlainString(), again.total().toPlainString(),
                determined, differences);
    }

    private static PlatformException unknown(String lawVersion) {
        return new PlatformException(ErrorCode.REFUSED, "assessment.law", lawVersion);
    }

    private static boolean isDetermined(Assessment.Line line) {
        return line.taxes().stream().anyMatch(t -> OFFICER.equals(t.rateKind()));
    }

    private static void compare(Assessment.Line kept, Assessment.Line again, List<Difference> differences) {
        different(kept.itemNumber(), "VALUE", text(kept.customsValue()), text(again.customsValue()), differences);
        different(kept.itemNumber(), "TREATMENT", kept.treatment().name(), again.treatment().name(), differences);
        Map<Assessment.Tax, BigDecimal> before = taxes(kept);
        Map<Assessment.Tax, BigDecimal> after = taxes(again);
        for (Assessment.Tax tax : Assessment.Tax.values()) {
            different(kept.itemNumber(), tax.name(), text(before.get(tax)), text(after.get(tax)), differences);
        }
    }

    private static Map<Assessment.Tax, BigDecimal> taxes(Assessment.Line line) {
        Map<Assessment.Tax, BigDecimal> taxes = new EnumMap<>(Assessment.Tax.class);
        line.taxes().forEach(t -> taxes.merge(t.tax(), t.amount(), BigDecimal::add));
        return taxes;
    }

    private static void different(int item, String what, String kept, String again, List<Difference> differences) {
        if (!Objects.equals(kept, again)) {
            differences.add(new Difference(item, what, kept, again));
        }
    }

    private static String text(BigDecimal amount) {
        return Optional.ofNullable(amount).map(a -> a.setScale(2).toPlainString()).orElse(null);
    }
}
