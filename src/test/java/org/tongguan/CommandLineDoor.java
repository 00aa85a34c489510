package org.tongguan;

import java.io.PrintStream;

/** Lets tests of other packages give commands as on the command line. */
public final class CommandLineDoor {

    private CommandLineDoor() { }

    public static int run(PrintStream out, String... args) {
        return CommandLine.run(args, out);
    }
}
