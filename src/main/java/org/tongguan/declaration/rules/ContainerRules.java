package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.FILLING;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Container;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Node;

/** Containers: their numbers, and that they hold the items declared. */
final class ContainerRules {

    private static final String ISO = "ISO 6346, container identification";
    private static final BigDecimal HEAVIEST_KG = new BigDecimal("36000");
    private static final BigDecimal LIGHTEST_TARE_KG = new BigDecimal("1500");
    private static final BigDecimal HEAVIEST_TARE_KG = new BigDecimal("10000");
    private static final BigDecimal TOLERANCE = new BigDecimal("1.005");

    private ContainerRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-9001", Group.CONTAINER, ISO, ContainerRules::numberForm),
                warning("DEC-9002", Group.CONTAINER, ISO, ContainerRules::checkDigit),
                error("DEC-9003", Group.CONTAINER, FILLING, ContainerRules::twice),
                error("DEC-9004", Group.CONTAINER, DICTIONARY, ContainerRules::itemNumbers),
                warning("DEC-9005", Group.CONTAINER, FILLING, ContainerRules::everyItem),
                warning("DEC-9006", Group.CONTAINER, FILLING, ContainerRules::transport),
                warning("DEC-9007", Group.CONTAINER, "SOLAS VI/2, verified gross mass", ContainerRules::tooHeavy),
                warning("DEC-9008", Group.CONTAINER, FILLING, ContainerRules::tare),
                warning("DEC-9009", Group.CONTAINER, FILLING, ContainerRules::goodsAboveGross));
    }

    private static List<Node> containers(Case subject) {
        return subject.all(Container.GROUP);
    }

    private static String at(int index, String field) {
        return "/containers/" + index + "/" + field;
    }

    private static void numberForm(Case subject, Findings out) {
        List<Node> containers = containers(subject);
        for (int i = 0; i < containers.size(); i++) {
            String number = containers.get(i).text(Container.CONTAINER_NUMBER);
            if (number != null && !CheckDigits.isContainerNumber(number)) {
                out.at(at(i, "containerNumber"), number);
            }
        }
    }

    private static void checkDigit(Case subject, Findings out) {
        List<Node> containers = containers(subject);
        for (int i = 0; i < containers.size(); i++) {
            String number = containers.get(i).text(Container.CONTAINER_NUMBER);
            if (number != null && CheckDigits.isContainerNumber(number) && !CheckDigits.isContainerCheckDigit(number)) {
                out.at(at(i, "containerNumber"), number);
            }
        }
    }

    private static void twice(Case subject, Findings out) {
        Set<String> seen = new HashSet<>();
        List<Node> containers = containers(subject);
        for (int i = 0; i < containers.size(); i++) {
            String number = containers.get(i).text(Container.CONTAINER_NUMBER);
            if (number != null && !seen.add(number)) {
                out.at(at(i, "containerNumber"), number);
            }
        }
    }

    private static void itemNumbers(Case subject, Findings out) {
        List<Node> containers = containers(subject);
        for (int i = 0; i < containers.size(); i++) {
            String numbers = containers.get(i).text(Container.ITEM_NUMBERS);
            for (String number : numbers == null ? new String[0] : numbers.split(",")) {
                if (!subject.hasItemNumber(number.strip())) {
                    out.at(at(i, "itemNumbers"), numbers, number.strip());
                    break;
                }
            }
        }
    }

    private static void everyItem(Case subject, Findings out) {
        List<Node> containers = containers(subject);
        if (containers.isEmpty()) {
            return;
        }
        Set<String> held = new HashSet<>();
        for (Node container : containers) {
            String numbers = container.text(Container.ITEM_NUMBERS);
            if (numbers == null) {
                return;
            }
            for (String number : numbers.split(",")) {
                held.add(number.strip());
            }
        }
        for (Line line : subject.lines()) {
            if (line.has(Item.ITEM_NUMBER) && !held.contains(line.text(Item.ITEM_NUMBER))) {
                out.line(line, Item.ITEM_NUMBER, line.text(Item.ITEM_NUMBER));
            }
        }
    }

    private static void transport(Case subject, Findings out) {
        String mode = subject.text(Head.TRANSPORT_MODE);
        boolean odd = "5".equals(mode) || "6".equals(mode) || "L".equals(mode) || "G".equals(mode);
        if (odd && !containers(subject).isEmpty()) {
            out.at("/containers", mode);
        }
    }

    private static void tooHeavy(Case subject, Findings out) {
        List<Node> containers = containers(subject);
        for (int i = 0; i < containers.size(); i++) {
            BigDecimal weight = containers.get(i).decimal(Container.GOODS_WEIGHT_KG);
            if (weight != null && weight.compareTo(HEAVIEST_KG) > 0) {
                out.at(at(i, "goodsWeightKg"), weight, HEAVIEST_KG);
            }
        }
    }

    private static void tare(Case subject, Findings out) {
        List<Node> containers = containers(subject);
        for (int i = 0; i < containers.size(); i++) {
            BigDecimal tare = containers.get(i).decimal(Container.TARE_WEIGHT_KG);
            if (tare != null && (tare.compareTo(LIGHTEST_TARE_KG) < 0 || tare.compareTo(HEAVIEST_TARE_KG) > 0)) {
                out.at(at(i, "tareWeightKg"), tare, LIGHTEST_TARE_KG, HEAVIEST_TARE_KG);
            }
        }
    }

    private static void goodsAboveGross(Case subject, Findings out) {
        BigDecimal gross = subject.decimal(Head.GROSS_WEIGHT_KG);
        BigDecimal sum = BigDecimal.ZERO;
        for (Node container : containers(subject)) {
            BigDecimal weight = container.decimal(Container.GOODS_WEIGHT_KG);
            sum = weight == null ? sum : sum.add(weight);
        }
        if (gross != null && gross.signum() > 0 && sum.compareTo(gross.multiply(TOLERANCE)) > 0) {
            out.at("/containers", sum, gross);
        }
    }
}
