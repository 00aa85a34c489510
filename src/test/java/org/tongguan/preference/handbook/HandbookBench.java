package org.tongguan.preference.handbook;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tongguan.kernel.Text;
import org.tongguan.preference.goods.OwnGoods;
import org.tongguan.preference.rates.Line;
import org.tongguan.preference.rates.Sheet;
import org.tongguan.preference.rates.Sheets;
import org.tongguan.preference.rates.StagingFinder;
import org.tongguan.print.Paper;
import org.tongguan.reference.ShippedReference;
import org.tongguan.reference.Texts;

/** How long a handbook takes: lines × agreements × years, in both languages, the first one (fonts not read yet) and the following ones. */
public final class HandbookBench {

    private HandbookBench() { }

    public static void main(String[] args) throws Exception {
        int lines = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        int agreements = args.length > 1 ? Integer.parseInt(args[1]) : 15;
        int years = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Path folder = Path.of(args.length > 3 ? args[3] : "target");
        System.out.printf("handbook of %d lines × %d agreements × %d years%n", lines, agreements, years);
        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH, Locale.CHINESE, Locale.ENGLISH)) {
            Path file = folder.resolve("handbook-" + language.getLanguage() + ".pdf");
            long start = System.nanoTime();
            Paper.prepare();
            Book book = book(new SampleTariff(lines, agreements), 2026, 2026 + years - 1);
            int pages;
            try (OutputStream out = Files.newOutputStream(file)) {
                pages = new Printer(book, words(language), at -> { }).print(out);
            }
            System.out.printf("%s: %d ms, %d pages, %d KB%n", language, (System.nanoTime() - start) / 1_000_000, pages, Files.size(file) / 1024);
        }
    }

    static Words words(Locale language) {
        return new Words(new Texts(), ShippedReference.codes(), language, LocalDate.of(2026, 11, 25));
    }

    static Book book(SampleTariff tariff, int from, int to) {
        Sheets sheets = new Sheets(tariff, column -> new StagingFinder(List.of(11, 16, 21)));
        List<Book.Product> products = new ArrayList<>();
        List<OwnGoods> own = new ArrayList<>();
        for (Line line : tariff.all()) {
            Sheet sheet = sheets.of(line, from, to, null);
            BigDecimal value = BigDecimal.valueOf(1_000_000 + line.code().hashCode() % 900_000);
            BigDecimal possible = value.multiply(sheet.rows().getFirst().bestSaving()).movePointLeft(2);
            BigDecimal saved = possible.divide(BigDecimal.valueOf(3), 2, java.math.RoundingMode.HALF_UP);
            products.add(new Book.Product(sheet, new Book.Figures(value, possible, saved, possible.subtract(saved))));
            own.add(new OwnGoods("I", line.code(), line.name().zh(), "KOR", value, 3, tariff.id(), "区域全面经济伙伴关系协定", sheet.mfn().getFirst(),
                    sheet.rows().getFirst().cells().getFirst().rate(), possible, possible, value.divide(BigDecimal.valueOf(3), 2,
                    java.math.RoundingMode.HALF_UP), saved, possible.subtract(saved)));
        }
        own.sort(java.util.Comparator.comparing(OwnGoods::possible).reversed());
        return new Book("0199a1b2c3d47e8f", new Book.Enterprise(Text.of("上海申禾食品进出口有限公司", "Shanghai Shenhe Foods Import and Export Co., Ltd."),
                "3122960E05"), from, to, LocalDate.of(2026, 11, 25), "https://customs.example", new Book.Period(LocalDate.of(2025, 11, 25),
                LocalDate.of(2026, 11, 25)), own, List.of(new Book.Part(tariff.id(), tariff.name(), tariff.version(), products,
                tariff.columns(LocalDate.of(2026, 1, 1)))));
    }
}
