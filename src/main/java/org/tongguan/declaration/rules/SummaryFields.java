package org.tongguan.declaration.rules;

import java.util.Set;

/**
 * Which mandatory fields a summary declaration (first step of two) may leave to the full one. It names the goods, the parties and the
 * transport; prices, weights per unit and statistics follow (GACC announcement 2019 No. 127).
 */
final class SummaryFields {

    private static final Set<String> FOLLOW = Set.of(
            "head.tradeCountry", "head.priceStatements", "head.transactionMode", "head.netWeightKg", "head.routingPort", "head.goodsLocation",
            "goodsItems.unitPrice", "goodsItems.dutyMode", "goodsItems.firstUnit", "goodsItems.firstQuantity",
            "goodsItems.destinationCountry", "goodsItems.domesticDistrict", "goodsItems.secondQuantity");

    private SummaryFields() { }

    static boolean mayFollow(String path) {
        return FOLLOW.contains(path);
    }
}
