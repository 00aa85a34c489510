package org.tongguan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A platform whose database is gone says so: to everybody, to whoever asks for something, and to what decides where requests go. */
@Tag("slow")
@Order(5)
class DeadDatabaseTest {

    private static final Path HOME = Path.of("target/dead-database").toAbsolutePath();

    @Test
    void itIsToldAndNothingIsPromised() throws Exception {
        DataDirectory.delete(HOME);
        Preparation.Sender sender = Preparation.fill(HOME, 1, 1).getFirst();
        try (PlatformProcess platform = PlatformProcess.start(Application.packed(), HOME, Application.brief()); HttpClient http = HttpClient.newHttpClient()) {
            assertThat(get(http, platform, sender, "/api/v1/condition").body()).contains("\"OK\"");
            CrashBench.killDatabase(platform);
            long end = System.nanoTime() + 30_000_000_000L;
            while (System.nanoTime() < end && !get(http, platform, sender, "/api/v1/condition").body().contains("DATABASE")) {
                Thread.sleep(200);
            }
            assertThat(get(http, platform, sender, "/api/v1/condition").body()).contains("\"DOWN\"");
            assertThat(get(http, platform, sender, "/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get(http, platform, sender, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = get(http, platform, sender, "/api/v1/messages");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("database");
            platform.kill();
        }
        DataDirectory.delete(HOME);
    }

    private static HttpResponse<String> get(HttpClient http, PlatformProcess platform, Preparation.Sender sender, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + platform.port() + path))
                .header("Authorization", "Bearer " + sender.token()).header("Accept-Language", "en").build(), HttpResponse.BodyHandlers.ofString());
    }
}
