package org.tongguan.temporary.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.temporary.Item;

/**
 * Goods without access that come in by special permit from where their diseases are not, by the lists of the day: {@code animal_disease} tells which
 * {@code goods} a disease concerns, {@code disease_free} which {@code country} is free of a {@code disease}, whole or in one {@code region}. Both change
 * with four eyes.
 */
@Component
public class DiseaseFree {

    private static final String DISEASES = "animal_disease";
    private static final String FREE = "disease_free";
    private final CodeLists codes;
    private final Texts texts;

    DiseaseFree(CodeLists codes, Texts texts) {
        this.codes = codes;
        this.texts = texts;
    }

    /**
     * How a country stands with the diseases of goods.
     *
     * @param concerned diseases that concern the goods
     * @param wanting   of these, those that the country is not free of
     * @param regions   where it is free of the others only in part: names of the regions
     */
    public record Verdict(List<Code> concerned, List<Code> wanting, List<Text> regions) {

        public boolean isRefused() {
            return !wanting.isEmpty();
        }
    }

    /** The diseases that concern goods of that code. */
    public List<Code> concerned(String code, LocalDate day) {
        return valid(DISEASES, day).stream().filter(d -> Arrays.stream(d.attributes().getOrDefault("goods", "").split(" "))
                .anyMatch(p -> !p.isEmpty() && code.startsWith(p))).toList();
    }

    private List<Code> valid(String list, LocalDate day) {
        return codes.all(list).values().stream().flatMap(List::stream).filter(c -> c.isValidOn(day)).toList();
    }

    public Verdict verdict(String code, String country, LocalDate day) {
        List<Code> concerned = concerned(code, day);
        List<Code> wanting = new ArrayList<>();
        List<Text> regions = new ArrayList<>();
        List<Code> free = concerned.isEmpty() ? List.of() : valid(FREE, day).stream().filter(f -> country.equals(f.attributes().get("country"))).toList();
        for (Code disease : concerned) {
            List<Code> here = free.stream().filter(f -> disease.code().equals(f.attributes().get("disease"))).toList();
            if (here.isEmpty()) {
                wanting.add(disease);
            } else if (here.stream().allMatch(f -> f.attributes().containsKey("region"))) {
                here.forEach(f -> regions.add(SpecialGoods.either(f.attributes().get("region"))));
            }
        }
        return new Verdict(concerned, wanting, regions);
    }

    /** Whether a kind of special goods comes in only from where their diseases are not. */
    public boolean isAsked(@Nullable String kind, LocalDate day) {
        return kind != null && codes.find(SpecialGoods.LIST, kind, day).filter(k -> FREE.equals(k.attributes().get("free"))).isPresent();
    }

    /** What the lists say of special goods, for whoever decides; empty for kinds that do not ask. */
    public Optional<Text> finding(@Nullable String kind, String code, String country, LocalDate day) {
        if (!isAsked(kind, day)) {
            return Optional.empty();
        }
        Verdict v = verdict(code, country, day);
        Text from = codes.name("country", country, day);
        if (v.concerned.isEmpty()) {
            return Optional.of(texts.get("temporary.disease.none", code));
        }
        if (v.isRefused()) {
            return Optional.of(texts.get("temporary.disease.wanting", from, names(v.wanting), day));
        }
        return Optional.of(v.regions.isEmpty() ? texts.get("temporary.disease.free", from, names(v.concerned), day)
                : texts.get("temporary.disease.region", from, names(v.concerned), joined(v.regions)));
    }

    /** Names of diseases, one after the other. */
    public static Text names(List<Code> diseases) {
        return joined(diseases.stream().map(Code::name).toList());
    }

    private static Text joined(List<Text> all) {
        return Text.of(all.stream().map(Text::zh).distinct().collect(Collectors.joining("、")),
                all.stream().map(Text::en).distinct().collect(Collectors.joining(", ")));
    }

    /**
     * Whether an item may come in on that day by the lists; other kinds always may.
     *
     * @param words of the permit, which names the region where a country is free only in part; null = the permit was given, not looked at again
     * @throws PlatformException REFUSED {@code temporary.not-free}, {@code temporary.not-region}
     */
    public void check(Item item, LocalDate day, @Nullable String words) {
        if (!isAsked(item.special(), day)) {
            return;
        }
        Verdict v = verdict(item.code(), item.origin(), day);
        if (v.isRefused()) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.not-free", item.number(), codes.name("country", item.origin(), day),
                    names(v.wanting), day);
        }
        if (words != null && !v.regions.isEmpty() && v.regions.stream().noneMatch(r -> words.contains(r.zh()) || words.contains(r.en()))) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.not-region", item.number(), joined(v.regions));
        }
    }
}
