package org.tongguan.temporary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came in, went out which way and is still in.
 *
 * @param out by way
 */
public record Figures(Sum in, Sum left, Map<WayOut, Sum> out) {

    /** Pieces, kilograms and yuan of a number of items. */
    public record Sum(long items, long pieces, BigDecimal weight, BigDecimal value) { }

    /**
     * An exhibitor's part of an exhibition.
     *
     * @param dueOn earliest term of what is still in, null = nothing is
     */
    public record OfExhibitor(String exhibitor, String country, long lists, Sum in, Sum left, @Nullable LocalDate dueOn) { }

    /** Figures of a list, by its identity. */
    public record OfList(UUID list, Sum in, Sum left) { }

    /** An exhibition's figures. */
    public record OfExhibition(Figures all, List<OfExhibitor> exhibitors) { }
}
