package org.tongguan.tariff.schedule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.TariffLine;

/** A tariff of the size of a real one, made up from a seed: for measuring only. */
public final class SyntheticSchedule {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate OLD = LocalDate.of(2020, 1, 1);

    private SyntheticSchedule() { }

    /** The schedule, the codes of its lines, and how many agreement rates it has. */
    public record Made(Schedule schedule, List<String> codes, int rates) { }

    /** @param years stages of every agreement rate */
    public static Made of(int lines, int agreements, int years, long seed) {
        Random random = new Random(seed);
        TreeSet<String> codes = new TreeSet<>();
        while (codes.size() < lines) {
            codes.add("%08d".formatted(1_012_100 + random.nextInt(96_000_000)));
        }
        LawRows rows = new LawRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String[] mfn = {"0", "3", "5", "6.5", "8", "10", "15", "0.6CNY/kg", "3% + 2CNY/kg"};
        for (String code : codes) {
            rows.lines().add(new TariffLine(code, Text.of("税目" + code + "的货品名称，其他", "Goods of line " + code + ", other than those named before"),
                    "035", "", mfn[random.nextInt(mfn.length)], "50", random.nextInt(8) == 0 ? "2" : "", false, new BigDecimal("13"),
                    random.nextInt(40) == 0 ? "10%" : "", "", "", new BigDecimal("13"), "A", "B", "MN", FROM, null, "made up for measuring"));
        }
        for (int a = 0; a < agreements; a++) {
            Text text = Text.of("协定" + a, "Agreement " + a);
            rows.agreements().add(new Agreement("A" + a, text, Agreement.Kind.AGREEMENT, text, text, null, "", text, OLD, null, "made up"));
            // Each origin has three agreements, as Vietnam or New Zealand have two or three.
            for (int c = 0; c < 3; c++) {
                rows.parties().add(new Agreement.Party("A" + a, country((a + c) % agreements), "", OLD, null, "made up"));
            }
            for (String code : codes) {
                for (int y = 0; y < years; y++) {
                    rows.agreementRates().add(new Agreement.Rate("A" + a, "", code, "",
                            new BigDecimal(random.nextInt(120) + years - y).movePointLeft(1).toPlainString(), FROM.plusYears(y),
                            y == years - 1 ? null : FROM.plusYears(y + 1), "made up for measuring"));
                }
            }
        }
        Text law = Text.of("公告", "Announcement");
        List<String> all = List.copyOf(codes);
        for (int i = 0; i < lines / 30; i++) {
            for (String firm : new String[] {"", "Alpha Ltd", "Beta Ltd", "Gamma Ltd"}) {
                rows.remedies().add(new Remedy("AD-" + i, Remedy.Kind.ANTI_DUMPING, law, all.get(i * 30), country(i % agreements), firm, "12.5", law, FROM,
                        null, "made up"));
            }
        }
        return new Made(new Schedule(rows, new LawRows(List.of(), List.of(), List.of(), List.of(), List.of(), List.of())), all, rows.agreementRates().size());
    }

    /** Three letters. */
    public static String country(int n) {
        return "X" + (char) ('A' + n / 26) + (char) ('A' + n % 26);
    }
}
