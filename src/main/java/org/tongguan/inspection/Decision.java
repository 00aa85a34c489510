package org.tongguan.inspection;

/** What is done about goods that failed. */
public enum Decision {
    /** Quarantine treatment (检疫处理), then a re-check by the department that failed them. */
    TREAT,
    /** The goods go back (退运): never released. */
    RE_EXPORT,
    /** The goods are destroyed (销毁): never released. */
    DESTROY,
    /** The declaration does not fit the goods and must be amended (改单). */
    AMEND,
    /** A fine (行政处罚); the goods wait until it is paid. */
    PENALTY;

    /** Whether the goods can never be released on this declaration. */
    public boolean endsTheCase() {
        return this == RE_EXPORT || this == DESTROY;
    }
}
