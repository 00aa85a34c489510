package org.tongguan.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/**
 * Group commit: many callers' work in one transaction, each acknowledged after that transaction has committed. A caller waits for at most
 * one running batch and its own; a full queue refuses at once (back-pressure instead of collapse). Every sender waits in a queue of its own
 * and batches take from each in turn, so that one who sends too fast keeps only himself waiting. When a batch fails, its members are
 * tried one by one, so that one bad member costs the others nothing but time.
 *
 * @param <T> one piece of work
 * @param <R> its answer
 */
public final class GroupCommitter<T, R> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    /** Of the whole queue, what one sender may fill: one part of so many. */
    private static final int SENDERS_SHARE = 4;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Map<Object, Deque<Waiting<T, R>>> queues = new HashMap<>();
    /** Senders with something waiting, the next to be served first. */
    private final Deque<Object> turns = new ArrayDeque<>();
    private final Map<Object, Integer> waitingOf = new HashMap<>();
    private final Function<List<T>, List<R>> transaction;
    private final Sizes<T> sizes;
    private final List<Thread> threads = new ArrayList<>();
    private int waiting;
    private volatile boolean open = true;

    private record Waiting<T, R>(T work, int weight, CompletableFuture<R> answer) { }

    /**
     * How much goes where.
     *
     * @param batch    weight of one transaction at most; a single member may be heavier
     * @param capacity weight that may wait at most
     * @param weight   of a piece of work, at least 1
     * @param sender   whose queue it waits in; work of one sender stays in its order of arrival
     */
    public record Sizes<T>(int batch, int capacity, ToIntFunction<T> weight, Function<T, Object> sender) { }

    /** Members of weight one in one queue: {@code batch} of them in a transaction, {@code capacity} waiting. */
    public GroupCommitter(String name, int committers, int batch, int capacity, Function<List<T>, List<R>> transaction) {
        this(name, committers, new Sizes<>(batch, capacity, work -> 1, work -> ""), transaction);
    }

    /**
     * @param name        of the threads
     * @param committers  threads, each with one transaction at a time
     * @param transaction does all members in one transaction and gives their answers in order
     */
    public GroupCommitter(String name, int committers, Sizes<T> sizes, Function<List<T>, List<R>> transaction) {
        this.sizes = sizes;
        this.transaction = transaction;
        for (int i = 0; i < committers; i++) {
            Thread thread = Thread.ofPlatform().name(name + "-" + i).daemon().start(this::work);
            threads.add(thread);
        }
    }

    /**
     * Hands work in.
     *
     * @throws PlatformException UNAVAILABLE {@code busy} when too much is waiting, of all senders or of this one beside others
     */
    public CompletableFuture<R> submit(T work) {
        Waiting<T, R> one = new Waiting<>(work, sizes.weight.applyAsInt(work), new CompletableFuture<>());
        Object sender = sizes.sender.apply(work);
        lock.lock();
        try {
            int own = waitingOf.getOrDefault(sender, 0);
            boolean alone = waitingOf.isEmpty() || own == waiting;
            if (!open || waiting + one.weight > sizes.capacity || !alone && own + one.weight > sizes.capacity / SENDERS_SHARE) {
                throw new PlatformException(ErrorCode.UNAVAILABLE, "busy");
            }
            Deque<Waiting<T, R>> queue = queues.get(sender);
            if (queue == null) {
                queue = new ArrayDeque<>();
                queues.put(sender, queue);
                turns.addLast(sender);
            }
            queue.addLast(one);
            waitingOf.merge(sender, one.weight, Integer::sum);
            waiting += one.weight;
            filled.signal();
        } finally {
            lock.unlock();
        }
        return one.answer;
    }

    /** How much waits now, by weight. */
    public int depth() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** What waits now of each sender, by weight. */
    public Map<Object, Integer> depths() {
        lock.lock();
        try {
            return Map.copyOf(waitingOf);
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (true) {
            try {
                List<Waiting<T, R>> members = take();
                if (members.isEmpty()) {
                    return;
                }
                commit(members);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The next batch, one of each sender in turn; empty when it is closed and nothing waits. */
    private List<Waiting<T, R>> take() throws InterruptedException {
        List<Waiting<T, R>> members = new ArrayList<>();
        lock.lock();
        try {
            while (turns.isEmpty()) {
                if (!open) {
                    return members;
                }
                filled.await(200, TimeUnit.MILLISECONDS);
            }
            int weight = 0;
            while (!turns.isEmpty()) {
                Object sender = turns.peekFirst();
                Deque<Waiting<T, R>> queue = queues.get(sender);
                int next = queue.peekFirst().weight;
                if (!members.isEmpty() && weight + next > sizes.batch) {
                    break;
                }
                members.add(queue.pollFirst());
                weight += next;
                turns.pollFirst();
                taken(sender, queue, next);
            }
            waiting -= weight;
            if (!turns.isEmpty()) {
                filled.signal();
            }
            return members;
        } finally {
            lock.unlock();
        }
    }

    private void taken(Object sender, Deque<Waiting<T, R>> queue, int weight) {
        if (queue.isEmpty()) {
            queues.remove(sender);
            waitingOf.remove(sender);
        } else {
            turns.addLast(sender);
            waitingOf.merge(sender, -weight, Integer::sum);
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
