package org.tongguan.ecommerce.rules;

import static org.tongguan.ecommerce.rules.RetailRule.SPECIFICATION;

import java.util.List;
import java.util.Map;
import org.tongguan.ecommerce.rules.RetailRule.Found;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;

/** Rules of what follows an export list: summary application, return of goods, sorting of what came back; and of the details of a warehouse-in. */
final class ExportLifeRules {

    private static final String RETURNS = "GACC announcement 2020 No. 44 (returns of cross-border e-commerce exports)";
    private static final String CHINA = "142";
    /** Modes of the return by the mode of the export. */
    static final Map<String, String> RETURN_MODES = Map.of("9610", "9661", "1210", "1261");
    private static final CebForm SUMMARY = CebForm.of("CEB701Message");
    private static final CebForm BACK = CebForm.of("CEB213Message");
    private static final CebForm SORTED = CebForm.of("CEB215Message");
    private static final CebForm WAREHOUSE = CebForm.of("CEB711Message");
    private static final int START = SUMMARY.head("startTime");
    private static final int END = SUMMARY.head("endTime");
    private static final int COUNTRY = BACK.head("country");
    private static final int MODE = BACK.head("tradeMode");
    private static final int QTY = BACK.line("qty");
    private static final int QTY1 = BACK.line("qty1");

    private ExportLifeRules() { }

    static List<RetailRule> all() {
        return List.of(
                rule("ECM-571", "701", SPECIFICATION, ExportLifeRules::period),
                rule("ECM-572", "701", SPECIFICATION, ExportLifeRules::named),
                rule("ECM-573", "701", SPECIFICATION, (c, out) -> ExportPartRules.once(c, out, SUMMARY.line("invtNo"))),
                rule("ECM-574", "701", SPECIFICATION, (c, out) -> ExportPartRules.split(c, out, SUMMARY)),
                rule("ECM-581", "213", SPECIFICATION, (c, out) -> PartRules.says(c.document(), BACK.head("ieFlag"), "I", out)),
                rule("ECM-582", "213", RETURNS, ExportLifeRules::mode),
                rule("ECM-583", "213", SPECIFICATION, ExportLifeRules::country),
                rule("ECM-584", "213", SPECIFICATION, (c, out) -> PartRules.positiveLines(c, out, QTY, QTY1)),
                rule("ECM-585", "213", SPECIFICATION, (c, out) -> ExportPartRules.once(c, out, BACK.line("gnum"))),
                rule("ECM-586", "215", SPECIFICATION, (c, out) -> PartRules.says(c.document(), SORTED.head("ieFlag"), "I", out)),
                rule("ECM-591", "711", SPECIFICATION, (c, out) -> PartRules.says(c.document(), WAREHOUSE.head("ieFlag"), "I", out)),
                rule("ECM-592", "711", SPECIFICATION, (c, out) -> ExportPartRules.once(c, out, WAREHOUSE.line("logisticsNo"))),
                rule("ECM-593", "711", SPECIFICATION, (c, out) -> ExportPartRules.inOrder(c, out, WAREHOUSE.line("gnum"))));
    }

    private static RetailRule rule(String code, String form, String source, RetailRule.Check check) {
        return new RetailRule(code, form, false, source, check);
    }

    private static void period(RetailCase c, Found out) {
        String start = c.document().text(START);
        String end = c.document().text(END);
        if ((start == null) != (end == null) || start != null && end.compareTo(start) < 0) {
            out.at(c.document().pointer(END));
        }
    }

    private static void named(RetailCase c, Found out) {
        if (c.document().text(START) == null && c.document().lines() == 0) {
            out.at(c.document().pointer(START));
        }
    }

    private static void mode(RetailCase c, Found out) {
        CebDocument d = c.document();
        if (d.text(MODE) == null || !RETURN_MODES.containsValue(d.text(MODE))) {
            out.at(d.pointer(MODE), d.text(MODE) == null ? "-" : d.text(MODE));
        }
    }

    private static void country(RetailCase c, Found out) {
        CebDocument d = c.document();
        if (CHINA.equals(d.text(COUNTRY)) || c.law().letters("country", d.text(COUNTRY)) == null) {
            out.at(d.pointer(COUNTRY), d.text(COUNTRY));
        }
    }
}
