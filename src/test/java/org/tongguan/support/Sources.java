package org.tongguan.support;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The project's own files, as the tests that keep it tidy read them. */
public final class Sources {

    public static final Path MAIN = Path.of("src/main/java");
    public static final Path TEST = Path.of("src/test/java");
    public static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private Sources() { }

    /** A file with its text. */
    public record Source(Path path, String text) {

        public List<String> lines() {
            return text.lines().toList();
        }

        public String name() {
            return path.getFileName().toString();
        }
    }

    /** A parsed file, with what tells on which line a tree stands. */
    public record Parsed(CompilationUnitTree tree, SourcePositions positions) {

        public String name() {
            return Path.of(tree.getSourceFile().toUri()).getFileName().toString();
        }

        public long line(long position) {
            return tree.getLineMap().getLineNumber(position);
        }
    }

    /** Every file under a folder whose name ends so, in the order of their paths. */
    public static List<Source> list(Path root, String ending) {
        try (Stream<Path> paths = Files.walk(root)) {
            List<Source> found = new ArrayList<>();
            for (Path path : paths.filter(p -> p.toString().endsWith(ending)).sorted().toList()) {
                found.add(new Source(path, Files.readString(path)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All matches of a pattern in the Java files of the main code. */
    public static List<MatchResult> matches(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return list(MAIN, ".java").stream().flatMap(source -> compiled.matcher(source.text()).results()).toList();
    }

    /** The Java files under a folder, parsed by the compiler of the running JDK. */
    public static List<Parsed> parse(Path root) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> paths = list(root, ".java").stream().map(Source::path).toList();
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Parsed> parsed = new ArrayList<>();
            task.parse().forEach(tree -> parsed.add(new Parsed(tree, positions)));
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
