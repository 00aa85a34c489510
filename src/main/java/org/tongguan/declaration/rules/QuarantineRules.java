package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Attached;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Fields.Permit;
import org.tongguan.declaration.rules.Fields.Vehicle;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Field;
import org.tongguan.formats.Node;

/** Inspection and quarantine data, dangerous goods, vehicles. */
final class QuarantineRules {

    private static final String INSPECTION = "Import and Export Commodity Inspection Law; GACC announcement 2018 No. 50";
    private static final String FOOD = "Food Safety Law; GACC Orders 248 and 249 on imported food";
    private static final String DANGEROUS = "GACC announcement 2020 No. 129, hazardous chemicals";
    private static final String PLANTS = "Entry and Exit Animal and Plant Quarantine Law";
    private static final org.tongguan.formats.Group CONTROL_ELEMENTS = Fields.group("controlElements");
    private static final List<List<String>> OPPOSITES = List.of(List.of("11", "12"), List.of("14", "15"), List.of("16", "17"), List.of("23", "24"));

    private QuarantineRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-9101", Group.QUARANTINE, FOOD, QuarantineRules::manufacturer).onDeclaring(),
                error("DEC-9102", Group.QUARANTINE, INSPECTION, QuarantineRules::purpose).onDeclaring(),
                error("DEC-9103", Group.QUARANTINE, INSPECTION, QuarantineRules::attributes).onDeclaring(),
                error("DEC-9104", Group.QUARANTINE, FOOD, QuarantineRules::productionOrBatch).onDeclaring(),
                warning("DEC-9105", Group.QUARANTINE, FOOD, QuarantineRules::shelfLife).onDeclaring(),
                warning("DEC-9106", Group.QUARANTINE, PLANTS, QuarantineRules::quarantinePermit).onDeclaring(),
                error("DEC-9107", Group.QUARANTINE, "Commodity Inspection Law art. 26; CCC catalogue", QuarantineRules::compulsoryCertification).onDeclaring(),
                error("DEC-9108", Group.QUARANTINE, INSPECTION, QuarantineRules::destination).onDeclaring(),
                error("DEC-9109", Group.QUARANTINE, "GACC announcement 2018 No. 50", QuarantineRules::exportManufacturer).onDeclaring(),
                error("DEC-9201", Group.QUARANTINE, DANGEROUS, QuarantineRules::dangerousComplete),
                error("DEC-9202", Group.QUARANTINE, DANGEROUS, QuarantineRules::dangerousNumber),
                error("DEC-9203", Group.QUARANTINE, DANGEROUS, QuarantineRules::dangerousDenied),
                warning("DEC-9204", Group.QUARANTINE, DANGEROUS, QuarantineRules::chemicalSilent).onDeclaring(),
                error("DEC-9301", Group.QUARANTINE, "GACC table of goods attributes", QuarantineRules::attributeCodes),
                error("DEC-9302", Group.QUARANTINE, "GACC table of goods attributes", QuarantineRules::attributeOpposites),
                error("DEC-9303", Group.QUARANTINE, DICTIONARY, QuarantineRules::productionDate),
                error("DEC-9304", Group.QUARANTINE, FOOD, QuarantineRules::expired),
                error("DEC-9305", Group.QUARANTINE, "Solid Waste Law art. 24: no import of solid waste", QuarantineRules::waste)
                .since(LocalDate.of(2021, 1, 1)),
                warning("DEC-9306", Group.QUARANTINE, "Commodity Inspection Law, used machinery", QuarantineRules::usedMachinery).onDeclaring(),
                warning("DEC-9307", Group.QUARANTINE, DICTIONARY, QuarantineRules::category).onDeclaring(),
                warning("DEC-9308", Group.QUARANTINE, DICTIONARY, QuarantineRules::controlElements).onDeclaring(),
                error("DEC-9401", Group.QUARANTINE, "GB 16735, vehicle identification number", QuarantineRules::vinForm),
                error("DEC-9402", Group.QUARANTINE, DICTIONARY, QuarantineRules::vinCount).onDeclaring(),
                error("DEC-9403", Group.QUARANTINE, DICTIONARY, QuarantineRules::vinTwice));
    }

    /** Tells of an import item's missing field where the tariff puts the item under one of those categories. */
    private static void missing(Case subject, String categories, Field field, Findings out) {
        if (!subject.isImport() || subject.isSummary()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (!line.has(field) && line.isInspectedFor(categories)) {
                out.line(line, field, line.text(Item.COMMODITY_CODE), line.tariff().inspection());
            }
        }
    }

    private static void manufacturer(Case subject, Findings out) {
        missing(subject, "R", Item.OVERSEAS_MANUFACTURER, out);
    }

    private static void purpose(Case subject, Findings out) {
        missing(subject, "PR", Item.PURPOSE, out);
    }

    private static void attributes(Case subject, Findings out) {
        missing(subject, "MPRL", Item.GOODS_ATTRIBUTES, out);
    }

    private static void productionOrBatch(Case subject, Findings out) {
        if (!subject.isImport() || subject.isSummary()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (!line.has(Item.PRODUCTION_DATE) && !line.has(Item.BATCH_NUMBER) && line.isInspectedFor("R")) {
                out.line(line, Item.PRODUCTION_DATE, line.text(Item.COMMODITY_CODE));
            }
        }
    }

    private static void shelfLife(Case subject, Findings out) {
        if (!subject.isImport() || subject.isSummary()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (!line.has(Item.EXPIRY_DATE) && !line.has(Item.SHELF_LIFE) && line.isInspectedFor("R")) {
                out.line(line, Item.SHELF_LIFE, line.text(Item.COMMODITY_CODE));
            }
        }
    }

    private static void quarantinePermit(Case subject, Findings out) {
        if (!subject.isImport() || subject.isSummary()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (line.isInspectedFor("P") && line.node().all(Permit.GROUP).isEmpty()) {
                out.at("/goodsItems/" + line.index() + "/permits", line.text(Item.COMMODITY_CODE));
            }
        }
    }

    private static void compulsoryCertification(Case subject, Findings out) {
        if (!subject.isImport() || subject.isSummary()) {
            return;
        }
        for (Line line : subject.lines()) {
            boolean told = line.hasAttribute("11") || line.hasAttribute("12") || line.hasAttribute("13");
            if (line.has(Item.GOODS_ATTRIBUTES) && !told && line.isInspectedFor("L")) {
                out.line(line, Item.GOODS_ATTRIBUTES, line.text(Item.GOODS_ATTRIBUTES));
            }
        }
    }

    private static void destination(Case subject, Findings out) {
        missing(subject, "MPRL", Item.DESTINATION_REGION, out);
    }

    private static void exportManufacturer(Case subject, Findings out) {
        if (!subject.isExport()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (!line.has(Item.MANUFACTURER_REGISTRATION) && line.isInspectedFor("S")) {
                out.line(line, Item.MANUFACTURER_REGISTRATION, line.text(Item.COMMODITY_CODE));
            }
        }
    }

    private static void dangerousComplete(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            if (!line.has(Item.DANGEROUS_GOODS_CODE)) {
                continue;
            }
            for (Field field : List.of(Item.DANGEROUS_GOODS_NAME, Item.DANGEROUS_PACKAGE_TYPE)) {
                if (!line.has(field)) {
                    out.line(line, field, line.text(Item.DANGEROUS_GOODS_CODE));
                }
            }
        }
    }

    private static void dangerousNumber(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String code = line.text(Item.DANGEROUS_GOODS_CODE);
            String digits = code != null && code.startsWith("UN") ? code.substring(2) : code;
            if (code != null && (digits.length() != 4 || !CheckDigits.isDigits(digits))) {
                out.line(line, Item.DANGEROUS_GOODS_CODE, code);
            }
        }
    }

    private static void dangerousDenied(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            if (line.is(Item.NOT_DANGEROUS, "1") && line.has(Item.DANGEROUS_GOODS_CODE)) {
                out.line(line, Item.NOT_DANGEROUS, line.text(Item.DANGEROUS_GOODS_CODE));
            }
        }
    }

    private static void chemicalSilent(Case subject, Findings out) {
        if (!subject.isImport() || subject.isSummary()) {
            return;
        }
        for (Line line : subject.lines()) {
            String code = line.text(Item.COMMODITY_CODE);
            boolean chemical = code != null && (code.startsWith("28") || code.startsWith("29") || code.startsWith("3808") || code.startsWith("27"));
            if (chemical && line.isInspectedFor("M") && !line.has(Item.NOT_DANGEROUS) && !line.has(Item.DANGEROUS_GOODS_CODE)) {
                out.line(line, Item.NOT_DANGEROUS, code);
            }
        }
    }

    private static void attributeCodes(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String attributes = line.text(Item.GOODS_ATTRIBUTES);
            for (String code : attributes == null ? new String[0] : attributes.split("[,;]")) {
                if (!code.isBlank() && !subject.isCode("goods_attr", code.strip())) {
                    out.line(line, Item.GOODS_ATTRIBUTES, code.strip());
                    break;
                }
            }
        }
    }

    private static void attributeOpposites(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            if (!line.has(Item.GOODS_ATTRIBUTES)) {
                continue;
            }
            for (List<String> pair : OPPOSITES) {
                if (line.hasAttribute(pair.getFirst()) && line.hasAttribute(pair.getLast())) {
                    out.line(line, Item.GOODS_ATTRIBUTES, pair.getFirst(), pair.getLast());
                }
            }
        }
    }

    private static void productionDate(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String dates = line.text(Item.PRODUCTION_DATE);
            for (String text : dates == null ? new String[0] : dates.split(";")) {
                LocalDate day = Case.day(text.strip());
                if (day == null || day.isAfter(subject.today())) {
                    out.line(line, Item.PRODUCTION_DATE, text.strip());
                    break;
                }
            }
        }
    }

    private static void expired(Case subject, Findings out) {
        if (!subject.isImport()) {
            return;
        }
        for (Line line : subject.lines()) {
            String text = line.text(Item.EXPIRY_DATE);
            LocalDate day = text == null ? null : Case.day(text);
            if (day != null && day.isBefore(subject.today())) {
                out.line(line, Item.EXPIRY_DATE, day);
            }
        }
    }

    private static void waste(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            if (subject.isImport() && line.hasAttribute("20")) {
                out.line(line, Item.GOODS_ATTRIBUTES);
            }
        }
    }

    private static void usedMachinery(Case subject, Findings out) {
        if (!subject.isImport() || subject.isSummary()) {
            return;
        }
        for (Node document : subject.all(Attached.GROUP)) {
            if ("20000014".equals(document.text(Attached.DOCUMENT_CODE))) {
                return;
            }
        }
        for (Line line : subject.lines()) {
            String code = line.text(Item.COMMODITY_CODE);
            if (line.hasAttribute("21") && code != null && (code.startsWith("84") || code.startsWith("85") || code.startsWith("87") || code.startsWith("90"))) {
                out.line(line, Item.GOODS_ATTRIBUTES, code);
            }
        }
    }

    private static void category(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String category = line.text(Item.INSPECTION_CATEGORY);
            if (category != null && (category.length() != 3 || !CheckDigits.isDigits(category))) {
                out.line(line, Item.INSPECTION_CATEGORY, category);
            }
        }
    }

    private static void controlElements(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            if (line.has(Item.CONTROL_CODE) && subject.all(CONTROL_ELEMENTS).isEmpty()) {
                out.line(line, Item.CONTROL_CODE, line.text(Item.CONTROL_CODE));
            }
        }
    }

    /** What to do with each vehicle of the declaration. */
    @FunctionalInterface
    private interface EachVehicle {
        void accept(Line line, String vin, String pointer);
    }

    private static void vehicles(Case subject, EachVehicle each) {
        for (Line line : subject.lines()) {
            List<Node> permits = line.node().all(Permit.GROUP);
            for (int p = 0; p < permits.size(); p++) {
                List<Node> vehicles = permits.get(p).all(Vehicle.GROUP);
                for (int v = 0; v < vehicles.size(); v++) {
                    if (vehicles.get(v).text(Vehicle.VIN) != null) {
                        each.accept(line, vehicles.get(v).text(Vehicle.VIN), "/goodsItems/" + line.index() + "/permits/" + p + "/vehicles/" + v + "/vin");
                    }
                }
            }
        }
    }

    private static void vinForm(Case subject, Findings out) {
        vehicles(subject, (line, vin, pointer) -> {
            boolean letters = vin.indexOf('I') < 0 && vin.indexOf('O') < 0 && vin.indexOf('Q') < 0;
            if (vin.length() != 17 || !letters || !CheckDigits.isCapitals(vin)) {
                out.at(pointer, vin);
            }
        });
    }

    private static void vinCount(Case subject, Findings out) {
        int[] counts = new int[subject.lines().size()];
        vehicles(subject, (line, vin, pointer) -> counts[line.index()]++);
        for (Line line : subject.lines()) {
            boolean inVehicles = line.is(Item.FIRST_UNIT, "003") && line.firstQuantity() != null;
            if (counts[line.index()] > 0 && inVehicles && line.firstQuantity().compareTo(BigDecimal.valueOf(counts[line.index()])) != 0) {
                out.line(line, Item.FIRST_QUANTITY, line.firstQuantity(), counts[line.index()]);
            }
        }
    }

    private static void vinTwice(Case subject, Findings out) {
        Set<String> seen = new HashSet<>();
        vehicles(subject, (line, vin, pointer) -> {
            if (!seen.add(vin)) {
                out.at(pointer, vin);
            }
        });
    }
}
