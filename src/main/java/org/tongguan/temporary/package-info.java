/**
 * Exhibitions and temporary goods (展览品、暂时进境货物): an exhibition filed by its organiser with one guarantee for all, exhibitors' lists in place of
 * declarations, ATA carnets, approvals of special articles with a clock, inspection at the venue; what is in is an account for each item, and every
 * way out writes it off, part by part, until nothing is left and the guarantee is free again. Past its term the guarantee is claimed.
 *
 * <p>Law: Tariff Law of 2024-04-26 arts. 37 (free for six months), 38; Customs Law art. 31; GACC Order 233 (temporary imports and exports: list,
 * guarantee, three extensions, ATA carnets); the 17 measures for the sixth import expo (2023), the Kunming fair of 2017 (one guarantee, list as
 * application, inspection while the stands are set up). Numbers of the law are data: parameters {@code temporary.*}, code lists
 * {@code temporary_way}, {@code temporary_special}, {@code ata_country}.
 *
 * <p>Inside, from the door down: api; act; rules and store. Called by its own API; hears of paid bills.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats", "reference", "hold", "ledger", "trader", "guarantee",
    "revenue", "tariff", "tariff :: value", "inspection"})
package org.tongguan.temporary;
