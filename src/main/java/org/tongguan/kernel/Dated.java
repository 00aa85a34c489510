package org.tongguan.kernel;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Values with their validity: law is data with dates. Absent is not zero: {@link #on} is empty outside every validity.
 *
 * @param <T> the value
 */
public final class Dated<T> {

    /** A value valid from (inclusive) until (exclusive; null = open), with where it is written. */
    public record Version<T>(T value, LocalDate from, LocalDate until, String source) {

        public boolean isValidOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    private final List<Version<T>> versions;

    private Dated(List<Version<T>> versions) {
        this.versions = versions;
    }

    /**
     * Puts versions in order.
     *
     * @throws IllegalArgumentException when two of them are valid on one day
     */
    public static <T> Dated<T> of(Collection<Version<T>> versions) {
        List<Version<T>> sorted = versions.stream().sorted(Comparator.comparing(Version::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Version<T> before = sorted.get(i - 1);
            if (before.until() == null || before.until().isAfter(sorted.get(i).from())) {
                throw new IllegalArgumentException("overlapping validity: " + before + " and " + sorted.get(i));
            }
        }
        return new Dated<>(sorted);
    }

    public Optional<Version<T>> versionOn(LocalDate day) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).isValidOn(day)) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }

    public Optional<T> on(LocalDate day) {
        return versionOn(day).map(Version::value);
    }

    public List<Version<T>> versions() {
        return versions;
    }
}
