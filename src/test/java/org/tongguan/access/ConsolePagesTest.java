package org.tongguan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The console finds its own way: the server gives it the same page at every address that is not a door of the server. */
class ConsolePagesTest {

    private String page(String path) {
        Resource found = new WebPages.ConsolePages().resolveResource(null, path, List.of(new ClassPathResource("console-sample/")), null);
        return found == null ? null : found.getFilename();
    }

    @Test
    void filesAreGivenAsTheyAre() {
        assertThat(page("index.html")).isEqualTo("index.html");
        assertThat(page("assets/app.js")).isEqualTo("app.js");
    }

    @Test
    void everyOtherAddressIsAPageOfTheConsole() {
        assertThat(page("")).isEqualTo("index.html");
        assertThat(page("declarations/0198c3f0-0000-7000-8000-000000000000")).isEqualTo("index.html");
        assertThat(page("apiary")).isEqualTo("index.html");
    }

    @Test
    void aMissingFileOrEndpointIsNoPage() {
        assertThat(page("assets/gone.js")).isNull();
        assertThat(page("api/v1/nothing")).isNull();
        assertThat(page("actuator/env")).isNull();
        assertThat(page("../application.yaml")).isNotEqualTo("application.yaml");
    }
}
