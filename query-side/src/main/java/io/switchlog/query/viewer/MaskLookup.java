package io.switchlog.query.viewer;

import io.switchlog.messages.agent.settings.Account;
import io.switchlog.messages.settings.Masking;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For which agents contacts' data is masked, and how much of it. */
@Component
class MaskLookup {
    /** The tables that say it. */
    static final String[] TABLES = {"directory.agent_settings", "directory.settings_group"};

    private static final String MASK = """
            select coalesce((select (settings ->> 'maskedCharacters')::int
                             from directory.settings_group where name = :group), :usual)
            from directory.agent_settings
            where agent_id = :agent and (settings ->> :flag)::boolean
            """;

    private final JdbcClient database;

    MaskLookup(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** How this agent sees contacts' data now. */
    Mask of(UUID agentId) {
        return database.sql(MASK)
                .param("group", Masking.GROUP.name())
                .param("usual", Masking.GROUP.defaults().maskedCharacters())
                .param("agent", agentId)
                .param("flag", Account.MASK_SENSITIVE_DATA.path())
                .query(Integer.class)
                .optional()
                .map(Mask::new)
                .orElse(Mask.NONE);
    }
}
