package org.tongguan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.StepUp;

@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "access")
class TokenApi {

    private static final String ANY_ROLE = "hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','ADMIN','DECLARANT','TRADER_MANAGER','BANK','TERMINAL','LANE')";
    private final Tokens tokens;

    TokenApi(Tokens tokens) {
        this.tokens = tokens;
    }

    record TokenInput(String name) { }

    @GetMapping
    @PreAuthorize(ANY_ROLE)
    @Operation(summary = "One's own API tokens")
    List<Tokens.Token> list(Actor actor) {
        return tokens.list(actor);
    }

    @StepUp
    @PostMapping
    @PreAuthorize(ANY_ROLE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes an API token; its secret is shown once")
    Tokens.NewToken create(Actor actor, @RequestBody TokenInput input) {
        return tokens.create(actor, input.name);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize(ANY_ROLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes an API token: it is refused from then on")
    void delete(Actor actor, @PathVariable UUID id) {
        tokens.delete(actor, id);
    }
}
