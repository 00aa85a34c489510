package org.tongguan.formats;

import org.tongguan.kernel.Text;

/**
 * One field of the dictionary.
 *
 * @param group       the group it belongs to
 * @param index       position in its group's values
 * @param name        canonical (JSON) name, WCO words first
 * @param element     element name in the single window's DecMessage
 * @param type        how its text is to be read
 * @param positional  flags by position: leading blanks count (kind {@code flags} of the data file)
 * @param maxLength   characters, or digits in all for a decimal
 * @param scale       decimals at most, for a decimal
 * @param draft       mandatory to store a draft
 * @param declare     mandatory to declare
 * @param codeList    name of the code list its value must come from, or null
 * @param label       what a person reads
 */
public record Field(String group, int index, String name, String element, Type type, boolean positional, int maxLength, int scale,
                    boolean draft, boolean declare, String codeList, Text label) {

    public enum Type { TEXT, INTEGER, DECIMAL, DATE, BASE64 }

    /** {@code head.grossWeightKg}: how rules and targeting conditions name it. */
    public String path() {
        return group + "." + name;
    }
}
