package org.tongguan;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.tongguan.support.Sources;

/** Draws which module uses which, as the compiled code says it. */
final class ModuleMap {

    /** The rooms, from the street down to the ground. A new module has to be given its room here. */
    private static final Map<String, List<String>> ROOMS = rooms();
    /** Used by nearly all: left out of the picture, not out of the table. */
    private static final Set<String> GROUND = Set.of("kernel", "runtime", "reference", "formats");

    private ModuleMap() { }

    private static Map<String, List<String>> rooms() {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        rooms.put("Front", List.of("sample", "continuity", "gateway"));
        rooms.put("Procedures", List.of("preference", "declaration", "ecommerce", "temporary", "suspense", "periodic"));
        rooms.put("Goods", List.of("gate", "cargo"));
        rooms.put("Controls", List.of("tariff", "risk", "inspection", "revenue", "guarantee", "proof"));
        rooms.put("Parties", List.of("trader", "access", "oversight"));
        rooms.put("Base", List.of("hold", "ledger", "reference", "runtime", "formats", "print", "signature"));
        rooms.put("Kernel", List.of("kernel"));
        return rooms;
    }

    static String page(ApplicationModules modules, JavaClasses code) {
        Map<String, Set<String>> uses = uses(modules, code);
        Set<String> roomless = new TreeSet<>(uses.keySet());
        ROOMS.values().forEach(roomless::removeAll);
        if (!roomless.isEmpty()) {
            throw new IllegalStateException("no room for " + roomless + " in ModuleMap");
        }
        StringBuilder out = new StringBuilder("""
                # Modules

                Written by `ModularityTest` from the compiled code; do not edit (`mvn test -Dtest=ModularityTest -Dtongguan.docs=write`).

                An arrow reads "calls". Calls go down only; news goes up as events.
                Everything may use `kernel`, `runtime`, `formats` and `reference`, which the picture leaves out.

                ```mermaid
                graph TD
                """);
        ROOMS.forEach((room, names) -> {
            List<String> drawn = names.stream().filter(n -> uses.containsKey(n) && !GROUND.contains(n)).toList();
            if (!drawn.isEmpty()) {
                out.append("    subgraph ").append(room).append('\n');
                drawn.forEach(n -> out.append("        ").append(n).append('\n'));
                out.append("    end\n");
            }
        });
        ROOMS.values().stream().flatMap(List::stream).filter(n -> uses.containsKey(n) && !GROUND.contains(n)).forEach(from ->
                uses.get(from).stream().filter(to -> !GROUND.contains(to)).forEach(to ->
                        out.append("    ").append(from).append(" --> ").append(to).append('\n')));
        out.append("```\n\n| room | module | what it is | calls |\n|---|---|---|---|\n");
        ROOMS.forEach((room, names) -> names.stream().filter(uses::containsKey).forEach(name -> out.append("| ").append(room).append(" | `").append(name)
                .append("` | ").append(sentence(name)).append(" | ").append(String.join(", ", uses.get(name))).append(" |\n")));
        return out.toString();
    }

    /** Every module with those it uses, as the compiled code says. */
    static Map<String, Set<String>> uses(ApplicationModules modules, JavaClasses code) {
        Map<String, Set<String>> uses = new TreeMap<>();
        List<ApplicationModule> all = modules.stream().filter(m -> !m.getIdentifier().toString().isEmpty()).toList();
        Map<String, String> byPackage = new TreeMap<>();
        all.forEach(m -> byPackage.put(m.getBasePackage().getName(), m.getIdentifier().toString()));
        all.forEach(m -> uses.put(m.getIdentifier().toString(), new TreeSet<>()));
        for (JavaClass type : code) {
            String from = module(byPackage, type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = module(byPackage, dependency.getTargetClass());
                if (from != null && to != null && !from.equals(to)) {
                    uses.get(from).add(to);
                }
            }
        }
        return uses;
    }

    private static String module(Map<String, String> byPackage, JavaClass type) {
        return byPackage.entrySet().stream().filter(e -> type.getPackageName().equals(e.getKey()) || type.getPackageName().startsWith(e.getKey() + "."))
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    /** The first sentence of the module's own page. */
    private static String sentence(String module) {
        try {
            String text = Files.readString(Sources.MAIN.resolve("org/tongguan/" + module + "/package-info.java"));
            String comment = text.substring(text.indexOf("/**") + 3, text.indexOf("*/"));
            List<String> words = new ArrayList<>(comment.lines().map(l -> l.strip().replaceFirst("^\\*", "").strip()).filter(l -> !l.isEmpty()).toList());
            String all = words.stream().collect(Collectors.joining(" ")).replaceAll("\\{@\\w+ (?:org\\.tongguan\\.)?([^}]*)}", "`$1`")
                    .replaceAll("<[^>]*>", "");
            int end = all.indexOf(". ");
            return (end < 0 ? all : all.substring(0, end + 1)).replace("|", "\\|");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
