package org.tongguan.sample;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.cargo.PickupRequest;
import org.tongguan.cargo.ShipSidePickups;
import org.tongguan.cargo.TransportKey;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.DeclarationState;
import org.tongguan.declaration.Declarations;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.gateway.Inbox;
import org.tongguan.kernel.Actor;
import org.tongguan.sample.SampleData.Kind;

/** What the declarants of the sample do: file through the inbox as any sender, amend, withdraw, ask for hand-over. */
@Component
class Filers {

    private final Documents documents;
    private final Inbox inbox;
    private final Declarations declarations;
    private final ShipSidePickups pickups;
    private final Clock clock;

    Filers(Documents documents, Inbox inbox, Declarations declarations, ShipSidePickups pickups, Clock clock) {
        this.documents = documents;
        this.inbox = inbox;
        this.declarations = declarations;
        this.pickups = pickups;
        this.clock = clock;
    }

    /** Files a story's document, some as messages and some as JSON. The same again is a repeat. Null when it was refused, as it was meant to be. */
    UUID file(Scene scene, Story story) {
        Document document = documents.write(scene.data(), story).document();
        boolean draft = story.chapter().kind() == Kind.DRAFT || story.chapter().kind() == Kind.UNFINISHED;
        Inbox.Receipt receipt = accept(scene, story, document, draft);
        if (!receipt.message().accepted() && story.chapter().kind() != Kind.WRONG) {
            throw new IllegalStateException("refused: " + receipt.message().findings());
        }
        return receipt.message().accepted() ? receipt.message().subject().id() : null;
    }

    private Inbox.Receipt accept(Scene scene, Story story, Document document, boolean draft) {
        Actor sender = scene.person(story.filer().username());
        boolean xml = story.turn() % 2 == 0;
        String body = xml ? DecMessageWriter.write(document) : JsonDocuments.write(document);
        return inbox.accept(sender, xml ? "DecMessage" : draft ? "declaration-draft+json" : "declaration+json", body.getBytes(StandardCharsets.UTF_8), null);
    }

    void complete(Scene scene, Story story, UUID id) {
        Declaration summary = declarations.get(Actor.PLATFORM, id);
        Inbox.Receipt receipt = accept(scene, story, documents.full(scene.data(), story, summary.sequenceNumber()), false);
        if (!receipt.message().accepted()) {
            throw new IllegalStateException("full declaration refused: " + receipt.message().findings());
        }
    }

    void amend(Actor filer, UUID id) {
        Document document = declarations.get(filer, id).document();
        document.only("head").set("contractNumber", document.head("contractNumber") + "-A").set("remarks", "合同号更正");
        declarations.amend(filer, id, document, "合同号录入有误，申请更正。 The contract number was entered wrongly.");
    }

    void withdraw(Actor filer, UUID id) {
        declarations.withdraw(filer, id, "境外发货人取消发运，申请撤销。 The consignor cancelled the shipment.");
    }

    void declare(Actor filer, UUID id) {
        declarations.declare(filer, id);
    }

    void askHandOver(Actor filer, UUID id) {
        Declaration d = declarations.get(filer, id);
        List<String> containers = d.document().root().all("containers").stream().map(c -> c.text("containerNumber")).toList();
        pickups.request(new PickupRequest(d.ref(), d.traderId(), d.number(), d.key().direction(), "terminal",
                new TransportKey(d.key().transportMode(), d.key().transportName(), d.key().voyage()), containers, clock.instant().plus(Duration.ofHours(3)),
                d.state() == DeclarationState.RELEASED), filer);
    }
}
