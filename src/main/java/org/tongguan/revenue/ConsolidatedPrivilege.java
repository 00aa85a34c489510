package org.tongguan.revenue;

/** Knows who may not use consolidated tax now; implemented where the bills of a month are kept. */
public interface ConsolidatedPrivilege {

    /** Whether a trader's privilege is stopped: a bill of a month was not paid in time, and no officer has reinstated it since. */
    boolean isStopped(long traderId);
}
