package org.tongguan.declaration.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Declarations;
import org.tongguan.declaration.act.Attachment;
import org.tongguan.declaration.act.Attachments;
import org.tongguan.declaration.control.Taxation;
import org.tongguan.declaration.filing.Channels;
import org.tongguan.declaration.store.Change;
import org.tongguan.declaration.store.ChangeStore;
import org.tongguan.declaration.store.DeclarationQueries;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.hold.Hold;
import org.tongguan.hold.HoldReason;
import org.tongguan.hold.Holds;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Journal;
import org.tongguan.runtime.JournalEntry;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;
import org.tongguan.tariff.AssessmentView;
import tools.jackson.databind.JsonNode;

/** Puts a case together for people: the declaration with everything that happened to it and stands against it. */
@Component
public class DeclarationViews {

    private final Declarations declarations;
    /** Cause of a hold whose question is the duty. */
    private static final String DUTY = "DUTY";
    private final Surroundings surroundings;
    private final Attachments attachments;
    private final ChangeStore changes;
    private final Holds holds;
    private final Journal journal;
    private final Texts texts;
    private final Taxation taxation;
    private final Transactions transactions;

    DeclarationViews(Declarations declarations, Surroundings surroundings, Attachments attachments, ChangeStore changes, Holds holds, Journal journal,
                     Texts texts, Taxation taxation, Transactions transactions) {
        this.declarations = declarations;
        this.surroundings = surroundings;
        this.attachments = attachments;
        this.changes = changes;
        this.holds = holds;
        this.journal = journal;
        this.texts = texts;
        this.taxation = taxation;
        this.transactions = transactions;
    }

    /** A hold with its sentence. */
    public record HoldView(UUID id, String reason, @Nullable String cause, @Nullable String note, Text text, Instant placedAt,
                           @Nullable String placedBy, @Nullable Instant liftedAt, @Nullable String liftedBy) { }

    /** A change the trader asked for; {@code document} is the declaration as it shall be. */
    public record ChangeView(UUID id, String kind, @Nullable JsonNode document, String reason, String state, Instant askedAt, String askedBy,
                             @Nullable Instant decidedAt, @Nullable String decidedBy, @Nullable String decisionNote) { }

    /** An event of the time line. */
    @Schema(name = "CaseEvent")
    public record EventView(long seq, Instant at, @Nullable String actor, String kind, @Nullable String channel, List<String> channels, Text text,
                            @Nullable Map<String, Object> payload) { }

    /** The whole case. */
    public record DeclarationView(@JsonUnwrapped DeclarationQueries.Summary summary, int version, JsonNode document, List<HoldView> holds,
                           List<Texts.FindingView> findings, @Nullable AssessmentView assessment, @JsonUnwrapped Surroundings.Around around,
                           List<Attachment> attachments, List<String> commands, @Nullable ChangeView changeRequest, boolean changeIsLate) { }

    public DeclarationView view(Actor actor, Declaration d) {
        return transactions.read(actor, () -> {
            List<Hold> all = holds.list(d.ref());
            return new DeclarationView(surroundings.summary(d, all), d.version(), tree(d.document()),
                    all.stream().map(h -> hold(actor, h)).toList(), texts.views(d.findings()),
                    taxation.view(d), surroundings.of(actor, d),
                    attachments.list(d.id()), declarations.commands(actor, d),
                    changes.findOpen(d.id()).map(DeclarationViews::change).orElse(null), surroundings.isLate(d));
        });
    }

    /** A trader is not told which rule targeted the goods, nor why they are inspected: of an officer's own stop, and of what is to be done, it is. */
    private HoldView hold(Actor actor, Hold h) {
        boolean looked = h.reason() == HoldReason.DOCUMENT_REVIEW || h.reason() == HoldReason.RISK;
        boolean rule = looked && !DUTY.equals(h.cause()) && !Objects.equals(h.cause(), h.placedBy());
        boolean why = rule || h.reason() == HoldReason.INSPECTION || h.reason() == HoldReason.DESTINATION_INSPECTION;
        boolean official = actor.isOfficial();
        return new HoldView(h.id(), h.reason().name(), official || !rule ? h.cause() : null, official || !why ? h.note() : null,
                texts.get("hold." + h.reason().name()), h.placedAt(), h.placedBy(), h.liftedAt(), h.liftedBy());
    }

    private static ChangeView change(Change c) {
        return new ChangeView(c.id(), c.kind().name(), c.document() == null ? null : tree(c.document()), c.reason(), c.state().name(), c.askedAt(),
                c.askedBy(), c.decidedAt(), c.decidedBy(), c.decisionNote());
    }

    public static JsonNode tree(Document document) {
        return Json.tree(JsonDocuments.write(document));
    }

    public List<EventView> events(Actor actor, Declaration d) {
        boolean[] summary = {false};
        return transactions.read(actor, () -> journal.list(d.ref())).stream().map(entry -> event(entry, summary)).toList();
    }

    private EventView event(JournalEntry entry, boolean[] summary) {
        Map<String, Object> payload = Json.map(entry.payload());
        if (entry.kind().endsWith("DeclarationLodged")) {
            summary[0] = "SUMMARY".equals(payload.get("mode"));
        }
        List<String> channels = Channels.of(entry.kind(), payload, summary[0]);
        return new EventView(entry.seq(), entry.at(), entry.actor(), entry.kind(), channels.isEmpty() ? null : channels.getLast(), channels,
                texts.get("event." + entry.kind()), payload);
    }
}
