package org.tongguan.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Running numbers out of database sequences, taken in blocks so that a busy minute does not ask the database for each.
 * Unique for ever; gaps appear when a process ends with part of a block unused.
 */
@Component
public class Numbers {

    /** The sequences are made with {@code increment by 100}; both must agree. */
    static final int BLOCK = 100;
    private final JdbcClient jdbc;
    private final Map<String, long[]> blocks = new ConcurrentHashMap<>();

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of that sequence. */
    public long next(String sequence) {
        long[] block = blocks.computeIfAbsent(sequence, s -> new long[2]);
        synchronized (block) {
            if (block[0] == block[1]) {
                long first = jdbc.sql("select nextval(?::regclass)").param(sequence).query(Long.class).single();
                block[0] = first;
                block[1] = first + BLOCK;
            }
            return block[0]++;
        }
    }

    /** The next number of a case: eighteen characters, a letter, the office, the year, and nine digits out of that sequence. */
    public String ofCase(String sequence, String letter, String office, int year) {
        return "%s%s%d%09d".formatted(letter, office, year, next(sequence));
    }
}
