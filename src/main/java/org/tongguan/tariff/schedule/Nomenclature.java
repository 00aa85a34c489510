package org.tongguan.tariff.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.Text;

/** The names of the Harmonized System's chapters, headings and subheadings, by edition ({@code data/tariff/hs2022.csv}). */
@Component
public class Nomenclature {

    /** A chapter (2 digits), heading (4) or subheading (6); where the Chinese name is not at hand its text is empty. */
    public record Heading(String code, Text name, LocalDate validFrom, LocalDate validTo, String source) implements Valid { }

    private final Map<String, List<Heading>> byCode = new HashMap<>();

    Nomenclature() {
        for (Csv.Row row : Csv.resource("tariff/hs2022.csv")) {
            byCode.computeIfAbsent(row.get("code"), c -> new ArrayList<>(1)).add(new Heading(row.get("code"), Text.of(row.get("name_zh"), row.get("name_en")),
                    LocalDate.parse(row.get("valid_from")), row.orNull("valid_to") == null ? null : LocalDate.parse(row.get("valid_to")), row.get("source")));
        }
    }

    /** Chapter, heading and subheading above a code, from the top; those whose names are not at hand left out. */
    public List<Heading> above(String code, LocalDate day) {
        List<Heading> found = new ArrayList<>(3);
        for (int length = 2; length <= Math.min(6, code.length()); length += 2) {
            Heading heading = find(code.substring(0, length), day);
            if (heading != null) {
                found.add(heading);
            }
        }
        return found;
    }

    /** The heading of exactly that code on a day, null when its name is not at hand. */
    public Heading find(String code, LocalDate day) {
        return byCode.getOrDefault(code, List.of()).stream().filter(h -> h.isValidOn(day)).findFirst().orElse(null);
    }

    /** The next level below a code on a day, in order; chapters for an empty code. */
    public List<Heading> below(String code, LocalDate day) {
        return byCode.values().stream().flatMap(List::stream).filter(h -> h.code().length() == code.length() + 2 && h.code().startsWith(code)
                && h.isValidOn(day)).sorted(Comparator.comparing(Heading::code)).toList();
    }

    /** All that begin with these digits, of every edition, in the order of their codes. */
    public List<Heading> under(String prefix) {
        return byCode.values().stream().flatMap(List::stream).filter(h -> h.code().startsWith(prefix)).sorted(Comparator.comparing(Heading::code)).toList();
    }
}
