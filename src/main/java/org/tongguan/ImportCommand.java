package org.tongguan;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** {@code import}: dated reference data from a file, all of it or nothing. */
final class ImportCommand {

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
        for (JsonNode error : report.get("errors").values()) {
            String column = error.get("column").asString();
            out.println("  第 " + error.get("line").asInt() + " 行 line" + (column.isEmpty() ? "" : "  " + column));
            out.println("      " + error.get("problem").get("zh").asString() + "\n      " + error.get("problem").get("en").asString());
        }
        boolean taken = report.get("errors").isEmpty();
        out.println(taken ? "已导入 imported  %d rows  %d ms".formatted(report.get("imported").asInt(), (System.nanoTime() - start) / 1_000_000)
                : "%d 处有误，整份未导入。 %1$d errors; nothing of the file was taken.".formatted(report.get("errors").size()));
        return taken ? 0 : 1;
    }
}
