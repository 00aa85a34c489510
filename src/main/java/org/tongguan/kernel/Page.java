package org.tongguan.kernel;

import java.util.List;

/**
 * A page of a list.
 *
 * @param page  from 0
 * @param total of all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    private static final int MAX_SIZE = 200;

    public static <T> Page<T> of(List<T> items, int page, int size, long total) {
        return new Page<>(items, index(page), size(size), total);
    }

    /** A page number within sense. */
    public static int index(int page) {
        return Math.clamp(page, 0, 1_000_000);
    }

    /** A page size within sense. */
    public static int size(int size) {
        return Math.clamp(size, 1, MAX_SIZE);
    }
}
