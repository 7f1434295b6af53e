package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Teams, profiles and AI assistants: who belongs to them. */
class TeamsTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    private enum Typology {
        WEBRTC,
        PHONEBAR,
        EXTERNAL,
        MOBILE
    }

    @AfterEach
    void licenceEverything() {
        centre.settings(Map.of("licence", Map.of("multiprofile", true, "aiAssistant", true)));
    }

    private String agentOf(String typology) {
        return typology.equals("MOBILE")
                ? centre.newAgent(
                        Map.of("typology", typology, "mobile", Map.of("pushGateway", "push.example.org:5060")))
                : centre.newAgent(Map.of("typology", typology));
    }

    private String created(String collection) {
        return centre.create("/" + collection, Map.of("name", centre.name("n")));
    }

    @ParameterizedTest
    @EnumSource(Typology.class)
    @Tag("AG-30")
    @Tag("AG-150")
    void anAgentOfAnyTypologyCanBeAddedToATeam(Typology typology) {
        String agent = agentOf(typology.name());
        String team = created("teams");

        admin.put("/api/teams/" + team + "/members/" + agent).expect(200);

        JsonNode seen = centre.read("/teams/" + team).json();
        assertThat(seen.get("members").get(0).get("agentId").asString()).isEqualTo(agent);
        assertThat(seen.get("agentCount").asInt()).isEqualTo(1);
        JsonNode row = centre.read("/agents/" + agent).json();
        assertThat(row.get("teams").get(0).get("id").asString()).isEqualTo(team);
        assertThat(centre.read("/audit/events?type=team.agent-added&limit=1000").text())
                .contains(agent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teams", "profiles", "ai-assistants"})
    @Tag("AG-150")
    void allThreeAreManagedAlike(String collection) {
        String name = centre.name("Group");
        String group = centre.create("/" + collection, Map.of("name", name));
        String agent = centre.newAgent(Map.of());
        String member = "/api/" + collection + "/" + group + "/members/" + agent;
        admin.post("/api/" + collection, Map.of("name", name.toUpperCase(java.util.Locale.ROOT)))
                .expectProblem(409, "NAME_TAKEN");
        admin.put(member).expect(200);
        long head = centre.head();
        admin.put(member).expect(200);
        assertThat(centre.head()).isEqualTo(head);

        centre.patch("/" + collection + "/" + group, Map.of("name", name + " two"));

        assertThat(centre.read("/" + collection + "?search=" + name).rows()).hasSize(1);
        assertThat(centre.read("/" + collection + "/" + group)
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo(name + " two");
        centre.create("/" + collection, Map.of("name", name));
        admin.delete(member).expect(200);
        admin.delete(member).expectProblem(409, "NOT_A_MEMBER");
        admin.delete("/api/" + collection + "/" + group).expect(200);
        admin.get("/api/" + collection + "/" + group + "?after=" + centre.head())
                .expectProblem(404, "NOT_FOUND");
        admin.put(member).expectProblem(409, "GROUP_DELETED");
        admin.put("/api/" + collection + "/" + UUID.randomUUID() + "/members/" + agent)
                .expectProblem(404, "NOT_FOUND");
        admin.put("/api/" + collection + "/" + created(collection) + "/members/" + UUID.randomUUID())
                .expectProblem(404, "NOT_FOUND");
        admin.post("/api/" + collection, Map.of("name", "a;b")).expectProblem(422, "INVALID");
    }

    @Test
    @Tag("AG-150")
    void whoIsInTheTrashIsInNoTeamUntilHeComesBack() {
        String agent = centre.newAgent(Map.of());
        String team = created("teams");
        admin.put("/api/teams/" + team + "/members/" + agent).expect(200);

        admin.delete("/api/agents/" + agent).expect(200);

        assertThat(centre.read("/teams/" + team).json().get("members")).isEmpty();
        assertThat(centre.read("/teams/" + team).json().get("agentCount").asInt())
                .isZero();
        admin.put("/api/teams/" + created("teams") + "/members/" + agent).expectProblem(409, "AGENT_DELETED");
        centre.post("/agents/" + agent + "/restore");
        assertThat(centre.read("/teams/" + team).json().get("members")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Typology.class)
    @Tag("AG-31")
    void profilesNeedTheLicenceForSeveral(Typology typology) {
        String agent = agentOf(typology.name());
        String profile = created("profiles");
        String member = "/api/profiles/" + profile + "/members/" + agent;
        admin.put(member).expect(200);
        admin.delete(member).expect(200);

        centre.settings(Map.of("licence", Map.of("multiprofile", false)));

        admin.put(member).expectProblem(409, "NOT_LICENSED");
        admin.post("/api/profiles", Map.of("name", centre.name("p"))).expectProblem(409, "NOT_LICENSED");
        assertThat(centre.read("/licence").json().get("multiprofile").asBoolean())
                .isFalse();
    }

    @Test
    @Tag("AG-33")
    void whoHasAnAiAssistantBecomesAMobileAgentOnlyWithoutIt() {
        String agent = centre.newAgent(Map.of());
        String member = "/api/ai-assistants/" + created("ai-assistants") + "/members/" + agent;
        Map<String, ?> mobile = Map.of("typology", "MOBILE", "mobile", Map.of("pushGateway", "push.example.org:5060"));
        admin.put(member).expect(200);

        admin.post("/api/agents/" + agent + "/typology", mobile).expectProblem(409, "WRONG_TYPOLOGY");

        admin.delete(member).expect(200);
        centre.post("/agents/" + agent + "/typology", mobile);
    }

    @ParameterizedTest
    @EnumSource(value = Typology.class, mode = EnumSource.Mode.EXCLUDE, names = "MOBILE")
    @Tag("AG-33")
    void anAiAssistantHelpsAgentsOfThreeTypologies(Typology typology) {
        String agent = agentOf(typology.name());
        String assistant = created("ai-assistants");

        admin.put("/api/ai-assistants/" + assistant + "/members/" + agent).expect(200);

        assertThat(centre.read("/agents/" + agent)
                        .json()
                        .get("aiAssistants")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(assistant);
    }

    @Test
    @Tag("AG-33")
    void anAiAssistantHelpsNoMobileAgentAndNobodyWithoutTheLicence() {
        String assistant = created("ai-assistants");
        String member = "/api/ai-assistants/" + assistant + "/members/";
        admin.put(member + agentOf("MOBILE")).expectProblem(409, "WRONG_TYPOLOGY");

        centre.settings(Map.of("licence", Map.of("aiAssistant", false)));

        admin.put(member + agentOf("WEBRTC")).expectProblem(409, "NOT_LICENSED");
    }

    @Test
    @Tag("AG-30")
    void teamsAreForAdministratorsToChange() {
        ContactCentre.Person person = centre.person();

        person.client().post("/api/teams", Map.of("name", centre.name("t"))).expectProblem(403, "FORBIDDEN");
        person.client().get("/api/teams").expectProblem(403, "FORBIDDEN");
        assertThat(List.of(created("teams"))).hasSize(1);
    }
}
