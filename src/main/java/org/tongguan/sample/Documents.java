package org.tongguan.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.sample.SampleData.Chapter;
import org.tongguan.sample.SampleData.Goods;
import org.tongguan.sample.SampleData.Kind;
import org.tongguan.sample.SampleData.Party;
import org.tongguan.sample.SampleData.Route;
import org.tongguan.tariff.Tariff;
import org.tongguan.trader.Grade;

/** Writes the declarations of the stories: the same story gives the same document, byte for byte. */
@Component
class Documents {

    private static final Map<String, String> MONEY = Map.of("DEU", "EUR", "FRA", "EUR", "ESP", "EUR", "AUS", "AUD");
    private static final Map<String, String> SELLERS = Map.of("DEU", "HANSA HANDELS GMBH", "AUS", "SOUTHERN PRODUCE PTY LTD", "USA", "PACIFIC DEVICES INC",
            "KOR", "HANGANG SEMICON CO LTD", "JPN", "NIPPON DENSHI KK", "FRA", "LAC BLEU SAS", "ESP", "CASA NORTE SL", "CHL", "FRUTAS ANDES SPA",
            "THA", "SIAM ORCHARD CO LTD", "SAU", "GULF POLYMERS LLC");
    /** A ship that is only announced comes in so many days. */
    private static final int COMING_DAYS = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private final GoodsLines lines;

    Documents(Tariff tariff) {
        this.lines = new GoodsLines(tariff);
    }

    /** A story's document, with the journey its goods are on. */
    record Written(Document document, Route route) { }

    Written write(SampleData data, Story story) {
        Random random = story.random();
        Chapter chapter = story.chapter();
        Goods first = goods(data, story, random);
        Route route = route(data, chapter, first, story, random);
        List<Goods> goods = new ArrayList<>(List.of(first));
        if (chapter.goods().size() > 2 && random.nextBoolean()) {
            goods(data, chapter, first.direction()).stream().filter(g -> g != first && fits(g, route)).skip(random.nextInt(2)).findFirst()
                    .ifPresent(goods::add);
        }
        Party filer = data.party(story.filer().trader());
        Party trader = filer.isBroker() ? principal(data, chapter.kind(), random) : filer;
        Document document = Document.empty();
        head(document, story, route, trader, filer, random);
        LocalDate stated = route.daysAgo() == null ? null : chapter.advance() ? story.day().plusDays(COMING_DAYS) : story.day().minusDays(route.daysAgo());
        if (stated != null) {
            document.only("head").set("entryExitDate", DAY.format(stated));
        }
        lines.add(document, new GoodsLines.Order(story, route, trader, goods, money(route)), random);
        terms(document, route, random);
        transport(document, route, random);
        attachments(document, route, trader != filer, random);
        special(document, chapter.kind());
        document.only("signature").set("operation", chapter.kind() == Kind.DRAFT || chapter.kind() == Kind.UNFINISHED ? "G" : "C")
                .set("clientReference", story.reference());
        return new Written(document, route);
    }

    private static List<Goods> goods(SampleData data, Chapter chapter, String direction) {
        String word = chapter.goods().getFirst();
        return data.goods.stream().filter(g -> word.startsWith("*") ? word.endsWith(g.direction()) : chapter.goods().contains(g.key()))
                .filter(g -> direction == null || g.direction().equals(direction)).toList();
    }

    private static Goods goods(SampleData data, Story story, Random random) {
        List<Goods> all = goods(data, story.chapter(), null);
        // In turn, so that each kind of goods comes up, from a place that differs from chapter to chapter.
        return all.get((story.turn() * 3 + story.chapter().name().length() + random.nextInt(2)) % all.size());
    }

    private static boolean fits(Goods goods, Route route) {
        return goods.direction().equals(route.direction()) && (goods.origins().isEmpty() || goods.origins().contains(route.country()));
    }

    private static Route route(SampleData data, Chapter chapter, Goods goods, Story story, Random random) {
        String way = chapter.ways().get(story.turn() % chapter.ways().size());
        List<Route> ways = data.routes.stream().filter(r -> r.way().equals(way) && r.direction().equals(goods.direction())).toList();
        List<Route> fitting = ways.stream().filter(r -> fits(goods, r)).toList();
        List<Route> choice = fitting.isEmpty() ? ways : fitting;
        Route route = choice.get(random.nextInt(choice.size()));
        // A ship that is still at sea is another one than those that have come.
        return chapter.advance() ? route.as(story.reference().replace("-", "") + "E") : route.daysAgo() != null && "rail".equals(way)
                ? route.as(DAY.format(story.day().minusDays(route.daysAgo()))) : "rail".equals(way) ? route.as(DAY.format(story.day())) : route;
    }

    /** Whom a broker files for; a dishonest enterprise has neither the two-step mode nor consolidated tax. */
    private static Party principal(SampleData data, Kind kind, Random random) {
        boolean privileged = kind == Kind.SUMMARY || kind == Kind.CONSOLIDATED;
        List<Party> all = data.parties.stream().filter(p -> !p.isBroker() && !(privileged && p.grade() == Grade.DISHONEST)).toList();
        return all.get(random.nextInt(all.size()));
    }

    private static String money(Route route) {
        return MONEY.getOrDefault(route.country(), "USD");
    }

    private static void head(Document document, Story story, Route route, Party trader, Party filer, Random random) {
        Node head = document.only("head");
        boolean isImport = "I".equals(route.direction());
        head.set("direction", route.direction()).set("declarationType", "000").set("declarationOffice", route.office())
                .set("entryExitOffice", route.office()).set("inputOperatorCard", "8930000000001").set("inputOperatorName", story.filer().displayName())
                .set("declarantPersonName", story.filer().displayName()).set("declarationChannel", "1").set("declarationForm", "M")
                .set("transitRelation", "0").set("guaranteeRelease", "0").set("shippingMarks", "N/M").set("procedureCode", "0110").set("levyNature", "101")
                .set("contractNumber", "HT" + story.day().getYear() + "-" + (1000 + random.nextInt(9000)));
        party(head, "trader", trader);
        party(head, "owner", trader);
        party(head, "declarant", filer);
        party(head, "inputAgent", filer);
        head.set("transportMode", route.mode()).set("transportMeansName", route.name()).set("tradingPartnerCountry", route.country())
                .set("tradeCountry", route.country()).set("routingPort", route.port()).set("entryPort", route.entryPort())
                .set("priceStatements", isImport ? "00000" : "99999").set("noOtherPackages", "1").set("packageType", "22");
        if (isImport) {
            head.set("departurePort", route.port()).set("goodsLocation", route.place())
                    .set("overseasConsignorName", SELLERS.getOrDefault(route.country(), "GLOBAL TRADING LTD"));
        } else {
            head.set("overseasConsigneeName", SELLERS.getOrDefault(route.country(), "GLOBAL TRADING LTD"));
        }
    }

    private static void party(Node head, String role, Party party) {
        head.set(role + "Code", party.code()).set(role + "CreditCode", party.registration().creditCode()).set(role + "Name", party.registration().name().zh());
    }

    /** Prices with or without freight and insurance; what the price lacks of an import, or holds too much of an export, is stated. */
    private static void terms(Document document, Route route, Random random) {
        Node head = document.only("head");
        boolean cif = random.nextInt(3) > 0;
        boolean isImport = "I".equals(route.direction());
        head.set("transactionMode", cif == isImport ? "1" : "3");
        if (!cif) {
            BigDecimal gross = head.decimal(head.group().field("grossWeightKg"));
            BigDecimal freight = gross.multiply(new BigDecimal(route.isSea() ? "0.045" : "0.9")).max(new BigDecimal(60)).setScale(0, RoundingMode.HALF_UP);
            head.set("freightMark", "3").set("freightAmount", freight.toPlainString()).set("freightCurrency", money(route))
                    .set("insuranceMark", "1").set("insuranceAmount", "0.3");
        }
    }

    private static void transport(Document document, Route route, Random random) {
        Node head = document.only("head");
        if (route.isSea() || "rail".equals(route.way())) {
            document.only("freeText").set("voyageNumber", route.voyage());
            head.set("transportDocumentNumber", (route.isSea() ? "TGLU" : "RW") + (10_000_000 + random.nextInt(89_999_999)));
            containers(document, random);
        } else if ("air".equals(route.way())) {
            int serial = 1_000_000 + random.nextInt(8_999_999);
            head.set("transportDocumentNumber", "999" + serial + serial % 7 + "_H" + (100_000 + random.nextInt(899_999)));
        }
    }

    private static void containers(Document document, Random random) {
        Node head = document.only("head");
        BigDecimal gross = head.decimal(head.group().field("grossWeightKg"));
        int count = Math.max(1, gross.divide(new BigDecimal(24_000), 0, RoundingMode.CEILING).intValue());
        String numbers = String.join(",", document.items().stream().map(i -> i.text("itemNumber")).toList());
        BigDecimal each = gross.divide(new BigDecimal(count), 1, RoundingMode.DOWN);
        BigDecimal left = gross;
        for (int i = 0; i < count; i++) {
            BigDecimal weight = i == count - 1 ? left : each;
            left = left.subtract(weight);
            document.root().add(document.root().group().child("containers")).set("containerNumber", Chances.containerNumber(random))
                    .set("containerType", weight.compareTo(new BigDecimal(14_000)) > 0 ? "11" : "21").set("itemNumbers", numbers).set("sharedContainer", "0")
                    .set("tareWeightKg", weight.compareTo(new BigDecimal(14_000)) > 0 ? "3800" : "2200").set("goodsWeightKg", weight.toPlainString());
        }
    }

    private static void attachments(Document document, Route route, boolean byAgent, Random random) {
        List<String> codes = new ArrayList<>("I".equals(route.direction()) ? List.of("00000001", "00000002", "00000004") : List.of());
        if (byAgent) {
            codes.add("10000001");
        }
        for (String code : codes) {
            document.root().add(document.root().group().child("attachedDocuments"))
                    .set("documentId", route.office() + code + "IM" + "%018d".formatted(random.nextLong(1_000_000_000_000L)) + ".pdf")
                    .set("documentCode", code).set("format", "US");
        }
        document.root().add(document.root().group().child("enterprisePromises")).set("materialCode", "I".equals(route.direction()) ? "101040" : "102053");
    }

    private static void special(Document document, Kind kind) {
        Node head = document.only("head");
        switch (kind) {
            case SUMMARY -> summary(document);
            case REPAIR -> head.set("procedureCode", "1300").set("levyNature", "299");
            case CONSOLIDATED -> head.set("declarationType", "CL0");
            case TWO_STAGE -> {
                head.set("destinationOffice", head.text("declarationOffice"));
                document.only("twoStageAccess").set("conditionalLiftoffApply", "1");
            }
            case UNFINISHED -> {
                head.set("grossWeightKg", null).set("packageQuantity", null).set("contractNumber", null);
                document.items().getFirst().set("unitPrice", null).set("totalPrice", null);
            }
            case WRONG -> {
                head.set("procedureCode", "9999").set("grossWeightKg", "1").set("transportDocumentNumber", null);
                document.items().getFirst().set("commodityCode", "12345").set("totalPrice", "1");
            }
            case DRAFT, DECLARED, CHEAP -> { }
        }
    }

    /** What a summary leaves to the full declaration. */
    private static void summary(Document document) {
        Node head = document.only("head");
        head.set("declarationType", "  5");
        for (String field : List.of("shippingMarks", "levyNature", "contractNumber", "tradingPartnerCountry", "routingPort", "goodsLocation",
                "transactionMode", "freightMark", "freightAmount", "freightCurrency", "insuranceMark", "insuranceAmount", "netWeightKg", "priceStatements",
                "overseasConsignorName")) {
            head.set(field, null);
        }
        for (Node item : document.items()) {
            for (String field : List.of("specification", "unitPrice", "destinationCountry", "dutyMode", "domesticDistrict", "firstUnit", "firstQuantity",
                    "secondUnit", "secondQuantity")) {
                item.set(field, null);
            }
        }
    }

    /** The full declaration of a summary story: what it would have been in one step. */
    Document full(SampleData data, Story story, String sequenceNumber) {
        Chapter c = story.chapter();
        Chapter inOneStep = new Chapter(c.name(), c.count(), Kind.DECLARED, c.ways(), c.advance(), c.goods(), c.filers(), c.steps());
        Document document = write(data, new Story(story.reference(), story.day(), inOneStep, story.filer(), story.turn())).document();
        document.only("head").set("declarationType", "  6").set("sequenceNumber", sequenceNumber);
        return document;
    }
}
