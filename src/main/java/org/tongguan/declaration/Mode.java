package org.tongguan.declaration;

/** How a declaration is cleared. */
public enum Mode {
    NORMAL,
    /** Declared before arrival: decides on arrival with no further act. */
    ADVANCE,
    /** First step of two: releases the goods for pick-up. */
    SUMMARY,
    /** Second step of two. */
    FULL
}
