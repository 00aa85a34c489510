package org.tongguan.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * Group commit: many callers' work in one transaction, each acknowledged after that transaction has committed. A caller waits for at most
 * one running batch and its own; a full queue refuses at once (back-pressure instead of collapse). When a batch fails, its members are
 * tried one by one, so that one bad member costs the others nothing but time.
 *
 * @param <T> one piece of work
 * @param <R> its answer
 */
public final class GroupCommitter<T, R> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    private final BlockingQueue<Waiting<T, R>> queue;
    private final Function<List<T>, List<R>> transaction;
    private final int batch;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    private record Waiting<T, R>(T work, CompletableFuture<R> answer) { }

    /**
     * @param name        of the threads
     * @param committers  threads, each with one transaction at a time
     * @param batch       members of a transaction at most
     * @param capacity    members waiting at most
     * @param transaction does all members in one transaction and gives their answers in order
     */
    public GroupCommitter(String name, int committers, int batch, int capacity, Function<List<T>, List<R>> transaction) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.batch = batch;
        this.transaction = transaction;
        for (int i = 0; i < committers; i++) {
            Thread thread = Thread.ofPlatform().name(name + "-" + i).daemon().start(this::work);
            threads.add(thread);
        }
    }

    /**
     * Hands work in.
     *
     * @throws PlatformException UNAVAILABLE {@code busy} when too much is waiting
     */
    public CompletableFuture<R> submit(T work) {
        Waiting<T, R> waiting = new Waiting<>(work, new CompletableFuture<>());
        if (!open || !queue.offer(waiting)) {
            throw new PlatformException(ErrorCode.UNAVAILABLE, "busy");
        }
        return waiting.answer;
    }

    /** How many wait now. */
    public int depth() {
        return queue.size();
    }

    private void work() {
        List<Waiting<T, R>> members = new ArrayList<>(batch);
        while (open || !queue.isEmpty()) {
            try {
                Waiting<T, R> first = queue.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                members.add(first);
                queue.drainTo(members, batch - 1);
                commit(members);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                members.clear();
            }
        }
    }

    private void commit(List<Waiting<T, R>> members) {
        List<R> answers;
        try {
            answers = transaction.apply(members.stream().map(Waiting::work).toList());
        } catch (Throwable failure) {
            if (members.size() == 1) {
                members.getFirst().answer.completeExceptionally(failure);
            } else {
                LOG.warn("batch of {} failed, trying one by one: {}", members.size(), failure.toString());
                members.forEach(member -> commit(List.of(member)));
            }
            return;
        }
        for (int i = 0; i < members.size(); i++) {
            members.get(i).answer.complete(answers.get(i));
        }
    }

    /** Finishes what waits, then ends. */
    @Override
    public void close() {
        open = false;
        for (Thread thread : threads) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
