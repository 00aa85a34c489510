package org.tongguan.preference.goods;

import java.math.BigDecimal;

/**
 * One kind of goods as it was declared in a period, and what preferences do for it. Amounts are yuan.
 *
 * @param direction       I or E
 * @param country         of origin for imports, of destination for exports (code list {@code country})
 * @param value           customs value of all of it
 * @param schedule        whose tariff is meant; null = the country's tariff is not at hand
 * @param agreement       the best agreement open to it, null = none
 * @param mfn             rate without it, empty = not at hand
 * @param rate            rate with it; for exports the rates of the lines it may fall on
 * @param possible        duty that the best agreement saves on all of it; at least, where the line abroad is not known; null = not comparable
 * @param possibleAtMost  the same at most
 * @param claimed         value for which an agreement was claimed; null for exports, of which a declaration says nothing
 * @param saved           duty saved by what was claimed, null as above
 * @param missed          duty that could have been saved and was not, null = not known
 */
public record OwnGoods(String direction, String code, String description, String country, BigDecimal value, int lines, String schedule, String agreement,
                       String mfn, String rate, BigDecimal possible, BigDecimal possibleAtMost, BigDecimal claimed, BigDecimal saved, BigDecimal missed) { }
