package org.tongguan;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** {@code import}: dated reference data from a file, all of it or nothing. */
final class ImportCommand {

    private static final int BAR = 40;
    private static final long PAUSE_NANOS = 200_000_000L;
    private final Client client;
    private final PrintStream out;

    ImportCommand(Client client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** @param list name of the code list, null for other kinds */
    int take(String kind, String list, Path file) {
        out.println("正在导入 importing  " + file);
        long start = System.nanoTime();
        String query = list == null ? "" : "?list=" + URLEncoder.encode(list, StandardCharsets.UTF_8);
        Client.Answer answer = client.post("/api/v1/reference/import/" + kind + query, file, "text/csv; charset=utf-8");
        JsonNode report = answer.json();
        if (report == null || report.get("errors") == null) {
            Client.print(answer, out);
            return 1;
        }
        return end(report, start);
    }

    /** Takes a whole tariff over and shows how far it is. */
    int run(Map<String, String> query, Path file) {
        out.println("正在导入 importing  " + file);
        long start = System.nanoTime();
        String given = query.entrySet().stream().filter(e -> e.getValue() != null).map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(),
                StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        Client.Answer answer = client.post("/api/v1/tariff/imports?" + given, file, "application/octet-stream");
        while (answer.isGood() && answer.json().get("endedAt").isNull()) {
            bar(answer.json());
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = client.get("/api/v1/tariff/imports/" + answer.json().get("id").asString());
        }
        if (!answer.isGood()) {
            Client.print(answer, out);
            return 1;
        }
        bar(answer.json());
        out.println();
        return end(answer.json(), start);
    }

    private void bar(JsonNode run) {
        int total = run.get("rowsTotal").asInt();
        int done = run.get("rowsDone").asInt();
        int filled = total == 0 ? 0 : Math.min(BAR, done * BAR / total);
        out.printf("\r  [%s%s] %,d / %s", "█".repeat(filled), "·".repeat(BAR - filled), done, total == 0 ? "?" : "%,d".formatted(total));
        out.flush();
    }

    private int end(JsonNode report, long start) {
        for (JsonNode error : report.get("errors").values()) {
            String column = error.get("column").asString();
            out.println("  第 " + error.get("line").asInt() + " 行 line" + (column.isEmpty() ? "" : "  " + column));
            out.println("      " + error.get("problem").get("zh").asString() + "\n      " + error.get("problem").get("en").asString());
        }
        boolean taken = report.get("errors").isEmpty();
        if (report.path("waiting").asBoolean(false)) {
            out.println("已提交，待另一人批准 proposed, waits for another person's approval  %d rows".formatted(report.get("imported").asInt()));
            return 0;
        }
        out.println(taken ? "已导入 imported  %d rows  %d ms".formatted(report.get("imported").asInt(), (System.nanoTime() - start) / 1_000_000)
                : "%d 处有误，整份未导入。 %1$d errors; nothing of the file was taken.".formatted(report.get("errors").size()));
        return taken ? 0 : 1;
    }
}
