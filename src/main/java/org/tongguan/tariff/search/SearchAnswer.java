package org.tongguan.tariff.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Text;

/**
 * What a search in the tariff found.
 *
 * @param query     as asked
 * @param asOf      the day whose tariff was searched
 * @param verdict   whether the words name goods at all
 * @param advice    what to do when they do not, null when they do
 * @param vagueWords words of the query that name no goods
 * @param understood trade words of the query and what the tariff calls them
 * @param hits      at most ten, likeliest first; a finder's suggestions, no ruling
 * @param lawVersion state of the tariff that was searched
 */
@Schema(name = "TariffSearchAnswer")
record SearchAnswer(String query, LocalDate asOf, Verdict verdict, @Nullable Text advice, List<String> vagueWords, List<Word> understood, List<Hit> hits,
                    String lawVersion) {

    enum Verdict {
        /** The words name goods. */
        CLEAR,
        /** A code was typed. */
        CODE,
        /** Only words that name no goods: "parts", 礼品. */
        VAGUE,
        /** The words fit goods of many chapters about equally. */
        WIDE,
        /** Nothing fits. */
        NOTHING
    }

    /** A trade word. */
    @Schema(name = "TradeWord")
    record Word(String term, List<String> codes, String words) { }

    /** A chapter, heading or subheading above a hit. */
    @Schema(name = "TariffAbove")
    record Above(String code, Text name) { }

    /** Rates of a tariff line, in the rate language; empty as in the tariff. */
    @Schema(name = "TariffHitRates")
    record Rates(String mfn, String provisional, boolean provisionalExPart, String general, String vat, String consumption, String exportDuty) { }

    /**
     * A reason for a hit.
     *
     * @param kind CODE, SYNONYM, NAME, ABOVE or PAST
     */
    @Schema(name = "TariffHitReason")
    record Why(Kind kind, Text text) {
        enum Kind { CODE, SYNONYM, NAME, ABOVE, PAST }
    }

    /**
     * A code found.
     *
     * @param level      digits of the code: 4 heading, 6 subheading, 8 or 10 tariff line
     * @param rates      null above the level of tariff lines
     * @param score      comparable within one answer only
     * @param pastOwn    own cleared lines with like names
     * @param pastOthers cleared lines of others, 0 while fewer than the least number of traders agree
     */
    @Schema(name = "TariffHit")
    record Hit(String code, int level, Text name, List<Above> above, @Nullable Rates rates, int score, int pastOwn, int pastOthers, List<Why> why) { }
}
