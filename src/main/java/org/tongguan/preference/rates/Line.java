package org.tongguan.preference.rates;

import java.util.List;
import java.util.Map;
import org.tongguan.kernel.Text;

/**
 * A line of a tariff with its rates over time; of several that hold on a day the first counts.
 *
 * @param mfn          most-favoured-nation rates
 * @param bases        rates that a reduction may have begun with, the likeliest first
 * @param provisional  provisional rates that cover the whole line and take the place of the MFN rate
 * @param preferential by {@link Column#id()}
 */
public record Line(String code, Text name, List<DatedRate> mfn, List<List<DatedRate>> bases, List<DatedRate> provisional,
                   Map<String, List<DatedRate>> preferential) {

    public Line {
        mfn = List.copyOf(mfn);
        bases = List.copyOf(bases);
        provisional = List.copyOf(provisional);
        preferential = Map.copyOf(preferential);
    }

    /** A line whose reductions began with its MFN rates. */
    public Line(String code, Text name, List<DatedRate> mfn, List<DatedRate> provisional, Map<String, List<DatedRate>> preferential) {
        this(code, name, mfn, List.of(mfn), provisional, preferential);
    }
}
