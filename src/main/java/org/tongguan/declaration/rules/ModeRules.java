package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Access;
import org.tongguan.declaration.rules.Fields.Container;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Fields.Transit;
import org.tongguan.declaration.rules.Fields.TransitContainer;
import org.tongguan.declaration.rules.Fields.TransitGoods;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Field;
import org.tongguan.formats.Node;

/** The clearance modes: two-step, two-stage access, consolidated tax, transit. */
final class ModeRules {

    private static final String TWO_STEP = "GACC announcements 2019 No. 127 and No. 216, two-step declaration";
    private static final String TWO_STAGE = "GACC announcement 2019 No. 160, two-stage access";
    private static final String CONSOLIDATED = "GACC announcements 2017 No. 45 and 2022 No. 61, consolidated tax";

    private ModeRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-8001", Group.MODE, TWO_STEP, ModeRules::overdueFull).onDeclaring(),
                error("DEC-8002", Group.MODE, TWO_STEP, ModeRules::twoStepImports),
                error("DEC-8003", Group.MODE, TWO_STEP, ModeRules::summaryByDishonest).onDeclaring(),
                error("DEC-8004", Group.MODE, TWO_STEP, ModeRules::fullNamesSummary).onDeclaring(),
                warning("DEC-8005", Group.MODE, TWO_STEP, ModeRules::fullLate).onDeclaring(),
                error("DEC-8006", Group.MODE, DICTIONARY, ModeRules::sequenceDirection),
                error("DEC-8101", Group.MODE, TWO_STAGE, ModeRules::transitionSite).onDeclaring(),
                error("DEC-8102", Group.MODE, TWO_STAGE, ModeRules::accessImports),
                error("DEC-8103", Group.MODE, TWO_STAGE, ModeRules::accessWithSummary),
                warning("DEC-8104", Group.MODE, TWO_STAGE, ModeRules::siteWithoutTransition),
                error("DEC-8201", Group.MODE, CONSOLIDATED, ModeRules::consolidatedImports),
                error("DEC-8202", Group.MODE, CONSOLIDATED, ModeRules::consolidatedByDishonest).onDeclaring(),
                error("DEC-8203", Group.MODE, CONSOLIDATED, ModeRules::consolidatedNothing),
                error("DEC-8204", Group.MODE, CONSOLIDATED, ModeRules::consolidatedStopped).onDeclaring(),
                error("DEC-8301", Group.MODE, DICTIONARY, ModeRules::transitMissing).onDeclaring(),
                error("DEC-8302", Group.MODE, DICTIONARY, ModeRules::transitUncalled),
                error("DEC-8303", Group.MODE, DICTIONARY, ModeRules::transitMark),
                error("DEC-8304", Group.MODE, DICTIONARY, ModeRules::transitContainers),
                error("DEC-8305", Group.MODE, DICTIONARY, ModeRules::transitGoods),
                warning("DEC-8306", Group.MODE, DICTIONARY, ModeRules::transitArrival).onDeclaring());
    }

    private static void overdueFull(Case subject, Findings out) {
        if (subject.isSummary() && subject.parties().hasOverdueFullDeclaration()) {
            out.head(Head.DECLARATION_TYPE);
        }
    }

    private static void twoStepImports(Case subject, Findings out) {
        if (subject.isExport() && (subject.isSummary() || subject.isFull())) {
            out.head(Head.DECLARATION_TYPE, subject.text(Head.DECLARATION_TYPE));
        }
    }

    private static void summaryByDishonest(Case subject, Findings out) {
        if (subject.isSummary()) {
            dishonest(subject, out);
        }
    }

    private static void dishonest(Case subject, Findings out) {
        for (Field field : List.of(Head.TRADER_CODE, Head.DECLARANT_CODE)) {
            String code = subject.text(field);
            if (code != null && subject.parties().isDishonest(code)) {
                out.head(field, code);
            }
        }
    }

    private static void fullNamesSummary(Case subject, Findings out) {
        if (subject.isFull() && !subject.has(Head.SEQUENCE_NUMBER)) {
            out.head(Head.SEQUENCE_NUMBER);
        }
    }

    private static void fullLate(Case subject, Findings out) {
        LocalDate arrival = subject.isFull() ? subject.day(Head.ENTRY_EXIT_DATE) : null;
        if (arrival == null) {
            return;
        }
        int term = subject.law().whole("two.step.full.days", subject.today());
        if (subject.today().isAfter(arrival.plusDays(term))) {
            out.head(Head.ENTRY_EXIT_DATE, arrival, term);
        }
    }

    private static void sequenceDirection(Case subject, Findings out) {
        String number = subject.text(Head.SEQUENCE_NUMBER);
        boolean wrong = number != null && (subject.isImport() && number.charAt(0) == 'E' || subject.isExport() && number.charAt(0) == 'I');
        if (wrong) {
            out.head(Head.SEQUENCE_NUMBER, number, subject.text(Head.DIRECTION));
        }
    }

    private static boolean isSet(Node access, Field flag) {
        return access != null && "1".equals(access.text(flag));
    }

    private static boolean isApplied(Case subject) {
        Node access = subject.only(Access.GROUP);
        return isSet(access, Access.TRANSITION_APPLY) || isSet(access, Access.CONDITIONAL_LIFTOFF_APPLY)
                || isSet(access, Access.PORT_DEST_MERGE_CHECK_APPLY);
    }

    private static void transitionSite(Case subject, Findings out) {
        Node access = subject.only(Access.GROUP);
        if (isSet(access, Access.TRANSITION_APPLY) && access.text(Access.TRANSITION_SITE) == null) {
            out.at("/twoStageAccess/transitionSite");
        }
    }

    private static void accessImports(Case subject, Findings out) {
        if (subject.isExport() && isApplied(subject)) {
            out.at("/twoStageAccess");
        }
    }

    private static void accessWithSummary(Case subject, Findings out) {
        if (subject.isSummary() && isApplied(subject)) {
            out.at("/twoStageAccess");
        }
    }

    private static void siteWithoutTransition(Case subject, Findings out) {
        Node access = subject.only(Access.GROUP);
        if (access != null && access.text(Access.TRANSITION_SITE) != null && !isSet(access, Access.TRANSITION_APPLY)) {
            out.at("/twoStageAccess/transitionSite", access.text(Access.TRANSITION_SITE));
        }
    }

    private static boolean isConsolidated(Case subject) {
        return "CL".equals(subject.typePrefix()) || "EC".equals(subject.typePrefix());
    }

    private static void consolidatedImports(Case subject, Findings out) {
        if (isConsolidated(subject) && subject.isExport()) {
            out.head(Head.DECLARATION_TYPE, subject.text(Head.DECLARATION_TYPE));
        }
    }

    private static void consolidatedByDishonest(Case subject, Findings out) {
        if (isConsolidated(subject)) {
            dishonest(subject, out);
        }
    }

    private static void consolidatedStopped(Case subject, Findings out) {
        if (isConsolidated(subject) && subject.parties().isConsolidatedStopped()) {
            out.head(Head.DECLARATION_TYPE, subject.text(Head.DECLARATION_TYPE));
        }
    }

    private static void consolidatedNothing(Case subject, Findings out) {
        if (!isConsolidated(subject) || subject.lines().isEmpty()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (!line.is(Item.DUTY_MODE, "3")) {
                return;
            }
        }
        out.head(Head.DECLARATION_TYPE, subject.text(Head.DECLARATION_TYPE));
    }

    private static void transitMissing(Case subject, Findings out) {
        if (subject.is(Head.TRANSIT_RELATION, "1") && subject.only(Transit.GROUP) == null) {
            out.at("/transit");
        }
    }

    private static void transitUncalled(Case subject, Findings out) {
        if (subject.is(Head.TRANSIT_RELATION, "0") && subject.only(Transit.GROUP) != null) {
            out.head(Head.TRANSIT_RELATION);
        }
    }

    private static void transitMark(Case subject, Findings out) {
        String mark = subject.text(Head.DECLARATION_CHANNEL);
        boolean advance = "3".equals(mark) || "5".equals(mark);
        if (mark != null && (advance && subject.is(Head.TRANSIT_RELATION, "0") || "1".equals(mark) && subject.is(Head.TRANSIT_RELATION, "1"))) {
            out.head(Head.DECLARATION_CHANNEL, mark, subject.text(Head.TRANSIT_RELATION));
        }
    }

    private static void transitContainers(Case subject, Findings out) {
        List<Node> transit = subject.all(TransitContainer.GROUP);
        if (transit.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>();
        for (Node container : subject.all(Container.GROUP)) {
            known.add(container.text(Container.CONTAINER_NUMBER));
        }
        for (int i = 0; i < transit.size(); i++) {
            String number = transit.get(i).text(TransitContainer.CONTAINER_NUMBER);
            if (number != null && !known.contains(number)) {
                out.at("/transitContainers/" + i + "/containerNumber", number);
            }
        }
    }

    private static void transitGoods(Case subject, Findings out) {
        List<Node> goods = subject.all(TransitGoods.GROUP);
        for (int i = 0; i < goods.size(); i++) {
            String number = goods.get(i).text(TransitGoods.ITEM_NUMBER);
            if (number != null && !subject.hasItemNumber(number)) {
                out.at("/transitContainerGoods/" + i + "/itemNumber", number);
            }
        }
    }

    private static void transitArrival(Case subject, Findings out) {
        Node transit = subject.only(Transit.GROUP);
        String text = transit == null ? null : transit.text(Transit.EXPECTED_ARRIVAL_DATE);
        LocalDate arrival = text == null ? null : Case.day(text);
        if (arrival != null && arrival.isBefore(subject.today())) {
            out.at("/transit/expectedArrivalDate", arrival);
        }
    }
}
