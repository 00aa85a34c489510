package org.tongguan.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongguan.temporary.Fair.AT;
import static org.tongguan.temporary.Fair.ok;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.ledger.Ledger;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.support.SecondPlatform;
import org.tongguan.support.YamlCases;
import org.tongguan.trader.Grade;
import org.tongguan.trader.Traders;
import tools.jackson.databind.JsonNode;

/** Whole fairs, {@code cases/temporary/*.yaml}. */
@SecondPlatform
class FairJourneysTest extends PlatformTest {

    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Jobs jobs;
    @Autowired Ledger ledger;
    @Autowired CodeLists codes;
    @LocalServerPort int serverPort;
    private Fair fair;
    private final Map<String, String> lists = new HashMap<>();

    static Stream<Map<String, Object>> fairs() {
        return YamlCases.list(Path.of("cases/temporary")).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fairs")
    void fair(Map<String, Object> one) {
        fair = new Fair(new Port(serverPort, traders, accounts, tokens, clock), new Port(serverPort, traders, accounts, tokens, clock), jobs);
        int number = 0;
        for (Map<String, Object> step : YamlCases.maps(one.get("steps"))) {
            number++;
            if (step.containsKey("at")) {
                clock.set(LocalDateTime.parse(step.get("at").toString().replace(' ', 'T')));
                jobs.runDue();
            }
            boolean own = step.containsKey("vehicle") || step.containsKey("venue");
            String said = step.containsKey("refused") && !own ? refused(step) : take(step);
            if (step.containsKey("expect")) {
                assertThat(said).as("%s, step %d: %s", one.get("title"), number, step).isEqualTo(step.get("expect"));
            }
            if (step.containsKey("closes")) {
                assertThat(fair.line(lists.get(step.get("closes")))).as("step %d: %s", number, step).startsWith("CLOSED | left 0 0 | secured 0.00");
            }
        }
    }

    private String list(Map<String, Object> step, String key) {
        return lists.get(String.valueOf(step.get(key)));
    }

    private String refused(Map<String, Object> step) {
        Caller.Answer answer;
        if (step.containsKey("out")) {
            Map<String, Object> asked = YamlCases.map(step.get("out"));
            answer = fair.ask(list(asked, "list"), asked);
        } else if (step.containsKey("fair")) {
            answer = fair.file();
        } else if (step.containsKey("list")) {
            answer = fair.opened(YamlCases.map(step.get("list")));
        } else if (step.containsKey("voucher")) {
            answer = fair.voucher(list(step, "of"), step.get("kind").toString(), step.get("voucher").toString());
        } else if (step.containsKey("confirm")) {
            Map<String, Object> asked = YamlCases.map(step.get("confirm"));
            answer = fair.confirmed(list(asked, "list"), asked);
        } else {
            answer = step.containsKey("grant") ? decide(step) : step.containsKey("replace") ? replace(step)
                    : step.containsKey("replaced") ? replaced(step)
                    : step.containsKey("admit") ? fair.command(list(step, "admit"), "admit", Map.of()) : command(step);
        }
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).contains(String.valueOf(step.get("refused")));
        return "REFUSED";
    }

    private Caller.Answer command(Map<String, Object> step) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("reason", "the fair goes on"));
        if (step.containsKey("until")) {
            body.put("until", step.get("until"));
        }
        return fair.command(list(step, "of"), String.valueOf(step.get("command")), body);
    }

    private String take(Map<String, Object> step) {
        if (step.containsKey("vehicle")) {
            return new FairVehicles(fair).take(list(step, "vehicle"), step);
        } else if (step.containsKey("venue")) {
            return new FairInspections(fair).take(list(step, "venue"), step);
        } else if (step.containsKey("grade")) {
            traders.changeGrade(Actor.PLATFORM, fair.organiser.trader().id(), Grade.valueOf(step.get("grade").toString()), "AEO");
            return "";
        } else if (step.containsKey("fair")) {
            return fair.open(String.valueOf(step.get("fair")));
        } else if (step.containsKey("out")) {
            Map<String, Object> asked = YamlCases.map(step.get("out"));
            assertThat(fair.out(list(asked, "list"), asked)).isEqualTo(step.getOrDefault("state", "DONE"));
            return fair.line(list(asked, "list"));
        } else if (step.containsKey("pay")) {
            fair.pay();
            return fair.line(list(step, "list"));
        } else if (step.containsKey("unpay")) {
            fair.unpay();
            return fair.line(list(step, "list"));
        } else if (step.containsKey("claim")) {
            fair.claimOnGuaranteePage(list(step, "claim"));
            return fair.line(list(step, "claim"));
        } else if (step.containsKey("list")) {
            return reversedOrNew(step);
        } else if (step.containsKey("admit")) {
            ok(fair.command(list(step, "admit"), "admit", Map.of()));
            return fair.line(list(step, "admit"));
        } else if (step.containsKey("command")) {
            if ("exhibition".equals(step.get("of"))) {
                return ok(fair.officer().post(AT + "/exhibitions/" + fair.exhibition + "/commands/close", Map.of())).get("state").asString();
            }
            ok(command(step));
            return fair.line(list(step, "of"));
        } else if (step.containsKey("told")) {
            assertThat(ok(fair.filer().get(AT + "/lists/" + list(step, "of") + "/events")).toString()).contains(String.valueOf(step.get("told")));
        } else if (step.containsKey("figures")) {
            return fair.figures();
        } else if (step.containsKey("ways")) {
            return fair.ways();
        } else if (step.containsKey("terms")) {
            return fair.terms();
        } else if (step.containsKey("line")) {
            return fair.line(list(step, "line"));
        } else if (step.containsKey("clearance")) {
            return fair.cleared();
        } else if (step.containsKey("free")) {
            return fair.free();
        } else if (step.containsKey("books")) {
            assertThat(ledger.trialBalance().faults()).as("the books are sound").isEmpty();
        } else {
            return control(step);
        }
        return "";
    }

    private String reversedOrNew(Map<String, Object> step) {
        if (step.containsKey("reverse")) {
            ok(fair.organiser.as(Role.SENIOR).post(AT + "/clearances/" + fair.lastClearance + "/commands/reverse", Map.of("reason", "the lorry came back")));
            return fair.line(list(step, "list"));
        }
        Map<String, Object> of = YamlCases.map(step.get("list"));
        lists.put(String.valueOf(of.get("name")), fair.list(of));
        return "";
    }

    private String control(Map<String, Object> step) {
        if (step.containsKey("voucher")) {
            ok(fair.voucher(list(step, "of"), step.get("kind").toString(), step.get("voucher").toString()));
        } else if (step.containsKey("inspect")) {
            ok(fair.officer().post(AT + "/lists/" + list(step, "inspect") + "/inspections",
                    Map.of("departments", List.of("CUSTOMS"), "reason", "布展查验")));
        } else if (step.containsKey("resubmit")) {
            fair.resubmit(list(step, "resubmit"));
        } else if (step.containsKey("passed")) {
            passed(list(step, "passed"));
        } else if (step.containsKey("approvals")) {
            return approvals("list=" + list(step, "approvals")).map(a -> a.get("kind").asString() + " " + a.get("dueOn").asString())
                    .collect(Collectors.joining(", "));
        } else if (step.containsKey("late")) {
            return String.valueOf(approvals("late=true&list=" + list(step, "late")).count());
        } else if (step.containsKey("finding")) {
            assertThat(approvals("list=" + list(step, "finding")).map(a -> a.get("finding").get("en").asString())).first().asString()
                    .contains(String.valueOf(step.get("says")));
        } else if (step.containsKey("free-list")) {
            listed(step);
        } else if (step.containsKey("replace")) {
            ok(replace(step));
            return fair.line(list(step, "replace"));
        } else if (step.containsKey("replaced")) {
            ok(replaced(step));
            String fresh = fair.seen(list(step, "replaced")).get("replacements").get(0).get("newList").asString();
            lists.put(step.get("as").toString(), fresh);
            return fair.line(list(step, "replaced")) + " || " + fair.line(fresh) + " || " + fair.items(fresh);
        } else {
            assertThat(ok(decide(step)).get("decided").asInt()).isEqualTo(1);
        }
        return "";
    }

    private Caller.Answer decide(Map<String, Object> step) {
        boolean granted = step.containsKey("grant");
        List<String> ids = approvals("list=" + list(step, granted ? "grant" : "refuse")).filter(a -> a.get("kind").asString().equals(step.get("kind")))
                .filter(a -> !step.containsKey("item") || step.get("item").toString().equals(a.get("item").asString()))
                .map(a -> a.get("id").asString()).toList();
        Map<String, Object> body = new LinkedHashMap<>(Map.of("approvals", ids, "granted", granted, "document", "P-" + Ids.next(), "reason",
                step.getOrDefault("reason", "风险评估")));
        if (step.containsKey("most")) {
            body.put("most", step.get("most"));
        }
        return fair.officer().post(AT + "/approvals", body);
    }

    private Caller.Answer replace(Map<String, Object> step) {
        return fair.filer().post(AT + "/lists/" + list(step, "replace") + "/replacements", Map.of("carnet", step.get("carnet") + "-" + Ids.next(), "until",
                step.get("until"), "reason", "the fair goes on"));
    }

    private Caller.Answer replaced(Map<String, Object> step) {
        return fair.officer().post(AT + "/lists/" + list(step, "replaced") + "/replacements/decision", Map.of("accepted", true, "dischargeVoucher",
                step.get("discharge"), "entryVoucher", step.get("entry")));
    }

    /** One proposes a row of the list of countries free of diseases, another takes it over; it counts when it has been read again. */
    private void listed(Map<String, Object> step) {
        Map<String, Object> row = Map.of("key", step.get("free-list"), "name", Map.of("zh", step.get("name"), "en", ""), "attributes", step.get("attributes"),
                "from", step.get("from"), "to", step.get("to"), "source", "notice of a case");
        String change = ok(fair.organiser.as(Role.ADMIN).post("/api/v1/reference/changes", Map.of("kind", "CODES", "list", "disease_free", "rows",
                List.of(row), "reason", "a notice came"))).get("id").asString();
        assertThat(fair.organiser.as(Role.ADMIN).post("/api/v1/reference/changes/" + change + "/approve", Map.of()).status()).isEqualTo(403);
        ok(fair.organiser.as(Role.SENIOR).post("/api/v1/reference/changes/" + change + "/approve", Map.of()));
        java.time.LocalDate from = java.time.LocalDate.parse(step.get("from").toString());
        for (int tries = 0; tries < 3_000 && !codes.isValid("disease_free", step.get("free-list").toString(), from); tries++) {
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
        assertThat(codes.isValid("disease_free", step.get("free-list").toString(), from)).isTrue();
    }

    private Stream<JsonNode> approvals(String query) {
        return StreamSupport.stream(ok(fair.officer().get(AT + "/approvals?" + query)).get("items").spliterator(), false);
    }

    /** The inspector finds the list's order in the queue of the office, goes to the stand and finds nothing wrong. */
    private void passed(String list) {
        Caller inspector = fair.organiser.as(Role.INSPECTOR);
        JsonNode order = StreamSupport.stream(ok(inspector.get("/api/v1/inspections?size=200")).get("items").spliterator(), false)
                .filter(o -> list.equals(o.get("declarationNumber").asString())).findFirst().orElseThrow();
        ok(inspector.post("/api/v1/inspections/" + order.get("id").asString() + "/schedule", Map.of("place", "滇池国际会展中心 A-12", "at",
                clock.instant().plusSeconds(3600).toString())));
        ok(inspector.post("/api/v1/inspections/" + order.get("id").asString() + "/tasks/" + order.get("tasks").get(0).get("id").asString() + "/result",
                Map.of("outcome", "PASS", "findings", "")));
    }
}
