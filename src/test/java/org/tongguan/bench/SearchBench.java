package org.tongguan.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Transactions;
import org.tongguan.runtime.postgres.EmbeddedPostgres;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.Nomenclature;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How long somebody waits for a search in a tariff of about 15,000 lines with 20,000 past goods names; one after another, over HTTP. */
public final class SearchBench {

    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 5_000;
    private static final int GOODS_NAMES = 20_000;
    private static final String LAST_NAME = "benchgoods 通信设备";
    private static final Pattern PAST = Pattern.compile("\"pastOthers\":[1-9]");

    private SearchBench() { }

    public static void main(String[] args) throws Exception {
        Path home = Path.of("target/bench-search").toAbsolutePath();
        DataDirectory.delete(home);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
             ConfigurableApplicationContext context = Inside.start(home, postgres)) {
            int lines = fill(context);
            goodsNames(context);
            measure(context, lines);
        } finally {
            DataDirectory.delete(home);
        }
        System.exit(0);
    }

    private static int fill(ConfigurableApplicationContext context) {
        Nomenclature names = context.getBean(Nomenclature.class);
        Tariff tariff = context.getBean(Tariff.class);
        StringBuilder csv = new StringBuilder("code,name_zh,name_en,unit1,unit2,mfn,general,provisional,provisional_ex,vat,consumption,export_duty,"
                + "import_documents,export_documents,inspection,valid_from,valid_to,source\n");
        int count = 0;
        for (Nomenclature.Heading subheading : names.under("")) {
            if (subheading.code().length() != 6) {
                continue;
            }
            String heading = names.under(subheading.code().substring(0, 4)).getFirst().name().zh();
            for (String last : List.of("10", "20", "90")) {
                csv.append(subheading.code()).append(last).append(",\"").append(heading).append("：").append(last).append("\",\"")
                        .append(subheading.name().en().replace("\"", "\"\"")).append(' ').append(last).append("\",035,,10,50,,,13,,,,,,2020-01-01,,bench\n");
                count++;
            }
        }
        var report = tariff.importLines(new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)));
        if (!report.isTaken()) {
            throw new IllegalStateException(report.errors().getFirst().toString());
        }
        return count;
    }

    private static void goodsNames(ConfigurableApplicationContext context) {
        Nomenclature names = context.getBean(Nomenclature.class);
        List<Nomenclature.Heading> headings = names.under("").stream().filter(h -> h.code().length() == 4 && names.under(h.code()).size() > 1)
                .toList();
        Random random = new Random(1);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < GOODS_NAMES; i++) {
            Nomenclature.Heading heading = headings.get(random.nextInt(headings.size()));
            String[] words = heading.name().zh().split("[；、，：]");
            String code = names.under(heading.code()).get(1).code() + "10";
            rows.add(new Object[] {(long) random.nextInt(500), code, words[random.nextInt(words.length)] + " " + i});
        }
        rows.add(new Object[] {1L, "85176210", LAST_NAME});
        context.getBean(Transactions.class).run(Actor.PLATFORM, () -> {
            context.getBean(JdbcTemplate.class).batchUpdate(
                    "insert into goods_name(trader_id, direction, code, name, uses, reach) values (?, 'I', ?, ?, 1, 1)", rows);
            context.getBean(JdbcTemplate.class).update("update goods_name_reach set reach = 1 where reach = 0");
        });
    }

    private static void measure(ConfigurableApplicationContext context, int lines) throws IOException, InterruptedException {
        String name = "bench-" + System.nanoTime();
        Account account = context.getBean(Accounts.class).create(Actor.PLATFORM,
                new NewAccount(name, "", Set.of(Role.OFFICER), "2200", null, true, null));
        String token = context.getBean(Tokens.class).create(account.actor(), "bench").token();
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        List<String> queries = queries();
        List<HttpRequest> requests = queries.stream().map(q -> HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/tariff/search?q="
                + URLEncoder.encode(q, StandardCharsets.UTF_8))).header("Authorization", "Bearer " + token).GET().build()).toList();
        try (HttpClient client = HttpClient.newHttpClient()) {
            long wait = System.nanoTime();
            while (!PAST.matcher(ask(client, requests.getFirst())).find()) {
                if (System.nanoTime() - wait > 90_000_000_000L) {
                    throw new IOException("the past goods names never came into memory");
                }
                Thread.sleep(500);
            }
            long[] nanos = new long[MEASURED];
            for (int i = -WARM_UP; i < MEASURED; i++) {
                long began = System.nanoTime();
                ask(client, requests.get(Math.floorMod(i, requests.size())));
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - began;
                }
            }
            Arrays.sort(nanos);
            System.out.printf("%s, %s, load average %s%n", Machine.now(), Machine.processor(), Machine.loadAverage());
            System.out.printf("search over HTTP, %d lines with HS 2022 above them, %d past goods names, %d different queries, %d asked: "
                    + "p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, longest %.2f ms%n", lines, GOODS_NAMES, queries.size(), MEASURED, at(nanos, 50), at(nanos, 95),
                    at(nanos, 99), nanos[MEASURED - 1] / 1e6);
        }
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static String ask(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static List<String> queries() throws IOException {
        List<Map<String, Object>> cases = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Path.of("cases/tariff/search.yaml")));
        List<String> queries = new ArrayList<>(List.of(LAST_NAME));
        queries.addAll(cases.stream().map(c -> String.valueOf(c.get("q"))).toList());
        queries.addAll(List.of("8517", "0101290090", "parts", "其他", "of other materials, not knitted or crocheted",
                "一种用于汽车发动机的不锈钢六角头螺栓带垫圈表面镀锌处理规格M8乘30毫米"));
        return queries;
    }
}
