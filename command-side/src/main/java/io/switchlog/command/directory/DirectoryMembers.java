package io.switchlog.command.directory;

import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which agents sign in with the directory's password, as of now. */
final class DirectoryMembers {
    private static final String SETTING = "security.activeDirectory";
    private static final String ENABLED = "agent.directory-sign-in-enabled";

    private final LogReader log;
    private final JdbcClient jdbc;

    DirectoryMembers(LogReader log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    boolean contains(UUID person) {
        return lastWord(person)
                .map(ENABLED::equals)
                .orElseGet(() -> log.first(person.toString())
                        .map(StoredEvent::event)
                        .filter(DirectoryMembers::wasCreatedSo)
                        .isPresent());
    }

    private static boolean wasCreatedSo(Object created) {
        return created instanceof AgentCreated agent
                && agent.settings() != null
                && Boolean.TRUE.equals(agent.settings().get(SETTING));
    }

    private Optional<String> lastWord(UUID person) {
        return jdbc.sql("""
                        select name from log.event
                        where stream_id = ?
                          and name in ('agent.directory-sign-in-enabled', 'agent.directory-sign-in-disabled')
                        order by sequence desc limit 1""").param(person.toString()).query(String.class).optional();
    }
}
