package org.tongguan.revenue.reconcile;

/** Lets the fuzzer read banks' statements. */
public final class BankStatementDoor {

    private BankStatementDoor() { }

    public static Object read(byte[] xml) {
        return CamtReader.read(xml);
    }
}
