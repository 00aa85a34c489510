package org.tongguan.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * Refuses new work while there is still room to finish what runs: a database whose disk is full stops in the middle. Looks at the file
 * system of the data directory once a second; on a database elsewhere its own operator watches that disk.
 */
@Component
public class DiskSpace {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
    private static final int MILLISECONDS = 1000;
    private static final long MEBIBYTE = 1 << 20;
    private final Path directory;
    private final long reserve;
    private volatile boolean scarce;
    private volatile boolean low;

    DiskSpace(@Value("${tongguan.disk.directory:.}") String directory, @Value("${tongguan.disk.reserve-mb:1024}") long reserveMegabytes) {
        this.directory = Path.of(directory);
        this.reserve = reserveMegabytes * MEBIBYTE;
        look();
    }

    @Scheduled(fixedDelay = MILLISECONDS)
    void look() {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            boolean now = free < reserve;
            low = free < 2 * reserve;
            if (now != scarce) {
                LOG.warn(now ? "less than {} MB left in {}: new messages are refused" : "more than {} MB free again in {}", reserve / MEBIBYTE, directory);
            }
            scarce = now;
        } catch (IOException e) {
            LOG.warn("cannot see the free space of {}: {}", directory, e.toString());
        }
    }

    /** Whether new work is refused. */
    public boolean isScarce() {
        return scarce;
    }

    /** Whether less than twice of what is kept is left. */
    public boolean isLow() {
        return low;
    }

    /** @throws PlatformException UNAVAILABLE {@code disk} when the room left is kept for what is under way */
    public void demand() {
        if (scarce) {
            throw new PlatformException(ErrorCode.UNAVAILABLE, "disk");
        }
    }
}
