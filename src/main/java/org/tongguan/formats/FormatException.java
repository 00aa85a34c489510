package org.tongguan.formats;

/** The bytes are not a document of the expected format. */
public class FormatException extends RuntimeException {

    private final String key;
    private final String place;

    /**
     * @param key   message key under {@code problem.format.}
     * @param place where: an element path, a line and column, or a pointer
     */
    public FormatException(String key, String place) {
        super(key + " at " + place);
        this.key = key;
        this.place = place;
    }

    public String key() {
        return key;
    }

    public String place() {
        return place;
    }
}
