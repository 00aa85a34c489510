package org.tongguan.gate;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.tongguan.reference.Texts;
import org.tongguan.support.Controllers;

/** The gate's JSON as the console and lanes read it. */
class GateApiTest extends GateTest {

    @Autowired SignedLists lists;
    @Autowired OfflinePassages offline;
    @Autowired PlateBans bans;
    @Autowired Texts texts;

    private MockMvc as(org.tongguan.kernel.Actor actor) {
        return Controllers.as(actor, new GateApi(passages, releases, lanes, lists, offline, bans, texts));
    }

    @Test
    void aStoppedPassageTellsWhyInBothLanguages() throws Exception {
        String body = """
                {"laneId":"%s","plate":"沪A·1","containers":["CSNU6829160"],"weightKg":"35000.50","releaseNumber":"R0",
                "seal":null,"direction":"OUT"}""".formatted(id);
        as(lane).perform(post("/api/v1/gate/passages").contentType(MediaType.APPLICATION_JSON).content(body).header("Idempotency-Key", "a1"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.decision").value("STOP"))
                .andExpect(jsonPath("$.reasons[0].code").value("GATE-001")).andExpect(jsonPath("$.reasons[0].text.en").value("Release R0 is not known."))
                .andExpect(jsonPath("$.reasons[0].text.zh").value("放行编号 R0 不存在。")).andExpect(jsonPath("$.passageNumber").exists())
                .andExpect(header().string("Server-Timing", Matchers.startsWith("decide;dur=")));
        as(lane).perform(get("/api/v1/gate/passages").param("lane", id)).andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].weightKg").value("35000.50")).andExpect(jsonPath("$.items[0].releaseNumber").value("R0"));
    }

    @Test
    void releasesAndListsAreReadable() throws Exception {
        String number = grant(subject(), "CSNU6829160");
        as(officer).perform(get("/api/v1/gate/releases").param("q", number)).andExpect(jsonPath("$.items[0].containers[0].weightKg").value("20000"))
                .andExpect(jsonPath("$.items[0].blocked").value(false)).andExpect(jsonPath("$.items[0].validFrom").value("2026-06-10"));
        as(lane).perform(get("/api/v1/gate/signed-list").param("lane", id)).andExpect(jsonPath("$.list").value(Matchers.containsString(number)))
                .andExpect(jsonPath("$.validUntil").value("2026-06-10T02:00:00Z")).andExpect(jsonPath("$.keyId").exists());
        as(lane).perform(get("/api/v1/gate/lanes")).andExpect(jsonPath("$.length()").value(1)).andExpect(jsonPath("$[0].name.en").value("Out 1"));
        String told = """
                [{"laneId":"%s","laneKey":"o1","plate":"A1","containers":["CSNU6829160"],"releaseNumber":"%s","direction":"OUT","at":"2026-06-10T00:59:00Z",
                "listId":null,"decision":"OPEN"}]""".formatted(id, number);
        as(lane).perform(post("/api/v1/gate/offline-passages").contentType(MediaType.APPLICATION_JSON).content(told))
                .andExpect(jsonPath("$[0].conflicts[0].code").value("GATE-031")).andExpect(jsonPath("$[0].repeated").value(false));
        as(officer).perform(get("/api/v1/gate/incidents").param("office", "2248")).andExpect(jsonPath("$.items[0].reasons[0].text.en").exists());
    }
}
