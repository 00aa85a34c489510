package org.tongguan.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a longer list, as the API hands it out.
 *
 * @param page  from 0
 * @param size  items of a full page
 * @param total items of the whole list; where counting would read them all ({@link #uncounted}) it says only whether there are more than shown
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    /** The largest page the API gives. */
    public static final int LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** The same page of the list, its items shown in another way. */
    public <R> Page<R> map(Function<? super T, ? extends R> show) {
        return new Page<>(items.stream().<R>map(show).toList(), page, size, total);
    }

    /** Rows as they are read from where they are kept: so many, after so many others. */
    @FunctionalInterface
    public interface Reader<T> {

        List<T> read(long offset, int rows);
    }

    /**
     * Reads one page, whatever was asked for.
     *
     * @param total items of the whole list
     */
    public static <T> Page<T> of(int page, int size, long total, Reader<T> reader) {
        return new Page<>(reader.read(offset(page, size), rows(size)), Math.max(0, page), rows(size), total);
    }

    /**
     * Reads one page of a list that is not counted: one row more is read than shown, and the total is what is known by that. It is exact on the last
     * page, and above {@code offset + size} on every other.
     */
    public static <T> Page<T> uncounted(int page, int size, Reader<T> reader) {
        int rows = rows(size);
        long offset = offset(page, size);
        List<T> found = reader.read(offset, rows + 1);
        return new Page<>(found.subList(0, Math.min(rows, found.size())), Math.max(0, page), rows, offset + found.size());
    }

    /** Cuts a page out of a list that is in memory as a whole. */
    public static <T> Page<T> cut(List<T> all, int page, int size) {
        int rows = rows(size);
        int from = (int) Math.min(all.size(), offset(page, size));
        return new Page<>(all.subList(from, Math.min(all.size(), from + rows)), Math.max(0, page), rows, all.size());
    }

    /** A page size within the limits, whatever was asked for. */
    public static int rows(int size) {
        return Math.clamp(size, 1, LIMIT);
    }

    /** Rows before the page. */
    public static long offset(int page, int size) {
        return (long) Math.max(0, page) * rows(size);
    }
}
