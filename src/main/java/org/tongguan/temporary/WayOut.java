package org.tongguan.temporary;

import java.util.Set;

/** How goods end their temporary stay; what each asks for and whether it is taxed is dated data, code list {@code temporary_way}. */
public enum WayOut {
    /** Back abroad (复运出境). */
    RE_EXPORT,
    /** Sold, with duty (留购). */
    SALE,
    /** Into a special zone or a supervised bonded place (结转); not for goods of a carnet. */
    ZONE_TRANSFER,
    /** Sold as bonded retail imports, where the positive list has the goods (跨境电商网购保税). */
    RETAIL,
    /** Given away (赠送). */
    GIFT,
    /** Destroyed (销毁). */
    DESTRUCTION,
    /** Used up at the event: tasted, handed out, built into the stand (消耗). */
    CONSUMPTION,
    /** Not out at all: from a carnet to the one that replaces it. Nobody asks for it as a way out. */
    REPLACEMENT;

    /** Ways by which goods stay in the country, in whoever's hands. */
    public static final Set<WayOut> STAYING = Set.of(SALE, RETAIL, GIFT, CONSUMPTION);
}
