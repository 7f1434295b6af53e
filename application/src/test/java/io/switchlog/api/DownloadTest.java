package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Interactions as files. */
@Tag("AG-135")
class DownloadTest {
    private final ContactCentre centre = ContactCentre.shared();
    private final Person anna = centre.person();

    private Answer transcript(Client client, String interaction, String format) {
        return client.get(
                "/api/interactions/" + interaction + "/transcript?after=" + centre.head() + "&format=" + format);
    }

    private String written() {
        String interaction = centre.handled("chat", anna.id());
        centre.tryWrite(interaction, "agent", "Good morning").expect(200);
        centre.tryWrite(interaction, "contact", "Where is my parcel?").expect(200);
        return interaction;
    }

    @Test
    void aTranscriptIsAFileOfWhatWasWrittenInOrder() {
        String interaction = written();

        Answer text = transcript(anna.client(), interaction, "text").expect(200);
        assertThat(text.response().headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(text.response().headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"interaction-" + interaction + ".txt\"");
        assertThat(text.text())
                .contains("Channel: chat\n", "Contact: Jane Doe\n")
                .containsSubsequence(" agent\nGood morning\n", " contact\nWhere is my parcel?\n");

        Answer json = transcript(anna.client(), interaction, "json").expect(200);
        assertThat(json.response().headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"interaction-" + interaction + ".json\"");
        assertThat(json.json().at("/interaction/id").asString()).isEqualTo(interaction);
        assertThat(json.json()
                        .get("messages")
                        .valueStream()
                        .map(message -> message.get("body").asString()))
                .endsWith("Good morning", "Where is my parcel?");
        transcript(anna.client(), interaction, "pdf")
                .expectProblem(422, "INVALID")
                .expectField("format");
        centre.close(interaction);
    }

    @Test
    void whoMayNotDownloadIsRefusedFromThenOnAndSeesItAllTheSame() {
        String interaction = written();
        centre.patch("/agents/" + anna.id(), Map.of("permissions", Map.of("downloads", Map.of("interactions", false))));

        transcript(anna.client(), interaction, "text").expectProblem(403, "DOWNLOAD_NOT_ALLOWED");
        anna.client().get("/api/interactions/" + interaction + "/messages").expect(200);
        transcript(centre.admin(), interaction, "text").expect(200);

        centre.patch("/agents/" + anna.id(), Map.of("permissions", Map.of("downloads", Map.of("interactions", true))));
        transcript(anna.client(), interaction, "text").expect(200);
        centre.close(interaction);
    }

    @Test
    @Tag("AG-02")
    @Tag("AG-21")
    void whatSomebodyDoesNotSeeHeDoesNotDownload() {
        String interaction = written();

        transcript(centre.person().client(), interaction, "text").expectProblem(404, "NOT_FOUND");
        transcript(centre.supervisorOf(centre.queue("chat")).client(), interaction, "text")
                .expectProblem(404, "NOT_FOUND");
        centre.close(interaction);
    }

    @Test
    @Tag("AG-134")
    @Tag("AG-136")
    void eachKindOfDownloadIsAPermissionOfItsOwn() {
        for (String kind : List.of("attachments", "interactions", "recordings")) {
            Person agent = centre.person();
            centre.patch("/agents/" + agent.id(), Map.of("permissions", Map.of("downloads", Map.of(kind, false))));
            JsonNode downloads = agent.client()
                    .get("/api/agents/" + agent.id() + "/desktop?after=" + centre.head())
                    .expect(200)
                    .json()
                    .at("/permissions/downloads");
            assertThat(downloads.propertyNames())
                    .containsExactlyInAnyOrder("attachments", "interactions", "recordings")
                    .allSatisfy(
                            name -> assertThat(downloads.get(name).asBoolean()).isNotEqualTo(name.equals(kind)));
            assertThat(centre.agentEvents(agent.id(), "permission-revoked"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.toString()).contains("downloads." + kind));
        }
    }
}
