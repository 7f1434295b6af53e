package io.switchlog.query.agent;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.Reads;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Pictures of agents (AG-43). An agent sees his own. */
@RestController
@RequestMapping("/api/agents/{id}/avatar")
@Needs(value = UserPermission.AGENTS, agentsToo = true)
class AvatarQueries {
    private final JdbcClient database;

    private record Which(String sha256, String contentType) {}

    AvatarQueries(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** Whoever has it already gets 304: its hash is its ETag. */
    @GetMapping
    @Reads("directory.agent_avatar")
    public ResponseEntity<byte[]> avatar(@PathVariable UUID id, Viewer viewer, WebRequest request) {
        if (!viewer.sees(id)) {
            throw new UnknownResource("avatar of agent", id);
        }
        Which which = database.sql("select sha256, content_type from directory.agent_avatar where agent_id = ?")
                .param(id)
                .query((row, number) -> new Which(row.getString(1), row.getString(2)))
                .optional()
                .orElseThrow(() -> new UnknownResource("avatar of agent", id));
        if (request.checkNotModified("\"" + which.sha256() + "\"")) {
            return ResponseEntity.status(304).build();
        }
        byte[] image = database.sql("select image from media.avatar where agent_id = ? and sha256 = ?")
                .param(id)
                .param(which.sha256())
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new UnknownResource("avatar of agent", id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(which.contentType()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "inline; filename=\"avatar\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(which.sha256())
                .body(image);
    }
}
