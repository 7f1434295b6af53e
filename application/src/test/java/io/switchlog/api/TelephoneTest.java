package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Hot desks: which telephones there are, and who sits at them (AG-46). */
@Tag("AG-46")
class TelephoneTest {
    private final ContactCentre centre = ContactCentre.shared();

    static String telephone(ContactCentre centre) {
        return centre.create("/telephones", Map.of("name", "Desk", "endpoint", "PJSIP/" + UUID.randomUUID()));
    }

    static void register(ContactCentre centre, String telephone, boolean registered) {
        centre.admin()
                .put("/api/telephones/" + telephone + "/registration", Map.of("registered", registered))
                .expect(200);
    }

    /** Somebody who shares telephones with others, not logged in. */
    static Person hotDesk(ContactCentre centre) {
        String username = centre.name("hotdesk");
        String password = "correct horse battery";
        String agent = centre.newAgent(Map.of(
                "username",
                username,
                "password",
                password,
                "typology",
                "EXTERNAL",
                "external",
                Map.of("hotDesk", true)));
        return new Person(agent, centre.anybody().signedIn(username, password));
    }

    private String registered() {
        String telephone = telephone(centre);
        register(centre, telephone, true);
        return telephone;
    }

    private Answer login(Person person, String telephone) {
        return person.client().post("/api/agents/" + person.id() + "/login", Map.of("telephoneId", telephone));
    }

    private JsonNode row(String telephone) {
        return centre.read("/telephones/" + telephone).json();
    }

    private List<String> available() {
        return centre.read("/telephones?available=true&limit=1000").rows().stream()
                .map(row -> row.get("id").asString())
                .toList();
    }

    @Test
    void onlyRegisteredAndFreeTelephonesAreAvailable() {
        String silent = telephone(centre);
        String taken = registered();
        String free = registered();
        Person anna = hotDesk(centre);

        login(anna, taken).expect(200);

        assertThat(available()).contains(free).doesNotContain(silent, taken);
        assertThat(row(taken).get("agentId").asString()).isEqualTo(anna.id());
        assertThat(row(taken).get("available").asBoolean()).isFalse();
        List<JsonNode> others =
                centre.read("/telephones?available=false&limit=1000").rows();
        assertThat(others).extracting(row -> row.get("id").asString()).contains(silent, taken);
    }

    @Test
    void whoSitsAtATelephoneSitsThereUntilHeLogsOut() {
        String telephone = registered();
        Person anna = hotDesk(centre);
        Person bert = hotDesk(centre);
        login(anna, telephone).expect(200);

        login(bert, telephone).expectProblem(409, "TELEPHONE_TAKEN");
        centre.admin().delete("/api/telephones/" + telephone).expectProblem(409, "TELEPHONE_TAKEN");
        anna.client().post("/api/agents/" + anna.id() + "/logout").expect(200);

        assertThat(available()).contains(telephone);
        login(bert, telephone).expect(200);
        assertThat(centre.lastAgentEvent(anna.id(), "logged-out")
                        .get("payload")
                        .get("telephoneId")
                        .asString())
                .isEqualTo(telephone);
        assertThat(row(telephone).get("agentId").asString()).isEqualTo(bert.id());
    }

    @Test
    void whoLogsInOnceMoreMayMoveToAnotherTelephone() {
        String window = registered();
        String door = registered();
        Person anna = hotDesk(centre);
        login(anna, window).expect(200);

        login(anna, door).expect(200);
        assertThat(available()).contains(window).doesNotContain(door);
        login(anna, door).expect(200);
        assertThat(row(door).get("agentId").asString()).isEqualTo(anna.id());
    }

    @Test
    void nobodySitsDownAtATelephoneThatIsSilentGoneOrUnknown() {
        String telephone = telephone(centre);
        Person anna = hotDesk(centre);

        login(anna, telephone).expectProblem(409, "TELEPHONE_NOT_REGISTERED");
        login(anna, UUID.randomUUID().toString()).expectProblem(404, "NOT_FOUND");
        anna.client()
                .post("/api/agents/" + anna.id() + "/login", Map.of("telephoneId", "desk 7"))
                .expectProblem();
        register(centre, telephone, true);
        centre.admin().delete("/api/telephones/" + telephone).expect(200);
        login(anna, telephone).expectProblem(409, "TELEPHONE_REMOVED");
        assertThat(centre.agentEvents(anna.id(), "logged-in")).isEmpty();
        centre.admin().get("/api/telephones/" + telephone).expectProblem(404, "NOT_FOUND");
    }

    @Test
    void anEndpointBelongsToOneTelephoneAndIsFreeWhenItGoes() {
        Map<String, String> desk = Map.of("name", "Desk", "endpoint", "PJSIP/" + UUID.randomUUID());
        String telephone = centre.create("/telephones", desk);

        centre.admin().post("/api/telephones", desk).expectProblem(409, "ALREADY_EXISTS");
        centre.patch("/telephones/" + telephone, Map.of("name", "Window"));
        assertThat(row(telephone).get("name").asString()).isEqualTo("Window");
        centre.admin().delete("/api/telephones/" + telephone).expect(200);
        assertThat(centre.create("/telephones", desk)).isNotEqualTo(telephone);
        centre.admin()
                .post("/api/telephones", Map.of("name", "Desk", "endpoint", "desk 7"))
                .expectProblem(422, "INVALID")
                .expectField("endpoint");
    }

    @Test
    void agentsSeeTelephonesAndDoNotChangeThem() {
        String telephone = registered();
        Person anna = hotDesk(centre);

        anna.client().get("/api/telephones?available=true").expect(200);
        anna.client()
                .post("/api/telephones", Map.of("name", "Desk", "endpoint", "PJSIP/mine"))
                .expectProblem(403, "FORBIDDEN");
        anna.client().delete("/api/telephones/" + telephone).expectProblem(403, "FORBIDDEN");
        anna.client()
                .put("/api/telephones/" + telephone + "/registration", Map.of("registered", false))
                .expectProblem(403, "FORBIDDEN");
    }
}
