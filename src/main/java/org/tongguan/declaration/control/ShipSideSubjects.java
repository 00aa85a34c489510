package org.tongguan.declaration.control;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.PickupSubjects;
import org.tongguan.cargo.TransportKey;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;

/** What appointments at the ship's side need to know of a declaration. */
@Component
class ShipSideSubjects implements PickupSubjects {

    private final DeclarationStore store;
    private final Transactions transactions;

    ShipSideSubjects(DeclarationStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public Optional<Facts> find(UUID declarationId, Actor actor) {
        return transactions.read(actor, () -> store.find(declarationId)).filter(ShipSideSubjects::isOpen).map(ShipSideSubjects::facts);
    }

    private static boolean isOpen(Declaration d) {
        return d.state() == DeclarationState.ACCEPTED || d.state() == DeclarationState.PICKUP || d.state() == DeclarationState.RELEASED;
    }

    private static Facts facts(Declaration d) {
        List<String> containers = d.document().root().all("containers").stream().map((Node c) -> c.text("containerNumber")).toList();
        return new Facts(d.ref(), d.traderId(), d.number(), d.key().direction(),
                new TransportKey(d.key().transportMode(), d.key().transportName(), d.key().voyage()), containers, d.state() != DeclarationState.ACCEPTED);
    }
}
