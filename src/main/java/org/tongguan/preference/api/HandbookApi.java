package org.tongguan.preference.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.preference.goods.Preferences;
import org.tongguan.preference.handbook.Handbook;
import org.tongguan.preference.handbook.Handbooks;

@RestController
@RequestMapping("/api/v1/handbooks")
@Tag(name = "preference")
@PreAuthorize("hasAnyRole('OFFICER','SENIOR','ANALYST','DECLARANT','TRADER_MANAGER')")
class HandbookApi {

    private static final int YEARS = 5;
    private final Handbooks handbooks;
    private final Clock clock;

    HandbookApi(Handbooks handbooks, Clock clock) {
        this.handbooks = handbooks;
        this.clock = clock;
    }

    /** Everything may be left out: then it is one's own goods, this year and the four after it, in Chinese. */
    record HandbookInput(Long traderId, List<String> codes, List<String> schedules, Integer from, Integer to, String language, Integer n) { }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Order a handbook as PDF: of one's own goods, or of chosen codes; it is printed in the background")
    PreferenceViews.HandbookView order(Actor actor, @RequestBody HandbookInput input, HttpServletRequest request) {
        int from = input.from() == null ? LocalDate.now(clock).getYear() : input.from();
        int to = input.to() == null ? from + YEARS - 1 : input.to();
        Handbook.Wish wish = new Handbook.Wish(input.codes(), input.schedules(), from, to, input.language() == null ? "zh" : input.language(),
                input.n() == null ? Preferences.MOST : input.n());
        String address = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        return PreferenceViews.HandbookView.of(handbooks.order(actor, input.traderId(), wish, address));
    }

    @GetMapping
    @Operation(summary = "Handbooks that were ordered, newest first; traders see their own")
    Page<PreferenceViews.HandbookView> list(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Handbook> found = handbooks.list(actor, page, size);
        return found.map(PreferenceViews.HandbookView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A handbook's state, with the products laid out so far")
    PreferenceViews.HandbookView get(Actor actor, @PathVariable UUID id) {
        return PreferenceViews.HandbookView.of(handbooks.get(actor, id));
    }

    @GetMapping(value = "/{id}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "The printed handbook")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        byte[] pdf = handbooks.pdf(actor, id);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename("handbook-" + id.toString().substring(0, 8)
                + ".pdf").build().toString()).contentType(MediaType.APPLICATION_PDF).body(pdf);
    }
}
