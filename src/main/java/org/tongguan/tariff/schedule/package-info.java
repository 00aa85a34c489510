/**
 * The tariff as dated rows: lines, agreements with their parties and rates, quotas, trade remedies; each with validity, source and the revision
 * that brought it. Tables and shipped files are read into immutable snapshots ({@link org.tongguan.tariff.schedule.Schedule}). Tariff Law arts. 9-18.
 */
@org.springframework.modulith.NamedInterface("schedule")
package org.tongguan.tariff.schedule;
