package org.tongguan;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.tongguan.runtime.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls a running platform as a machine with a token. */
final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;
    private final String token;

    Client(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** An answer; {@code json} is null when it is none. */
    record Answer(int status, String body, JsonNode json, boolean repeat) {

        boolean isGood() {
            return status / 100 == 2;
        }
    }

    /** The token that the sample world wrote down for that role. */
    static String sampleToken(Path data, String who) {
        Properties tokens = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("sample-tokens"), StandardCharsets.UTF_8)) {
            tokens.load(in);
        } catch (IOException e) {
            throw new CommandLine.Wrong("没有令牌：请给出 --token，或以 --sample 启动平台（" + data + "/sample-tokens 不存在或读不到）",
                    "No token: give --token, or start with --sample (" + data + "/sample-tokens is missing or cannot be read)");
        }
        if (tokens.getProperty(who) == null) {
            throw new CommandLine.Wrong("文件 sample-tokens 中没有 " + who, "No " + who + " in sample-tokens");
        }
        return tokens.getProperty(who);
    }

    Answer get(String path) {
        return call(request(path).GET());
    }

    /** Says to do something, with nothing more to say. */
    Answer post(String path) {
        return call(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    Answer post(String path, Path body, String contentType) {
        try {
            return call(request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofFile(body)));
        } catch (IOException e) {
            throw new CommandLine.Wrong("读不到文件 " + body, "Cannot read file " + body);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private Answer call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), answer.body(), json(answer.body()),
                    "true".equals(answer.headers().firstValue("Idempotent-Replay").orElse("")));
        } catch (IOException e) {
            throw new CommandLine.Wrong("连不上 " + address + "：平台在运行吗？", "Cannot reach " + address + ": is the platform running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandLine.Wrong("已中断", "Interrupted");
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? null : Json.tree(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Prints a refusal with its sentences and findings. */
    static void print(Answer answer, PrintStream out) {
        JsonNode json = answer.json();
        out.println("HTTP " + answer.status() + (json == null || json.get("code") == null ? "" : "  " + json.get("code").asString()));
        if (json == null) {
            out.println(answer.body());
            return;
        }
        if (json.get("text") != null && json.get("text").get("zh") != null) {
            out.println("  " + json.get("text").get("zh").asString() + "\n  " + json.get("text").get("en").asString());
        }
        findings(json.get("findings"), out);
    }

    /** Prints findings with the sender's own element names. */
    static void findings(JsonNode findings, PrintStream out) {
        for (JsonNode finding : findings == null || findings.isNull() ? new JsonNode[0] : findings.values().toArray(new JsonNode[0])) {
            out.println("  " + finding.get("severity").asString() + "  " + finding.get("code").asString() + "  " + finding.get("element").asString());
            out.println("      " + finding.get("text").get("zh").asString() + "\n      " + finding.get("text").get("en").asString());
        }
    }
}
