package org.tongguan.risk.engine;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.risk.RuleDraft;
import org.tongguan.risk.engine.References.Reference;
import org.tongguan.runtime.Json;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;

/** A YAML file of rules and reference values. Scalars are read as text, so that {@code 0201} stays {@code 0201}. */
public record RuleFile(List<Reference> references, List<RuleDraft> rules) {

    public RuleFile {
        references = references == null ? List.of() : references.stream()
                .map(r -> new Reference(r.metric(), r.key(), r.value(), r.validFrom() == null ? LocalDate.of(2018, 8, 1) : r.validFrom(), r.validTo(),
                r.source())).toList();
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /** @throws PlatformException MALFORMED {@code risk.file} when it is not such a file */
    public static RuleFile read(InputStream yaml) {
        try {
            return Json.read(Json.write(tree(yaml)), RuleFile.class);
        } catch (YAMLException | JacksonException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "risk.file", String.valueOf(e.getMessage()));
        }
    }

    /** Maps, lists and texts. */
    public static Object tree(InputStream yaml) {
        LoaderOptions options = new LoaderOptions();
        return new Yaml(new SafeConstructor(options), new Representer(new DumperOptions()), new DumperOptions(), options, new TextOnly()).load(yaml);
    }

    private static final class TextOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
