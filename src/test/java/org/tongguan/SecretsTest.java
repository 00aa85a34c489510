package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No secret lies in the repository: every file it tracks is read for the shapes that keys and tokens have. */
class SecretsTest {

    private static final Map<String, Pattern> SHAPES = Map.of(
            "private key", Pattern.compile("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\\s*[A-Za-z0-9+/]{40}"),
            "own API token", Pattern.compile("tgk_[A-Za-z0-9_-]{40}"),
            "cloud key", Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            "code host token", Pattern.compile("\\b(?:ghp|gho|ghs|ghu|github_pat|glpat)[_-][A-Za-z0-9_-]{20,}"),
            "chat token", Pattern.compile("\\bxox[baprs]-[A-Za-z0-9-]{20,}"),
            "signed token", Pattern.compile("\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}"),
            "password in an address", Pattern.compile("\\b(?:jdbc:\\w+|https?|postgres(?:ql)?)://[^\\s/:@\"']{1,60}:[^\\s/@\"'{$]{6,60}@"),
            "password hash", Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}"));
    /** Files that are keys or may hold one, by their names. */
    private static final Pattern KEY_FILE =
            Pattern.compile("(?:.*/)?(?:[^/]*\\.(?:p12|pfx|jks|keystore|key|pem)|id_(?:rsa|ecdsa|ed25519)|\\.env|\\.netrc|\\.pgpass)");
    private static final int LARGE = 5_000_000;

    private static List<String> tracked() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "ls-files", "-z").redirectErrorStream(true).start();
        String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(git.waitFor() == 0, "no git repository here");
        return List.of(out.split("\0"));
    }

    @Test
    void noTrackedFileHoldsOne() throws Exception {
        List<String> found = new ArrayList<>();
        int read = 0;
        for (String name : tracked()) {
            Path file = Path.of(name);
            if (KEY_FILE.matcher(name).matches()) {
                found.add(name + ": a key by its name");
            }
            if (!Files.isRegularFile(file) || Files.size(file) > LARGE) {
                continue;
            }
            read++;
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            SHAPES.forEach((what, shape) -> {
                Matcher match = shape.matcher(text);
                if (match.find()) {
                    found.add(name + ": " + what);
                }
            });
        }
        assertThat(found).isEmpty();
        assertThat(read).isGreaterThan(500);
    }

    @Test
    void theShapesAreFoundWhereTheyAre() {
        assertThat(List.of("-----BEGIN PRIVATE " + "KEY-----\n" + "A".repeat(64), "tgk_" + "a".repeat(43), "AKIA" + "ABCDEFGHIJKLMNOP", "ghp_" + "x".repeat(36),
                "postgresql://me:" + "secret99@host/db")).allSatisfy(secret -> assertThat(SHAPES.values()).anyMatch(shape -> shape.matcher(secret).find()));
    }
}
