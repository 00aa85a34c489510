package org.tongguan.preference.rates;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.tariff.Tariff;

/** The tariffs whose preferences are known here: the national one, and those of other countries that were imported beside it. */
@Component
public class Tariffs {

    private final Tariff tariff;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<String, List<Integer>> stages = new HashMap<>();
    private final Map<String, DatedTariff> cache = new ConcurrentHashMap<>();

    Tariffs(Tariff tariff) {
        this.tariff = tariff;
        Csv.resource("preference/schedules.csv").forEach(row -> known.put(row.get("schedule"), new Known(row.get("country"),
                Text.of(row.get("name_zh"), row.get("name_en")), MonthDay.parse("--" + row.get("year_start")))));
        Csv.resource("preference/stages.csv").forEach(row -> stages.put(row.get("schedule") + "/" + row.get("agreement"),
                Arrays.stream(row.get("stages").split(" ")).map(Integer::valueOf).toList()));
    }

    /** What is known of a tariff beside its rows ({@code data/preference/schedules.csv}). */
    record Known(String country, Text name, MonthDay yearStart) { }

    /** All of them, the national one first. */
    public List<PreferentialTariff> list() {
        List<PreferentialTariff> all = new ArrayList<>();
        tariff.scheduleNames().forEach(name -> all.add(of(name)));
        return all;
    }

    /** @throws PlatformException NOT_FOUND {@code tariff-schedule} */
    public PreferentialTariff get(String schedule) {
        if (!tariff.scheduleNames().contains(schedule)) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "tariff-schedule", schedule);
        }
        return of(schedule);
    }

    /** The tariff of a country of import. */
    public Optional<PreferentialTariff> ofCountry(String country) {
        return list().stream().filter(t -> country != null && country.equals(t.country())).findFirst();
    }

    /** Lays out lines of that tariff, with the stages its agreements are known to use ({@code data/preference/stages.csv}). */
    public Sheets sheets(PreferentialTariff of) {
        return new Sheets(of, column -> new StagingFinder(stages.getOrDefault(of.id() + "/" + column.agreement(), List.of())));
    }

    /** A line abroad that came without a name is called as ours that begins with the same digits; the code itself where we have none. */
    public Sheet named(Sheet sheet, String code) {
        if (!sheet.name().zh().isBlank() || !sheet.name().en().isBlank()) {
            return sheet;
        }
        PreferentialTariff national = of(PreferentialTariff.NATIONAL);
        Text name = java.util.stream.Stream.of(code, sheet.code().substring(0, 6)).flatMap(c -> national.find(c).stream()).findFirst().map(Line::name)
                .orElse(Text.of("—", "—"));
        return new Sheet(sheet.schedule(), sheet.code(), name, sheet.years(), sheet.mfn(), sheet.provisional(), sheet.rows());
    }

    /** Names the state of all data: another name, and something may have changed. */
    public String version() {
        return tariff.version();
    }

    private PreferentialTariff of(String schedule) {
        DatedTariff cached = cache.get(schedule);
        org.tongguan.tariff.schedule.Schedule rows = tariff.schedule(schedule);
        if (cached == null || !cached.isOf(rows)) {
            cached = new DatedTariff(schedule, known.getOrDefault(schedule, new Known("", Text.of(schedule, schedule), MonthDay.of(1, 1))), rows,
                    tariff.version());
            cache.put(schedule, cached);
        }
        return cached;
    }
}
