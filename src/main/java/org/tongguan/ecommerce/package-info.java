/**
 * Cross-border e-commerce (跨境电商): orders, payments and waybills come from three kinds of firms, the list (清单) from a fourth; they are
 * matched in any order of arrival, checked, taxed, targeted, decided and receipted. Import retail (9610, 1210, 1239) with its limits of an
 * order and of a person and year, tax on guarantee, cancellation and return.
 *
 * <p>GACC announcements 2018 No. 194 (supervision), 2020 No. 45 (returns), Ministry of Finance, Customs and Tax notices 2016 No. 18 and 2018
 * No. 49 (tax and limits); the customs' interface specification for enterprises, edition 2022-05.
 *
 * <p>Inside, from the door down: api; act; filing; inspect; screening; rules and store; match. A part calls only those below it. Called by the gateway through
 * {@link org.tongguan.runtime.MessageHandler} and by its own API; hears of exhibition goods that go to bonded retail.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "runtime :: vault", "formats", "formats :: ceb",
    "formats :: parquet", "reference", "ledger", "oversight", "revenue", "proof", "trader", "tariff", "tariff :: tax", "tariff :: schedule",
    "tariff :: expression", "tariff :: value", "risk", "guarantee", "hold", "inspection", "signature", "temporary"})
package org.tongguan.ecommerce;
