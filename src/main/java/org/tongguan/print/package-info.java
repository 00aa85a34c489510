/**
 * Pages of paper: PDF with its fonts inside, so that Chinese and English look the same on any machine and in twenty years, and QR codes that
 * lead from the paper back to the platform. Whoever prints says what stands where; nothing here knows a domain. All measures are twips
 * (1/20 point, 1/1440 inch) from the top left corner of the page, as integers.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.tongguan.print;
