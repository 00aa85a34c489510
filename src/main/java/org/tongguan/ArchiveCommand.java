package org.tongguan;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** {@code archive}: closed months of e-commerce lists leave the database for files; what lies there is listed, checked and exported. */
final class ArchiveCommand {

    private static final String PATH = "/api/v1/ecommerce/archive";
    private static final long PAUSE_NANOS = 500_000_000L;
    private static final int BAD = 2;
    private final Client client;
    private final PrintStream out;

    ArchiveCommand(Client client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    /** Archives what is closed, waits until it is done, and lists what is archived. */
    int run() {
        Client.Answer answer = client.post(PATH + "/runs");
        if (!answer.isGood()) {
            Client.print(answer, out);
            return 1;
        }
        out.println("正在归档 archiving …");
        JsonNode state;
        do {
            LockSupport.parkNanos(PAUSE_NANOS);
            state = get();
        } while (state != null && state.get("running").asBoolean());
        if (state != null && !state.get("failure").isNull()) {
            out.println("归档失败 it failed: " + state.get("failure").asString());
            list(state);
            return 1;
        }
        return state == null ? 1 : list(state);
    }

    int list() {
        JsonNode state = get();
        return state == null ? 1 : list(state);
    }

    private JsonNode get() {
        Client.Answer answer = client.get(PATH);
        if (!answer.isGood()) {
            Client.print(answer, out);
            return null;
        }
        return answer.json();
    }

    private int list(JsonNode state) {
        for (JsonNode month : state.get("months").values()) {
            long bytes = 0;
            for (JsonNode file : month.get("files").values()) {
                bytes += file.get("bytes").asLong();
            }
            out.printf("%s-%d  %-7s  清单 lists %,d  单证 parts %,d  报文 messages %,d  留存 open %,d  %,d MB  %s%n", name(month), month.get("part").asInt(),
                    month.get("state").asString(), month.get("lists").asLong(), month.get("parts").asLong(), month.get("messages").asLong(),
                    month.get("open").asLong(), bytes >> 20, month.get("checkedAt").isNull() ? "" : "已核对 checked " + month.get("checkedAt").asString());
        }
        if (state.get("months").isEmpty()) {
            out.println("尚无归档 Nothing is archived yet.");
        }
        return 0;
    }

    private static String name(JsonNode month) {
        return month.get("month").asString().substring(0, "2026-01".length());
    }

    /** Compares all months with what database and journal say of them. */
    int check() {
        JsonNode state = get();
        if (state == null) {
            return 1;
        }
        boolean sound = true;
        for (JsonNode month : state.get("months").values()) {
            if (!"WRITING".equals(month.get("state").asString())) {
                Client.Answer answer = client.post(PATH + "/" + month.get("id").asString() + "/check");
                if (!answer.isGood()) {
                    Client.print(answer, out);
                    return 1;
                }
                sound &= answer.json().get("sound").asBoolean();
                out.println(name(month) + "-" + month.get("part").asInt() + "  " + (answer.json().get("sound").asBoolean() ? "完好 sound" : "有误 bad"));
                answer.json().get("faults").values().forEach(f -> out.println("    " + f.get("fault").asString() + " " + f.get("file").asString()));
            }
        }
        out.println(sound ? "归档完好 The archive is sound." : "归档有误 The archive is not sound.");
        return sound ? 0 : BAD;
    }

    /** Writes all lists of a month ({@code 2026-05}, or {@code 2026-05-2} for its second writing) as a table. */
    int export(String wanted, String file) {
        JsonNode state = get();
        if (state == null) {
            return 1;
        }
        for (JsonNode month : state.get("months").values()) {
            if ((name(month) + "-" + month.get("part").asInt()).equals(wanted) || name(month).equals(wanted) && month.get("part").asInt() == 1) {
                Client.Answer answer = client.get(PATH + "/" + month.get("id").asString() + "/lists.csv");
                if (!answer.isGood()) {
                    Client.print(answer, out);
                    return 1;
                }
                write(answer.body(), file);
                return 0;
            }
        }
        throw new CommandLine.Wrong("没有归档 " + wanted + "，见 archive list", "Nothing is archived as " + wanted + ", see archive list");
    }

    private void write(String table, String file) {
        if (file == null) {
            out.print(table);
            return;
        }
        try {
            Files.writeString(Path.of(file), table, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandLine.Wrong("无法写入 " + file, "Cannot write " + file);
        }
    }
}
