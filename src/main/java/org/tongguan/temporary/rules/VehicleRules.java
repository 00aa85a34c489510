package org.tongguan.temporary.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.Vehicle;
import org.tongguan.temporary.WayOut;

/**
 * What vehicles on show need, by the law of the day: {@code papers} of their kind (code list {@code temporary_special}) and what each is {@code for}
 * (code list {@code temporary_paper}: ways out, or kinds of places where it may be); {@code zones} the list of zones that may take them.
 */
@Component
public class VehicleRules {

    public static final String PAPERS = "temporary_paper";
    public static final String PLACES = "temporary_place_kind";
    private final CodeLists codes;

    VehicleRules(CodeLists codes) {
        this.codes = codes;
    }

    /** Kinds of special goods that are bound to named places, on any day. */
    public Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        codes.all(SpecialGoods.LIST).values().forEach(versions -> versions.stream().filter(VehicleRules::isBound).forEach(v -> kinds.add(v.code())));
        return kinds;
    }

    private static boolean isBound(Code kind) {
        return "named".equals(kind.attributes().get("places"));
    }

    private Optional<Code> kind(Item item, LocalDate day) {
        return item.special() == null ? Optional.empty() : codes.find(SpecialGoods.LIST, item.special(), day);
    }

    /** Whether it may only be at places that are named for it. */
    public boolean isBound(Item item, LocalDate day) {
        return kind(item, day).filter(VehicleRules::isBound).isPresent();
    }

    /** The papers of its kind, with what each is for. */
    public List<Code> papers(Item item, LocalDate day) {
        return kind(item, day).map(k -> words(k, "papers")).orElse(List.of()).stream().flatMap(p -> codes.find(PAPERS, p, day).stream()).toList();
    }

    private static List<String> words(Code code, String attribute) {
        String words = code.attributes().getOrDefault(attribute, "");
        return words.isEmpty() ? List.of() : Arrays.asList(words.split(" "));
    }

    /** What a paper is for: ways out and kinds of places. */
    public static List<String> purposes(Code paper) {
        return words(paper, "for");
    }

    /**
     * Whether it has the papers for a purpose.
     *
     * @param purpose a way out or a kind of place
     * @throws PlatformException REFUSED {@code temporary.papers} naming the first that is missing or no longer valid
     */
    public void check(Item item, Collection<Vehicle.Paper> given, String purpose, LocalDate day) {
        for (Code needed : papers(item, day)) {
            if (purposes(needed).contains(purpose)
                    && given.stream().noneMatch(p -> p.itemId().equals(item.id()) && p.kind().equals(needed.code()) && p.isValidOn(day))) {
                throw new PlatformException(ErrorCode.REFUSED, "temporary.papers", item.number(), needed.name());
            }
        }
    }

    /**
     * Whether a zone or supervised place may take it.
     *
     * @throws PlatformException REFUSED {@code temporary.zones} when it is not one that may keep goods of its kind
     */
    public void checkZone(Item item, WayOut way, String place, LocalDate day) {
        String list = way == WayOut.ZONE_TRANSFER ? kind(item, day).map(k -> k.attributes().get("zones")).orElse(null) : null;
        if (list != null && codes.all(list).values().stream().flatMap(List::stream).filter(z -> z.isValidOn(day))
                .noneMatch(z -> z.code().equals(place) || z.name().zh().equals(place) || z.name().en().equalsIgnoreCase(place))) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.zones", item.number(), place, codes.name(SpecialGoods.LIST, item.special(), day));
        }
    }
}
