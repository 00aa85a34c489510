package org.tongguan;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongguan.runtime.Json;
import tools.jackson.databind.JsonNode;

/**
 * {@code parts}: the list of everything this very artefact is made of, in the form of CycloneDX 1.6 (SBOM), to be given to a scanner of known faults. The
 * libraries are read from the running jar, with the digest of each; what the console is built of from its lock file.
 */
final class PartsCommand {

    private static final Pattern NAME = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String LOCK = "/parts/package-lock.json";
    private final PrintStream out;

    PartsCommand(PrintStream out) {
        this.out = out;
    }

    int print() {
        List<Map<String, Object>> parts = new ArrayList<>(libraries());
        parts.addAll(modules());
        Map<String, Object> bom = new LinkedHashMap<>();
        bom.put("bomFormat", "CycloneDX");
        bom.put("specVersion", "1.6");
        bom.put("version", 1);
        bom.put("metadata", Map.of("component", Map.of("type", "application", "name", "tongguan")));
        bom.put("components", parts);
        out.println(Json.write(bom));
        return 0;
    }

    /** The jars on the class path: beside each other, or inside the one that runs. */
    private static List<Map<String, Object>> libraries() {
        List<Map<String, Object>> all = new ArrayList<>();
        try {
            for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path file = Path.of(path);
                if (path.endsWith(".jar") && Files.isRegularFile(file)) {
                    List<Map<String, Object>> inside = inside(file);
                    all.addAll(inside);
                    if (inside.isEmpty()) {
                        all.add(library(file.getFileName().toString(), Files.readAllBytes(file)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.stream().sorted(Comparator.comparing(p -> p.get("purl").toString())).toList();
    }

    private static List<Map<String, Object>> inside(Path file) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : jar.stream().filter(e -> e.getName().startsWith(LIBRARIES) && e.getName().endsWith(".jar")).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    all.add(library(entry.getName().substring(LIBRARIES.length()), in.readAllBytes()));
                }
            }
        }
        return all;
    }

    private static Map<String, Object> library(String fileName, byte[] bytes) throws IOException {
        Matcher named = NAME.matcher(fileName);
        String name = named.matches() ? named.group(1) : fileName.replace(".jar", "");
        String version = named.matches() ? named.group(2) : "";
        String group = group(bytes, name);
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "library");
        if (group != null) {
            part.put("group", group);
        }
        part.put("name", name);
        part.put("version", version);
        part.put("purl", (group == null ? "pkg:generic/" : "pkg:maven/" + group + "/") + name + "@" + version);
        part.put("hashes", List.of(Map.of("alg", "SHA-256", "content", sha256(bytes))));
        return part;
    }

    /** The group that the library's own description names; null where it has none. */
    private static String group(byte[] bytes, String name) throws IOException {
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes))) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                if (entry.getName().startsWith("META-INF/maven/") && entry.getName().endsWith("/" + name + "/pom.properties")) {
                    Properties properties = new Properties();
                    properties.load(jar);
                    return properties.getProperty("groupId");
                }
            }
        }
        return null;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the console is built of, without what only builds and tests it. */
    private static List<Map<String, Object>> modules() {
        List<Map<String, Object>> all = new ArrayList<>();
        try (InputStream in = PartsCommand.class.getResourceAsStream(LOCK)) {
            JsonNode lock = in == null ? Json.tree("{}") : Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            lock.path("packages").propertyStream().filter(e -> e.getKey().startsWith("node_modules/"))
                    .filter(e -> !e.getValue().path("dev").asBoolean(false) && !e.getValue().path("link").asBoolean(false)).forEach(e -> {
                        String name = e.getKey().substring(e.getKey().lastIndexOf("node_modules/") + "node_modules/".length());
                        String version = e.getValue().path("version").asString("");
                        all.add(Map.of("type", "library", "name", name, "version", version, "purl", "pkg:npm/" + name.replace("@", "%40") + "@" + version));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
