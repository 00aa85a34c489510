package org.tongguan.temporary.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;
import org.tongguan.temporary.Exhibition;
import org.tongguan.temporary.act.Exhibitions;

@RestController
@RequestMapping("/api/v1/temporary/exhibitions")
@Tag(name = "temporary")
class ExhibitionApi {

    private final Exhibitions exhibitions;
    private final TemporaryViews views;

    ExhibitionApi(Exhibitions exhibitions, TemporaryViews views) {
        this.exhibitions = exhibitions;
        this.views = views;
    }

    /** @param guarantee number of the organiser's unified guarantee, null where its grade needs none */
    record ExhibitionInput(String office, @Nullable String nameZh, @Nullable String nameEn, @Nullable String venue, @Nullable LocalDate opensOn,
                           @Nullable LocalDate closesOn, @Nullable String guarantee) { }

    record ExhibitionReason(@Nullable String reason) { }

    /** @param code customs registration or unified social credit code */
    record ExhibitionAppointment(@Nullable String code) { }

    @GetMapping
    @Operation(summary = "Exhibitions: an organiser's own, those one is appointed to file for, all for officials")
    @PreAuthorize(Callers.CONCERNED)
    Page<TemporaryViews.ExhibitionView> list(Actor actor, @RequestParam(required = false) Exhibition.State state, @RequestParam(required = false) String q,
                                             @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Exhibitions.View> found = exhibitions.list(actor, state, q, page, size);
        return found.map(views::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "File an exhibition as its organiser, with the guarantee that stands in for everybody's goods")
    @PreAuthorize(Callers.TRADERS)
    TemporaryViews.ExhibitionView file(Actor actor, @RequestBody ExhibitionInput in) {
        return views.view(exhibitions.file(actor, new Exhibitions.Draft(in.office(), Text.of(in.nameZh(), in.nameEn()), in.venue(), in.opensOn(), in.closesOn(),
                in.guarantee())));
    }

    @GetMapping("/{number}")
    @Operation(summary = "An exhibition")
    @PreAuthorize(Callers.CONCERNED)
    TemporaryViews.ExhibitionView get(Actor actor, @PathVariable String number) {
        return views.view(exhibitions.get(actor, number));
    }

    @GetMapping("/{number}/figures")
    @Operation(summary = "What came in, went out which way and is still in, as a whole and by exhibitor")
    @PreAuthorize(Callers.CONCERNED)
    TemporaryViews.ExhibitionFigures figures(Actor actor, @PathVariable String number) {
        return views.view(exhibitions.figures(actor, number));
    }

    @StepUp({"accept"})
    @PostMapping("/{number}/commands/{command}")
    @Operation(summary = "Take a step: accept, refuse, close")
    @PreAuthorize(Callers.OFFICERS)
    TemporaryViews.ExhibitionView act(Actor actor, @PathVariable String number, @PathVariable String command, @RequestBody ExhibitionReason in) {
        return views.view(exhibitions.act(actor, number, command, in.reason()));
    }

    @PostMapping("/{number}/filers")
    @Operation(summary = "Appoint a trader to file lists under the organiser's guarantee")
    @PreAuthorize(Callers.TRADERS)
    TemporaryViews.ExhibitionView appoint(Actor actor, @PathVariable String number, @RequestBody ExhibitionAppointment in) {
        return views.view(exhibitions.appoint(actor, number, in.code()));
    }

    @DeleteMapping("/{number}/filers/{traderId}")
    @Operation(summary = "Take an appointment back; lists that were filed stay")
    @PreAuthorize(Callers.TRADERS)
    TemporaryViews.ExhibitionView dismiss(Actor actor, @PathVariable String number, @PathVariable String traderId) {
        if (!traderId.matches("[0-9]{1,18}")) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "trader", traderId);
        }
        return views.view(exhibitions.dismiss(actor, number, Long.parseLong(traderId)));
    }
}
