package org.tongguan.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Dictionary;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.Text;

/**
 * Every sentence the platform says, in Chinese and English: {@code messages/<module>_zh.properties} and {@code …_en.properties}, with
 * {@code {0}} placeholders. A test keeps both languages complete.
 */
@Component
public class Texts {

    private final Properties zh = load("zh");
    private final Properties en = load("en");
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private static Properties load(String language) {
        Properties all = new Properties();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_" + language + ".properties")) {
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    all.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("messages", e);
        }
        return all;
    }

    /**
     * The sentence under that key with its values put in, a {@link Text} among them in the sentence's language; the key itself where no sentence
     * is (a test finds those).
     */
    public Text get(String key, Object... args) {
        return Text.of(format(zh, "zh", key, args), format(en, "en", key, args));
    }

    private String format(Properties sentences, String language, String key, Object... args) {
        String pattern = sentences.getProperty(key);
        if (pattern == null) {
            return key;
        }
        if (args.length == 0 && pattern.indexOf('{') < 0) {
            return pattern.replace("''", "'");
        }
        MessageFormat format = formats.computeIfAbsent(language + key, k -> new MessageFormat(pattern, Locale.ROOT));
        Object[] plain = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            plain[i] = args[i] instanceof Text text ? "zh".equals(language) ? text.zh() : text.en() : String.valueOf(args[i]);
        }
        synchronized (format) {
            return format.format(plain);
        }
    }

    /**
     * The key of the sentence that cites the law of that day: {@code <key>.before} for days before the present law, where there is such a
     * sentence; else the key itself.
     *
     * @param law first day of the present law, see {@link Law}
     */
    public String keyOn(LocalDate day, LocalDate law, String key) {
        String before = key + ".before";
        return day.isBefore(law) && has(before) ? before : key;
    }

    public boolean has(String key) {
        return zh.containsKey(key) && en.containsKey(key);
    }

    /** All keys of either language. */
    public Set<String> keys() {
        Set<String> keys = new java.util.TreeSet<>(zh.stringPropertyNames());
        keys.addAll(en.stringPropertyNames());
        return keys;
    }

    /**
     * A finding as people and machines read it: with the sender's element name and both languages. The name of the field or group it points
     * at is told as its label.
     */
    public FindingView view(Finding finding) {
        Text label = Dictionary.declaration().label(finding.pointer());
        Object[] args = finding.args().stream().map(arg -> label != null && finding.pointer().endsWith("/" + arg) ? label : arg).toArray();
        return new FindingView(finding.code(), finding.severity(), finding.pointer(), Dictionary.declaration().element(finding.pointer()),
                get("finding." + finding.code(), args));
    }

    public List<FindingView> views(List<Finding> findings) {
        return findings.stream().map(this::view).toList();
    }

    /** See {@link #view}. */
    public record FindingView(String code, Finding.Severity severity, String pointer, @Nullable String element, Text text) { }
}
