package org.tongguan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.tongguan.Tongguan;
import org.tongguan.kernel.Actor;
import org.tongguan.support.PlatformTest;

/** Two platforms on one database: what one imports, the other one knows within a moment. */
class OtherProcessTest extends PlatformTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 2);
    @Autowired ReferenceImports imports;
    @Autowired CodeLists codes;
    @Autowired Law law;
    @Autowired Environment settings;

    @Test
    void codesAndParametersImportedByOneAreKnownToTheOther() throws InterruptedException {
        SpringApplication application = new SpringApplication(Tongguan.class);
        try (ConfigurableApplicationContext other = application.run("--server.port=0", "--server.address=127.0.0.1", "--tongguan.sandbox=true",
                "--logging.level.root=ERROR", "--tongguan.vault.key-file=" + settings.getProperty("tongguan.vault.key-file"),
                "--spring.datasource.url=" + settings.getProperty("spring.datasource.url"),
                "--spring.datasource.username=" + settings.getProperty("spring.datasource.username"),
                "--spring.datasource.password=" + settings.getProperty("spring.datasource.password"))) {
            CodeLists elsewhere = other.getBean(CodeLists.class);
            assertThat(elsewhere.isValid("package", "7X", DAY)).isFalse();
            assertThat(imports.importCodes(Actor.PLATFORM, "package", csv("code,name_zh,name_en,attributes,valid_from,valid_to,source\n"
                    + "7X,异地箱,Other box,,2026-07-01,,test\n")).errors()).isEmpty();
            assertThat(imports.importParameters(Actor.PLATFORM, csv("name,value,valid_from,valid_to,source\ngate.list.minutes,45,2026-07-01,,test\n")).errors())
                    .as("overlaps the standing value, which has no end").isNotEmpty();
            String standing = "gate.plate.minutes";
            LocalDate from = law.version(standing, DAY).from();
            assertThat(imports.importParameters(Actor.PLATFORM, csv("name,value,valid_from,valid_to,source\n"
                    + standing + ",11," + from + ",,test\n")).errors())
                    .isEmpty();
            assertThat(law.text(standing, DAY)).isEqualTo("11");
            within(() -> elsewhere.isValid("package", "7X", DAY));
            within(() -> other.getBean(Law.class).text(standing, DAY).equals("11"));
            // And back: the one that imported hears of the other just as well.
            other.getBean(ReferenceImports.class).importCodes(Actor.PLATFORM, "package", csv("code,name_zh,name_en,attributes,valid_from,valid_to,source\n"
                    + "7Y,回箱,Back box,,2026-07-01,,test\n"));
            within(() -> codes.isValid("package", "7Y", DAY));
        }
    }

    private static ByteArrayInputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void within(BooleanSupplier known) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!known.getAsBoolean()) {
            assertThat(System.nanoTime()).as("known within 15 s").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
