/**
 * What free trade agreements give, and who uses it: rates by line, agreement and year with their staging, an enterprise's own goods with what
 * is saved and what is missed, the printed handbook (国检指南针), and notices when a rate of one's goods changes.
 *
 * <p>Law: Tariff Law of 2024-04-26, arts. 10 and 12 to 14 (agreement and special preferential rates); Regulations on the Origin of Goods;
 * the agreements themselves, each named where its rates stand.
 *
 * <p>Nobody calls it: it reads the tariffs and follows the declarations. Inside, from the door down: api; handbook and notice; goods; rates.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "formats", "reference", "trader",
    "tariff", "tariff :: schedule", "tariff :: expression", "declaration", "print"})
package org.tongguan.preference;
