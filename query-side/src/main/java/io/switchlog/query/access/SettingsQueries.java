package io.switchlog.query.access;

import io.switchlog.query.Reads;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The settings of the whole centre (AMB-05). */
@RestController
class SettingsQueries {
    private final JdbcClient database;

    /**
     * The settings as they are now.
     *
     * @param maxOpenTabs most open interactions of one agent over all channels, 0 for no limit
     * @param offerTimeoutSeconds how long an offer stands when its queue does not say
     */
    record Settings(int maxOpenTabs, int offerTimeoutSeconds) {}

    SettingsQueries(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/api/settings")
    @Reads("directory.settings")
    public Settings settings() {
        return database.sql("select max_open_tabs, offer_timeout_seconds from directory.settings")
                .query((row, number) -> new Settings(row.getInt(1), row.getInt(2)))
                .single();
    }
}
