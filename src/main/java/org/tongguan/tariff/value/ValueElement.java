package org.tongguan.tariff.value;

import java.math.BigDecimal;

/**
 * Something the buyer pays or provides besides, or that stands in the price and does not belong there.
 *
 * @param amount        above zero
 * @param currency      of the amount
 * @param itemNumber    the line it belongs to, null = the whole shipment: shared out by price
 * @param inPrice       it is contained in the declared price already
 * @param listed        it is shown separately in the price at import (what art. 26 takes out must be)
 * @param related       royalties: related to the goods; design: carried out abroad; null = not said
 * @param saleCondition royalties: the buyer must pay it to buy the goods; null = not said
 * @param sharePercent  the part of the amount that falls to this shipment (moulds, design), null = all of it
 */
public record ValueElement(Kind kind, BigDecimal amount, String currency, Integer itemNumber, boolean inPrice, boolean listed, Boolean related,
                           Boolean saleCondition, BigDecimal sharePercent) {

    /** What it is; in the order of the law. */
    public enum Kind {
        /** Commission to the seller's agent (art. 25 (1)). */
        SELLING_COMMISSION(true),
        /** Brokerage (art. 25 (1)). */
        BROKERAGE(true),
        /** Containers that are one with the goods (art. 25 (2)). */
        CONTAINER(true),
        /** Packing, materials and labour (art. 25 (3)). */
        PACKING(true),
        /** Materials and parts provided free or below cost (art. 25 (4)). */
        ASSIST_MATERIAL(true),
        /** Tools, dies and moulds provided (art. 25 (4)). */
        ASSIST_TOOL(true),
        /** Materials consumed, provided (art. 25 (4)). */
        ASSIST_CONSUMED(true),
        /** Development and design abroad, provided (art. 25 (4)). */
        ASSIST_DESIGN(true),
        /** Royalties and licence fees (art. 25 (5)). */
        ROYALTY(true),
        /** Proceeds of resale, disposal or use that go back to the seller (art. 25 (6)). */
        PROCEEDS(true),
        /** Loading, handling and other cost of transport before unloading (art. 24). */
        TRANSPORT_COST(true),
        /** Paid indirectly for the goods: to others for the seller's good, or set against a debt (art. 24, second paragraph). */
        INDIRECT_PAYMENT(true),
        /** Warranty; the exception of art. 26 (1): it stays in the value. */
        WARRANTY(true),
        /** Commission to the buyer's own agent (art. 25 (1), the exception). */
        BUYING_COMMISSION(false),
        /** Building, installing, assembling, maintaining, technical service after import (art. 26 (1)). */
        POST_IMPORT_WORK(false),
        /** Transport after unloading (art. 26 (2)). */
        INLAND_TRANSPORT(false),
        /** Insurance after unloading (art. 26 (2)). */
        INLAND_INSURANCE(false),
        /** Import duties and domestic taxes (art. 26 (3)). */
        IMPORT_TAXES(false),
        /** Training and study abroad (customs valuation measures). */
        TRAINING(false),
        /** The right to copy the goods in China (customs valuation measures). */
        COPYING_RIGHT(false),
        /** Interest of a written financing agreement (customs valuation measures). */
        INTEREST(false),
        /** Export: commission abroad (customs valuation measures). */
        OVERSEAS_COMMISSION(false),
        /** Export: the export duty itself (art. 29). */
        EXPORT_DUTY(false);

        private final boolean belongs;

        Kind(boolean belongs) {
            this.belongs = belongs;
        }

        /** Whether it belongs to the value. */
        public boolean belongs() {
            return belongs;
        }

        boolean isExportOnly() {
            return this == OVERSEAS_COMMISSION || this == EXPORT_DUTY;
        }
    }

    /** An element of the whole shipment beside the price, in full. */
    public static ValueElement beside(Kind kind, BigDecimal amount, String currency) {
        return new ValueElement(kind, amount, currency, null, false, false, true, true, null);
    }
}
