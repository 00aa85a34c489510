package org.tongguan.sample;

import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;

/** Fills an empty installation with the sample world once the web server answers, in the background. */
@Component
@ConditionalOnProperty("tongguan.sample")
class SampleStart {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);
    private static final String WORLD = "TG";
    private final SampleWorld world;
    private final Papers papers;
    private final Path home;
    private Thread teller;

    SampleStart(SampleWorld world, Papers papers, @Value("${data:${tongguan.data:.tongguan}}") String home) {
        this.world = world;
        this.papers = papers;
        this.home = Path.of(home);
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        teller = Thread.ofPlatform().name("sample-world").start(this::fill);
    }

    private void fill() {
        try {
            if (!world.mayFill(WORLD)) {
                LOG.warn("this installation has data of its own: it is not filled with the sample world");
                return;
            }
            Map<String, Actor> people = world.open();
            papers.write(home, world.data(), people);
            if (!world.isFinished(WORLD)) {
                long start = System.nanoTime();
                SampleWorld.Report report = world.fill(WORLD, true);
                LOG.info("sample world: {} declarations in {} ms, {} stopped early", report.stories(), (System.nanoTime() - start) / 1_000_000,
                        report.failed().size());
            }
        } catch (RuntimeException e) {
            LOG.error("the sample world was not brought about", e);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        world.stop();
        if (teller != null) {
            teller.join(5_000);
        }
    }
}
