package org.tongguan.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongguan.gate.Lanes;
import org.tongguan.kernel.Actor;
import org.tongguan.sample.account.DeliveryPlot;
import org.tongguan.sample.fair.FairPlot;

/** The sample world: brings it about once, and goes on where a start that was cut off stopped. */
@Component
public class SampleWorld {

    private static final Logger LOG = LoggerFactory.getLogger(SampleWorld.class);
    private static final String DELIVERER = "pujiang";
    private static final String OFFICE = "2218";
    private static final int TELLERS = 4;
    private static final int LONGEST_MINUTES = 10;
    private final SampleData data = new SampleData();
    private final Setting setting;
    private final Plot plot;
    private final RetailPlot parcels;
    private final ExportPlot exports;
    private final FairPlot fair;
    private final DeliveryPlot deliveries;
    private final ProgressStore progress;
    private volatile boolean stopping;

    SampleWorld(Setting setting, Plot plot, RetailPlot parcels, ExportPlot exports, FairPlot fair, DeliveryPlot deliveries,
                ProgressStore progress) {
        this.exports = exports;
        this.setting = setting;
        this.plot = plot;
        this.parcels = parcels;
        this.fair = fair;
        this.deliveries = deliveries;
        this.progress = progress;
    }

    /**
     * What became of a filling.
     *
     * @param stories how many there are
     * @param failed  references of those that did not come to their end, with why
     */
    public record Report(int stories, List<String> failed) { }

    /** Whether that world is there, half of it is there, or nothing is there at all, so that it may be filled. */
    boolean mayFill(String world) {
        return progress.isBegun(world) || setting.isEmptyInstallation();
    }

    boolean isFinished(String world) {
        return progress.isFinished(world);
    }

    SampleData data() {
        return data;
    }

    /** Opens what is there before the first declaration. */
    Map<String, Actor> open() {
        return setting.people(data);
    }

    /**
     * Fills that world. Calling it again goes on where it stopped; on a finished world it has no effect.
     *
     * @param world begins the references of its declarations
     * @param rules whether to bring the sample targeting rules, which then look at every declaration of the installation; without them the
     *              stories that begin with a hit are left out
     */
    public Report fill(String world, boolean rules) {
        Scene scene = new Scene(world, data, open());
        LocalDate day = progress.begin(world);
        if (rules) {
            setting.rules(scene);
        }
        setting.port(scene, day);
        setting.guarantees(scene, day);
        List<Story> stories = data.stories(world, day).stream().filter(story -> rules || !story.chapter().kind().isTargeted()).toList();
        List<String> failed = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService tellers = Executors.newFixedThreadPool(TELLERS)) {
            tellers.execute(() -> tellOfParcels(scene, day, failed));
            tellers.execute(() -> tellOfFair(scene, day, failed));
            stories.forEach(story -> tellers.execute(() -> tell(scene, story, failed)));
            tellers.shutdown();
            if (!tellers.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                failed.add("not finished in " + LONGEST_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tellOfDeliveries(scene, stories, day, failed);
        if (!stopping) {
            progress.finish(world);
        }
        return new Report(stories.size(), List.copyOf(failed));
    }

    private void tellOfParcels(Scene scene, LocalDate day, List<String> failed) {
        try {
            parcels.tell(scene, day, () -> stopping);
            exports.tell(scene, day, () -> stopping);
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warn("sample parcels stopped", e);
                failed.add("parcels: " + e.getMessage());
            }
        }
    }

    private void tellOfFair(Scene scene, LocalDate day, List<String> failed) {
        try {
            fair.tell(scene.world(), new FairPlot.People(scene.person("pujiang"), scene.person("tongda"), scene.person("officer")), day);
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warn("sample fair stopped", e);
                failed.add("fair: " + e.getMessage());
            }
        }
    }

    private void tellOfDeliveries(Scene scene, List<Story> stories, LocalDate day, List<String> failed) {
        try {
            if (!stopping) {
                Lanes.Lane lane = data.lanes.stream().filter(l -> OFFICE.equals(l.office()) && "OUT".equals(l.direction())).findFirst().orElseThrow();
                List<UUID> told = stories.stream().filter(s -> s.filer().username().equals(DELIVERER)).map(s -> progress.find(scene.world(), s))
                        .filter(Objects::nonNull).map(ProgressStore.Mark::declaration).filter(Objects::nonNull).toList();
                deliveries.tell(scene.world(), new DeliveryPlot.People(scene.person(DELIVERER), scene.person("officer"), scene.person(lane.account()),
                        lane.id()), told, day);
            }
        } catch (RuntimeException e) {
            LOG.warn("sample deliveries stopped", e);
            failed.add("deliveries: " + e.getMessage());
        }
    }

    private void tell(Scene scene, Story story, List<String> failed) {
        if (stopping) {
            return;
        }
        try {
            plot.tell(scene, story);
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warn("sample story {} ({}) stopped", story.reference(), story.chapter().name(), e);
                failed.add(story.reference() + " " + story.chapter().name() + ": " + e.getMessage());
            }
        }
    }

    /** Lets stories that are being told come to the end of their step, and begins no other. */
    void stop() {
        stopping = true;
    }
}
