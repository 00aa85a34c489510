package org.tongguan.kernel;

/** Why the platform could not do what was asked; each becomes one HTTP status and one problem type, in one place (gateway). */
public enum ErrorCode {
    /** The request itself cannot be read. */
    MALFORMED(400),
    /** No or unknown credentials. */
    UNAUTHENTICATED(401),
    /** The account may not do this. */
    FORBIDDEN(403),
    /** No such thing, or not yours: the answer is the same. */
    NOT_FOUND(404),
    /** The thing has moved on, or the key was used for something else. */
    CONFLICT(409),
    /** Larger than the limit. */
    TOO_LARGE(413),
    /** Understood, but business rules stand against it; see the findings. */
    REFUSED(422),
    /** More than the agreed rate. */
    TOO_MANY(429),
    /** The platform cannot do it now; nothing was done; try again. */
    UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
