package org.tongguan.risk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.StepUp;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.risk.engine.Exemption;
import org.tongguan.risk.engine.References.Reference;
import org.tongguan.risk.engine.RiskField;

/** Rules and parameters over HTTP. */
@RestController
@RequestMapping("/api/v1/risk")
@Tag(name = "risk")
class RiskApi {

    private static final String READERS = "hasAnyRole('OFFICER','SENIOR','ANALYST')";
    private static final String WRITERS = "hasRole('ANALYST')";
    private final RiskRules rules;
    private final RiskParameters parameters;
    private final WhiteList whiteList;
    private final ReferenceValues values;
    private final Texts texts;

    RiskApi(RiskRules rules, RiskParameters parameters, WhiteList whiteList, ReferenceValues values, Texts texts) {
        this.rules = rules;
        this.parameters = parameters;
        this.whiteList = whiteList;
        this.values = values;
        this.texts = texts;
    }

    /** A field conditions may name, with the operators that suit it. */
    @Schema(name = "RiskField")
    record FieldView(String path, String type, @Nullable String codeList, Text label, List<Condition.Op> ops) { }

    /** @param waiting another person has to confirm it */
    record WhiteListAnswer(boolean waiting) { }

    record ReferencesInput(List<Reference> values, String reason) { }

    /** @param waiting another person has to confirm it */
    record ReferencesAnswer(boolean waiting) { }

    record TryRequest(RuleDraft rule, Integer last) { }

    /** @param reason wanted where it takes two */
    record RuleStepInput(@Nullable String reason) { }

    @GetMapping("/fields")
    @PreAuthorize(READERS)
    @Operation(summary = "Fields and derived facts that conditions may name")
    List<FieldView> fields() {
        return RiskField.list().stream().map(f -> new FieldView(f.path(), f.type().name(), f.codeList(), f.label(texts),
                Arrays.stream(Condition.Op.values()).filter(op -> RuleChecks.suits(op, f)).toList())).toList();
    }

    @GetMapping("/rules")
    @PreAuthorize(READERS)
    @Operation(summary = "Rules, by code")
    RiskRules.RulePage list(@RequestParam(required = false) RuleProcedure.State state, @RequestParam(required = false) String q,
                            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size, Actor actor) {
        return rules.list(state == null ? null : state.name(), q, page, size, actor);
    }

    @GetMapping("/rules/{id}")
    @PreAuthorize(READERS)
    @Operation(summary = "One rule")
    RuleView get(@PathVariable UUID id, Actor actor) {
        return rules.get(id, actor);
    }

    @PostMapping("/rules")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(WRITERS)
    @Operation(summary = "Save a new rule as a draft")
    RuleView create(@RequestBody RuleDraft draft, @RequestParam(defaultValue = "false") boolean confirm, Actor actor) {
        return rules.create(draft, confirm, actor);
    }

    @PutMapping("/rules/{id}")
    @PreAuthorize(WRITERS)
    @Operation(summary = "Save a new version of a rule")
    RuleView save(@PathVariable UUID id, @RequestBody RuleDraft draft, @RequestParam(defaultValue = "false") boolean confirm, Actor actor) {
        return rules.save(id, draft, confirm, actor);
    }

    @StepUp
    @PostMapping("/rules/{id}/activate")
    @PreAuthorize(WRITERS)
    @Operation(summary = "Match the newest version from now on; in the place of an active one it waits for a second person")
    RuleView activate(@PathVariable UUID id, @RequestBody(required = false) @Nullable RuleStepInput body, Actor actor) {
        return rules.activate(id, body == null ? null : body.reason, actor);
    }

    @StepUp
    @PostMapping("/rules/{id}/retire")
    @PreAuthorize(WRITERS)
    @Operation(summary = "Take a rule out for good; an active one waits for a second person")
    RuleView retire(@PathVariable UUID id, @RequestBody(required = false) @Nullable RuleStepInput body, Actor actor) {
        return rules.retire(id, body == null ? null : body.reason, actor);
    }

    @PostMapping("/try")
    @PreAuthorize(WRITERS)
    @Operation(summary = "Try conditions on the last declarations")
    TryOut.Outcome tryOut(@RequestBody TryRequest request, Actor actor) {
        RuleDraft rule = request.rule() == null ? RuleDraft.ofConditions(List.of()) : request.rule();
        return rules.tryOut(RuleDraft.ofConditions(rule.conditions()).at(rule.office()), request.last() == null ? RiskRules.TRY_LAST : request.last(), actor);
    }

    @GetMapping("/settings")
    @PreAuthorize(READERS)
    @Operation(summary = "Settings, and how the random share has done")
    RiskParameters.SettingsView settings(Actor actor) {
        return parameters.settings(actor);
    }

    @StepUp
    @PutMapping("/settings")
    @PreAuthorize(WRITERS)
    @Operation(summary = "Change settings; a random share that does not raise an own one waits for a second person, as reference values do")
    RiskParameters.SettingsView change(@RequestBody RiskParameters.SettingsChange change, Actor actor) {
        return parameters.change(change, actor);
    }

    @GetMapping("/references")
    @PreAuthorize(READERS)
    @Operation(summary = "Reference values that ratios divide by")
    List<Reference> references(Actor actor) {
        return values.list(actor);
    }

    @GetMapping("/references/asked")
    @PreAuthorize(READERS)
    @Operation(summary = "Reference values that wait for a second person, beside what stands")
    ReferenceValues.AskedReferences askedReferences(Actor actor) {
        return values.asked(actor);
    }

    @StepUp
    @PostMapping("/references")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize(WRITERS)
    @Operation(summary = "Add or replace reference values: takes two, the same again by another or a confirmation under two-persons")
    ReferencesAnswer changeReferences(@RequestBody ReferencesInput input, Actor actor) {
        return new ReferencesAnswer(values.change(input.values, input.reason, actor));
    }

    @GetMapping("/exemptions")
    @PreAuthorize(READERS)
    @Operation(summary = "White-list entries that stand")
    List<Exemption> exemptions(Actor actor) {
        return parameters.exemptions(actor);
    }

    @StepUp
    @PostMapping("/exemptions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize(WRITERS)
    @Operation(summary = "Put a trader or commodity on the white list: takes two, the same again by another or a confirmation under two-persons")
    WhiteListAnswer exempt(@RequestBody RiskParameters.ExemptionDraft draft, Actor actor) {
        return new WhiteListAnswer(!whiteList.ask(actor, draft).isDone());
    }

    @DeleteMapping("/exemptions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(WRITERS)
    @Operation(summary = "Take an entry off the white list")
    void endExemption(@PathVariable UUID id, Actor actor) {
        parameters.endExemption(id, actor);
    }
}
