package org.tongguan.tariff.batch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tongguan.formats.Cells;
import org.tongguan.tariff.tax.ReturnedGoods;
import org.tongguan.tariff.tax.SupervisedGoods;
import org.tongguan.tariff.value.Amount;
import org.tongguan.tariff.value.ValueBasis;
import org.tongguan.tariff.value.ValueElement;
import org.tongguan.tariff.value.ValueMethod;

/**
 * Reads what a row tells beside its price: elements of the value, another way of valuing, that the goods come back, or how long they stay. Cells that
 * hold several things have the form {@code name: amount currency, word, word; name: …}; names are codes or names of the code list.
 */
final class BesidesReader {

    private static final String APART = "[;；\n]";
    private final RowReader row;
    private final LocalDate day;

    BesidesReader(RowReader row, LocalDate day) {
        this.row = row;
        this.day = day;
    }

    /** One thing of a cell. */
    private record Entry(String code, BigDecimal amount, String currency, List<String> words) { }

    private List<Entry> entries(Column column, String list) {
        List<Entry> entries = new ArrayList<>();
        for (String text : row.get(column).split(APART)) {
            if (!text.isBlank()) {
                Entry entry = entry(column, list, text.strip());
                if (entry != null) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private Entry entry(Column column, String list, String text) {
        String[] parts = text.split("[:：]", 2);
        String[] told = parts.length < 2 ? new String[0] : parts[1].split("[,，]");
        String[] money = told.length == 0 ? new String[0] : told[0].strip().split("\\s+");
        if (money.length == 0 || money.length > 2 || money[0].isEmpty()) {
            row.problem(column, "batch.row.entry", Cells.shown(text), "value_element".equals(list) ? "PACKING: 120 USD" : "repairFee: 2000 USD");
            return null;
        }
        String code = row.code(column, parts[0].strip(), list, day, 0);
        BigDecimal amount = row.amount(column, money[0]);
        String currency = money.length > 1 ? row.code(column, money[1], "currency", day, 0)
                : row.get(Column.CURRENCY).isEmpty() ? "CNY" : row.code(Column.CURRENCY, "currency", day, 0);
        List<String> words = new ArrayList<>();
        for (int i = 1; i < told.length; i++) {
            words.add(told[i].strip().toLowerCase(Locale.ROOT));
        }
        return code == null || amount == null || currency == null ? null : new Entry(code, amount, currency, words);
    }

    /** @param item the line they belong to, null = the whole shipment */
    List<ValueElement> elements(Column column, Integer item) {
        List<ValueElement> elements = new ArrayList<>();
        for (Entry entry : entries(column, "value_element")) {
            elements.add(element(column, entry, item));
        }
        return elements;
    }

    private ValueElement element(Column column, Entry entry, Integer item) {
        boolean inPrice = false;
        boolean listed = false;
        Boolean related = null;
        Boolean condition = null;
        BigDecimal share = null;
        for (String word : entry.words) {
            switch (word) {
                case "已在价格内", "in price" -> inPrice = true;
                case "单独列明", "listed" -> listed = true;
                case "与货物有关", "related" -> related = true;
                case "与货物无关", "unrelated" -> related = false;
                case "构成销售条件", "condition of sale" -> condition = true;
                case "不构成销售条件", "no condition of sale" -> condition = false;
                default -> {
                    if (word.endsWith("%")) {
                        share = row.amount(column, word.substring(0, word.length() - 1).strip());
                    } else {
                        row.problem(column, "batch.row.word", Cells.shown(word));
                    }
                }
            }
        }
        return new ValueElement(ValueElement.Kind.valueOf(entry.code), entry.amount, entry.currency, item, inPrice, listed, related, condition, share);
    }

    /** Null where the line is valued by its price. */
    ValueBasis valuation() {
        String method = row.code(Column.METHOD, "value_method", day, 0);
        Map<String, Amount> amounts = new LinkedHashMap<>();
        for (Entry entry : entries(Column.PARTS, "value_part")) {
            entry.words.forEach(word -> row.problem(Column.PARTS, "batch.row.entry", Cells.shown(word), "repairFee: 2000 USD"));
            amounts.put(entry.code, new Amount(entry.amount, entry.currency));
        }
        List<ValueMethod> excluded = new ArrayList<>();
        for (String text : row.get(Column.EXCLUDED).split(APART)) {
            String code = text.isBlank() ? null : row.code(Column.EXCLUDED, text.strip(), "value_method", day, 0);
            if (code != null) {
                excluded.add(ValueMethod.valueOf(code));
            }
        }
        Boolean condition = yes(Column.CONDITION);
        boolean swapped = Boolean.TRUE.equals(yes(Column.SWAPPED));
        LocalDate imported = row.day(Column.IMPORTED);
        LocalDate disposed = row.day(Column.DISPOSED);
        Integer years = number(Column.YEARS);
        if (method == null) {
            if (row.get(Column.METHOD).isEmpty() && !row.get(Column.PARTS).isEmpty()) {
                row.problem(Column.METHOD, "batch.row.needed");
            }
            return null;
        }
        String reason = row.get(Column.REASON).isEmpty() ? null : row.get(Column.REASON);
        return new ValueBasis(ValueMethod.valueOf(method), amounts, condition, reason, excluded, swapped,
                imported == null && disposed == null && years == null ? null : new ValueBasis.Supervision(imported, disposed, years == null ? 0 : years));
    }

    /** Null where the goods neither come back nor replace others. */
    ReturnedGoods.Claim returned() {
        String reason = row.code(Column.RETURN_REASON, "return_reason", day, 0);
        LocalDate before = row.day(Column.BEFORE);
        Boolean unchanged = yes(Column.UNCHANGED);
        Boolean handled = yes(Column.HANDLED);
        String what = row.get(Column.RETURNED).toLowerCase(Locale.ROOT);
        return switch (what) {
            case "" -> null;
            case "退运", "returned", "无代价抵偿", "replacement" -> new ReturnedGoods.Claim(what.equals("无代价抵偿") || what.equals("replacement"),
                    reason == null ? null : ReturnedGoods.Reason.valueOf(reason), before, unchanged, handled);
            default -> {
                row.problem(Column.RETURNED, "batch.row.returned", Cells.shown(what));
                yield null;
            }
        };
    }

    /** Null where nothing is taxed by the time it stays. */
    SupervisedGoods.Stay stay() {
        String kind = row.code(Column.STAY, "stay_kind", day, 0);
        LocalDate from = row.day(Column.STAY_FROM);
        LocalDate to = row.day(Column.STAY_TO);
        Integer months = number(Column.DEPRECIATION);
        return kind == null ? null : new SupervisedGoods.Stay(SupervisedGoods.Kind.valueOf(kind), from, to, months, number(Column.YEARS));
    }

    private Boolean yes(Column column) {
        return switch (row.get(column).toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "是", "y", "yes", "true", "1" -> true;
            case "否", "n", "no", "false", "0" -> false;
            default -> {
                row.problem(column, "batch.row.yesno", Cells.shown(row.get(column)));
                yield null;
            }
        };
    }

    private Integer number(Column column) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,2}")) {
            row.problem(column, "batch.row.count", Cells.shown(text));
            return null;
        }
        return Integer.valueOf(text);
    }
}
