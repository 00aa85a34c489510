package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tongguan.declaration.rules.RuleBook;
import org.tongguan.hold.HoldReason;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Role;
import org.tongguan.reference.Texts;
import org.tongguan.support.GeneratedDocs;
import org.tongguan.support.Procedures;
import org.tongguan.support.Sources;
import org.tongguan.support.Sources.Source;

/** Every sentence the code can say exists, in both languages, with the same values in it. */
class TextsTest {

    private static final java.nio.file.Path MESSAGES = java.nio.file.Path.of("src/main/resources/messages");
    private static final Map<String, String> ZH = load("_zh.properties");
    private static final Map<String, String> EN = load("_en.properties");
    private static final Pattern HAN = Pattern.compile("[\\x{2E80}-\\x{9FFF}\\x{3000}-\\x{303F}\\x{FF00}-\\x{FFEF}]");
    /** Names of elements and fields that only look like event names. */
    private static final Set<String> NO_EVENTS = Set.of("AcctSvcrRef", "AddtlNtryInf", "CdtDbtInd", "ClientSeqNo", "CreditCode", "DecMessage",
            "DigestValue", "EndToEndId", "ErrorMessage", "ResponseCode", "SeqNo", "SignatureValue");
    /** Tells the words that have to be written into the declaration literally. */
    private static final Set<String> CITES_CHINESE = Set.of("finding.DEC-6208");
    private final Texts texts = new Texts();

    private static Map<String, String> load(String ending) {
        Map<String, String> all = new TreeMap<>();
        for (Source file : Sources.list(MESSAGES, ending)) {
            Properties one = new Properties();
            try {
                one.load(new StringReader(file.text()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            one.stringPropertyNames().forEach(key -> all.put(key, one.getProperty(key)));
        }
        return all;
    }

    @Test
    void nothingIsSaidTwice() {
        for (String ending : List.of("_zh.properties", "_en.properties")) {
            List<String> keys = Sources.list(MESSAGES, ending).stream().flatMap(file -> file.lines().stream())
                    .filter(l -> !l.startsWith("#") && l.contains("=")).map(l -> l.substring(0, l.indexOf('=')).strip()).toList();
            assertThat(keys).as(ending).doesNotHaveDuplicates();
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(EN.keySet()).isEqualTo(ZH.keySet());
        List<String> different = ZH.keySet().stream().filter(key -> !placeholders(ZH.get(key)).equals(placeholders(EN.get(key)))).toList();
        assertThat(different).as("other placeholders in one language than in the other").isEmpty();
    }

    private static Set<Integer> placeholders(String pattern) {
        return Pattern.compile("\\{(\\d+)").matcher(pattern).results().map(m -> Integer.valueOf(m.group(1))).collect(Collectors.toSet());
    }

    @Test
    void everySentenceIsAValidFormat() {
        List<String> broken = new ArrayList<>();
        for (Map<String, String> language : List.of(ZH, EN)) {
            language.forEach((key, pattern) -> {
                try {
                    Object[] values = new Object[12];
                    Arrays.setAll(values, i -> "‹" + i + "›");
                    String said = new MessageFormat(pattern, java.util.Locale.ROOT).format(values);
                    // A single apostrophe hides what follows it.
                    if (said.isBlank() || placeholders(pattern).stream().anyMatch(i -> !said.contains("‹" + i + "›"))) {
                        broken.add(key + ": " + said);
                    }
                } catch (IllegalArgumentException e) {
                    broken.add(key + ": " + e.getMessage());
                }
            });
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void eachLanguageIsItself() {
        assertThat(EN.entrySet().stream().filter(e -> HAN.matcher(e.getValue()).find() && !CITES_CHINESE.contains(e.getKey()))).isEmpty();
        // What is only a name, a code or a number may be the same in both.
        assertThat(ZH.entrySet().stream().filter(e -> !HAN.matcher(e.getValue()).find() && !e.getValue().equals(EN.get(e.getKey())))).isEmpty();
    }

    @Test
    void everyRefusalHasItsSentence() {
        Set<String> missing = new TreeSet<>();
        for (ErrorCode code : ErrorCode.values()) {
            require(missing, "problem." + code);
        }
        Sources.matches("(?s)new PlatformException\\(\\s*ErrorCode\\.\\w+\\s*,\\s*\"([^\"]+)\"(\\s*\\+)?")
                .forEach(m -> refusal(missing, m.group(1), m.group(2)));
        Sources.matches("Refusal(?:\\.of)?\\([^;\"]*\"([a-z][^\"]*)\"(\\s*\\+)?").forEach(m -> refusal(missing, m.group(1), m.group(2)));
        Sources.matches("new FormatException\\(\\s*\"([^\"]+)\"").forEach(m -> refusal(missing, "format." + m.group(1), null));
        // What is demanded of people, and goods of which there is too little, is refused with a key the module gives.
        Sources.matches("Demands\\.(?:text|field|covers)\\([^;\"]*\"([a-z][^\"]*)\"").forEach(m -> refusal(missing, m.group(1), null));
        Sources.matches("stocks\\.setAside\\([^;]*\"([a-z][a-z.]*)\"\\)").forEach(m -> refusal(missing, m.group(1), null));
        assertThat(missing).isEmpty();
    }

    private static void refusal(Set<String> missing, String key, String open) {
        if (open == null) {
            require(missing, "problem." + key);
        } else if (ZH.keySet().stream().noneMatch(k -> k.startsWith("problem." + key))) {
            missing.add("problem." + key + "…");
        }
    }

    @Test
    void everyFindingHasItsSentence() {
        Set<String> missing = new TreeSet<>();
        Sources.matches("\"((?!SHA)[A-Z]{3,5}-\\d{3,4})\"").forEach(m -> require(missing, "finding." + m.group(1)));
        RuleBook.all().forEach(rule -> {
            require(missing, "finding." + rule.code());
            require(missing, "rule." + rule.code());
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyEventHoldAndCommandHasItsWords() {
        Set<String> missing = new TreeSet<>();
        for (Source source : Sources.list(Sources.MAIN, ".java")) {
            if (source.path().toString().contains("/formats/") || source.name().equals("SignedXml.java")) {
                continue;   // they know elements, not events
            }
            Pattern.compile("(?<!@Schema\\(name = )\"([A-Z][a-z]+(?:[A-Z][a-z]+)+)\"").matcher(source.text()).results().map(m -> m.group(1))
                    .filter(kind -> !NO_EVENTS.contains(kind)).forEach(kind -> require(missing, "event." + kind));
        }
        for (HoldReason reason : HoldReason.values()) {
            require(missing, "hold." + reason);
        }
        for (Role role : Role.values()) {
            require(missing, "role." + role);
        }
        Procedures.all().forEach(procedure -> procedure.steps().forEach(step -> {
            require(missing, "event." + step.event());
            require(missing, "command." + procedure.name() + "." + step.command());
        }));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyThatIsAskedForByNameExists() {
        Set<String> missing = new TreeSet<>();
        Sources.matches("texts\\.get\\(\\s*\"([^\"]+)\"(\\s*\\+)?").forEach(m -> {
            if (m.group(2) == null) {
                require(missing, m.group(1));
            } else if (ZH.keySet().stream().noneMatch(k -> k.startsWith(m.group(1)))) {
                missing.add(m.group(1) + "…");
            }
        });
        assertThat(missing).isEmpty();
    }

    private static void require(Set<String> missing, String key) {
        if (!ZH.containsKey(key) || !EN.containsKey(key)) {
            missing.add(key);
        }
    }

    @Test
    void noSentenceIsLeftOver() {
        Set<String> said = new HashSet<>();
        Sources.matches("\"([^\"\\n]+)\"").forEach(m -> said.add(m.group(1)));
        Procedures.all().forEach(p -> p.steps().forEach(s -> said.add(s.event())));
        RuleBook.all().forEach(rule -> said.add(rule.code()));
        Set<String> kinds = Set.of("event", "finding", "rule");
        List<String> unused = ZH.keySet().stream().filter(key -> kinds.contains(key.substring(0, key.indexOf('.'))))
                .filter(key -> !said.contains(key.substring(key.indexOf('.') + 1))).toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void thePageOfErrorsIsCurrent() {
        StringBuilder out = new StringBuilder("""
                # What the platform answers when it refuses

                Written by `TextsTest` from the message files; do not edit (`mvn test -Dtest=TextsTest -Dtongguan.docs=write`).
                Problems are answers as a whole (RFC 9457, `type` is `urn:tongguan:problem:<key>`); findings stand inside and point at a field.
                What each rule of the declaration demands, and where it is written, stands in [rules.md](rules.md).
                """);
        table(out, "Problems", "problem.");
        table(out, "Findings", "finding.");
        GeneratedDocs.check("errors.md", "TextsTest", out.toString());
    }

    private void table(StringBuilder out, String title, String prefix) {
        out.append("\n## ").append(title).append("\n\n| key | 中文 | English |\n|---|---|---|\n");
        ZH.keySet().stream().filter(key -> key.startsWith(prefix)).forEach(key -> out.append("| `").append(key.substring(prefix.length())).append("` | ")
                .append(cell(ZH.get(key))).append(" | ").append(cell(EN.get(key))).append(" |\n"));
        assertThat(texts.keys()).anyMatch(key -> key.startsWith(prefix));
    }

    private static String cell(String pattern) {
        return pattern.replace("''", "'").replace("|", "\\|");
    }
}
