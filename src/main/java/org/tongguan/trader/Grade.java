package org.tongguan.trader;

/** Credit grade of a registered enterprise (GACC Order 251, art. 3). */
public enum Grade {
    /** Advanced certified enterprise (高级认证企业), the Chinese AEO. */
    ADVANCED("advanced"),
    /** Registered, neither certified nor dishonest: normal management. */
    REGISTERED("normal"),
    /** Dishonest enterprise (失信企业): stricter control. */
    DISHONEST("dishonest");

    private final String lawName;

    Grade(String lawName) {
        this.lawName = lawName;
    }

    /** The grade's word in the names of law parameters, e.g. {@code aeo.inspection.factor.advanced}. */
    String lawName() {
        return lawName;
    }
}
