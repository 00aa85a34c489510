package org.tongguan.risk.engine;

import java.io.ByteArrayInputStream;

/** Lets the fuzzer read rule files. */
public final class RuleFileDoor {

    private RuleFileDoor() { }

    public static Object read(byte[] yaml) {
        return RuleFile.read(new ByteArrayInputStream(yaml));
    }
}
