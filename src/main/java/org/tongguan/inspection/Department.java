package org.tongguan.inspection;

/** Who looks at the goods; all of them in one visit. */
public enum Department {
    /** Customs proper (海关查验): goods against declaration. */
    CUSTOMS,
    /** Animal, plant and health quarantine (检疫). */
    QUARANTINE,
    /** Commodity inspection (商检): quality, safety, labels. */
    QUALITY
}
