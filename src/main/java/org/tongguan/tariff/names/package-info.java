/** What codes are called: chapters, headings and subheadings of the Harmonized System, above an administration's own lines. */
@org.springframework.modulith.NamedInterface("names")
package org.tongguan.tariff.names;
