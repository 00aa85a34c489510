package org.tongguan.oversight;

/** Tells which accounts are officials'; implemented where accounts are kept. */
public interface Officials {

    /** Whether there is an active account of that log-in name with a role of customs. */
    boolean isOfficial(String username);
}
