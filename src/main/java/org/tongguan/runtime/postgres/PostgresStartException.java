package org.tongguan.runtime.postgres;

/** The database could not be started; {@link #detail} is the end of its own log. */
public class PostgresStartException extends RuntimeException {

    private final String detail;

    public PostgresStartException(String message, String detail) {
        super(message + (detail.isBlank() ? "" : "\n" + detail));
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }
}
