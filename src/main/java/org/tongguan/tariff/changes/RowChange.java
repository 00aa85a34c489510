package org.tongguan.tariff.changes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.tongguan.kernel.Text;

/**
 * One row of the tariff that differs between two days.
 *
 * @param part   which kind of row
 * @param code   commodity code it stands under, empty for agreements themselves and their parties
 * @param key    what else tells it from other rows of that code: agreement, quota, measure with origin and firm; empty for tariff lines
 * @param kind   whether it came, went or became another
 * @param name   of the later day, else of the earlier one
 * @param fields what differs; of a row that came or went all that is not empty
 * @param source where the later row, else the earlier one, is written
 */
@Schema(name = "TariffChange")
record RowChange(Part part, String code, String key, Kind kind, Text name, List<Field> fields, String source) {

    enum Part { LINE, AGREEMENT, PARTY, AGREEMENT_RATE, QUOTA, REMEDY }

    enum Kind { ADDED, REMOVED, CHANGED }

    /**
     * A field before and after.
     *
     * @param field  short name, as in the file layouts
     * @param label  its name for people
     * @param before empty = there was none
     * @param after  empty = there is none
     */
    @Schema(name = "TariffChangeField")
    record Field(String field, Text label, String before, String after) { }
}
