package org.tongguan.risk;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongguan.risk.engine.CompiledRule;
import org.tongguan.risk.engine.References;

/** Runs a rule against past declarations before it counts. Sampling, validity and white lists are left out: it shows what the conditions reach. */
@Component
class TryOut {

    private static final int EXAMPLES = 20;
    private final ObjectProvider<DeclarationSource> source;
    private final Targeting targeting;

    TryOut(ObjectProvider<DeclarationSource> source, Targeting targeting) {
        this.source = source;
        this.targeting = targeting;
    }

    /** One declaration it would have hit. */
    record Example(UUID declarationId, @Nullable String number, List<Targets.Because> explanation) { }

    /**
     * What came of it.
     *
     * @param share    {@code hit} of {@code tried}, in percent
     * @param examples the newest of the hits, at most twenty
     */
    record Outcome(int tried, int hit, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal share, List<Example> examples) { }

    /** Empty when no past declarations can be had. */
    Optional<Outcome> run(RuleDraft draft, int last) {
        return Optional.ofNullable(source.getIfAvailable()).map(s -> run(targeting.compile(draft), targeting.snapshot().index().references(), s.last(last)));
    }

    /** The rule must have passed its checks. */
    static Outcome run(CompiledRule rule, References references, List<DeclarationSource.Tried> declarations) {
        int hit = 0;
        List<Example> examples = new ArrayList<>();
        for (DeclarationSource.Tried tried : declarations) {
            List<Targets.Because> because = rule.explain(tried.facts(), references);
            if (because != null && ++hit <= EXAMPLES) {
                examples.add(new Example(tried.id(), tried.number(), because));
            }
        }
        BigDecimal share = declarations.isEmpty() ? BigDecimal.ZERO
                : BigDecimal.valueOf(100L * hit).divide(BigDecimal.valueOf(declarations.size()), 2, RoundingMode.HALF_UP);
        return new Outcome(declarations.size(), hit, share, List.copyOf(examples));
    }
}
