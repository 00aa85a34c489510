package org.tongguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tongguan.runtime.Json;
import tools.jackson.databind.JsonNode;

/** The list of parts names what the platform is made of: every library that pom.xml asks for, and the console's modules, with versions. */
class PartsCommandTest {

    private static JsonNode parts() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(CommandLine.run(new String[] {"parts"}, new PrintStream(bytes, true, StandardCharsets.UTF_8))).isZero();
        return Json.tree(bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void everythingThatIsAskedForIsNamed() throws Exception {
        JsonNode bom = parts();
        assertThat(bom.get("bomFormat").asString()).isEqualTo("CycloneDX");
        List<String> names = bom.get("components").valueStream().map(c -> c.get("name").asString()).toList();
        String pom = Files.readString(Path.of("pom.xml"));
        List<String> asked = Pattern.compile("<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>")
                .matcher(pom.substring(pom.indexOf("</dependencyManagement>"))).results().map(m -> m.group(1)).toList();
        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(names).containsAll(asked);
        assertThat(names).contains("react", "antd");
        assertThat(bom.get("components").valueStream()).allSatisfy(c -> {
            assertThat(c.get("purl").asString()).startsWith("pkg:");
            assertThat(c.get("version").asString()).as(c.toString()).isNotBlank();
        });
        assertThat(bom.get("components").valueStream().filter(c -> c.has("hashes")).count()).isGreaterThan(50);
    }
}
