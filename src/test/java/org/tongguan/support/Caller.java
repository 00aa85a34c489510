package org.tongguan.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tongguan.runtime.Json;
import tools.jackson.databind.JsonNode;

/** Somebody who calls the platform over HTTP: a page with cookies, or a machine with a token. Every answer is held against the description of the API. */
public final class Caller {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final int port;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Caller(int port) {
        this.port = port;
    }

    /** An answer: status, headers, body. */
    public record Answer(int status, HttpResponse<String> response) {

        public JsonNode json() {
            return Json.tree(response.body());
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    public Caller with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Caller without(String header) {
        headers.remove(header);
        return this;
    }

    /** What it sends with every request. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    public Caller bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Logs in as a page does and sends its token with every change from then on. */
    public Answer logIn(String username, String password) {
        Answer answer = post("/api/v1/session", Map.of("username", username, "password", password));
        if (cookies.containsKey("XSRF-TOKEN")) {
            with("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        return answer;
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, Json.write(body), "application/json");
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, Json.write(body), "application/json");
    }

    public Answer send(String method, String path, String body, String contentType) {
        return sent(method, path, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body), contentType);
    }

    /** Sends a file as a page's form does, in the field {@code file}. */
    public Answer upload(String path, String fileName, byte[] content) {
        byte[] head = ("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8);
        return sent("POST", path, HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofByteArray(head),
                HttpRequest.BodyPublishers.ofByteArray(content), HttpRequest.BodyPublishers.ofByteArray(end)), "multipart/form-data; boundary=cut");
    }

    private Answer sent(String method, String path, HttpRequest.BodyPublisher body, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).method(method, body);
        headers.forEach(request::header);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ").append(name).append('=').append(value));
            request.header("Cookie", all.toString());
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Described.check(method, path, response.statusCode(), response.headers().firstValue("Content-Type").orElse(null), response.body());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
