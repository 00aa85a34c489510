package org.tongguan.tariff.batch;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tongguan.formats.Cells;
import org.tongguan.formats.Decimals;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.Claim;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.value.SharedBy;

/** Reads one row's cells as a goods line with its shipment's terms, and says of each wrong cell what is wrong and what cures it. */
final class RowReader {

    private static final BigDecimal ABSURD = new BigDecimal("1000000000000");
    private final BatchRow row;
    private final LocalDate today;
    private final CodeLists codes;
    private final Texts texts;
    private final List<BatchRow.Problem> problems = new ArrayList<>();
    private final Map<Column, String> units = new EnumMap<>(Column.class);

    RowReader(BatchRow row, LocalDate today, CodeLists codes, Texts texts) {
        this.row = row;
        this.today = today;
        this.codes = codes;
        this.texts = texts;
        for (Column column : Column.values()) {
            if (row.cells().get(column.ordinal()) == null) {
                problem(column, "batch.row.formula");
            }
        }
    }

    List<BatchRow.Problem> problems() {
        return problems;
    }

    /** Tells what is wrong with a cell; once, also where the cell is read for several things. */
    void problem(Column column, String key, Object... args) {
        BatchRow.Problem problem = new BatchRow.Problem(row.number(), column == null ? "" : column.title(), texts.get(key, args));
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** What a row says of its whole shipment. */
    record Terms(Shipment.Direction direction, LocalDate day, String transactionMode, Shipment.Charge freight, Shipment.Charge insurance, String levy,
                 String procedure, SharedBy freightBy) { }

    Terms terms() {
        LocalDate day = day();
        return new Terms(direction(), day, terms(day), charge(Column.FREIGHT, Column.FREIGHT_CURRENCY, day),
                charge(Column.INSURANCE, Column.INSURANCE_CURRENCY, day), row.get(Column.LEVY).isEmpty() ? "101" : code(Column.LEVY, "levy_nature", day, 3),
                code(Column.PROCEDURE, "trade_mode", day, 4), "WEIGHT".equals(code(Column.SHARED_BY, "shared_by", day, 0)) ? SharedBy.WEIGHT : SharedBy.VALUE);
    }

    Shipment.GoodsLine line(int itemNumber, LocalDate day) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        quantity(quantities, Column.SECOND_QUANTITY, Column.SECOND_UNIT, day);
        quantity(quantities, Column.QUANTITY, Column.UNIT, day);
        Claim claim = new Claim(orNull(Column.AGREEMENT), null, orNull(Column.PROOF), orNull(Column.QUOTA), orNull(Column.FIRM), null);
        return new Shipment.GoodsLine(itemNumber, commodityCode(), row.get(Column.DESCRIPTION),
                amount(Column.PRICE, row.get(Column.METHOD).isEmpty()),
                code(Column.CURRENCY, "currency", day, 0), amount(Column.WEIGHT, false), quantities, code(Column.ORIGIN, "country", day, 0),
                row.get(Column.MODE).isEmpty() ? "1" : code(Column.MODE, "duty_mode", day, 0), claim);
    }

    private String orNull(Column column) {
        return row.get(column).isEmpty() ? null : row.get(column);
    }

    private Shipment.Direction direction() {
        return switch (row.get(Column.DIRECTION).toUpperCase(Locale.ROOT)) {
            case "", "I", "IMPORT", "进口" -> Shipment.Direction.IMPORT;
            case "E", "EXPORT", "出口" -> Shipment.Direction.EXPORT;
            default -> {
                problem(Column.DIRECTION, "batch.row.direction", row.get(Column.DIRECTION));
                yield Shipment.Direction.IMPORT;
            }
        };
    }

    private LocalDate day() {
        LocalDate day = day(Column.DATE);
        return day == null ? today : day;
    }

    /** Null when the cell is empty or wrong, the latter with a problem. */
    LocalDate day(Column column) {
        String text = row.get(column).replace('/', '-').replace('.', '-');
        if (text.isEmpty()) {
            return null;
        }
        try {
            String[] parts = text.split("-");
            LocalDate day = parts.length == 3 ? LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                    : LocalDate.parse(text);
            if (day.getYear() >= 1951 && day.getYear() <= 2100) {
                return day;
            }
        } catch (DateTimeException | NumberFormatException e) {
            // told below
        }
        problem(column, "batch.row.date", row.get(column));
        return null;
    }

    private String terms(LocalDate day) {
        String text = row.get(Column.TERMS).toUpperCase(Locale.ROOT);
        return switch (text) {
            case "" -> "1";
            case "CIF", "CIP" -> "1";
            case "CFR", "C&F", "CPT", "CNF" -> "2";
            case "FOB", "FCA", "FAS" -> "3";
            case "C&I" -> "4";
            case "EXW" -> "7";
            default -> code(Column.TERMS, "transaction_mode", day, 0);
        };
    }

    private Shipment.Charge charge(Column amount, Column currency, LocalDate day) {
        BigDecimal number = amount(amount, false);
        if (number == null) {
            return null;
        }
        String code = row.get(currency).isEmpty() ? code(Column.CURRENCY, "currency", day, 0) : code(currency, "currency", day, 0);
        return new Shipment.Charge("3", number, code);
    }

    private String commodityCode() {
        String code = Cells.commodityCode(row.get(Column.CODE));
        if (!Cells.isCommodityCode(code)) {
            problem(Column.CODE, code.isEmpty() ? "batch.row.needed" : "batch.row.code", row.get(Column.CODE));
        }
        return code;
    }

    private BigDecimal amount(Column column, boolean needed) {
        String text = Cells.number(row.get(column));
        if (text.isEmpty()) {
            if (needed) {
                problem(column, "batch.row.needed");
            }
            return null;
        }
        return amount(column, text);
    }

    /** A number that stands in a cell, null with a problem when it is none. */
    BigDecimal amount(Column column, String text) {
        BigDecimal number = Decimals.parse(text);
        if (number == null) {
            problem(column, "batch.row.number", Cells.shown(text));
        } else if (number.signum() < 0 || number.compareTo(ABSURD) >= 0 || number.scale() > 10) {
            problem(column, "batch.row.amount", Cells.shown(text));
        } else {
            return number;
        }
        return null;
    }

    /** The unit that stands there as a code, null when none was understood. */
    String unit(Column column) {
        return units.get(column);
    }

    private void quantity(Map<String, BigDecimal> quantities, Column amount, Column unit, LocalDate day) {
        BigDecimal number = amount(amount, false);
        String code = code(unit, "unit", day, 3);
        units.put(unit, code);
        if (number != null && code == null && row.get(unit).isEmpty()) {
            problem(unit, "batch.row.unit", row.get(amount));
        } else if (number != null && code != null) {
            quantities.put(code, number);
        }
    }

    /** A code of a list, given as code or by either name; null when empty or unknown, the latter with a problem. */
    String code(Column column, String list, LocalDate day, int digits) {
        String text = row.get(column);
        if (text.isEmpty()) {
            if (Column.NEEDED.contains(column)) {
                problem(column, "batch.row.needed");
            }
            return null;
        }
        return code(column, text, list, day, digits);
    }

    /** As {@link #code(Column, String, LocalDate, int)}, of a text that stands in the cell. */
    String code(Column column, String text, String list, LocalDate day, int digits) {
        String code = codes.meant(list, text, day, digits).orElse(null);
        if (code == null) {
            problem(column, "batch.row.list", Cells.shown(text), list);
        }
        return code;
    }

    String get(Column column) {
        return row.get(column);
    }
}
