/**
 * Split delivery, one declaration (分送集报、批次进出集中申报): a trader with an approval and a guarantee lets goods go delivery by delivery, each by a list,
 * and declares a month's deliveries together afterwards. What has gone and is not declared stands in the ledger, piece by piece; each delivery keeps its
 * taxes set aside on the guarantee until the declaration that covers it is released; where declaration and deliveries differ, the difference is explained
 * line by line. Who lets the day pass by which a month is declared makes no further deliveries until it is.
 *
 * <p>Law: GACC Order 169 (2008, periodic declaration of imports and exports: guarantee, list at each movement, one declaration for a month, due on the
 * tenth of the next, never across a year, rates and exchange rates of the day of the list) and the rules of duty collection for goods declared together;
 * as generally known, to be verified. Its numbers are data: parameters {@code periodic.*}, code list {@code periodic_kind}.
 *
 * <p>Inside, from the door down: api; act; rules and store. Called by its own API; hears of goods that left, of inspections, and of declarations.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats", "reference", "hold", "ledger", "trader", "guarantee",
    "revenue", "inspection", "gate", "declaration", "oversight"})
package org.tongguan.periodic;
