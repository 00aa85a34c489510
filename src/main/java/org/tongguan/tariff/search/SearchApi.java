package org.tongguan.tariff.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

@RestController
@RequestMapping("/api/v1/tariff/search")
@Tag(name = "tariff")
class SearchApi {

    private static final int LONGEST = 200;
    private final TariffSearch search;
    private final Clock clock;

    SearchApi(TariffSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Commodity codes for words in Chinese or English, or for the beginning of a code: the ten likeliest, each with the reasons; "
            + "says when the words are too vague. A finder's suggestion, no ruling")
    @PreAuthorize("isAuthenticated()")
    SearchAnswer search(Actor actor, @RequestParam(defaultValue = "") String q,
                        @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
                        @RequestParam(required = false) String direction) {
        if (q.length() > LONGEST) {
            throw new PlatformException(ErrorCode.MALFORMED, "search.long", LONGEST);
        }
        String way = direction == null || direction.isEmpty() ? null : switch (direction) {
            case "I", "IMPORT" -> "I";
            case "E", "EXPORT" -> "E";
            default -> throw new PlatformException(ErrorCode.MALFORMED, "search.direction", direction);
        };
        return search.search(q, asOf == null ? LocalDate.now(clock) : asOf, way, actor);
    }
}
