package org.tongguan.tariff.changes;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.schedule.Agreement;
import org.tongguan.tariff.schedule.Rated;
import org.tongguan.tariff.schedule.Schedule;
import org.tongguan.tariff.schedule.Valid;

/** Compares the tariff of two days, or what two states of knowledge say of them. Pure. */
@Component
class TariffChanges {

    /** Validity and source are no content: a row that only begins anew with the year has not changed. */
    private static final Set<String> NO_CONTENT = Set.of("validFrom", "validTo", "source", "code");
    private final Texts texts;

    TariffChanges(Texts texts) {
        this.texts = texts;
    }

    /** One side of a comparison. */
    private record Side(Schedule schedule, LocalDate day, List<TariffLine> lines) { }

    /**
     * All differences, by code, kind of row and key.
     *
     * @param prefix the beginning of codes; with one, agreements themselves and their parties are left out
     */
    List<RowChange> between(LocalDate from, LocalDate to, Schedule schedule, String prefix) {
        Side before = new Side(schedule, from, lines(schedule, from, prefix));
        Side after = new Side(schedule, to, lines(schedule, to, prefix));
        List<RowChange> changes = new ArrayList<>();
        compare(changes, RowChange.Part.LINE, rows(before, Side::lines, TariffLine::code), rows(after, Side::lines, TariffLine::code),
                TariffLine::code, l -> "", TariffLine::name);
        if (prefix.isEmpty()) {
            agreements(changes, before, after);
        }
        offers(changes, before, after);
        quotas(changes, before, after);
        remedies(changes, before, after);
        return changes.stream().sorted(Comparator.comparing(RowChange::code).thenComparing(RowChange::part).thenComparing(RowChange::key)).toList();
    }

    private static List<TariffLine> lines(Schedule schedule, LocalDate day, String prefix) {
        return schedule.on(day).stream().map(Rated::line).filter(l -> l.code().startsWith(prefix)).toList();
    }

    private void agreements(List<RowChange> changes, Side before, Side after) {
        Function<Side, List<Agreement>> agreements = s -> s.schedule.agreements(s.day);
        compare(changes, RowChange.Part.AGREEMENT, rows(before, agreements, Agreement::code), rows(after, agreements, Agreement::code),
                a -> "", Agreement::code, Agreement::name);
        Function<Side, List<Agreement.Party>> parties = s -> s.schedule.agreements(s.day).stream()
                .flatMap(a -> s.schedule.parties(a.code(), s.day).stream()).toList();
        Function<Agreement.Party, String> party = p -> p.agreement() + " " + p.country();
        compare(changes, RowChange.Part.PARTY, rows(before, parties, party), rows(after, parties, party), p -> "", party, p -> Text.of("", ""));
    }

    private static <T> Map<String, T> rows(Side side, Function<Side, List<T>> all, Function<T, String> key) {
        Map<String, T> rows = new TreeMap<>();
        all.apply(side).forEach(r -> rows.putIfAbsent(key.apply(r), r));
        return rows;
    }

    private <T extends Record & Valid> void compare(List<RowChange> changes, RowChange.Part part, Map<String, T> before, Map<String, T> after,
                                                    Function<T, String> code, Function<T, String> key, Function<T, Text> name) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String one : keys) {
            T old = before.get(one);
            T now = after.get(one);
            List<RowChange.Field> fields = fields(part, old, now);
            if (old == null || now == null || !fields.isEmpty()) {
                T told = now == null ? old : now;
                changes.add(new RowChange(part, code.apply(told), key.apply(told), kind(old, now), name.apply(told), fields, source(told)));
            }
        }
    }

    private static RowChange.Kind kind(Object before, Object after) {
        return before == null ? RowChange.Kind.ADDED : after == null ? RowChange.Kind.REMOVED : RowChange.Kind.CHANGED;
    }

    private static String source(Record row) {
        return values(row).getOrDefault("source", "");
    }

    private List<RowChange.Field> fields(RowChange.Part part, Record before, Record after) {
        Map<String, String> old = before == null ? Map.of() : values(before);
        Map<String, String> now = after == null ? Map.of() : values(after);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<RowChange.Field> fields = new ArrayList<>();
        // In the order in which the row has them.
        for (String name : (before == null ? now : old).keySet()) {
            String was = old.getOrDefault(name, "");
            String is = now.getOrDefault(name, "");
            if (names.contains(name) && !NO_CONTENT.contains(name) && !was.equals(is)) {
                fields.add(new RowChange.Field(name, texts.get("tariff.field." + name), was, is));
            }
        }
        return fields;
    }

    /** Every component of a row as text: whatever is added to a row later is compared as well. */
    private static Map<String, String> values(Record row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(row);
                if (value instanceof Text text) {
                    values.put(component.getName() + ".zh", Objects.toString(text.zh(), ""));
                    values.put(component.getName() + ".en", Objects.toString(text.en(), ""));
                } else {
                    values.put(component.getName(), value instanceof BigDecimal d ? d.toPlainString() : value instanceof Boolean is ? is ? "ex" : ""
                            : Objects.toString(value, ""));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    private void offers(List<RowChange> changes, Side before, Side after) {
        Function<Side, Map<String, String>> all = side -> {
            Map<String, String> rates = new TreeMap<>();
            Set<String> columns = new HashSet<>();
            for (Agreement agreement : side.schedule.agreements(side.day)) {
                for (Agreement.Party party : side.schedule.parties(agreement.code(), side.day)) {
                    String column = agreement.code() + (party.columnKey().isEmpty() ? "" : " " + party.columnKey());
                    if (columns.add(column)) {
                        side.lines.forEach(line -> offer(rates, side, line.code(), party, column));
                    }
                }
            }
            return rates;
        };
        pairs(changes, RowChange.Part.AGREEMENT_RATE, all.apply(before), all.apply(after), "agreementRate", "quotaRate");
    }

    private static void offer(Map<String, String> rates, Side side, String code, Agreement.Party party, String column) {
        Schedule.Offer offer = side.schedule.offer(party.agreement(), code, party.country(), side.day);
        if (offer != null && (offer.rate() != null || offer.quotaRate() != null)) {
            rates.put(code + "|" + column, text(offer.rate()) + "|" + text(offer.quotaRate()) + "|" + offer.source());
        }
    }

    private void quotas(List<RowChange> changes, Side before, Side after) {
        Function<Side, Map<String, String>> all = side -> {
            Map<String, String> rates = new TreeMap<>();
            for (TariffLine line : side.lines) {
                Schedule.RatedQuota quota = side.schedule.quota(line.code(), side.day);
                if (quota != null) {
                    rates.put(line.code() + "|" + quota.row().quota(), text(quota.rate()) + "|" + text(quota.provisional()) + "|" + quota.row().source());
                }
            }
            return rates;
        };
        pairs(changes, RowChange.Part.QUOTA, all.apply(before), all.apply(after), "rate", "provisional");
    }

    private void remedies(List<RowChange> changes, Side before, Side after) {
        Function<Side, Map<String, String>> all = side -> {
            Map<String, String> rates = new TreeMap<>();
            for (TariffLine line : side.lines) {
                for (Schedule.RatedRemedy remedy : side.schedule.remedies(line.code(), side.day)) {
                    var r = remedy.row();
                    rates.put(line.code() + "|" + r.measure() + " " + r.kind() + " " + r.origin() + " " + r.firm(),
                            text(remedy.rate()) + "|" + r.goods().zh() + "|" + r.source());
                }
            }
            return rates;
        };
        pairs(changes, RowChange.Part.REMEDY, all.apply(before), all.apply(after), "rate", "goods");
    }

    private static String text(Object rate) {
        return Objects.toString(rate, "");
    }

    /** Compares by code and key what has two fields and a source. */
    private void pairs(List<RowChange> changes, RowChange.Part part, Map<String, String> before, Map<String, String> after, String first, String second) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String one : keys) {
            String[] old = before.containsKey(one) ? before.get(one).split("\\|", 3) : null;
            String[] now = after.containsKey(one) ? after.get(one).split("\\|", 3) : null;
            List<RowChange.Field> fields = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String was = old == null ? "" : old[i];
                String is = now == null ? "" : now[i];
                String name = i == 0 ? first : second;
                if (!was.equals(is)) {
                    fields.add(new RowChange.Field(name, texts.get("tariff.field." + name), was, is));
                }
            }
            if (old == null || now == null || !fields.isEmpty()) {
                String[] key = one.split("\\|", 2);
                changes.add(new RowChange(part, key[0], key[1], kind(old, now), Text.of("", ""), fields, (now == null ? old : now)[2]));
            }
        }
    }
}
