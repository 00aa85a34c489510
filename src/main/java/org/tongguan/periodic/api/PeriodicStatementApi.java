package org.tongguan.periodic.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
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
import org.tongguan.kernel.Page;
import org.tongguan.periodic.Statement;
import org.tongguan.periodic.act.Statements;

@RestController
@RequestMapping("/api/v1/periodic/statements")
@Tag(name = "periodic")
class PeriodicStatementApi {

    private final Statements statements;
    private final PeriodicViews views;

    PeriodicStatementApi(Statements statements, PeriodicViews views) {
        this.statements = statements;
        this.views = views;
    }

    /** @param month such as 2026-06: everything that has gone until its end and is not declared */
    record PeriodicStatementInput(@Nullable String approval, @Nullable String month) { }

    record PeriodicExplanationInput(int line, @Nullable String explanation) { }

    @GetMapping
    @Operation(summary = "Statements of deliveries declared together: a trader's own, all for officials; by state, number, sequence number of the declaration")
    @PreAuthorize(Callers.CONCERNED)
    Page<PeriodicViews.PeriodicStatement> list(Actor actor, @RequestParam(required = false) Statement.State state, @RequestParam(required = false) String q,
                                               @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Statement> found = statements.list(actor, state, q, page, size);
        return found.map(views::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Gather what has gone until the end of a month into drafts of declarations, one for each month and each set of rates")
    @PreAuthorize(Callers.TRADERS)
    List<PeriodicViews.PeriodicStatement> make(Actor actor, @RequestBody PeriodicStatementInput in) {
        YearMonth month = in.month() == null || !in.month().matches("20[0-9]{2}-(0[1-9]|1[0-2])") ? null : YearMonth.parse(in.month());
        return statements.make(actor, in.approval(), month).stream().map(views::view).toList();
    }

    @GetMapping("/{number}")
    @Operation(summary = "A statement line by line against its declaration: which delivery, which quantity, in what they differ and why")
    @PreAuthorize(Callers.CONCERNED)
    PeriodicViews.PeriodicStatementCase get(Actor actor, @PathVariable String number) {
        return views.view(statements.get(actor, number));
    }

    @PostMapping("/{number}/explanations")
    @Operation(summary = "Say why the declaration says otherwise of a line")
    @PreAuthorize(Callers.TRADERS)
    PeriodicViews.PeriodicStatementCase explain(Actor actor, @PathVariable String number, @RequestBody PeriodicExplanationInput in) {
        return views.view(statements.explain(actor, number, in.line(), in.explanation()));
    }
}
