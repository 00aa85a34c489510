/**
 * Inspection of goods (查验, 一次查验): one order and one visit for all departments, customs, quarantine and quality alike, with a task for
 * each, a place and a time the trader can see, results with findings and photos, and a decision with consequences when something was found:
 * treatment, re-export, destruction, amendment, penalty.
 *
 * <p>Law: Customs Law art. 28 (inspection, presence of the consignee), Import and Export Commodity Inspection Law, Entry and Exit Animal
 * and Plant Quarantine Law (treatment, return, destruction), Administrative Penalty Law art. 67. Callers: declaration and ecommerce order
 * inspections; officers work them. Their holds are INSPECTION (until all passed) and REMEDY (until done what was decided).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "runtime :: scan", "hold", "oversight", "reference"})
package org.tongguan.inspection;
