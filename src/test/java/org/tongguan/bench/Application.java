package org.tongguan.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The platform's classes as a product runs them: in a jar, with the start-up cache of the JVM, which does not work with directories. Without
 * it a bench that starts the platform again and again measures mostly the loading of classes.
 */
final class Application {

    private final String classPath;
    private final Path cache;

    private Application(String classPath, Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    /** As it lies there, without a cache. */
    static Application asItIs() {
        return new Application(System.getProperty("java.class.path"), null);
    }

    /** Packed, if this process runs on a directory of classes; the cache is made by the first start that is given {@link #recording}. */
    static synchronized Application packed() throws IOException {
        List<String> entries = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
        Path classes = entries.stream().map(Path::of).filter(e -> e.endsWith(Path.of("target/classes")) && Files.isDirectory(e)).findFirst().orElse(null);
        if (classes == null) {
            return asItIs();
        }
        Path directory = classes.resolveSibling("bench-app");
        Files.createDirectories(directory);
        Path jar = directory.resolve("tongguan.jar");
        Path cache = directory.resolve("tongguan.aot");
        if (!isNewer(jar, classes)) {
            Files.deleteIfExists(cache);
            ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
            if (tool.run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".") != 0) {
                throw new IOException("the classes were not packed");
            }
        }
        List<String> path = new ArrayList<>(List.of(jar.toString(), benchClasses(entries, directory).toString()));
        entries.stream().filter(e -> e.endsWith(".jar")).forEach(path::add);
        return new Application(String.join(File.pathSeparator, path), cache);
    }

    /** What the bench adds to the platform it starts ({@link CrashDoor}), and nothing else of the tests. */
    private static Path benchClasses(List<String> entries, Path directory) throws IOException {
        Path tests = entries.stream().map(Path::of).filter(e -> e.endsWith(Path.of("target/test-classes"))).findFirst().orElseThrow();
        Path own = tests.resolve("org/tongguan/bench");
        Path jar = directory.resolve("bench.jar");
        if (!isNewer(jar, own)) {
            Files.deleteIfExists(directory.resolve("tongguan.aot"));
            if (ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "--create", "--file", jar.toString(), "-C", tests.toString(),
                    "org/tongguan/bench") != 0) {
                throw new IOException("the bench's classes were not packed");
            }
        }
        return jar;
    }

    private static boolean isNewer(Path jar, Path classes) throws IOException {
        if (!Files.exists(jar)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(classes)) {
            long made = Files.getLastModifiedTime(jar).toMillis();
            return all.allMatch(file -> file.toFile().lastModified() <= made);
        }
    }

    String classPath() {
        return classPath;
    }

    /** Whether there could be a cache and is none yet. */
    boolean needsRecording() {
        return cache != null && !Files.exists(cache);
    }

    /** Options of a Java that records what it loads and writes the cache when it ends in the ordinary way. */
    List<String> recording() {
        return List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** Options of a Java that is started for a minute or two: nothing pays for compiling it thoroughly. */
    static List<String> brief() {
        return List.of("-XX:TieredStopAtLevel=1");
    }

    /** Options of a Java that uses the cache, if there is one. */
    List<String> using() {
        return cache != null && Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
    }
}
