package org.tongguan.declaration.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.declaration.rules.RuleBook;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;

/** The rule book, for those who want to know before they file. */
@RestController
@RequestMapping("/api/v1/reference/rules")
@Tag(name = "reference")
class RuleApi {

    private final Texts texts;

    RuleApi(Texts texts) {
        this.texts = texts;
    }

    /** A rule with what it demands. */
    record RuleLine(String code, String group, Text groupName, Finding.Severity severity, Text text, String source, LocalDate validFrom,
                    @Nullable LocalDate validTo) { }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The rules every declaration is checked against")
    List<RuleLine> list() {
        return RuleBook.all().stream().map(r -> new RuleLine(r.code(), r.group().name(), texts.get("rulegroup." + r.group().name()), r.severity(),
                texts.get("rule." + r.code()), r.source(), r.from(), r.until())).toList();
    }
}
