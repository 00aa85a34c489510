package org.tongguan.temporary.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tongguan.formats.Cells;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.Text;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.tariff.value.ExchangeRates;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.Upload;

/** Reads rows as items, and says of each wrong cell what is wrong and what cures it. For the rows of one file on one day. */
public final class RowReader {

    private static final int MOST_NUMBER = 99_999;
    private static final int MOST_NAME = 200;
    private static final BigDecimal MOST = new BigDecimal("100000000000");
    private final CodeLists codes;
    private final ExchangeRates rates;
    private final Texts texts;
    private final SpecialGoods special;
    private final LocalDate day;
    private final Map<String, String> found = new HashMap<>();
    private List<Upload.Problem> problems;
    private Upload.Row row;

    public RowReader(CodeLists codes, ExchangeRates rates, Texts texts, SpecialGoods special, LocalDate day) {
        this.codes = codes;
        this.rates = rates;
        this.texts = texts;
        this.special = special;
        this.day = day;
    }

    /** An item without its taxes, or what is wrong with its row. */
    public record Read(Item item, List<Upload.Problem> problems) { }

    public Read read(Upload.Row given, UUID list) {
        row = given;
        problems = new ArrayList<>();
        for (Column column : Column.values()) {
            if (cell(column) == null) {
                problem(column, "temporary.row.formula");
            }
        }
        Integer own = whole(Column.NUMBER, MOST_NUMBER);
        if (row.twice()) {
            problem(Column.NUMBER, "temporary.row.twice", Cells.shown(text(Column.NUMBER)));
        }
        String code = commodityCode();
        Text name = Text.of(name(Column.NAME_ZH, true), name(Column.NAME_EN, false));
        BigDecimal quantity = amount(Column.QUANTITY, 5, true);
        String unit = code(Column.UNIT, "unit", 3);
        Integer pieces = whole(Column.PIECES, 1_000_000);
        BigDecimal weight = amount(Column.WEIGHT, 5, true);
        BigDecimal price = amount(Column.PRICE, 2, false);
        String currency = code(Column.CURRENCY, "currency", 0);
        BigDecimal value = value(price, currency);
        String origin = code(Column.ORIGIN, "country", 0);
        String kind = text(Column.SPECIAL).isEmpty() ? null : code(Column.SPECIAL, SpecialGoods.LIST, 0);
        BigDecimal course = text(Column.COURSE).isEmpty() ? null : amount(Column.COURSE, 5, true);
        String proof = text(Column.PROOF).isEmpty() ? null : text(Column.PROOF);
        String person = text(Column.PERSON).isEmpty() ? null : name(Column.PERSON, false);
        if (!problems.isEmpty()) {
            return new Read(null, problems);
        }
        Item item = new Item(Ids.next(), list, own, code, name, quantity, unit, pieces, weight, price, currency, value, origin, kind, proof, course, person,
                null, BigDecimal.ZERO, Item.State.LISTED);
        special.wrong(item, day).forEach(w -> problem(w.column(), w.key(), w.args()));
        return new Read(problems.isEmpty() ? item : null, problems);
    }

    private void problem(Column column, String key, Object... args) {
        problems.add(new Upload.Problem(row.number(), column == null ? Text.of("", "") : column.label(), texts.get(key, args)));
    }

    /** Rows that were taken in before there was such a column have none. */
    private String cell(Column column) {
        return column.ordinal() < row.cells().size() ? row.cells().get(column.ordinal()) : "";
    }

    private String text(Column column) {
        String cell = cell(column);
        return cell == null ? "" : cell.strip();
    }

    private String commodityCode() {
        String code = Cells.commodityCode(text(Column.CODE));
        if (!Cells.isCommodityCode(code)) {
            problem(Column.CODE, code.isEmpty() ? "temporary.row.needed" : "temporary.row.code", Cells.shown(text(Column.CODE)));
        }
        return code;
    }

    private String name(Column column, boolean needed) {
        String text = text(column);
        if (text.isEmpty() && needed) {
            problem(column, "temporary.row.needed");
        }
        return text.length() > MOST_NAME ? text.substring(0, MOST_NAME) : text;
    }

    private BigDecimal amount(Column column, int decimals, boolean aboveZero) {
        String text = Cells.number(text(column));
        if (text.isEmpty()) {
            problem(column, "temporary.row.needed");
            return null;
        }
        BigDecimal number = Decimals.parse(text);
        if (number == null) {
            problem(column, "temporary.row.number", Cells.shown(text));
        } else if (number.signum() < 0 || aboveZero && number.signum() == 0 || number.compareTo(MOST) >= 0
                || number.stripTrailingZeros().scale() > decimals) {
            problem(column, "temporary.row.amount", Cells.shown(text), decimals);
        } else {
            return number;
        }
        return null;
    }

    private Integer whole(Column column, int most) {
        BigDecimal number = amount(column, 0, true);
        if (number == null) {
            return null;
        }
        if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
            problem(column, "temporary.row.most", Cells.shown(text(column)), String.valueOf(most));
            return null;
        }
        return number.intValueExact();
    }

    private BigDecimal value(BigDecimal price, String currency) {
        if (price == null || currency == null) {
            return null;
        }
        BigDecimal rate = rates.rate(currency, day).map(ExchangeRates.Rate::rate).orElse(null);
        if (rate == null) {
            problem(Column.CURRENCY, "temporary.row.rate", currency, day);
            return null;
        }
        return price.multiply(rate).setScale(2, RoundingMode.HALF_UP);
    }

    /** A code of a list, given as code or by either name. */
    private String code(Column column, String list, int digits) {
        String text = text(column);
        if (text.isEmpty()) {
            problem(column, "temporary.row.needed");
            return null;
        }
        String known = found.computeIfAbsent(list + " " + text, key -> codes.meant(list, text, day, digits).orElse(""));
        if (known.isEmpty()) {
            problem(column, "temporary.row.list", Cells.shown(text), list);
            return null;
        }
        return known;
    }
}
