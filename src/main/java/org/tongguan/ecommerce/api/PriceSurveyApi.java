package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.ecommerce.act.PriceSurvey;
import org.tongguan.kernel.Actor;

/** Usual prices of retail goods. */
@RestController
@RequestMapping("/api/v1/ecommerce/price-survey")
@Tag(name = "ecommerce")
class PriceSurveyApi {

    private final PriceSurvey survey;

    PriceSurveyApi(PriceSurvey survey) {
        this.survey = survey;
    }

    /**
     * What came out of a survey: {@code read} lists of {@code days} days; of goods {@code rows} are proposed, {@code same} have that price already, and
     * {@code few} were in fewer than {@code leastLists} lists or {@code leastFirms} declarants'.
     */
    record PriceSurveyView(int days, int leastLists, int leastFirms, int read, int few, int same, int rows, @Nullable UUID change) { }

    @PostMapping
    @PreAuthorize("hasAnyRole('ANALYST','SENIOR','ADMIN')")
    @Operation(summary = "Proposes what retail goods usually cost, from lists released lately; another person approves it among the reference changes")
    PriceSurveyView propose(Actor actor) {
        PriceSurvey.Outcome o = survey.propose(actor);
        return new PriceSurveyView(o.measure().days(), o.measure().lists(), o.measure().firms(), o.read(), o.few(), o.same(), o.rows(), o.change());
    }
}
