package io.switchlog.command.avatar;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pictures of agents, outside the log. */
public final class AvatarStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    /** @param jdbc of role {@code log_writer} */
    public AvatarStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts a picture there before the log names it, so that what the log names is always there; false if it was. */
    boolean put(UUID agentId, Picture picture) {
        int added = jdbc.sql("""
                        insert into media.avatar (agent_id, sha256, content_type, image, stored_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .param(agentId)
                .param(picture.sha256())
                .param(picture.contentType())
                .param(picture.image())
                .param(Timestamp.from(clock.instant()))
                .update();
        return added > 0;
    }

    /** Removes a picture that the log does not name after all. */
    void withdraw(UUID agentId, Picture picture) {
        jdbc.sql("delete from media.avatar where agent_id = ? and sha256 = ?")
                .param(agentId)
                .param(picture.sha256())
                .update();
    }

    /** Removes the agent's pictures but for one. */
    void keepOnly(UUID agentId, @Nullable String sha256) {
        jdbc.sql("delete from media.avatar where agent_id = ? and sha256 <> ?")
                .param(agentId)
                .param(sha256 == null ? "" : sha256)
                .update();
    }
}
