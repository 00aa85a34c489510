package org.tongguan.revenue;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.SubjectRef;

/** Knows goods on which taxes may be levied after the fact; implemented by whoever keeps their declarations. */
public interface LeviedGoods {

    /**
     * Goods.
     *
     * @param office     four-digit code
     * @param releasedOn null = not released
     */
    record Goods(SubjectRef subject, long traderId, String office, @Nullable LocalDate releasedOn) { }

    /** Those of a declaration, by its number. */
    Optional<Goods> find(String declarationNumber);
}
