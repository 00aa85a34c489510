package org.tongguan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** What a figure must be told with: the machine, its load, and processor time by process (Linux). */
final class Machine {

    private static final long MICROS_PER_TICK = 10_000;

    private Machine() { }

    static String now() {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(LocalDateTime.now(ZoneOffset.UTC)) + " UTC";
    }

    static String processor() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(l -> l.startsWith("model name")).findFirst().map(l -> l.substring(l.indexOf(':') + 2)).orElse("?");
        }
    }

    static String loadAverage() throws IOException {
        return String.join(" ", Files.readString(Path.of("/proc/loadavg")).split(" ", 4)[0]);
    }

    /** Microseconds since its start that the whole machine was busy, and idle or waiting for disks, summed over its processors. */
    static long[] busyAndIdleMicros() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/stat")).split("\n", 2)[0].trim().split("\\s+");
        long idle = Long.parseLong(fields[4]) + Long.parseLong(fields[5]);
        long all = 0;
        for (int i = 1; i <= 8; i++) {
            all += Long.parseLong(fields[i]);
        }
        return new long[] {(all - idle) * MICROS_PER_TICK, idle * MICROS_PER_TICK};
    }

    /** Microseconds of processor time a process has used. */
    static long micros(long pid) throws IOException {
        long[] times = times(pid);
        return (times[0] + times[1]) * MICROS_PER_TICK;
    }

    /** As {@link #micros} with all the process's children, those that have ended too. */
    static long microsOfFamily(long pid) throws IOException {
        long[] own = times(pid);
        long ticks = own[0] + own[1] + own[2] + own[3];
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(p -> p.getFileName().toString().chars().allMatch(Character::isDigit)).toList()) {
                long[] times = times(Long.parseLong(process.getFileName().toString()));
                ticks += times[4] == pid ? times[0] + times[1] : 0;
            }
        }
        return ticks * MICROS_PER_TICK;
    }

    /** User and system ticks, those of ended children, and the parent; zeros when the process is gone. */
    private static long[] times(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new long[] {Long.parseLong(fields[11]), Long.parseLong(fields[12]), Long.parseLong(fields[13]), Long.parseLong(fields[14]),
                    Long.parseLong(fields[1])};
        } catch (IOException e) {
            return new long[5];
        }
    }
}
