package org.tongguan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the runs found, as a page: each part of it is written by its own run and stays until that is run again. */
final class CrashReport {

    private static final String HEAD = """
            # Crash report

            Written by `bench/crash --report=docs/crash-report.md`, `bench/crash --planted --report=…` and `bench/crash --disk-full --report=…`; not by hand.
            What is done and what it shows is told in [reliability.md](reliability.md).
            """;

    private CrashReport() { }

    /** A part of the page, between two marks. */
    enum Part { RUN, PLANTED, DISK }

    static void write(Path page, Part part, String text) throws IOException {
        String old = Files.exists(page) ? Files.readString(page) : HEAD;
        String begin = "<!-- " + part + " -->";
        String end = "<!-- end of " + part + " -->";
        int from = old.indexOf(begin);
        String body = begin + "\n" + text.strip() + "\n" + end;
        String made = from < 0 ? old.stripTrailing() + "\n\n" + body + "\n" : old.substring(0, from) + body + old.substring(old.indexOf(end) + end.length());
        Files.writeString(page, made);
    }

    private static String machine() {
        try {
            return "%s, %s, %d cores, load average %s".formatted(Machine.now(), Machine.processor(), Runtime.getRuntime().availableProcessors(),
                    Machine.loadAverage());
        } catch (IOException e) {
            return "";
        }
    }

    /** One line. */
    static String summary(CrashRecord record) {
        long[] ready = record.rounds().stream().mapToLong(CrashRecord.Round::readyMillis).sorted().toArray();
        long[] first = record.rounds().stream().mapToLong(CrashRecord.Round::firstMillis).sorted().toArray();
        return ("%,d kills, %,d power cuts, %,d answers lost, the clock moved %,d times; %,d messages acknowledged; lost, doubled or unsound: %s; "
                + "ready again after %s ms, first accepted request after %s ms (median, longest)").formatted(record.count("Java", "PostgreSQL"),
                record.count("power"), record.lostAnswers(), record.jumps(), record.acknowledged().size(),
                record.wrong().isEmpty() ? "none" : record.wrong().size() + " findings", spread(ready), spread(first));
    }

    private static String spread(long[] sorted) {
        return sorted.length == 0 ? "-" : "%,d, %,d".formatted(sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    static String run(CrashRecord record, PowerCut.Torn torn) {
        long[] first = record.rounds().stream().mapToLong(CrashRecord.Round::firstMillis).sorted().toArray();
        String findings = record.wrong().isEmpty() ? "none"
                : record.wrong().stream().limit(50).map(w -> "- " + HttpAnswer.cell(w)).collect(Collectors.joining("\n", "\n\n", ""));
        return """
                ## Kills, power cuts, lost answers, a moving clock

                %s. Declarations, documents of e-commerce and transfers of the ledger together, sixteen senders.

                | | |
                |---|---|
                | Kills of Java | %,d |
                | Kills of PostgreSQL, all its processes | %,d |
                | Power cuts | %,d |
                | Answers lost on the way | %,d |
                | Moves of the platform's clock | %,d |
                | Messages acknowledged | %,d |
                | From the start of the process to the first accepted request | median %s ms, nine of ten %s ms, longest %s ms |
                | Taken from the disk by the power cuts of the last stretch | %s |

                Findings (acknowledged and not there, there twice, trial balance, journal, books): %s
                """.formatted(machine(), record.count("Java"), record.count("PostgreSQL"), record.count("power"), record.lostAnswers(), record.jumps(),
                record.acknowledged().size(), at(first, 50), at(first, 90), at(first, 100), torn, findings);
    }

    private static String at(long[] sorted, int percent) {
        return sorted.length == 0 ? "-" : "%,d".formatted(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)]);
    }

    static String planted(List<String> lines) {
        return """
                ## Planted bugs

                %s. The same rounds, on a platform with a bug put in by the bench.

                | Bug | | First finding |
                |---|---|---|
                %s
                """.formatted(machine(), String.join("\n", lines));
    }

    static String disk(String... lines) {
        return "## A full disk\n\n" + machine() + ".\n\n" + Arrays.stream(lines).map(l -> "- " + l).collect(Collectors.joining("\n")) + "\n";
    }
}
