package org.tongguan.revenue.reconcile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

@RestController
@RequestMapping("/api/v1/bank-reconciliation")
@Tag(name = "revenue")
class SandboxStatementApi {

    private final ObjectProvider<SandboxStatements> statements;
    private final Clock clock;

    SandboxStatementApi(ObjectProvider<SandboxStatements> statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** A statement that was written, ready to be sent. */
    record SandboxStatement(LocalDate day, String xml) { }

    @GetMapping(path = "/sandbox-statement", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The daily statement the bank of a sandbox would send for a day, today without one: to try reconciliation out")
    @PreAuthorize("hasRole('BANK')")
    SandboxStatement statement(Actor actor, @RequestParam(required = false) @Nullable LocalDate day) {
        LocalDate wanted = day == null ? LocalDate.now(clock) : day;
        SandboxStatements sandbox = statements.stream().findFirst().orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "bankstatement.sandbox"));
        return new SandboxStatement(wanted, sandbox.write(actor, wanted));
    }
}
