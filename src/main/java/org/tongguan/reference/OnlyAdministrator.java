package org.tongguan.reference;

/** Whether there was never a second administrator who could look at what the first one brings in; known above this module. */
public interface OnlyAdministrator {

    boolean isAlone();
}
