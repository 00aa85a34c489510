package org.tongguan.runtime.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to run on a database that could lose what we acknowledged: {@code fsync}, {@code synchronous_commit}, {@code full_page_writes}
 * and data checksums must be on.
 */
@Component
public class DurabilityCheck {

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "fsync", List.of("on"),
            "synchronous_commit", List.of("on", "remote_write", "remote_apply"),
            "full_page_writes", List.of("on"),
            "data_checksums", List.of("on"));
    private final JdbcClient jdbc;

    DurabilityCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
        List<String> wrong = wrong();
        if (!wrong.isEmpty()) {
            throw new NotDurableException(wrong);
        }
    }

    /** What is not as it must be, as {@code name is value, must be …}; empty when all is well. Also asked by the health page. */
    public List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        REQUIRED.forEach((name, allowed) -> {
            String value = jdbc.sql("select current_setting(?)").param(name).query(String.class).single();
            if (!allowed.contains(value)) {
                wrong.add(name + " is " + value + ", must be " + allowed.getFirst());
            }
        });
        return wrong;
    }
}
