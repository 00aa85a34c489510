package org.tongguan.bench.fuzz;

/** What Jazzer calls with every input it makes. */
public final class FuzzEntry {

    private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("tongguan.fuzz.target"));

    private FuzzEntry() { }

    /** Classes are loaded and rewritten before the clock runs that says an input takes too long. */
    public static void fuzzerInitialize() {
        TARGET.seeds().forEach(TARGET::reads);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        TARGET.reads(bytes);
    }
}
