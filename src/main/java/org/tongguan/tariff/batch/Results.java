package org.tongguan.tariff.batch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.Alternative;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Quote;

/** The result columns: what a quote says of one line. */
final class Results {

    static final List<String> TITLES = List.of("结果 Result", "完税价格 Customs value CNY", "税率种类 Rate kind", "关税税率 Duty rate", "关税 Duty CNY",
            "贸易救济税 Trade remedies CNY", "消费税 Consumption tax CNY", "增值税 VAT CNY", "出口关税 Export duty CNY", "税款合计 Total CNY",
            "最省方案 Cheapest way", "该方案合计 Its total CNY", "可省 Saving CNY", "所需证明 Proof needed", "说明", "Explanation");
    /** Places of the columns that hold amounts. */
    static final List<Integer> AMOUNTS = List.of(1, 4, 5, 6, 7, 8, 9, 11, 12);
    private static final int NOTES = 2;

    private Results() { }

    /** A row that was not computed. */
    static BatchRow.Result wrong(int number, List<BatchRow.Problem> problems) {
        return result(number, BatchRow.Status.WRONG, new ArrayList<>(), problems);
    }

    private static BatchRow.Result result(int number, BatchRow.Status status, List<String> cells, List<BatchRow.Problem> problems) {
        cells.addFirst(switch (status) {
            case COMPUTED -> "已计算 computed";
            case NOT_COMPUTED -> "未能计算 not computed";
            case WRONG -> "有误 wrong";
        });
        while (cells.size() < TITLES.size() - NOTES) {
            cells.add("");
        }
        cells.add(problems.stream().map(p -> note(p, p.text().zh())).collect(Collectors.joining(" ")));
        cells.add(problems.stream().map(p -> note(p, p.text().en())).collect(Collectors.joining(" ")));
        return new BatchRow.Result(number, status, cells, problems);
    }

    private static String note(BatchRow.Problem problem, String text) {
        return problem.column().isEmpty() ? text : "[" + problem.column() + "] " + text;
    }

    /** A row as the quote has it. */
    static BatchRow.Result of(int number, Assessment.Line line, Quote.Reasons why, List<BatchRow.Problem> problems, Texts texts) {
        boolean computed = line.treatment() != Assessment.Treatment.NOT_COMPUTED;
        List<String> cells = new ArrayList<>();
        cells.add(text(line.customsValue()));
        Assessment.TaxLine duty = line.taxes().stream().filter(t -> t.tax() == Assessment.Tax.DUTY || t.tax() == Assessment.Tax.EXPORT_DUTY)
                .findFirst().orElse(null);
        cells.add(duty == null ? "" : Objects.toString(duty.rateKind(), ""));
        cells.add(duty == null ? "" : Objects.toString(duty.rate(), ""));
        cells.add(sum(line, computed, Assessment.Tax.DUTY));
        cells.add(sum(line, computed, Assessment.REMEDIES.toArray(Assessment.Tax[]::new)));
        cells.add(sum(line, computed, Assessment.Tax.CONSUMPTION_TAX));
        cells.add(sum(line, computed, Assessment.Tax.VAT));
        cells.add(sum(line, computed, Assessment.Tax.EXPORT_DUTY));
        cells.add(sum(line, computed, Assessment.Tax.values()));
        Alternative best = why == null || why.alternatives() == null ? null : why.alternatives().stream()
                .filter(a -> a.total() != null && a.saving() != null && a.saving().signum() > 0 && !a.applied()).findFirst().orElse(null);
        if (best != null) {
            Text name = best.agreement() != null ? best.agreement().name() : texts.get("way." + best.kind());
            cells.add(name.zh() + " " + name.en() + (best.quota() == null ? "" : " " + best.quota()));
            cells.add(text(best.total()));
            cells.add(text(best.saving()));
            cells.add(best.agreement() == null ? "" : best.agreement().proof().zh() + " " + best.agreement().proof().en());
        }
        return result(number, computed ? BatchRow.Status.COMPUTED : BatchRow.Status.NOT_COMPUTED, cells, problems);
    }

    private static String text(BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    /** Empty, never zero, where nothing was computed. */
    private static String sum(Assessment.Line line, boolean computed, Assessment.Tax... taxes) {
        List<Assessment.Tax> wanted = Arrays.asList(taxes);
        return computed ? text(line.taxes().stream().filter(t -> wanted.contains(t.tax())).map(Assessment.TaxLine::amount)
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add)) : "";
    }
}
