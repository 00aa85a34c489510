package org.tongguan.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.sample.SampleData.Goods;
import org.tongguan.sample.SampleData.Kind;
import org.tongguan.sample.SampleData.Party;
import org.tongguan.sample.SampleData.Route;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.TariffLine;

/** The goods items of a sample declaration: quantities in the tariff's own units, prices near the usual ones, and what inspection asks for. */
final class GoodsLines {

    private static final String KG = "035";
    private static final BigDecimal PACKING = new BigDecimal("1.06");
    /** So low that targeting asks why. */
    private static final BigDecimal CHEAP = new BigDecimal("0.22");
    /** Control conditions that are no licence of their own: inspection, proof of origin, quota and the like. */
    private static final String NO_LICENCE = "ABY689rsathceqv";
    private final Tariff tariff;

    GoodsLines(Tariff tariff) {
        this.tariff = tariff;
    }

    /** What a document's goods are. */
    record Order(Story story, Route route, Party trader, List<Goods> goods, String money) { }

    void add(Document document, Order order, Random random) {
        BigDecimal net = BigDecimal.ZERO;
        long packs = 0;
        for (Goods goods : order.goods()) {
            int quantity = goods.low() + random.nextInt(Math.max(1, (goods.high() - goods.low()) / roundTo(goods) + 1)) * roundTo(goods);
            BigDecimal kg = goods.kg().multiply(BigDecimal.valueOf(quantity)).setScale(2, RoundingMode.HALF_UP).max(new BigDecimal("0.5"));
            item(document, order, goods, quantity, kg, random);
            net = net.add(kg);
            packs += Math.max(1, quantity / goods.perPack());
        }
        net = net.setScale(1, RoundingMode.CEILING).max(BigDecimal.ONE);
        document.only("head").set("netWeightKg", net.toPlainString()).set("packageQuantity", Long.toString(packs))
                .set("grossWeightKg", net.multiply(PACKING).add(BigDecimal.ONE).setScale(1, RoundingMode.CEILING).toPlainString());
    }

    private static int roundTo(Goods goods) {
        return goods.high() >= 10_000 ? 500 : goods.high() >= 1_000 ? 20 : 1;
    }

    private void item(Document document, Order order, Goods goods, int quantity, BigDecimal kg, Random random) {
        Node item = document.root().add(document.root().group().child("goodsItems"));
        boolean isImport = "I".equals(order.route().direction());
        BigDecimal price = price(goods, order, random);
        String origin = !isImport ? order.route().country() : goods.origins().contains(order.route().country()) || goods.origins().isEmpty()
                ? order.route().country() : goods.origins().getFirst();
        item.set("itemNumber", Integer.toString(document.items().size())).set("commodityCode", goods.code()).set("description", goods.description())
                .set("specification", goods.specification()).set("quantity", Integer.toString(quantity)).set("unit", goods.unit())
                .set("unitPrice", price.stripTrailingZeros().toPlainString())
                .set("totalPrice", price.multiply(BigDecimal.valueOf(quantity)).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString())
                // In an export's message the two countries stand in each other's places.
                .set("currency", order.money()).set("originCountry", origin).set("destinationCountry", "CHN").set("dutyMode", "1")
                .set("domesticDistrict", order.trader().district());
        TariffLine line = tariff.find(goods.code(), order.story().day()).orElse(null);
        units(item, goods, line, quantity, kg);
        if (line != null && isImport) {
            inspected(item, goods, line, order, random);
            licences(document, line, random);
        }
        if (isImport && (goods.code().startsWith("28") || goods.code().startsWith("29"))) {
            item.set("notDangerous", "1");
        }
        if ("003".equals(goods.unit())) {
            vehicles(item, quantity, random);
        }
    }

    private static BigDecimal price(Goods goods, Order order, Random random) {
        BigDecimal factor = order.story().chapter().kind() == Kind.CHEAP ? CHEAP : BigDecimal.valueOf(92 + random.nextInt(17), 2);
        // Granules at the price of scrap: targeting sends an inspector to where they go.
        BigDecimal usual = order.story().chapter().kind() == Kind.TWO_STAGE ? new BigDecimal("0.36") : goods.price().multiply(factor);
        return usual.setScale(goods.price().compareTo(BigDecimal.TEN) < 0 ? 4 : 2, RoundingMode.HALF_UP);
    }

    private static void units(Node item, Goods goods, TariffLine line, int quantity, BigDecimal kg) {
        String first = line == null || line.unit1().isEmpty() ? goods.unit() : line.unit1();
        item.set("firstUnit", first).set("firstQuantity", first.equals(goods.unit()) ? Integer.toString(quantity) : kg.toPlainString());
        if (line != null && !line.unit2().isEmpty()) {
            item.set("secondUnit", line.unit2()).set("secondQuantity", KG.equals(line.unit2()) ? kg.toPlainString() : Integer.toString(quantity));
        }
    }

    private static void inspected(Node item, Goods goods, TariffLine line, Order order, Random random) {
        String kinds = line.inspection();
        boolean food = kinds.contains("R");
        boolean quarantined = kinds.contains("P");
        if (!food && !quarantined && !kinds.contains("M") && !kinds.contains("L")) {
            return;
        }
        LocalDate made = order.story().day().minusDays(20 + random.nextInt(40));
        item.set("destinationRegion", order.trader().region())
                .set("goodsAttributes", kinds.contains("L") ? "12,19" : quarantined ? "15,17,19" : food ? "14,17,19" : "19");
        if (food || quarantined) {
            item.set("purpose", "12").set("overseasManufacturer", "PLANT " + (1000 + random.nextInt(9000)) + " " + order.route().country())
                    .set("productionDate", made.format(DateTimeFormatter.BASIC_ISO_DATE)).set("batchNumber", "L" + (10_000 + random.nextInt(89_999)))
                    .set("shelfLife", "540");
        }
        if (quarantined) {
            item.add(item.group().child("permits")).set("itemNumber", item.text("itemNumber")).set("permitType", "325")
                    .set("permitNumber", "AC" + order.story().day().getYear() + "-" + (1_000_000 + random.nextInt(8_999_999)));
        }
    }

    private static void licences(Document document, TariffLine line, Random random) {
        for (char letter : line.importDocuments().toCharArray()) {
            boolean given = document.root().all("licenceDocuments").stream().anyMatch(d -> String.valueOf(letter).equals(d.text("documentCode")));
            if (NO_LICENCE.indexOf(letter) < 0 && !given) {
                document.root().add(document.root().group().child("licenceDocuments")).set("documentCode", String.valueOf(letter))
                        .set("documentNumber", "2026-310000-" + (100_000 + random.nextInt(899_999)));
            }
        }
    }

    private static void vehicles(Node item, int count, Random random) {
        String number = "2026010101" + (100_000 + random.nextInt(899_999));
        Node permit = item.add(item.group().child("permits")).set("itemNumber", item.text("itemNumber")).set("permitType", "411")
                .set("permitNumber", number);
        for (int i = 0; i < count; i++) {
            permit.add(permit.group().child("vehicles")).set("permitNumber", number).set("permitType", "411")
                    .set("vin", "WHSZZZ3CZTE" + (100_000 + random.nextInt(899_999)));
        }
    }
}
