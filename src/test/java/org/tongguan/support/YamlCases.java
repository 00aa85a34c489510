package org.tongguan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Cases in YAML in which everything is text: a date or a number stays as it is written. */
public final class YamlCases {

    private YamlCases() { }

    /** The cases of one file. */
    public static List<Map<String, Object>> read(Path file) {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(new DumperOptions()), new DumperOptions(), new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            }
        });
        try {
            return yaml.load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cases of all files of a folder, in the order of their names; each knows its file under {@code file}. */
    public static List<Map<String, Object>> list(Path folder) {
        List<Map<String, Object>> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".yaml")).sorted().forEach(file -> read(file).forEach(one -> {
                Map<String, Object> known = new LinkedHashMap<>(one);
                known.put("file", file.getFileName().toString());
                all.add(known);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    public static String text(Map<String, Object> map, String key, String otherwise) {
        return map.containsKey(key) ? String.valueOf(map.get(key)) : otherwise;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    public static List<Map<String, Object>> maps(Object value) {
        return value == null ? List.of() : ((List<?>) value).stream().map(YamlCases::map).toList();
    }

    /** Nested maps and lists as one map with paths: {@code lines.0.tax}. */
    public static Map<String, String> flat(Object value) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", value, flat);
        return flat;
    }

    private static void flatten(String at, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> flatten(at.isEmpty() ? String.valueOf(key) : at + "." + key, one, into));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(at.isEmpty() ? String.valueOf(i) : at + "." + i, list.get(i), into);
            }
        } else {
            into.put(at, String.valueOf(value));
        }
    }
}
