package org.tongguan.runtime.backup;

/** A backup that cannot be made or not be used, with its reason in both languages. */
public class BackupException extends RuntimeException {

    private final String zh;
    private final String en;

    BackupException(String zh, String en) {
        super(zh + "\n" + en);
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
