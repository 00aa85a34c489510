package org.tongguan.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongguan.bench.fuzz.HostileCorpus.Expected;
import org.tongguan.bench.fuzz.HostileCorpus.Item;

/** Each document of the hostile corpus becomes what it must: refused in words or read, within two seconds of processor time, and nothing breaks. */
class HostileCorpusTest {

    private static final long SLOW_NANOS = 2_000_000_000L;
    /** Of this thread alone: a machine that is busy with other things makes no document slow. */
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

    @Test
    void everyHostileDocumentBecomesWhatItMust() {
        List<String> wrong = new ArrayList<>();
        List<Item> corpus = HostileCorpus.all();
        for (Item item : corpus) {
            long began = clock.getCurrentThreadCpuTime();
            try {
                boolean read = item.target().reads(item.bytes());
                if (item.expected() != Expected.EITHER && read != (item.expected() == Expected.READ)) {
                    wrong.add(item + ": " + (read ? "read" : "refused"));
                }
            } catch (RuntimeException | Error e) {
                wrong.add(item + ": " + e.getClass().getName() + " at " + (e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]));
            }
            long took = clock.getCurrentThreadCpuTime() - began;
            if (took > SLOW_NANOS) {
                wrong.add(item + ": " + took / 1_000_000 + " ms");
            }
        }
        System.out.println("hostile corpus: " + corpus.size() + " documents");
        assertThat(wrong).isEmpty();
    }
}
