package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.FILLING;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Attached;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Fields.OtherPackage;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Field;
import org.tongguan.formats.Node;

/** Weights, packages, quantities and units. */
final class MeasureRules {

    private static final String KILOGRAM = "035";
    /** Weight units in kilograms. */
    private static final Map<String, BigDecimal> IN_KG = Map.of(KILOGRAM, BigDecimal.ONE, "036", new BigDecimal("0.001"), "070", new BigDecimal("1000"));
    /** Units that only count whole things: set, installation, vehicle, vessel, aircraft, piece, item, pair. */
    private static final Set<String> WHOLE = Set.of("001", "002", "003", "004", "005", "007", "011", "025");
    private static final Set<String> RAW_WOOD = Set.of("23", "33", "93", "98");
    private static final String FUMIGATION = "20000017";
    private static final BigDecimal ABOVE_NET = new BigDecimal("1.005");
    private static final BigDecimal BELOW_NET = new BigDecimal("0.9");
    private static final BigDecimal HALF_KG = new BigDecimal("0.5");
    private static final BigDecimal ONE_PER_MILLE = new BigDecimal("0.001");

    private MeasureRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-5001", Group.WEIGHT, FILLING, MeasureRules::positiveWeights),
                error("DEC-5002", Group.WEIGHT, FILLING, MeasureRules::grossBelowNet),
                warning("DEC-5003", Group.WEIGHT, FILLING, MeasureRules::underOneKilogram),
                error("DEC-5004", Group.WEIGHT, FILLING, MeasureRules::itemsAboveGross),
                warning("DEC-5005", Group.WEIGHT, FILLING, MeasureRules::itemsAboveNet),
                warning("DEC-5006", Group.WEIGHT, FILLING, MeasureRules::itemsBelowNet),
                error("DEC-5101", Group.PACKAGE, FILLING, MeasureRules::packageCount),
                error("DEC-5102", Group.PACKAGE, FILLING, MeasureRules::bulkIsOne),
                error("DEC-5103", Group.PACKAGE, DICTIONARY, MeasureRules::otherPackagesDenied),
                warning("DEC-5104", Group.PACKAGE, DICTIONARY, MeasureRules::otherPackagesMissing),
                warning("DEC-5105", Group.PACKAGE, "Entry and Exit Animal and Plant Quarantine Law; ISPM 15", MeasureRules::woodPackaging).onDeclaring(),
                warning("DEC-5106", Group.PACKAGE, DICTIONARY, MeasureRules::otherPackagesTwice),
                error("DEC-5107", Group.PACKAGE, DICTIONARY, MeasureRules::otherPackagesCount),
                error("DEC-5201", Group.UNIT, FILLING, MeasureRules::positiveQuantities),
                error("DEC-5202", Group.UNIT, FILLING, MeasureRules::secondPair),
                error("DEC-5203", Group.UNIT, FILLING, MeasureRules::sameAsFirst),
                error("DEC-5204", Group.UNIT, FILLING, MeasureRules::sameAsSecond),
                error("DEC-5205", Group.UNIT, FILLING, MeasureRules::weightUnits),
                error("DEC-5206", Group.UNIT, "Customs tariff, legal units", MeasureRules::firstLegalUnit),
                error("DEC-5207", Group.UNIT, "Customs tariff, legal units", MeasureRules::secondLegalUnit),
                warning("DEC-5208", Group.UNIT, FILLING, MeasureRules::wholeThings));
    }

    private static void positiveWeights(Case subject, Findings out) {
        for (Field field : List.of(Head.GROSS_WEIGHT_KG, Head.NET_WEIGHT_KG)) {
            BigDecimal weight = subject.decimal(field);
            if (weight != null && weight.signum() <= 0) {
                out.head(field, weight);
            }
        }
    }

    private static void grossBelowNet(Case subject, Findings out) {
        BigDecimal gross = subject.decimal(Head.GROSS_WEIGHT_KG);
        BigDecimal net = subject.decimal(Head.NET_WEIGHT_KG);
        if (gross != null && net != null && gross.signum() > 0 && gross.compareTo(net) < 0) {
            out.head(Head.GROSS_WEIGHT_KG, gross, net);
        }
    }

    private static void underOneKilogram(Case subject, Findings out) {
        for (Field field : List.of(Head.GROSS_WEIGHT_KG, Head.NET_WEIGHT_KG)) {
            BigDecimal weight = subject.decimal(field);
            if (weight != null && weight.signum() > 0 && weight.compareTo(BigDecimal.ONE) < 0) {
                out.head(field, weight);
            }
        }
    }

    /** An item's weight by whichever of its units is one of weight; null when none is. */
    private static BigDecimal weightKg(Line line) {
        BigDecimal first = inKg(line.text(Item.FIRST_UNIT), line.firstQuantity());
        BigDecimal second = first == null ? inKg(line.text(Item.SECOND_UNIT), line.secondQuantity()) : first;
        return second == null ? inKg(line.text(Item.UNIT), line.quantity()) : second;
    }

    private static BigDecimal inKg(String unit, BigDecimal quantity) {
        BigDecimal factor = unit == null || quantity == null ? null : IN_KG.get(unit);
        return factor == null ? null : factor == BigDecimal.ONE ? quantity : quantity.multiply(factor);
    }

    private static BigDecimal sumKg(Case subject) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : subject.lines()) {
            BigDecimal weight = weightKg(line);
            sum = weight == null || weight.signum() <= 0 ? sum : sum.add(weight);
        }
        return sum;
    }

    private static boolean isAboveGross(BigDecimal sum, BigDecimal gross) {
        return gross != null && gross.signum() > 0 && sum.compareTo(gross.multiply(ABOVE_NET).add(HALF_KG)) > 0;
    }

    private static void itemsAboveGross(Case subject, Findings out) {
        BigDecimal sum = sumKg(subject);
        BigDecimal gross = subject.decimal(Head.GROSS_WEIGHT_KG);
        if (isAboveGross(sum, gross)) {
            out.head(Head.GROSS_WEIGHT_KG, sum, gross);
        }
    }

    private static void itemsAboveNet(Case subject, Findings out) {
        BigDecimal net = subject.decimal(Head.NET_WEIGHT_KG);
        if (net == null || net.signum() <= 0) {
            return;
        }
        BigDecimal sum = sumKg(subject);
        if (sum.compareTo(net.multiply(ABOVE_NET).add(HALF_KG)) > 0 && !isAboveGross(sum, subject.decimal(Head.GROSS_WEIGHT_KG))) {
            out.head(Head.NET_WEIGHT_KG, sum, net);
        }
    }

    private static void itemsBelowNet(Case subject, Findings out) {
        BigDecimal net = subject.decimal(Head.NET_WEIGHT_KG);
        if (net == null || net.signum() <= 0 || subject.lines().isEmpty()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (weightKg(line) == null) {
                return;
            }
        }
        BigDecimal sum = sumKg(subject);
        // Below a kilogram the head is rounded up to one.
        if (sum.compareTo(net.multiply(BELOW_NET)) < 0 && net.compareTo(BigDecimal.ONE) > 0) {
            out.head(Head.NET_WEIGHT_KG, sum, net);
        }
    }

    private static void packageCount(Case subject, Findings out) {
        BigDecimal count = subject.decimal(Head.PACKAGE_QUANTITY);
        if (count != null && count.signum() <= 0) {
            out.head(Head.PACKAGE_QUANTITY, count);
        }
    }

    private static void bulkIsOne(Case subject, Findings out) {
        BigDecimal count = subject.decimal(Head.PACKAGE_QUANTITY);
        boolean loose = subject.is(Head.PACKAGE_TYPE, "00") || subject.is(Head.PACKAGE_TYPE, "01");
        if (loose && count != null && count.signum() > 0 && count.compareTo(BigDecimal.ONE) != 0) {
            out.head(Head.PACKAGE_QUANTITY, count, subject.text(Head.PACKAGE_TYPE));
        }
    }

    private static void otherPackagesDenied(Case subject, Findings out) {
        if (subject.is(Head.NO_OTHER_PACKAGES, "1") && !subject.all(OtherPackage.GROUP).isEmpty()) {
            out.head(Head.NO_OTHER_PACKAGES);
        }
    }

    private static void otherPackagesMissing(Case subject, Findings out) {
        if (subject.is(Head.NO_OTHER_PACKAGES, "0") && subject.all(OtherPackage.GROUP).isEmpty()) {
            out.head(Head.NO_OTHER_PACKAGES);
        }
    }

    private static void woodPackaging(Case subject, Findings out) {
        String type = subject.text(Head.PACKAGE_TYPE);
        boolean wood = type != null && RAW_WOOD.contains(type);
        for (Node other : subject.all(OtherPackage.GROUP)) {
            wood |= RAW_WOOD.contains(String.valueOf(other.text(OtherPackage.PACKAGE_TYPE)));
        }
        String remarks = subject.text(Head.REMARKS);
        if (!wood || !subject.isImport() || subject.isSummary() || remarks != null && remarks.contains("IPPC")) {
            return;
        }
        for (Node document : subject.all(Attached.GROUP)) {
            if (FUMIGATION.equals(document.text(Attached.DOCUMENT_CODE))) {
                return;
            }
        }
        out.head(Head.PACKAGE_TYPE, String.valueOf(type));
    }

    private static void otherPackagesTwice(Case subject, Findings out) {
        Set<String> seen = new HashSet<>();
        List<Node> others = subject.all(OtherPackage.GROUP);
        for (int i = 0; i < others.size(); i++) {
            String type = others.get(i).text(OtherPackage.PACKAGE_TYPE);
            if (type != null && !seen.add(type)) {
                out.at("/otherPackages/" + i + "/packageType", type);
            }
        }
    }

    private static void otherPackagesCount(Case subject, Findings out) {
        List<Node> others = subject.all(OtherPackage.GROUP);
        for (int i = 0; i < others.size(); i++) {
            BigDecimal count = others.get(i).decimal(OtherPackage.PACKAGE_QUANTITY);
            if (count != null && count.signum() < 0) {
                out.at("/otherPackages/" + i + "/packageQuantity", count);
            }
        }
    }

    private static void positiveQuantities(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            positive(line, Item.QUANTITY, line.quantity(), out);
            positive(line, Item.FIRST_QUANTITY, line.firstQuantity(), out);
            positive(line, Item.SECOND_QUANTITY, line.secondQuantity(), out);
        }
    }

    private static void positive(Line line, Field field, BigDecimal quantity, Findings out) {
        if (quantity != null && quantity.signum() <= 0) {
            out.line(line, field, quantity);
        }
    }

    private static void secondPair(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            boolean unit = line.has(Item.SECOND_UNIT);
            boolean quantity = line.has(Item.SECOND_QUANTITY);
            if (unit != quantity && !(unit && subject.isSummary())) {
                out.line(line, unit ? Item.SECOND_QUANTITY : Item.SECOND_UNIT);
            }
        }
    }

    private static void sameAsFirst(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String unit = line.text(Item.UNIT);
            if (unit != null && unit.equals(line.text(Item.FIRST_UNIT)) && line.quantity() != null && line.firstQuantity() != null
                    && line.quantity().compareTo(line.firstQuantity()) != 0) {
                out.line(line, Item.FIRST_QUANTITY, line.firstQuantity(), line.quantity(), unit);
            }
        }
    }

    private static void sameAsSecond(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String unit = line.text(Item.UNIT);
            if (unit != null && unit.equals(line.text(Item.SECOND_UNIT)) && line.quantity() != null && line.secondQuantity() != null
                    && line.quantity().compareTo(line.secondQuantity()) != 0) {
                out.line(line, Item.SECOND_QUANTITY, line.secondQuantity(), line.quantity(), unit);
            }
        }
    }

    private static void weightUnits(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String unit = line.text(Item.UNIT);
            BigDecimal declared = inKg(unit, line.quantity());
            differs(line, Item.FIRST_QUANTITY, declared, unit, line.text(Item.FIRST_UNIT), line.firstQuantity(), out);
            differs(line, Item.SECOND_QUANTITY, declared, unit, line.text(Item.SECOND_UNIT), line.secondQuantity(), out);
        }
    }

    private static void differs(Line line, Field field, BigDecimal declaredKg, String unit, String legalUnit, BigDecimal legal, Findings out) {
        BigDecimal legalKg = inKg(legalUnit, legal);
        if (declaredKg == null || legalKg == null || legalUnit.equals(unit) || declaredKg.signum() <= 0) {
            return;
        }
        if (legalKg.subtract(declaredKg).abs().compareTo(declaredKg.multiply(ONE_PER_MILLE)) > 0) {
            out.line(line, field, legal, legalUnit, line.quantity(), unit);
        }
    }

    private static void firstLegalUnit(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String unit = line.text(Item.FIRST_UNIT);
            String legal = line.tariff() == null ? null : line.tariff().unit1();
            if (unit != null && legal != null && !legal.equals(unit)) {
                out.line(line, Item.FIRST_UNIT, unit, legal, line.text(Item.COMMODITY_CODE));
            }
        }
    }

    private static void secondLegalUnit(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            String unit = line.text(Item.SECOND_UNIT);
            String legal = line.tariff() == null ? null : line.tariff().unit2();
            if (legal != null && !legal.equals(unit) && !(unit == null && (subject.isSummary() || !subject.declaring()))) {
                out.line(line, Item.SECOND_UNIT, String.valueOf(unit == null ? "-" : unit), legal, line.text(Item.COMMODITY_CODE));
            }
        }
    }

    private static void wholeThings(Case subject, Findings out) {
        for (Line line : subject.lines()) {
            fraction(line, Item.QUANTITY, line.text(Item.UNIT), line.quantity(), out);
            fraction(line, Item.FIRST_QUANTITY, line.text(Item.FIRST_UNIT), line.firstQuantity(), out);
        }
    }

    private static void fraction(Line line, Field field, String unit, BigDecimal quantity, Findings out) {
        if (unit != null && quantity != null && quantity.scale() > 0 && WHOLE.contains(unit) && quantity.stripTrailingZeros().scale() > 0) {
            out.line(line, field, quantity, unit);
        }
    }
}
