package org.tongguan.cargo;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.MediaType;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.support.Controllers;
import org.tongguan.support.PlatformTest;

/** The JSON of arrivals and appointments. */
class CargoApiTest extends PlatformTest {

    @Autowired Arrivals arrivals;
    @Autowired ShipSidePickups pickups;

    private CargoApi api(PickupSubjects subjects) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("subjects", subjects);
        return new CargoApi(arrivals, pickups, beans.getBeanProvider(PickupSubjects.class));
    }

    @Test
    void aTerminalReportsAndATraderMakesAnAppointment() throws Exception {
        String ship = "SHIP" + System.nanoTime();
        String terminalName = "term" + System.nanoTime();
        Actor terminal = new Actor(1, terminalName, Set.of(Role.TERMINAL), null, null);
        Actor trader = new Actor(2, "d", Set.of(Role.DECLARANT), null, System.nanoTime());
        UUID declaration = UUID.randomUUID();
        CargoApi api = api((id, actor) -> id.equals(declaration) ? Optional.of(new PickupSubjects.Facts(new SubjectRef("test", id), trader.traderId(),
                "224820261000000011", "I", new TransportKey("2", ship, "9"), List.of("CSNU6829160"), true)) : Optional.empty());
        Controllers.as(terminal, api).perform(post("/api/v1/arrivals").contentType(MediaType.APPLICATION_JSON).content("""
                {"transportMode":"2","transportMeansName":"%s","voyageNumber":"9","office":"2248","arrivedAt":"2026-06-10T00:30:00Z"}""".formatted(ship)))
                .andExpect(status().isCreated()).andExpect(jsonPath("$.berthedAt").isEmpty());
        Controllers.as(terminal, api).perform(get("/api/v1/arrivals").param("q", ship)).andExpect(jsonPath("$.items[0].arrivedAt")
                .value("2026-06-10T00:30:00Z"));
        Controllers.as(trader, api).perform(post("/api/v1/ship-side-pickups").contentType(MediaType.APPLICATION_JSON).content("""
                {"declarationId":"%s","terminal":"%s","plannedAt":"2026-06-10T10:00:00Z"}""".formatted(declaration, terminalName)))
                .andExpect(status().isCreated()).andExpect(jsonPath("$.released").value(true)).andExpect(jsonPath("$.vessel").value(ship));
        Controllers.as(terminal, api).perform(get("/api/v1/ship-side-pickups")).andExpect(jsonPath("$.items[0].declarationId").value(declaration.toString()))
                .andExpect(jsonPath("$.items[0].commands[0]").value("confirm"));
    }
}
