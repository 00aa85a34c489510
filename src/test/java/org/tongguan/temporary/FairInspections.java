package org.tongguan.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongguan.temporary.Fair.AT;
import static org.tongguan.temporary.Fair.ok;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.support.Caller;
import org.tongguan.support.YamlCases;
import tools.jackson.databind.JsonNode;

/** What an inspector and officers find, decide and have amended at the venue. */
final class FairInspections {

    private final Fair fair;

    FairInspections(Fair fair) {
        this.fair = fair;
    }

    /** A step about the goods of a list; {@code refused}: it must be, with that word. */
    String take(String list, Map<String, Object> step) {
        if (step.containsKey("standing")) {
            return standing(list);
        }
        Caller.Answer answer = ask(list, step);
        if (step.containsKey("refused")) {
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
            assertThat(answer.body()).contains(String.valueOf(step.get("refused")));
            return "REFUSED";
        }
        ok(answer);
        return fair.line(list);
    }

    private Caller.Answer ask(String list, Map<String, Object> step) {
        if (step.containsKey("fails")) {
            return see(list, "FAIL", String.valueOf(step.get("fails")));
        } else if (step.containsKey("passes")) {
            return see(list, "PASS", "");
        } else if (step.containsKey("decides")) {
            Map<String, Object> body = new LinkedHashMap<>(Map.of("decision", step.get("decides"), "reason", "查验不合格"));
            step.forEach((key, value) -> {
                if (List.of("items", "amount").contains(key)) {
                    body.put(key, value);
                }
            });
            return fair.officer().post(order(list) + "/decision", body);
        } else if (step.containsKey("pays")) {
            return fair.officer().post(order(list) + "/penalty-payment", Map.of("receiptNumber", "R-" + Ids.next()));
        } else if (step.containsKey("done")) {
            return fair.officer().post(order(list) + "/remedy-done", Map.of("note", step.get("done")));
        }
        String at = AT + "/lists/" + list + "/items/" + step.get("item") + "/findings";
        return step.containsKey("corrects") ? fair.filer().post(at, Map.of("values", YamlCases.map(step.get("corrects")), "reason", "counted again"))
                : fair.officer().post(at + "/commands/" + step.get("correction"), Map.of("reason", "looked at"));
    }

    /** The newest order of the list in the queue of the office. */
    private JsonNode found(String list) {
        return StreamSupport.stream(ok(fair.organiser.as(Role.INSPECTOR).get("/api/v1/inspections?size=200")).get("items").spliterator(), false)
                .filter(o -> list.equals(o.get("declarationNumber").asString())).findFirst().orElseThrow();
    }

    private String order(String list) {
        return "/api/v1/inspections/" + found(list).get("id").asString();
    }

    /** {@code STATE DECISION}, and whether what it ordered is done. */
    private String standing(String list) {
        JsonNode o = found(list);
        return o.get("state").asString() + " " + o.get("decision").get("decision").asString()
                + (o.get("decision").get("remediedAt").isNull() ? " open" : " done");
    }

    private Caller.Answer see(String list, String outcome, String findings) {
        Caller inspector = fair.organiser.as(Role.INSPECTOR);
        JsonNode order = found(list);
        String at = "/api/v1/inspections/" + order.get("id").asString();
        ok(inspector.post(at + "/schedule", Map.of("place", "滇池国际会展中心 A-12", "at", fair.organiser.now())));
        JsonNode tasks = order.get("tasks");
        return inspector.post(at + "/tasks/" + tasks.get(tasks.size() - 1).get("id").asString() + "/result", Map.of("outcome", outcome, "findings", findings));
    }
}
