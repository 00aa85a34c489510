package org.tongguan;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code send}: a message goes in as a trader's software would send it. */
final class SendCommand {

    private static final Set<String> GONE_ON = Set.of("PICKUP", "RELEASED", "CLOSED");
    private static final int WAIT_SECONDS = 60;
    private final Client client;
    private final PrintStream out;

    SendCommand(Client client, PrintStream out) {
        this.client = client;
        this.out = out;
    }

    int send(Path file, boolean wait) {
        Client.Answer answer = client.post("/api/v1/messages", file, "application/xml");
        if (!answer.isGood()) {
            Client.print(answer, out);
            return 1;
        }
        JsonNode message = answer.json();
        boolean accepted = "ACCEPTED".equals(message.get("state").asString());
        out.println("报文 message  " + message.get("id").asString() + "  " + message.get("state").asString() + (answer.repeat() ? "  （重复报文 repeat）" : ""));
        Client.findings(message.get("findings"), out);
        String declaration = message.get("declarationId").isNull() ? null : message.get("declarationId").asString();
        boolean released = accepted && declaration != null && wait && awaitRelease(declaration);
        receipts(message.get("id").asString());
        if (declaration != null) {
            standing(declaration);
        }
        return accepted && (!wait || released) ? 0 : 1;
    }

    private boolean awaitRelease(String declaration) {
        long end = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            Client.Answer answer = client.get("/api/v1/declarations/" + declaration);
            if (answer.isGood() && GONE_ON.contains(answer.json().get("state").asString())) {
                return true;
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private void receipts(String message) {
        Client.Answer answer = client.get("/api/v1/messages/" + message + "/receipts?format=json");
        if (!answer.isGood()) {
            Client.print(answer, out);
            return;
        }
        out.println("回执 receipts");
        for (JsonNode receipt : answer.json().values()) {
            String channel = receipt.get("channel").isNull() ? "-" : receipt.get("channel").asString();
            out.println("  " + receipt.get("at").asString() + "  " + channel + "  " + receipt.get("text").get("zh").asString() + "  "
                    + receipt.get("text").get("en").asString());
        }
    }

    private void standing(String declaration) {
        Client.Answer answer = client.get("/api/v1/declarations/" + declaration);
        if (!answer.isGood()) {
            return;
        }
        JsonNode d = answer.json();
        out.println("报关单 declaration  " + d.get("number").asString("") + "  " + d.get("state").asString());
        for (JsonNode hold : d.get("holds").values()) {
            if (hold.get("liftedAt").isNull()) {
                out.println("  " + hold.get("reason").asString() + "  " + hold.get("text").get("zh").asString() + "  " + hold.get("text").get("en").asString());
            }
        }
        JsonNode bill = d.get("bill");
        if (bill != null && !bill.isNull()) {
            out.println("  税单 bill " + bill.get("number").asString() + "  " + bill.get("amount").asString() + " CNY  " + bill.get("state").asString());
        }
    }
}
