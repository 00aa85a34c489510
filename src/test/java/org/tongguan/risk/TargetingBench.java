package org.tongguan.risk;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.risk.Condition.Op;
import org.tongguan.risk.engine.CompiledRule;
import org.tongguan.risk.engine.ConditionTexts;
import org.tongguan.risk.engine.Draw;
import org.tongguan.risk.engine.References;
import org.tongguan.risk.engine.RuleIndex;
import org.tongguan.risk.engine.Snapshot;

/**
 * How long targeting takes on one core, from facts to explained hits and the random draw. Run by {@code bench/targeting}.
 *
 * <p>Rules: commodity prefix of 6 to 10 digits 90 %, the others and a tenth of those one trader; set of three origins 60 %, country of
 * departure 25 %, procedure 35 %, value per kilogram below a bound 45 %, gross weight above a bound 25 %, not of a grade 15 %, office 30 %.
 * Declarations: ten goods items out of 8,000 tariff lines, two containers. Every declaration is new to the index: nothing of it is cached
 * from an earlier round. Each hit with its explanation costs about half a microsecond more: rules that hit often make it slower.
 */
public final class TargetingBench {

    private static final int PER_ROUND = 4000;
    private static final int WARM_UP = 12;
    private static final int ROUNDS = 15;
    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final String[] COUNTRIES =
            "USA,DEU,JPN,KOR,BRA,AUS,FRA,ITA,VNM,THA,MYS,IDN,RUS,CAN,CHL,NZL,GBR,NLD,ESP,IND,ARG,URY,MEX,ZAF,CHE,SWE,TUR,PAK,BGD,PHL"
            .split(",");
    private static final String[] OFFICES = "2200,2201,2202,2233,5100,5300,0100,0200,4200,4600".split(",");
    private static final String[] PROCEDURES = {"0110", "0110", "0110", "0615", "0214", "2600", "3010", "1210"};
    private static final String[] GRADES = {"ADVANCED", "REGISTERED", "REGISTERED", "REGISTERED", "DISHONEST"};

    private final Random random = new Random(20260610);
    private final String[] lines = new String[8000];

    private TargetingBench() {
        for (int i = 0; i < lines.length; i++) {
            lines[i] = String.format("%02d%02d%02d%02d00", 1 + random.nextInt(97), 1 + random.nextInt(20), random.nextInt(10) * 10, random.nextInt(10) * 10);
        }
    }

    /** Prints one line for each number of rules. */
    public static void main(String[] args) {
        System.out.printf("java %s, %d processors seen, one thread used%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
        for (int rules : new int[] {1000, 10_000}) {
            new TargetingBench().run(rules);
        }
    }

    private void run(int count) {
        ConditionTexts words = new ConditionTexts(new Texts(), (list, code) -> Text.of(code, code));
        List<RuleDraft> drafts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drafts.add(rule(i));
        }
        long begun = System.nanoTime();
        List<CompiledRule> compiled = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            compiled.add(new CompiledRule(new UUID(1, i), 1, drafts.get(i), words));
        }
        RuleIndex index = RuleIndex.of(compiled, References.NONE);
        double compileSeconds = (System.nanoTime() - begun) / 1e9;
        Snapshot snapshot = new Snapshot(1, index, List.of(), new Draw(new byte[32]), new Snapshot.Rates() {
            @Override
            public BigDecimal randomSharePercent(LocalDate day) {
                return BigDecimal.TWO;
            }

            @Override
            public BigDecimal gradeFactor(String grade, LocalDate day) {
                return BigDecimal.ONE;
            }
        });
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] cpu = new double[ROUNDS];
        long[] wall = new long[ROUNDS * PER_ROUND];
        long hits = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            List<Facts> declarations = declarations();
            long cpuBegun = threads.getCurrentThreadCpuTime();
            long before = System.nanoTime();
            for (int d = 0; d < PER_ROUND; d++) {
                int found = snapshot.target(declarations.get(d)).hits().size();
                long now = System.nanoTime();
                if (round >= 0) {
                    hits += found;
                    wall[round * PER_ROUND + d] = now - before;
                }
                before = now;
            }
            if (round >= 0) {
                cpu[round] = (threads.getCurrentThreadCpuTime() - cpuBegun) / 1e3 / PER_ROUND;
            }
        }
        Arrays.sort(cpu);
        Arrays.sort(wall);
        double conditions = drafts.stream().mapToInt(r -> r.conditions().size() + (r.office() == null ? 0 : 1)).average().orElse(0);
        System.out.printf("%6d rules (mean %.1f conditions): %.2f us CPU per ten-item declaration "
                + "(median of %d rounds; best %.2f, worst %.2f), wall median %.2f us, p99 %.2f us;"
                        + " %.2f hits per declaration; compiled in %.2f s%n", count, conditions, cpu[ROUNDS / 2], ROUNDS, cpu[0], cpu[ROUNDS - 1],
                wall[wall.length / 2] / 1e3, wall[wall.length * 99 / 100] / 1e3, (double) hits / ROUNDS / PER_ROUND, compileSeconds);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private RuleDraft rule(int number) {
        List<Condition> conditions = new ArrayList<>();
        boolean commodity = chance(90);
        if (commodity) {
            conditions.add(Condition.of("goodsItems.commodityCode", Op.PREFIX, one(lines).substring(0, 6 + 2 * random.nextInt(3))));
        }
        if (chance(60)) {
            conditions.add(new Condition("goodsItems.originCountry", Op.IN, List.of(one(COUNTRIES), one(COUNTRIES), one(COUNTRIES)), null));
        }
        if (!commodity || chance(10)) {
            conditions.add(Condition.of("trader.id", Op.EQ, "" + random.nextInt(20_000)));
        }
        if (chance(25)) {
            conditions.add(Condition.of("head.tradeCountry", Op.EQ, one(COUNTRIES)));
        }
        if (chance(35)) {
            conditions.add(Condition.of("head.procedureCode", Op.EQ, one(PROCEDURES)));
        }
        if (chance(45)) {
            conditions.add(Condition.of("goodsItems.valuePerKg", Op.RANGE, "", decimal(5)));
        }
        if (chance(25)) {
            conditions.add(Condition.of("head.grossWeightKg", Op.RANGE, decimal(50_000), ""));
        }
        if (chance(15)) {
            conditions.add(Condition.of("trader.grade", Op.NE, "ADVANCED"));
        }
        if (conditions.size() < 2) {
            conditions.add(Condition.of("goodsItems.commodityCode", Op.EQ, one(lines)));
        }
        return new RuleDraft("B" + number, "rule " + number, null, conditions, Action.INSPECT, null, Set.of(Department.CUSTOMS), "bench",
                chance(30) ? one(OFFICES) : null, null, null, Text.of("理由", "reason"), null);
    }

    private String decimal(int below) {
        return BigDecimal.valueOf(random.nextInt(below * 100), 2).toPlainString();
    }

    private List<Facts> declarations() {
        List<Facts> declarations = new ArrayList<>(PER_ROUND);
        for (int d = 0; d < PER_ROUND; d++) {
            Document document = Document.empty();
            document.only("head").set("procedureCode", fresh(one(PROCEDURES))).set("tradeCountry", fresh(one(COUNTRIES))).set("grossWeightKg", decimal(50_000));
            Map<String, BigDecimal> derived = new HashMap<>();
            for (int i = 0; i < 10; i++) {
                Node item = document.root().add(document.root().group().child("goodsItems"));
                item.set("commodityCode", fresh(one(lines))).set("originCountry", fresh(one(COUNTRIES)));
                derived.put(Facts.valuePerKgKey(i), new BigDecimal(decimal(300)));
            }
            for (int c = 0; c < 2; c++) {
                document.root().add(document.root().group().child("containers")).set("containerNumber", "TEMU" + random.nextInt(10_000_000));
            }
            declarations.add(new Facts(document, new UUID(random.nextLong(), random.nextLong()), one(GRADES), (long) random.nextInt(20_000), one(OFFICES),
                    DAY, derived));
        }
        return declarations;
    }

    /** A copy without a remembered hash, as a parser would make it. */
    private static String fresh(String text) {
        return new String(text.toCharArray());
    }
}
