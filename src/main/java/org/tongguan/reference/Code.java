package org.tongguan.reference;

import java.time.LocalDate;
import java.util.Map;
import org.tongguan.kernel.Text;

/**
 * One code of a list, with its validity and source.
 *
 * @param validTo first day on which it is no longer valid, null = open
 */
public record Code(String list, String code, Text name, Map<String, String> attributes, LocalDate validFrom, LocalDate validTo, String source) {

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
