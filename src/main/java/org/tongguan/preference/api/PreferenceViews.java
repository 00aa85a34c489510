package org.tongguan.preference.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.Text;
import org.tongguan.preference.goods.OwnGoods;
import org.tongguan.preference.goods.Preferences;
import org.tongguan.preference.handbook.Handbook;
import org.tongguan.preference.rates.Cell;
import org.tongguan.preference.rates.Column;
import org.tongguan.preference.rates.PreferentialTariff;
import org.tongguan.preference.rates.Row;
import org.tongguan.preference.rates.Sheet;
import org.tongguan.preference.rates.Staging;
import org.tongguan.preference.rates.StagingFinder;

/** What the API shows of preferences; numbers are decimal texts. */
final class PreferenceViews {

    private PreferenceViews() { }

    @Schema(name = "PreferenceSchedule")
    record ScheduleView(String id, Text name, String country, String yearStart, String version) {

        static ScheduleView of(PreferentialTariff t) {
            return new ScheduleView(t.id(), t.name(), t.country(), t.yearStart().toString().substring(2), t.version());
        }
    }

    @Schema(name = "PreferenceCell")
    record CellView(int year, LocalDate day, @Nullable String rate, Cell.Certainty certainty, @Nullable String mfn, @Nullable String saving,
                    @Nullable String netSaving) { }

    /** Remaining cuts are those after the first day shown. */
    @Schema(name = "PreferenceStaging")
    record StagingView(StagingFinder.Outcome outcome, @Nullable String base, @Nullable Integer stages, @Nullable Integer remaining,
                       @Nullable LocalDate freeFrom, List<Integer> fitting) { }

    @Schema(name = "PreferenceRow")
    record RowView(String agreement, @Nullable String column, Text name, List<String> origins, @Nullable LocalDate inForce, @Nullable Text proof,
                   @Nullable Text transport, @Nullable String waiver, @Nullable Text law, @Nullable String source, List<CellView> cells,
                   StagingView staging, @Nullable String bestSaving) {

        static RowView of(Row row) {
            Column c = row.column();
            StagingFinder.Answer answer = row.staging();
            Staging s = answer.staging();
            StagingView staging = new StagingView(answer.outcome(), s == null ? null : plain(s.base()), s == null ? null : s.stages(),
                    s == null ? null : s.remaining(row.cells().getFirst().day()), s == null ? null : s.freeFrom(), answer.fitting());
            return new RowView(c.agreement(), c.key(), c.name(), c.origins().stream().sorted().toList(), c.inForce(), c.proof(), c.transport(),
                    c.waiver() == null ? null : plain(c.waiver().amount()) + " " + c.waiver().currency(), c.law(), c.source(),
                    row.cells().stream().map(x -> new CellView(x.year(), x.day(), x.rate(), x.certainty(), x.mfn(), plain(x.saving()), plain(x.netSaving())))
                    .toList(), staging, plain(row.bestSaving()));
        }
    }

    @Schema(name = "PreferenceSheet")
    record SheetView(String schedule, String code, Text name, List<Integer> years, List<@Nullable String> mfn, List<@Nullable String> provisional,
                     List<RowView> rows) {

        static SheetView of(Sheet s) {
            return new SheetView(s.schedule(), s.code(), s.name(), s.years(), s.mfn(), s.provisional(), s.rows().stream().map(RowView::of).toList());
        }
    }

    /** The lines a code means in a tariff. */
    @Schema(name = "PreferenceAnswer")
    record AnswerView(ScheduleView schedule, List<SheetView> lines) { }

    @Schema(name = "OwnGoods")
    record OwnView(String direction, String code, String description, String country, String value, int lines, @Nullable String schedule,
                   @Nullable String agreement, @Nullable String mfn, @Nullable String rate, @Nullable String possible, @Nullable String possibleAtMost,
                   @Nullable String claimed, @Nullable String saved, @Nullable String missed) {

        static OwnView of(OwnGoods g) {
            return new OwnView(g.direction(), g.code(), g.description(), g.country(), yuan(g.value()), g.lines(), g.schedule(), g.agreement(), g.mfn(),
                    g.rate(), yuan(g.possible()), yuan(g.possibleAtMost()), yuan(g.claimed()), yuan(g.saved()), yuan(g.missed()));
        }
    }

    @Schema(name = "PreferenceUse")
    record UseView(String key, Text name, int lines, String eligible, String claimed, @Nullable String usedPercent, String saved, String missed,
                   String claimedBefore, @Nullable String growthPercent) {

        static UseView of(Preferences.Use u, Text name) {
            return new UseView(u.key(), name, u.lines(), yuan(u.eligible()), yuan(u.claimed()), plain(u.usedPercent()), yuan(u.saved()), yuan(u.missed()),
                    yuan(u.claimedBefore()), plain(u.growthPercent()));
        }
    }

    @Schema(name = "Handbook")
    record HandbookView(UUID id, @Nullable Long traderId, Instant orderedAt, String orderedBy, Handbook.Wish wish, Handbook.State state, int done,
                        int total, @Nullable Integer pages, @Nullable Instant printedAt, @Nullable String error) {

        static HandbookView of(Handbook h) {
            return new HandbookView(h.id(), h.traderId(), h.orderedAt(), h.orderedBy(), h.wish(), h.state(), h.done(), h.total(), h.pages(), h.printedAt(),
                    h.error());
        }
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : Decimals.plain(number);
    }

    private static String yuan(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
    }
}
