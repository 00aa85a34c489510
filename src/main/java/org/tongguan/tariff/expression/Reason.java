package org.tongguan.tariff.expression;

/** Why a rate that stands in a tariff comes to no amount. Its sentences are {@code rate.reason.<name>}. */
public enum Reason {
    /** The rate differs by sub-lines below this line. */
    DIFFERS_BELOW,
    /** The rate depends on which part of the line the goods belong to. */
    DEPENDS_ON_PART,
    /** The line is not in that schedule: no commitment. */
    NOT_BOUND,
    /** The duty does not apply to the line. */
    NOT_APPLICABLE,
    /** The sum needs a standard price that the law fixes elsewhere. */
    STANDARD_PRICE,
    /** The sum needs the content of a constituent in a way the tariff does not make computable. */
    CONTENT,
    /** The sum needs a component that is fixed elsewhere (agricultural component, additional duty on sugar or flour). */
    COMPONENT,
    /** The tariff sends the reader to the text of the schedule. */
    SEE_SCHEDULE,
    /** The duty is computed at the lines of the longer code only. */
    LONGER_CODE,
    /** The rate is a share of another duty. */
    SHARE_OF_OTHER_DUTY
}
