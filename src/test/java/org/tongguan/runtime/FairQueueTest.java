package org.tongguan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tongguan.kernel.PlatformException;

/** Who sends too fast keeps only himself waiting. */
class FairQueueTest {

    private record Work(String sender, int weight) { }

    @Test
    void batchesTakeFromEachSenderInTurnAndAFullSenderIsRefusedAlone() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        List<List<Work>> batches = new ArrayList<>();
        var sizes = new GroupCommitter.Sizes<Work>(300, 4000, Work::weight, Work::sender);
        try (GroupCommitter<Work, String> committer = new GroupCommitter<>("test", 1, sizes, batch -> {
            begun.countDown();
            await(gate);
            batches.add(batch);
            return batch.stream().map(Work::sender).toList();
        })) {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            answers.add(committer.submit(new Work("first", 100)));
            begun.await(5, TimeUnit.SECONDS);
            answers.add(committer.submit(new Work("slow", 100)));
            for (int i = 0; i < 10; i++) {
                answers.add(committer.submit(new Work("fast", 100)));
            }
            assertThatThrownBy(() -> committer.submit(new Work("fast", 100))).as("a quarter of the queue is his").isInstanceOf(PlatformException.class);
            answers.add(committer.submit(new Work("other", 100)));
            assertThat(committer.depths()).containsEntry("fast", 1000).containsEntry("slow", 100).containsEntry("other", 100);
            gate.countDown();
            for (CompletableFuture<String> answer : answers) {
                answer.get(5, TimeUnit.SECONDS);
            }
            assertThat(batches.get(1).stream().map(Work::sender)).as("one of each before a second of the fast one").containsExactly("slow", "fast", "other");
            assertThat(committer.depth()).isZero();
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
