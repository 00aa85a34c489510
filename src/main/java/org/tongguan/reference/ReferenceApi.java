package org.tongguan.reference;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;

/** Field dictionary and code lists, for forms and for senders' software. */
@RestController
@RequestMapping("/api/v1/reference")
@Tag(name = "reference")
class ReferenceApi {

    private static final int MAX_CODES = 20_000;
    private final CodeLists codes;
    private final Law law;
    private final Clock clock;

    ReferenceApi(CodeLists codes, Law law, Clock clock) {
        this.codes = codes;
        this.law = law;
        this.clock = clock;
    }

    /** One field as a form shows it. */
    record FieldView(String name, String path, String element, Field.Type type, int maxLength, int scale, boolean draft, boolean declare,
                     @Nullable String codeList, Text label) { }

    record GroupView(String name, @Nullable String parent, boolean many, Text label, List<FieldView> fields) { }

    record DictionaryView(List<GroupView> groups) { }

    record ListView(String list, int count) { }

    record CodeView(String code, Text name, Map<String, String> attributes, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, String source) { }

    /** A value of a parameter of the law: {@code from} inclusive, {@code to} exclusive. */
    record ParameterVersion(String value, LocalDate from, @Nullable LocalDate to, String source) { }

    /** A parameter with all its values, oldest first. */
    record ParameterView(String name, List<ParameterVersion> versions) { }

    @GetMapping("/parameters")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Parameters of the law whose names begin so, with all values they had and will have")
    List<ParameterView> parameters(@RequestParam(defaultValue = "") String prefix) {
        return law.all().entrySet().stream().filter(e -> e.getKey().startsWith(prefix)).sorted(Map.Entry.comparingByKey())
                .map(e -> new ParameterView(e.getKey(), e.getValue().versions().stream()
                        .map(v -> new ParameterVersion(v.value(), v.from(), v.until(), v.source())).toList())).toList();
    }

    @GetMapping("/fields")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The field dictionary of the goods declaration")
    ResponseEntity<DictionaryView> fields() {
        List<GroupView> groups = Dictionary.declaration().groups().stream().filter(g -> g.parent() != null).map(ReferenceApi::view).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(java.time.Duration.ofMinutes(10)).cachePrivate()).body(new DictionaryView(groups));
    }

    private static GroupView view(Group g) {
        return new GroupView(g.name(), g.parent(), g.many(), g.label(), g.fields().stream().map(f -> new FieldView(f.name(), f.path(), f.element(),
                f.type(), f.maxLength(), f.scale(), f.draft(), f.declare(), f.codeList(), f.label())).toList());
    }

    @GetMapping("/codes")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "The code lists and how many codes each has")
    List<ListView> lists(Actor actor) {
        return codes.names().stream().filter(name -> actor.isOfficial() || !CodeLists.isForOfficials(name)).sorted()
                .map(name -> new ListView(name, codes.size(name))).toList();
    }

    @GetMapping("/codes/{list}")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Codes of a list by the beginning of the code or words of the name, as valid on a day")
    List<CodeView> codes(Actor actor, @PathVariable String list, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "50") int limit,
                         @RequestParam(required = false) LocalDate asOf) {
        if (CodeLists.isForOfficials(list) && !actor.isOfficial()) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "code-list", list);
        }
        return codes.search(list, q, asOf == null ? LocalDate.now(clock) : asOf, Math.clamp(limit, 1, MAX_CODES)).stream()
                .map(c -> new CodeView(c.code(), c.name(), c.attributes(), c.validFrom(), c.validTo(), c.source())).toList();
    }
}
