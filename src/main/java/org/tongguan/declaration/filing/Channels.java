package org.tongguan.declaration.filing;

import java.util.List;
import java.util.Map;
import org.tongguan.declaration.Mode;

/**
 * Which receipt channels of the single window a journal event stands for (code list {@code dec_channel}): receipts are a view of the journal.
 */
public final class Channels {

    private static final Map<String, List<String>> BY_EVENT = Map.ofEntries(
            Map.entry("DocumentsAccepted", List.of("J")),
            Map.entry("DeclarationReleased", List.of("P")),
            Map.entry("PickupAllowed", List.of("SpK")),
            Map.entry("DeclarationReturned", List.of("Z")),
            Map.entry("DeclarationRejected", List.of("E")),
            Map.entry("DeclarationWithdrawn", List.of("D")),
            Map.entry("GoodsForfeited", List.of("D")),
            Map.entry("DeclarationClosed", List.of("R")),
            Map.entry("InspectionOrdered", List.of("C")),
            Map.entry("BillIssued", List.of("T")));

    private Channels() { }

    /** Stored, and reviewed at once when no officer needs to look. */
    public static List<String> onLodging(Mode mode, boolean needsReview) {
        if (mode == Mode.SUMMARY) {
            return needsReview ? List.of("Sp1", "SpL") : List.of("Sp1", "SpL", "SpJ");
        }
        return needsReview ? List.of("7", "L") : List.of("7", "L", "J");
    }

    /** The channels of an event: told by its payload, else by its kind; in the summary stage with the two-step letters. */
    public static List<String> of(String kind, Map<String, Object> payload, boolean summaryStage) {
        if (payload.get("channels") instanceof List<?> told) {
            return told.stream().map(String::valueOf).toList();
        }
        List<String> channels = payload.get("channel") instanceof String one ? List.of(one) : BY_EVENT.getOrDefault(kind, List.of());
        return summaryStage ? channels.stream().map(c -> switch (c) {
            case "J", "C", "E" -> "Sp" + c;
            default -> c;
        }).toList() : channels;
    }
}
