package org.tongguan.declaration.act;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.store.DeclarationQueries;
import org.tongguan.kernel.Actor;
import org.tongguan.oversight.WaitingCases;

/** Declarations that wait for a review of their documents or for originals that an officer asked for, for the lot to choose from. */
@Component
class ReviewCases implements WaitingCases {

    private final DeclarationQueries queries;

    ReviewCases(DeclarationQueries queries) {
        this.queries = queries;
    }

    @Override
    public List<Waiting> waiting(Actor actor, int most) {
        return queries.waitingForReview(actor.office(), most);
    }

    @Override
    public List<Waiting> waiting(Actor actor, Collection<UUID> cases) {
        return queries.stillWaiting(actor.office(), cases);
    }
}
