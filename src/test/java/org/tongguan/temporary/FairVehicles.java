package org.tongguan.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongguan.temporary.Fair.AT;
import static org.tongguan.temporary.Fair.ok;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.tongguan.kernel.Role;
import org.tongguan.support.Caller;
import org.tongguan.support.YamlCases;
import tools.jackson.databind.JsonNode;

/** Steps with vehicles of a fair: their papers, places, and where they are seen. */
final class FairVehicles {

    private static final List<String> OF_PLACES = List.of("grant", "refuse", "withdraw", "revoke");
    private final Fair fair;

    FairVehicles(Fair fair) {
        this.fair = fair;
    }

    private static String at(String list, Map<String, Object> step) {
        return AT + "/lists/" + list + "/vehicles/" + YamlCases.text(step, "item", "1");
    }

    /** Takes a step; gives how the vehicle stands then. */
    String take(String list, Map<String, Object> step) {
        Caller.Answer answer = act(list, step);
        if (step.containsKey("refused")) {
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
            assertThat(answer.body()).contains(String.valueOf(step.get("refused")));
            return "REFUSED";
        }
        return line(ok(answer));
    }

    private Caller.Answer act(String list, Map<String, Object> step) {
        String what = String.valueOf(step.get("do"));
        String at = at(list, step);
        Map<String, Object> body = new LinkedHashMap<>(step);
        body.keySet().removeAll(List.of("vehicle", "do", "item", "expect", "refused", "at", "place"));
        if ("paper".equals(what)) {
            return fair.filer().post(at + "/papers", body);
        } else if ("place".equals(what)) {
            body.put("name", step.get("place"));
            return fair.filer().post(at + "/places", body);
        } else if ("seen".equals(what)) {
            if (step.containsKey("place")) {
                body.put("placeId", id(list, step, "places", "name", step.get("place")));
            }
            return fair.organiser.as(Role.INSPECTOR).post(at + "/sightings", body);
        }
        boolean place = OF_PLACES.contains(what);
        String id = place ? id(list, step, "places", "name", step.get("place")) : id(list, step, "sightings", "state", "OPEN");
        return ("withdraw".equals(what) ? fair.filer() : fair.officer()).post(at + (place ? "/places/" : "/sightings/") + id + "/commands/" + what,
                Map.of("reason", "as told"));
    }

    private String id(String list, Map<String, Object> step, String of, String key, Object value) {
        return StreamSupport.stream(ok(fair.filer().get(at(list, step))).get(of).spliterator(), false)
                .filter(x -> String.valueOf(value).equals(x.get(key).asString(""))).findFirst().orElseThrow().get("id").asString();
    }

    /** Papers that are valid | places with their states | where it was seen, the last first, and what came of it. */
    private static String line(JsonNode v) {
        return all(v.get("papers"), p -> p.get("valid").asBoolean() ? p.get("kind").asString() : "") + " | "
                + all(v.get("places"), p -> p.get("name").asString() + " " + p.get("state").asString()) + " | "
                + all(v.get("sightings"), s -> s.get("place").asString() + " " + s.get("state").asString("-"));
    }

    private static String all(JsonNode nodes, java.util.function.Function<JsonNode, String> say) {
        String said = StreamSupport.stream(nodes.spliterator(), false).map(say).filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
        return said.isEmpty() ? "-" : said;
    }
}
