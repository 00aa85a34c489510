package org.tongguan.declaration.store;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tongguan.runtime.Numbers;

/** The two numbers of a declaration, in the shapes traders' software knows. */
@Component
public class DeclarationNumbers {

    private final Numbers numbers;

    DeclarationNumbers(Numbers numbers) {
        this.numbers = numbers;
    }

    /** SeqNo: direction letter, year, thirteen digits. */
    public String sequence(String direction, LocalDate day) {
        return "%s%04d%013d".formatted(direction, day.getYear(), numbers.next("declaration_sequence"));
    }

    /** EntryId: four digits of the office, the year, 1 for import or 0 for export, nine digits. */
    public String entry(String office, String direction, LocalDate day) {
        return "%s%04d%s%09d".formatted(office, day.getYear(), "I".equals(direction) ? "1" : "0", numbers.next("declaration_number") % 1_000_000_000L);
    }
}
