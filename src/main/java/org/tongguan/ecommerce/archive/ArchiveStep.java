package org.tongguan.ecommerce.archive;

import java.time.LocalDate;

/** News of an archiving, told after each step of it; what stands at that moment survives the end of the process. */
public record ArchiveStep(LocalDate month, int part, Kind kind) {

    /** In this order: begun; files written under their first name; named; in the journal, and the lists out of the database; everything gone. */
    public enum Kind { BEGUN, WRITTEN, NAMED, STORED, BODIES_GONE, PARTS_GONE, DONE }
}
