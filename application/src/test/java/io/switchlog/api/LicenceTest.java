package io.switchlog.api;

import static io.switchlog.api.ContactCentre.queueStep;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the licence does not include is not to be had. */
class LicenceTest {
    private static final List<String> CHANNELS =
            List.of("voice", "chat", "email", "sms", "openchannel", "fax", "whatsapp");

    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    @AfterEach
    void everything() {
        centre.settings(Map.of("licence", Map.of("mobile", true, "channels", CHANNELS)));
    }

    @Test
    @Tag("AG-27")
    void withoutTheMobileFeatureThereAreNoNewMobileAgents() {
        centre.settings(Map.of("licence", Map.of("mobile", false)));

        admin.post(
                        "/api/agents",
                        Map.of(
                                "fullName",
                                "M",
                                "username",
                                centre.name("m"),
                                "typology",
                                "MOBILE",
                                "mobile",
                                Map.of("pushGateway", "push.example.org:5060")))
                .expectProblem(409, "NOT_LICENSED");
        assertThat(centre.read("/licence").json().get("mobile").asBoolean()).isFalse();
        assertThat(centre.read("/agents/settings-schema?typology=EXTERNAL").text())
                .contains("\"allowed\":[\"WEBRTC\",\"PHONEBAR\",\"EXTERNAL\"]");
        admin.get("/api/agents/settings-schema?typology=MOBILE").expectProblem(422, "INVALID");
    }

    @Test
    @Tag("AG-152")
    void aChannelThatIsNotLicensedIsAbsentAndRefused() {
        String queue = centre.queue("fax");
        String account = centre.accountOf("fax", queue);

        centre.settings(Map.of("licence", Map.of("channels", List.of("voice", "chat"))));

        assertThat(centre.read("/licence").json().get("channels").toString()).isEqualTo("[\"voice\",\"chat\"]");
        admin.post("/api/queues", Map.of("name", centre.name("q"), "channel", "fax"))
                .expectProblem(409, "NOT_LICENSED");
        admin.post(
                        "/api/accounts",
                        Map.of("name", centre.name("a"), "channel", "fax", "route", List.of(queueStep(queue, 5))))
                .expectProblem(409, "NOT_LICENSED");
        admin.post("/api/interactions", Map.of("accountId", account, "contact", Map.of("name", "N")))
                .expectProblem(409, "NOT_LICENSED");
        centre.queue("chat");
        admin.patch("/api/settings", Map.of("licence", Map.of("channels", List.of("smoke"))))
                .expectProblem(422, "INVALID");
    }

    @Test
    @Tag("AG-152")
    void everybodySeesWhatIsLicensed() {
        assertThat(centre.person()
                        .client()
                        .get("/api/licence")
                        .expect(200)
                        .json()
                        .get("channels"))
                .hasSize(CHANNELS.size());
    }
}
