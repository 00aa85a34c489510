/**
 * Takes whole tariffs over from files: our own layouts, the Chinese spreadsheets, Japan's schedule, the annual database of the United States and
 * TARIC-style measures. A run works beside the request, tells its progress and every wrong row, and takes all of a file or nothing.
 */
@org.springframework.modulith.NamedInterface("imports")
package org.tongguan.tariff.imports;
