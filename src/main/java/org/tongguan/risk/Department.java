package org.tongguan.risk;

/** The controlling departments at the border; what one finds does not answer for another. */
public enum Department {
    /** Customs control proper: goods, value, classification, origin. */
    CUSTOMS,
    /** Animal, plant and health quarantine. */
    QUARANTINE,
    /** Quality and safety of commodities. */
    QUALITY
}
