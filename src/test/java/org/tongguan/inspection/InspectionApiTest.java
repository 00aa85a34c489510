package org.tongguan.inspection;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.scan.FileScan;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Controllers;
import org.tongguan.support.PlatformTest;

/** The inspection's JSON as the console reads it, from order to penalty. */
class InspectionApiTest extends PlatformTest {

    @Autowired Inspections inspections;
    @Autowired Transactions transactions;

    @Test
    void anInspectorWorksAnOrderThroughTheApi() throws Exception {
        Actor officer = new Actor(1, "o", Set.of(Role.OFFICER, Role.INSPECTOR), "2248", null);
        MockMvc mvc = Controllers.as(officer, new InspectionApi(inspections, new FileScan("")));
        SubjectRef subject = new SubjectRef("test", Ids.next());
        UUID id = transactions.call(Actor.PLATFORM, () -> inspections.order(List.of(new InspectionRequest(subject, 5L, "224820261000000009", "2248", null,
                Set.of(Department.CUSTOMS), false, "R-9", List.of())))).getFirst().id();
        UUID task = inspections.get(id, officer).tasks().getFirst().id();
        String path = "/api/v1/inspections/" + id;
        mvc.perform(get(path)).andExpect(jsonPath("$.state").value("ORDERED")).andExpect(jsonPath("$.declarationId").value(subject.id().toString()))
                .andExpect(jsonPath("$.tasks[0].instructions.en").value("Compare goods, quantity, origin and value with the declaration."))
                .andExpect(jsonPath("$.commands[0]").value("schedule")).andExpect(jsonPath("$.decision").isEmpty());
        mvc.perform(json(path + "/schedule", "{\"place\":\"CY 1\",\"at\":\"2026-06-10T03:00:00Z\"}"))
                .andExpect(jsonPath("$.scheduledAt").value("2026-06-10T03:00:00Z"));
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};
        mvc.perform(multipart(path + "/tasks/" + task + "/photos").file(new MockMultipartFile("file", "箱.html", "text/html", jpeg)))
                .andExpect(status().isCreated());
        UUID photo = inspections.get(id, officer).tasks().getFirst().photos().getFirst().id();
        mvc.perform(get(path + "/photos/" + photo)).andExpect(content().contentType("image/jpeg"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(content().bytes(jpeg));
        mvc.perform(json(path + "/tasks/" + task + "/result", "{\"outcome\":\"FAIL\",\"findings\":\"少报\"}")).andExpect(jsonPath("$.state").value("DONE"));
        mvc.perform(json(path + "/decision", "{\"decision\":\"PENALTY\",\"reason\":\"申报不实\",\"amount\":\"1234.50\"}"))
                .andExpect(jsonPath("$.decision.decision").value("PENALTY")).andExpect(jsonPath("$.decision.amount").value("1234.50"))
                .andExpect(jsonPath("$.decision.penalty.dueOn").value("2026-06-25"));
        mvc.perform(get("/api/v1/inspections").param("office", "2248").param("state", "DECIDED")).andExpect(jsonPath("$.items[0].id").exists())
                .andExpect(jsonPath("$.size").value(20));
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder json(String path, String body) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
