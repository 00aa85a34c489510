package org.tongguan.suspense;

/** Why goods are on account; what each asks for is dated data, code list {@code suspense_regime}. */
public enum Regime {
    /** Repaired abroad (出境修理): taxed on repair and parts when back in time. */
    REPAIR_ABROAD(true),
    /** Processed abroad (出境加工): taxed on processing, materials and the way back when back in time. */
    PROCESSING_ABROAD(true),
    /** Used abroad for a time (暂时出境). */
    TEMPORARY_EXPORT(true),
    /** In to be repaired (进境修理): secured, written off when out again. */
    INWARD_REPAIR(false),
    /** In for a time (暂时进境), by declaration. */
    TEMPORARY_IMPORT(false),
    /** Leased from abroad (租赁进口): taxed with each rent, or once. */
    LEASE(false);

    private final boolean export;

    Regime(boolean export) {
        this.export = export;
    }

    /** Whether an export declaration opens it. */
    public boolean isExport() {
        return export;
    }
}
