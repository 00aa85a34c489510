package org.tongguan.print;

/**
 * How a text looks.
 *
 * @param size height of the type in twips (20 = one point)
 */
public record Type(boolean bold, int size, Ink ink) {

    /** Regular weight of so many points, black. */
    public static Type regular(int points) {
        return new Type(false, points * 20, Ink.BLACK);
    }

    /** Bold of so many points, black. */
    public static Type bold(int points) {
        return new Type(true, points * 20, Ink.BLACK);
    }

    /** The same, half a point smaller. */
    public Type smaller() {
        return new Type(bold, size - 10, ink);
    }

    public Type in(Ink other) {
        return new Type(bold, size, other);
    }

    /** From one baseline to the next: half as much again, as Chinese needs it. */
    public int leading() {
        return size * 3 / 2;
    }
}
