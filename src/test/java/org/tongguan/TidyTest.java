package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import org.junit.jupiter.api.Test;
import org.tongguan.support.Sources;
import org.tongguan.support.Sources.Parsed;
import org.tongguan.support.Sources.Source;

/** Keeps the house tidy: what a reviewer would otherwise have to say again and again. */
class TidyTest {

    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 70;
    private static final int LINE_CHARACTERS = 160;
    private static final int PACKAGE_FILES = 20;
    private static final int COLLABORATORS = 7;
    private static final int COLLABORATORS_MOST = 9;
    /** Constructors with eight or nine collaborators: each brings together what a whole declaration, or a whole way in, needs. */
    private static final Set<String> MANY_COLLABORATORS = Set.of("Accounts", "Amendment", "Changes", "Controls", "Declarations", "DeclarationViews",
            "EntryReactions", "Lodging", "OfficerActs", "Screening", "Sessions");

    /** Shares of a distribution for the metrics, and places on a page of paper: no quantity of anybody's goods. */
    private static final Set<String> FLOATING = Set.of("Passages.java", "Paper.java");

    private static final List<Source> MAIN = Sources.list(Sources.MAIN, ".java");
    private static final List<Source> ALL = Stream.concat(MAIN.stream(), Sources.list(Sources.TEST, ".java").stream()).toList();
    private static final List<Source> MIGRATIONS = Sources.list(Sources.MIGRATIONS, ".sql");
    private static final List<Parsed> PARSED = Sources.parse(Sources.MAIN);

    @Test
    void filesAreShort() {
        List<Integer> lengths = MAIN.stream().map(s -> s.lines().size()).sorted().toList();
        System.out.printf("main code: %d files, %d lines, median %d, nine of ten at most %d, longest %d%n", lengths.size(),
                lengths.stream().mapToInt(Integer::intValue).sum(), lengths.get(lengths.size() / 2), lengths.get(lengths.size() * 9 / 10), lengths.getLast());
        assertThat(ALL.stream().filter(s -> s.lines().size() > FILE_LINES).map(s -> s.path() + ": " + s.lines().size())).isEmpty();
    }

    @Test
    void linesAreShort() {
        List<String> found = new ArrayList<>();
        for (Source source : Stream.concat(ALL.stream(), MIGRATIONS.stream()).toList()) {
            List<String> lines = source.lines();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > LINE_CHARACTERS) {
                    found.add(source.path() + ":" + (i + 1) + ": " + lines.get(i).length());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void packagesAreSmall() {
        Map<Path, Long> files = new TreeMap<>();
        MAIN.stream().filter(s -> !s.name().equals("package-info.java")).forEach(s -> files.merge(s.path().getParent(), 1L, Long::sum));
        files.values().removeIf(count -> count <= PACKAGE_FILES);
        assertThat(files).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<Path> told = MAIN.stream().filter(s -> s.name().equals("package-info.java") && s.text().contains("/**"))
                .map(s -> s.path().getParent()).collect(java.util.stream.Collectors.toSet());
        assertThat(MAIN.stream().map(s -> s.path().getParent()).distinct().filter(p -> !told.contains(p) && !p.endsWith("org/tongguan"))).isEmpty();
    }

    @Test
    void methodsAreShort() {
        List<String> found = new ArrayList<>();
        each((file, type, method) -> {
            long lines = file.line(file.positions().getEndPosition(file.tree(), method)) - file.line(file.positions()
                    .getStartPosition(file.tree(), method)) + 1;
            if (lines > METHOD_LINES) {
                found.add(file.name() + " " + method.getName() + ": " + lines);
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void nobodyNeedsManyOthers() {
        List<String> found = new ArrayList<>();
        Set<String> unused = new TreeSet<>(MANY_COLLABORATORS);
        each((file, type, method) -> {
            int count = method.getParameters().size();
            boolean named = MANY_COLLABORATORS.contains(type.getSimpleName().toString());
            if (method.getName().contentEquals("<init>") && type.getKind() == Tree.Kind.CLASS && count > (named ? COLLABORATORS_MOST : COLLABORATORS)) {
                found.add(file.name() + ": " + count);
            }
            if (count > COLLABORATORS) {
                unused.remove(type.getSimpleName().toString());
            }
        });
        assertThat(found).isEmpty();
        assertThat(unused).as("exceptions that are none any more").isEmpty();
    }

    @Test
    void moneyAndQuantitiesAreNeverFloatingPoint() {
        List<String> found = new ArrayList<>();
        for (Parsed file : PARSED) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitPrimitiveType(PrimitiveTypeTree type, Void none) {
                    note(type, type.getPrimitiveTypeKind() == TypeKind.DOUBLE || type.getPrimitiveTypeKind() == TypeKind.FLOAT);
                    return null;
                }

                @Override
                public Void visitLiteral(LiteralTree literal, Void none) {
                    note(literal, literal.getValue() instanceof Double || literal.getValue() instanceof Float);
                    return null;
                }

                @Override
                public Void visitIdentifier(com.sun.source.tree.IdentifierTree name, Void none) {
                    note(name, name.getName().contentEquals("Double") || name.getName().contentEquals("Float"));
                    return null;
                }

                private void note(Tree tree, boolean wrong) {
                    if (wrong && !FLOATING.contains(file.name())) {
                        found.add(file.name() + ":" + file.line(file.positions().getStartPosition(file.tree(), tree)));
                    }
                }
            }.scan(file.tree(), null);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        Pattern empty = Pattern.compile(".*(Impl|Utils?|Manager|Helper)");
        assertThat(PARSED.stream().map(p -> p.name().replace(".java", "")).filter(empty.asMatchPredicate())).isEmpty();
    }

    @Test
    void publicTypesSayWhatTheyAreFor() {
        List<String> silent = new ArrayList<>();
        for (Parsed file : PARSED) {
            for (Tree tree : file.tree().getTypeDecls()) {
                if (tree instanceof ClassTree type && type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                    Source source = MAIN.stream().filter(s -> s.path().toUri().equals(file.tree().getSourceFile().toUri())).findFirst().orElseThrow();
                    String before = source.text().substring(0, (int) file.positions().getStartPosition(file.tree(), tree));
                    if (!before.stripTrailing().endsWith("*/")) {
                        silent.add(file.name());
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        Pattern later = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
        assertThat(Stream.of(ALL, MIGRATIONS).flatMap(List::stream).filter(s -> later.matcher(s.text()).find()).map(Source::path)).isEmpty();
    }

    @Test
    void migrationsAreNumberedOnceAndSayWhatTheyMake() {
        Pattern name = Pattern.compile("V\\d{3,4}__[a-z0-9_]+\\.sql");
        assertThat(MIGRATIONS).allSatisfy(m -> {
            assertThat(m.name()).matches(name);
            assertThat(m.lines().getFirst()).as("%s begins with a comment", m.path()).startsWith("-- ");
        });
        assertThat(MIGRATIONS.stream().map(m -> m.name().replaceFirst("__.*", ""))).doesNotHaveDuplicates();
    }

    @Test
    void tradersDataIsBehindRowLevelSecurity() {
        Pattern table = Pattern.compile("create table (\\w+) \\((.*?)\n\\)", Pattern.DOTALL);
        String all = String.join("\n", MIGRATIONS.stream().map(Source::text).toList());
        List<String> open = table.matcher(all).results().filter(t -> t.group(2).contains("trader_id")).map(t -> t.group(1))
                .filter(t -> !all.contains("alter table " + t + " enable row level security") || !all.contains("alter table " + t
                + " force row level security"))
                .toList();
        assertThat(open).isEmpty();
    }

    @FunctionalInterface
    private interface MethodVisitor {
        void visit(Parsed file, ClassTree type, MethodTree method);
    }

    private static void each(MethodVisitor visitor) {
        for (Parsed file : PARSED) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, Void none) {
                    type.getMembers().forEach(member -> {
                        if (member instanceof MethodTree method) {
                            visitor.visit(file, type, method);
                        }
                    });
                    return super.visitClass(type, none);
                }
            }.scan(file.tree(), null);
        }
    }
}
