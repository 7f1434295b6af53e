package io.switchlog.query.interaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.BadQuery;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Reads;
import io.switchlog.query.desktop.Downloads;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Interactions as files, for whoever sees them and may download them (AG-135). */
@RestController
@Needs(value = UserPermission.INTERACTIONS, agentsToo = true)
class TranscriptQueries {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private final InteractionQueries interactions;
    private final MessageQueries messages;
    private final Downloads downloads;
    private final JsonMapper json;

    TranscriptQueries(InteractionQueries interactions, MessageQueries messages, Downloads downloads, JsonMapper json) {
        this.interactions = interactions;
        this.messages = messages;
        this.downloads = downloads;
        this.json = json;
    }

    /**
     * What was written, with what it was about.
     *
     * @param format text or json
     */
    @GetMapping("/api/interactions/{id}/transcript")
    @Reads({
        "directory.interaction",
        "directory.message",
        "directory.agent_settings",
        "history.engagement",
        "directory.account_agent"
    })
    @OneSnapshot
    public ResponseEntity<byte[]> transcript(
            @PathVariable UUID id, @RequestParam(defaultValue = "text") String format, Viewer viewer) {
        boolean asText = format.equals("text");
        if (!asText && !format.equals("json")) {
            throw BadQuery.invalid("format", "must be text or json");
        }
        Transcript transcript = new Transcript(interactions.one(id, viewer), messages.all(id, viewer));
        downloads.require(Downloads.Kind.INTERACTIONS, viewer);
        return ResponseEntity.ok()
                .contentType(asText ? TEXT : MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("interaction-" + id + (asText ? ".txt" : ".json"))
                                .build()
                                .toString())
                .body(asText ? transcript.text().getBytes(UTF_8) : json.writeValueAsBytes(transcript));
    }
}
