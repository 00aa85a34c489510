package org.tongguan.inspection;

/** Result of a task. */
public enum Outcome { PASS, FAIL }
