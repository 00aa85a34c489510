package org.tongguan.tariff.schedule;

import java.time.LocalDate;
import org.tongguan.kernel.Text;

/**
 * The rate of a commodity inside a tariff quota that is open to every origin (Tariff Law art. 14). Outside it the tariff line's own rates apply.
 *
 * @param quota       the quota's short name, e.g. {@code COTTON}
 * @param rate        in the rate language
 * @param provisional provisional rate inside the quota, empty = none
 * @param document    letter of the certificate (code list {@code license_doc})
 */
public record QuotaRate(String quota, Text name, String code, String rate, String provisional, String document, LocalDate validFrom, LocalDate validTo,
                        String source) implements Valid { }
