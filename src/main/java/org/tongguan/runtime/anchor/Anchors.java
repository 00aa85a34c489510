package org.tongguan.runtime.anchor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.crypto.ChosenProfile;

/**
 * Tells the journal's head outside, every minute in which it grew: stamped by an authority ({@code tongguan.anchor.time-stamp}), written to a
 * file ({@code tongguan.anchor.file}: on other media, append-only for this machine), sent to a partner ({@code tongguan.anchor.partner}).
 * A place that cannot be reached is told the next time; the others are not kept waiting for it.
 */
@Component
public class Anchors {

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final AnchorStore store;
    private final Transactions transactions;
    private final ChosenProfile profile;
    private final Clock clock;
    private final Places places;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();

    Anchors(AnchorStore store, Transactions transactions, ChosenProfile profile, Clock clock, Places places) {
        this.store = store;
        this.transactions = transactions;
        this.profile = profile;
        this.clock = clock;
        this.places = places;
    }

    /** Where the head is told; blank = not there. */
    @Component
    static final class Places {

        private final String file;
        private final String partner;
        private final String authority;

        Places(@Value("${tongguan.anchor.file:}") String file, @Value("${tongguan.anchor.partner:}") String partner,
               @Value("${tongguan.anchor.time-stamp:}") String authority) {
            this.file = file.strip();
            this.partner = partner.strip();
            this.authority = authority.strip();
        }

        boolean isNone() {
            return file.isBlank() && partner.isBlank() && authority.isBlank();
        }
    }

    /** How far a place was told. */
    public record Last(String place, long seq, Instant at) { }

    private interface Way {
        Anchor tell(Anchor anchor) throws IOException, InterruptedException;
    }

    @Scheduled(fixedDelayString = "${tongguan.anchor.every:60}", timeUnit = java.util.concurrent.TimeUnit.SECONDS, initialDelay = 5)
    void tick() {
        if (!places.isNone()) {
            tell();
        }
    }

    /** Tells every place the head, unless it knows it; gives the anchor, empty when there is nothing to tell. */
    public synchronized Optional<Anchor> tell() {
        Optional<Anchor> head = transactions.read(Actor.PLATFORM, () -> store.head(profile.profile(), clock.instant()));
        if (head.isEmpty()) {
            return head;
        }
        Anchor anchor = tell("TIME_STAMP", places.authority, head.get(),
                a -> a.stamped(TimeStamps.ask(client, URI.create(places.authority), a.statement())));
        tell("FILE", places.file, anchor, this::write);
        tell("PARTNER", places.partner, anchor, this::send);
        return Optional.of(anchor);
    }

    private Anchor tell(String place, String address, Anchor anchor, Way way) {
        if (address.isBlank() || transactions.read(Actor.PLATFORM, () -> store.reached(place)) >= anchor.seq()) {
            return anchor;
        }
        try {
            Anchor told = way.tell(anchor);
            transactions.run(Actor.PLATFORM, () -> store.told(place, told));
            return told;
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the journal's head {} could not be told to {}: {}", anchor.seq(), place, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return anchor;
    }

    /** One line, on the disk when it returns. */
    private Anchor write(Anchor anchor) throws IOException {
        Path file = Path.of(places.file);
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        Files.writeString(file, anchor.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        return anchor;
    }

    private Anchor send(Anchor anchor) throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(HttpRequest.newBuilder(URI.create(places.partner)).timeout(PATIENCE).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(anchor.line(), StandardCharsets.UTF_8)).build(), HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the partner answers " + answer.statusCode());
        }
        return anchor;
    }

    /** How far each place was told. */
    public List<Last> last() {
        return transactions.read(Actor.PLATFORM, store::last);
    }
}
