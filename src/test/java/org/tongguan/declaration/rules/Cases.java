package org.tongguan.declaration.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tongguan.formats.Csv;
import org.tongguan.formats.Document;
import org.tongguan.formats.Group;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.formats.Node;
import org.tongguan.reference.ShippedReference;

/** Cases for the rules: base declarations, changes to them by pointer, and what is known of parties and tariff. */
final class Cases {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 10);
    private static final Set<String> WHOLE_CHAPTERS = Set.of("01", "02", "11", "12", "13", "14", "26", "27");
    private static final Map<String, TariffFacts.Line> TARIFF = tariff();

    private Cases() { }

    static final TariffFacts SHIPPED_TARIFF = new TariffFacts() {
        @Override
        public Optional<Line> find(String commodityCode, LocalDate day) {
            return Optional.ofNullable(commodityCode.length() < 8 ? null : TARIFF.get(commodityCode.substring(0, 8)));
        }

        @Override
        public boolean isChapterComplete(String chapter, LocalDate day) {
            return WHOLE_CHAPTERS.contains(chapter);
        }
    };

    private static Map<String, TariffFacts.Line> tariff() {
        Map<String, TariffFacts.Line> lines = new HashMap<>();
        for (String file : List.of("tariff/cn_2026.csv", "tariff/cn_sample_extra.csv")) {
            for (Csv.Row row : Csv.resource(file)) {
                lines.put(row.get("code"), new TariffFacts.Line(row.get("code"), row.orNull("unit1"), row.orNull("unit2"),
                        row.get("import_documents"), row.get("export_documents"), row.get("inspection")));
            }
        }
        return lines;
    }

    /** Parties all known and in order, but for what a case says. */
    record KnownParties(Map<String, Object> given) implements Case.Parties {
        private boolean says(String what, String code) {
            return given.get(what) instanceof Collection<?> codes && codes.contains(code);
        }

        @Override
        public boolean isRegistered(String code) {
            return !says("unregistered", code);
        }

        @Override
        public boolean isActive(String code) {
            return !says("inactive", code);
        }

        @Override
        public boolean isFiler(String code) {
            return !says("notFiler", code);
        }

        @Override
        public boolean hasOverdueFullDeclaration() {
            return Boolean.TRUE.equals(given.get("overdueFullDeclaration"));
        }

        @Override
        public boolean isConsolidatedStopped() {
            return Boolean.TRUE.equals(given.get("consolidatedStopped"));
        }

        @Override
        public boolean isDishonest(String code) {
            return says("dishonest", code);
        }

        @Override
        public String nameOf(String code) {
            return given.get("names") instanceof Map<?, ?> names ? (String) names.get(code) : null;
        }

        @Override
        public String creditCodeOf(String customsCode) {
            return given.get("creditCodes") instanceof Map<?, ?> codes ? (String) codes.get(customsCode) : null;
        }
    }

    static Document base(String name) {
        try {
            return JsonDocuments.read(Files.readAllBytes(Path.of("cases/declarations/base-" + name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> bases() {
        try (Stream<Path> files = Files.list(Path.of("cases/declarations"))) {
            return files.map(f -> f.getFileName().toString()).filter(f -> f.startsWith("base-"))
                    .map(f -> f.substring(5, f.length() - 5)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Case of(Document document, boolean declaring, LocalDate today, Map<String, Object> given) {
        return new Case(document, today, declaring, ShippedReference.codes(), ShippedReference.law(), SHIPPED_TARIFF, new KnownParties(given));
    }

    static Case of(Document document) {
        return of(document, true, TODAY, Map.of());
    }

    /** The document with values set and things removed, by pointer; repetitions on the way are made. */
    static Document changed(Document base, Map<String, Object> set, List<String> remove) {
        Document document = base;
        for (String pointer : remove) {
            int last = pointer.lastIndexOf('/');
            Node parent = node(document.root(), pointer.substring(0, last));
            Group group = parent.group().childByName().get(pointer.substring(last + 1));
            if (group == null) {
                parent.set(pointer.substring(last + 1), null);
            } else {
                Node root = new Node(document.root().group());
                copy(document.root(), root, parent, group);
                document = new Document(root, document.version());
            }
        }
        for (Map.Entry<String, Object> value : set.entrySet()) {
            int last = value.getKey().lastIndexOf('/');
            node(document.root(), value.getKey().substring(0, last)).set(value.getKey().substring(last + 1), String.valueOf(value.getValue()));
        }
        return document;
    }

    private static void copy(Node from, Node to, Node parent, Group without) {
        from.group().fields().forEach(field -> to.set(field, from.text(field)));
        for (Group child : from.group().children()) {
            if (from != parent || child != without) {
                from.all(child).forEach(node -> copy(node, to.add(child), parent, without));
            }
        }
    }

    private static Node node(Node root, String pointer) {
        Node at = root;
        String[] parts = pointer.split("/");
        for (int i = 1; i < parts.length; i++) {
            Group child = at.group().child(parts[i]);
            int index = child.many() ? Integer.parseInt(parts[++i]) : 0;
            while (at.all(child).size() <= index) {
                at.add(child);
            }
            at = at.all(child).get(index);
        }
        return at;
    }
}
