package org.tongguan.tariff.names;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.schedule.Valid;

/**
 * The hierarchy of the Harmonized System as shipped in {@code data/names}: chapters (2 digits), headings (4) and subheadings (6) with their names.
 * Chinese names are short wordings of our own and stand at chapters and headings only. Immutable.
 */
@Component
public class Nomenclature {

    private final NavigableMap<String, Entry> entries = new TreeMap<>();

    Nomenclature() {
        for (Csv.Row row : Csv.resource("names/hs2022.csv")) {
            entries.put(row.get("code"), new Entry(row.get("code"), Text.of(row.get("name_zh"), row.get("name_en")),
                    LocalDate.parse(row.get("valid_from")), row.orNull("valid_to") == null ? null : LocalDate.parse(row.get("valid_to")), row.get("source")));
        }
    }

    /**
     * One chapter, heading or subheading.
     *
     * @param code    2, 4 or 6 digits
     * @param name    Chinese empty where there is none of its own
     * @param validTo first day on which it is no longer valid, null = open
     */
    public record Entry(String code, Text name, LocalDate validFrom, LocalDate validTo, String source) implements Valid { }

    /** That chapter, heading or subheading; null when there is none. */
    public Entry find(String code) {
        return entries.get(code);
    }

    /** What stands above a code, chapter first, without the code itself. */
    public List<Entry> above(String code) {
        List<Entry> above = new ArrayList<>(3);
        for (int length = 2; length < code.length() && length <= 6; length += 2) {
            Entry entry = entries.get(code.substring(0, length));
            if (entry != null) {
                above.add(entry);
            }
        }
        return above;
    }

    /** All that begin with these digits, in the order of their codes, the one of exactly that code among them. */
    public List<Entry> under(String prefix) {
        return List.copyOf(entries.subMap(prefix, true, prefix + "~", false).values());
    }
}
