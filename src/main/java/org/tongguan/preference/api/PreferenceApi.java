package org.tongguan.preference.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.preference.goods.Preferences;
import org.tongguan.preference.notice.Notice;
import org.tongguan.preference.notice.Notices;
import org.tongguan.preference.rates.Line;
import org.tongguan.preference.rates.PreferentialTariff;
import org.tongguan.preference.rates.Sheets;
import org.tongguan.preference.rates.Tariffs;
import org.tongguan.reference.CodeLists;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "preference")
class PreferenceApi {

    private static final String NOBODY_BUT = "hasAnyRole('OFFICER','SENIOR','ANALYST','DECLARANT','TRADER_MANAGER')";
    private static final int YEARS = 5;
    private final Tariffs tariffs;
    private final Preferences preferences;
    private final Notices notices;
    private final Traders traders;
    private final CodeLists codes;
    private final Clock clock;

    PreferenceApi(Tariffs tariffs, Preferences preferences, Notices notices, Traders traders, CodeLists codes, Clock clock) {
        this.tariffs = tariffs;
        this.preferences = preferences;
        this.notices = notices;
        this.traders = traders;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping("/preferences/schedules")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The tariffs whose preferences are known, the national one first")
    List<PreferenceViews.ScheduleView> schedules() {
        return tariffs.list().stream().map(PreferenceViews.ScheduleView::of).toList();
    }

    @GetMapping("/tariff/{code}/preferences")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "What agreements give for a code, by year: rate, staging and saving; for another country's tariff all lines of the subheading")
    PreferenceViews.AnswerView preferences(@PathVariable String code, @RequestParam(required = false) Integer from, @RequestParam(required = false) Integer to,
                                           @RequestParam(defaultValue = PreferentialTariff.NATIONAL) String schedule,
                                           @RequestParam(required = false) String origin) {
        PreferentialTariff tariff = tariffs.get(schedule);
        int first = from != null ? from : LocalDate.now(clock).getYear();
        int last = to != null ? to : first + YEARS - 1;
        if (first < 2000 || last > 2099 || last < first || last - first >= Sheets.MOST_YEARS) {
            throw new PlatformException(ErrorCode.REFUSED, "handbook.years", first, last, Sheets.MOST_YEARS);
        }
        List<Line> lines = tariff.find(code);
        if (lines.isEmpty()) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "tariff-line", code, schedule);
        }
        Sheets sheets = tariffs.sheets(tariff);
        return new PreferenceViews.AnswerView(PreferenceViews.ScheduleView.of(tariff),
                lines.stream().map(l -> PreferenceViews.SheetView.of(tariffs.named(sheets.of(l, first, last, origin), code))).toList());
    }

    @GetMapping("/preferences/top")
    @PreAuthorize(NOBODY_BUT)
    @Operation(summary = "A trader's own goods of a year (or a period), what agreements can save most first; the caller's own trader where none is named")
    List<PreferenceViews.OwnView> top(Actor actor, @RequestParam(required = false) Long traderId, @RequestParam(defaultValue = "20") int n,
                                      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
                                      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        Long trader = traderId != null ? traderId : actor.traderId();
        if (trader == null) {
            throw new PlatformException(ErrorCode.REFUSED, "preference.trader");
        }
        Period period = period(from, to);
        return preferences.top(actor, trader, period.from, period.to, n).stream().map(PreferenceViews.OwnView::of).toList();
    }

    @GetMapping("/preferences/use")
    @PreAuthorize(NOBODY_BUT)
    @Operation(summary = "How far preferences were used in a year (or a period), of imports; traders see their own")
    List<PreferenceViews.UseView> use(Actor actor, @RequestParam(defaultValue = "product") String by,
                                      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
                                      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        Preferences.By cut = switch (by) {
            case "product" -> Preferences.By.PRODUCT;
            case "enterprise" -> Preferences.By.ENTERPRISE;
            case "agreement" -> Preferences.By.AGREEMENT;
            default -> throw new PlatformException(ErrorCode.REFUSED, "preference.by", by);
        };
        Period period = period(from, to);
        return preferences.use(actor, cut, period.from, period.to).stream().map(u -> PreferenceViews.UseView.of(u, name(cut, u.key()))).toList();
    }

    private Text name(Preferences.By by, String key) {
        return switch (by) {
            case PRODUCT -> tariffs.get(PreferentialTariff.NATIONAL).find(key).stream().findFirst().map(Line::name).orElse(Text.of("", ""));
            case ENTERPRISE -> traders.find(Long.parseLong(key)).map(Trader::name).orElse(Text.of(key, key));
            case AGREEMENT -> codes.name("agreement", key, LocalDate.now(clock));
        };
    }

    @GetMapping("/preferences/notices")
    @PreAuthorize(NOBODY_BUT)
    @Operation(summary = "Notices that rates of declared goods changed, newest first; traders see their own")
    Page<Notice> notices(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return notices.list(actor, page, size);
    }

    private record Period(LocalDate from, LocalDate to) { }

    /** Days as the caller counts them: the last one counts as well. */
    private Period period(LocalDate from, LocalDate to) {
        LocalDate end = (to == null ? LocalDate.now(clock) : to).plusDays(1);
        LocalDate start = from == null ? end.minusYears(1) : from;
        if (!start.isBefore(end)) {
            throw new PlatformException(ErrorCode.REFUSED, "preference.period", start, end.minusDays(1));
        }
        return new Period(start, end);
    }
}
