package org.tongguan.gate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A vehicle stands in a lane and wants to pass. Numbers are brought to upper case without blanks and hyphens.
 *
 * @param laneKey    the lane's own number of this passage: the same key is the same passage for ever; null = the lane keeps no count
 * @param weightKg   as the scale says: vehicle, containers and goods; null = no scale
 * @param tareKg     of vehicle and empty containers, null = not known
 * @param releases   numbers of releases, none = empty vehicle
 * @param seals      seal numbers read or told
 * @param direction  IN or OUT
 */
public record PassageRequest(String laneId, String laneKey, String plate, List<String> containers, BigDecimal weightKg, BigDecimal tareKg,
                             List<String> releases, List<String> seals, Direction direction) {

    /** Where the vehicle goes, seen from the supervised area. */
    public enum Direction { IN, OUT }

    public PassageRequest {
        plate = clean(plate);
        containers = containers == null ? List.of() : containers.stream().map(PassageRequest::clean).filter(c -> !c.isEmpty()).toList();
        releases = releases == null ? List.of() : releases.stream().map(PassageRequest::clean).filter(r -> !r.isEmpty()).distinct().sorted().toList();
        seals = seals == null ? List.of() : seals.stream().map(PassageRequest::clean).filter(s -> !s.isEmpty()).toList();
    }

    static String clean(String text) {
        return text == null ? "" : text.replaceAll("[\\s·•-]", "").toUpperCase(Locale.ROOT);
    }

    /** Several numbers in one text, separated by commas, semicolons or blanks. */
    static List<String> split(String text) {
        return text == null ? List.of() : Arrays.asList(text.strip().split("[\\s,;，；、]+"));
    }
}
