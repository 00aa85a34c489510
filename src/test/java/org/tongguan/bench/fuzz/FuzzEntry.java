package org.tongguan.bench.fuzz;

/** What Jazzer calls with every input it makes. */
public final class FuzzEntry {

    private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("tongguan.fuzz.target"));

    private FuzzEntry() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        TARGET.reads(bytes);
    }
}
