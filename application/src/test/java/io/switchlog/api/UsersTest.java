package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Users: who they are, what they may do, and that somebody who decides over them stays. */
@Tag("AG-01")
class UsersTest {
    private final ContactCentre centre = ContactCentre.shared();

    private JsonNode user(String id) {
        return centre.read("/users/" + id).json();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void aNewSupervisorHasAllPermissionsAndNoQueue() {
        JsonNode user = user(centre.user("supervisor", Map.of()).id());

        assertThat(texts(user.get("permissions")))
                .containsExactlyInAnyOrder("agents", "queues", "accounts", "interactions", "reports", "audit");
        assertThat(user.get("allQueues").asBoolean()).isFalse();
        assertThat(user.get("queueIds")).isEmpty();
    }

    @Test
    void whatAUserIsGivenAtCreationIsShown() {
        String queue = centre.queue("chat");
        JsonNode user = user(centre.user(
                        "supervisor",
                        Map.of(
                                "queueIds",
                                List.of(queue),
                                "permissions",
                                List.of("reports"),
                                "email",
                                "boss@example.com",
                                "fullName",
                                "The Boss"))
                .id());

        assertThat(texts(user.get("queueIds"))).containsExactly(queue);
        assertThat(texts(user.get("permissions"))).containsExactly("reports");
        assertThat(user.get("email").asString()).isEqualTo("boss@example.com");
        assertThat(user.get("fullName").asString()).isEqualTo("The Boss");
    }

    @Test
    void aUserIsChangedFieldByField() {
        String queue = centre.queue("chat");
        String id = centre.user("supervisor", Map.of()).id();
        centre.patch(
                "/users/" + id,
                Map.of(
                        "fullName",
                        "Other Name",
                        "email",
                        "other@example.com",
                        "permissions",
                        List.of("agents", "audit"),
                        "queueIds",
                        List.of(queue),
                        "allQueues",
                        true));
        long head = centre.head();
        centre.patch("/users/" + id, Map.of("fullName", "Other Name", "allQueues", true));

        assertThat(centre.head()).as("the same once more is no change").isEqualTo(head);
        JsonNode user = user(id);
        assertThat(user.get("fullName").asString()).isEqualTo("Other Name");
        assertThat(texts(user.get("permissions"))).containsExactly("agents", "audit");
        assertThat(user.get("allQueues").asBoolean()).isTrue();
        assertThat(texts(user.get("queueIds"))).containsExactly(queue);
    }

    @Test
    void queuesAndPermissionsComeAndGoOneByOne() {
        String queue = centre.queue("chat");
        String id = centre.user("supervisor", Map.of()).id();
        Client admin = centre.admin();
        admin.put("/api/users/" + id + "/queues/" + queue).expect(200);
        admin.put("/api/users/" + id + "/queues/" + queue).expect(200);
        admin.delete("/api/users/" + id + "/permissions/audit").expect(200);
        assertThat(texts(user(id).get("queueIds"))).containsExactly(queue);
        assertThat(texts(user(id).get("permissions"))).doesNotContain("audit");

        admin.delete("/api/users/" + id + "/queues/" + queue).expect(200);
        admin.put("/api/users/" + id + "/permissions/audit").expect(200);
        assertThat(user(id).get("queueIds")).isEmpty();
        assertThat(texts(user(id).get("permissions"))).contains("audit");
        admin.put("/api/users/" + id + "/queues/" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
        admin.put("/api/users/" + UUID.randomUUID() + "/queues/" + queue).expectProblem(404, "NOT_FOUND");
        admin.put("/api/users/" + id + "/permissions/flying").expectProblem(422, "INVALID");
    }

    @Test
    void aDeletedUserIsGoneAndCannotSignIn() {
        String username = centre.name("gone");
        String id = centre.create(
                "/users",
                Map.of("fullName", "Gone", "username", username, "password", "secret-1234", "role", "supervisor"));
        centre.admin().delete("/api/users/" + id).expect(200);

        centre.anybody()
                .post("/api/auth/login", Map.of("username", username, "password", "secret-1234"))
                .expectProblem(401, "WRONG_CREDENTIALS");
        centre.admin().get("/api/users/" + id + "?after=" + centre.head()).expectProblem(404, "NOT_FOUND");
        centre.admin().delete("/api/users/" + id).expectProblem(409, "USER_DELETED");
        centre.admin()
                .post(
                        "/api/users",
                        Map.of("fullName", "G", "username", username, "password", "secret-1234", "role", "supervisor"))
                .expectProblem(409, "USERNAME_TAKEN");
    }

    @Test
    void whatADeletedSupervisorSendsIsNotDone() {
        Person supervisor = centre.user("supervisor", Map.of("allQueues", true));
        String agent = centre.newAgent(Map.of());
        centre.admin().delete("/api/users/" + supervisor.id()).expect(200);

        int status = supervisor.client().post("/api/agents/" + agent + "/login").status();

        assertThat(status).isIn(401, 403);
    }

    @Test
    void nobodyTakesTheRoleOfAdministratorFromHimself() {
        Person administrator = centre.user("administrator", Map.of());
        String path = "/api/users/" + administrator.id();
        administrator.client().delete(path).expectProblem(409, "YOURSELF");
        administrator.client().patch(path, Map.of("role", "supervisor")).expectProblem(409, "YOURSELF");

        centre.patch("/users/" + administrator.id(), Map.of("role", "supervisor"));
        assertThat(user(administrator.id()).get("role").asString()).isEqualTo("supervisor");
    }

    @Test
    void usersAreSearchedAndPaged() {
        Person one = centre.user("supervisor", Map.of("email", centre.name("e") + "@example.com"));
        JsonNode shown = user(one.id());

        assertThat(centre.read("/users?search=" + shown.get("username").asString())
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("id").asString()).isEqualTo(one.id()));
        assertThat(centre.read("/users?search=" + shown.get("email").asString()).rows())
                .hasSize(1);
        assertThat(centre.read("/users?limit=1").rows()).hasSize(1);
    }

    @Test
    void onlyAdministratorsDecideOverUsers() {
        Person supervisor = centre.user("supervisor", Map.of("allQueues", true));
        String other = centre.user("supervisor", Map.of()).id();
        Client client = supervisor.client();

        client.patch("/api/users/" + supervisor.id(), Map.of("allQueues", true)).expectProblem(403, "FORBIDDEN");
        client.delete("/api/users/" + other).expectProblem(403, "FORBIDDEN");
        client.put("/api/users/" + other + "/queues/" + centre.queue("chat")).expectProblem(403, "FORBIDDEN");
        client.put("/api/users/" + other + "/permissions/audit").expectProblem(403, "FORBIDDEN");
    }
}
