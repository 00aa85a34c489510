package org.tongguan.declaration.rules;

import static org.tongguan.declaration.rules.Rule.DICTIONARY;
import static org.tongguan.declaration.rules.Rule.FILLING;
import static org.tongguan.declaration.rules.Rule.error;
import static org.tongguan.declaration.rules.Rule.warning;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.tongguan.declaration.rules.Fields.Free;
import org.tongguan.declaration.rules.Fields.Head;
import org.tongguan.declaration.rules.Fields.Item;
import org.tongguan.declaration.rules.Rule.Group;
import org.tongguan.formats.Field;

/** Transport, days, offices, ports and countries. */
final class TransportRules {

    private static final int ADVANCE_DAYS = 30;
    private static final Set<String> RETURNING = Set.of("1300", "1371", "1427", "2600", "2700", "3100", "4400", "4561", "4600", "0300", "0700");
    private static final Set<String> ONWARD = Set.of("1233", "1234", "5033", "5034", "5072", "5073", "6033", "6072", "6073", "4500");

    private TransportRules() { }

    static List<Rule> all() {
        return List.of(
                error("DEC-4001", Group.TRANSPORT, FILLING, TransportRules::meansName).onDeclaring(),
                error("DEC-4002", Group.TRANSPORT, FILLING, TransportRules::seaVoyage).onDeclaring(),
                warning("DEC-4003", Group.TRANSPORT, FILLING, TransportRules::railVoyage),
                error("DEC-4004", Group.TRANSPORT, FILLING, TransportRules::transportDocument).onDeclaring(),
                warning("DEC-4005", Group.TRANSPORT, "IATA Resolution 600a, air waybill number; " + FILLING, TransportRules::airWaybill),
                warning("DEC-4006", Group.TRANSPORT, FILLING, TransportRules::billCharacters),
                warning("DEC-4007", Group.TRANSPORT, FILLING, TransportRules::domesticNeedsNone),
                warning("DEC-4008", Group.TRANSPORT, FILLING, TransportRules::flight),
                warning("DEC-4009", Group.TRANSPORT, FILLING, TransportRules::vesselName),
                warning("DEC-4010", Group.TRANSPORT, "GACC announcement 2014 No. 74, declaration in advance", TransportRules::tooEarly),
                warning("DEC-4011", Group.TRANSPORT, FILLING, TransportRules::exportDate),
                warning("DEC-4012", Group.TRANSPORT, "Customs Law art. 24", TransportRules::late).onDeclaring(),
                warning("DEC-4013", Group.TRANSPORT, "Customs Law art. 30", TransportRules::threeMonths).onDeclaring(),
                error("DEC-4014", Group.TRANSPORT, DICTIONARY, TransportRules::dispatch),
                error("DEC-4015", Group.TRANSPORT, DICTIONARY, TransportRules::discharge),
                error("DEC-4101", Group.PLACE, FILLING, TransportRules::offices),
                warning("DEC-4102", Group.PLACE, FILLING, TransportRules::departurePort),
                warning("DEC-4103", Group.PLACE, FILLING, TransportRules::destinationPort),
                warning("DEC-4104", Group.PLACE, FILLING, TransportRules::partnerAbroad),
                warning("DEC-4105", Group.PLACE, FILLING, TransportRules::chineseGoods),
                error("DEC-4106", Group.PLACE, FILLING, TransportRules::importDestination),
                warning("DEC-4107", Group.PLACE, DICTIONARY, TransportRules::exportOrigin),
                error("DEC-4108", Group.PLACE, DICTIONARY, TransportRules::exportDestination),
                warning("DEC-4109", Group.PLACE, FILLING, TransportRules::marks).onDeclaring());
    }

    private static boolean isMode(Case subject, String modes) {
        String mode = subject.text(Head.TRANSPORT_MODE);
        return mode != null && mode.length() == 1 && modes.contains(mode);
    }

    private static void meansName(Case subject, Findings out) {
        if (isMode(subject, "2345") && !subject.has(Head.TRANSPORT_MEANS_NAME)) {
            out.head(Head.TRANSPORT_MEANS_NAME, subject.text(Head.TRANSPORT_MODE));
        }
    }

    private static void seaVoyage(Case subject, Findings out) {
        if (isMode(subject, "2") && subject.free(Free.VOYAGE_NUMBER) == null) {
            out.at("/freeText/voyageNumber");
        }
    }

    private static void railVoyage(Case subject, Findings out) {
        String voyage = subject.free(Free.VOYAGE_NUMBER);
        if (isMode(subject, "3") && voyage != null && Case.day(voyage) == null) {
            out.at("/freeText/voyageNumber", voyage);
        }
    }

    private static void transportDocument(Case subject, Findings out) {
        if (isMode(subject, "235") && !subject.has(Head.TRANSPORT_DOCUMENT_NUMBER)) {
            out.head(Head.TRANSPORT_DOCUMENT_NUMBER, subject.text(Head.TRANSPORT_MODE));
        }
    }

    private static void airWaybill(Case subject, Findings out) {
        String bill = subject.text(Head.TRANSPORT_DOCUMENT_NUMBER);
        if (bill == null || !isMode(subject, "5")) {
            return;
        }
        int house = bill.indexOf('_');
        if (!CheckDigits.isAirWaybill(house < 0 ? bill : bill.substring(0, house))) {
            out.head(Head.TRANSPORT_DOCUMENT_NUMBER, bill);
        }
    }

    private static void billCharacters(Case subject, Findings out) {
        String bill = subject.text(Head.TRANSPORT_DOCUMENT_NUMBER);
        if (bill != null && (bill.indexOf(' ') >= 0 || PartyRules.hasHan(bill))) {
            out.head(Head.TRANSPORT_DOCUMENT_NUMBER, bill);
        }
    }

    private static void domesticNeedsNone(Case subject, Findings out) {
        if (!subject.isDomesticMovement()) {
            return;
        }
        for (Field field : List.of(Head.TRANSPORT_MEANS_NAME, Head.TRANSPORT_DOCUMENT_NUMBER)) {
            if (subject.has(field)) {
                out.head(field, subject.text(Head.TRANSPORT_MODE));
            }
        }
    }

    private static void flight(Case subject, Findings out) {
        String name = subject.text(Head.TRANSPORT_MEANS_NAME);
        if (name != null && isMode(subject, "5") && (name.length() < 3 || name.length() > 8 || !CheckDigits.isCapitals(name))) {
            out.head(Head.TRANSPORT_MEANS_NAME, name);
        }
    }

    private static void vesselName(Case subject, Findings out) {
        String name = subject.text(Head.TRANSPORT_MEANS_NAME);
        if (name != null && isMode(subject, "2") && PartyRules.hasHan(name)) {
            out.head(Head.TRANSPORT_MEANS_NAME, name);
        }
    }

    private static void tooEarly(Case subject, Findings out) {
        LocalDate arrival = subject.day(Head.ENTRY_EXIT_DATE);
        if (subject.isImport() && arrival != null && arrival.isAfter(subject.today().plusDays(ADVANCE_DAYS))) {
            out.head(Head.ENTRY_EXIT_DATE, arrival, ADVANCE_DAYS);
        }
    }

    private static void exportDate(Case subject, Findings out) {
        if (subject.isExport() && subject.isBorderCrossing() && subject.has(Head.ENTRY_EXIT_DATE)) {
            out.head(Head.ENTRY_EXIT_DATE, subject.text(Head.ENTRY_EXIT_DATE));
        }
    }

    private static void late(Case subject, Findings out) {
        LocalDate arrival = subject.isImport() && !subject.isFull() && subject.isBorderCrossing() ? subject.day(Head.ENTRY_EXIT_DATE) : null;
        if (arrival == null) {
            return;
        }
        int term = subject.law().whole("late.declaration.term.days", subject.today());
        if (subject.today().isAfter(arrival.plusDays(term)) && !arrival.isBefore(subject.today().minusMonths(3))) {
            out.head(Head.ENTRY_EXIT_DATE, arrival, term);
        }
    }

    private static void threeMonths(Case subject, Findings out) {
        LocalDate arrival = subject.isImport() && !subject.isFull() && subject.isBorderCrossing() ? subject.day(Head.ENTRY_EXIT_DATE) : null;
        if (arrival != null && arrival.isBefore(subject.today().minusMonths(3))) {
            out.head(Head.ENTRY_EXIT_DATE, arrival);
        }
    }

    private static void dispatch(Case subject, Findings out) {
        LocalDate left = subject.day(Head.DISPATCH_DATE);
        LocalDate arrival = subject.day(Head.ENTRY_EXIT_DATE);
        if (subject.isImport() && left != null && arrival != null && left.isAfter(arrival)) {
            out.head(Head.DISPATCH_DATE, left, arrival);
        }
    }

    private static void discharge(Case subject, Findings out) {
        LocalDate discharged = subject.day(Head.DISCHARGE_COMPLETED_DATE);
        LocalDate arrival = subject.day(Head.ENTRY_EXIT_DATE);
        if (subject.isImport() && discharged != null && arrival != null && discharged.isBefore(arrival)) {
            out.head(Head.DISCHARGE_COMPLETED_DATE, discharged, arrival);
        }
    }

    private static void offices(Case subject, Findings out) {
        for (Field field : List.of(Head.DECLARATION_OFFICE, Head.ENTRY_EXIT_OFFICE)) {
            String office = subject.text(field);
            if (office != null && "0".equals(subject.attribute("customs_district", office, "level"))) {
                out.head(field, office);
            }
        }
    }

    /** The country of a port code, null when it is a Chinese zone (digits) or too short. */
    private static String country(String port) {
        return port == null || port.length() < 3 || Character.isDigit(port.charAt(0)) ? null : port.substring(0, 3);
    }

    private static void departurePort(Case subject, Findings out) {
        String country = country(subject.text(Head.DEPARTURE_PORT));
        String partner = subject.text(Head.TRADING_PARTNER_COUNTRY);
        if (subject.isImport() && subject.isBorderCrossing() && country != null && partner != null && !country.equals(partner)) {
            out.head(Head.DEPARTURE_PORT, subject.text(Head.DEPARTURE_PORT), partner);
        }
    }

    private static void destinationPort(Case subject, Findings out) {
        String country = country(subject.text(Head.ROUTING_PORT));
        String partner = subject.text(Head.TRADING_PARTNER_COUNTRY);
        if (subject.isExport() && country != null && partner != null && !country.equals(partner)) {
            out.head(Head.ROUTING_PORT, subject.text(Head.ROUTING_PORT), partner);
        }
    }

    private static void partnerAbroad(Case subject, Findings out) {
        if (subject.isBorderCrossing() && subject.is(Head.TRADING_PARTNER_COUNTRY, "CHN") && !TradeRules.DOMESTIC.contains(subject.procedure())) {
            out.head(Head.TRADING_PARTNER_COUNTRY, subject.text(Head.TRANSPORT_MODE));
        }
    }

    private static void chineseGoods(Case subject, Findings out) {
        if (!subject.isImport() || !subject.isBorderCrossing() || RETURNING.contains(subject.procedure())) {
            return;
        }
        for (Line line : subject.lines()) {
            if (line.is(Item.ORIGIN_COUNTRY, "CHN")) {
                out.line(line, Item.ORIGIN_COUNTRY);
            }
        }
    }

    private static void importDestination(Case subject, Findings out) {
        if (!subject.isImport() || ONWARD.contains(subject.procedure())) {
            return;
        }
        for (Line line : subject.lines()) {
            String country = line.text(Item.DESTINATION_COUNTRY);
            if (country != null && !"CHN".equals(country)) {
                out.line(line, Item.DESTINATION_COUNTRY, country);
            }
        }
    }

    // In an export's DecMessage the two country elements are swapped (dictionary note): OriginCountry carries the country of final
    // destination and DestinationCountry the country of origin. The canonical document keeps the sender's places.
    private static void exportOrigin(Case subject, Findings out) {
        if (!subject.isExport() || !subject.isBorderCrossing() || RETURNING.contains(subject.procedure())) {
            return;
        }
        for (Line line : subject.lines()) {
            String origin = line.text(Item.DESTINATION_COUNTRY);
            // With China in the other place the two are swapped the wrong way: the next rule says so.
            if (origin != null && !"CHN".equals(origin) && !line.is(Item.ORIGIN_COUNTRY, "CHN")) {
                out.line(line, Item.DESTINATION_COUNTRY, origin);
            }
        }
    }

    private static void exportDestination(Case subject, Findings out) {
        if (!subject.isExport() || !subject.isBorderCrossing()) {
            return;
        }
        for (Line line : subject.lines()) {
            if (line.is(Item.ORIGIN_COUNTRY, "CHN")) {
                out.line(line, Item.ORIGIN_COUNTRY, String.valueOf(line.text(Item.DESTINATION_COUNTRY)));
            }
        }
    }

    private static void marks(Case subject, Findings out) {
        if (!subject.isSummary() && !subject.has(Head.SHIPPING_MARKS)) {
            out.head(Head.SHIPPING_MARKS);
        }
    }
}
