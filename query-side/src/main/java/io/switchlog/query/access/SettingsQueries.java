package io.switchlog.query.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.settings.Numbering;
import io.switchlog.messages.settings.SettingsGroup;
import io.switchlog.messages.settings.SettingsGroups;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Reads;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
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
     * @param maxLiveOffers most interactions that ring at one agent at the same time
     * @param transferTimeoutSeconds how long a transferred interaction waits when the transfer does not say
     * @param sessionTimeoutMinutes after how long without a sign of life a session ends, 0 for never
     * @param secondLogin replace or refuse: what happens when an agent who is logged in logs in once more
     * @param onlyListedPauseReasons whether agents may pause for reasons of the catalogue only
     * @param groups the settings that belong together, by the name of their group
     */
    record Settings(
            int maxOpenTabs,
            int offerTimeoutSeconds,
            int maxLiveOffers,
            int transferTimeoutSeconds,
            int sessionTimeoutMinutes,
            String secondLogin,
            boolean onlyListedPauseReasons,
            @JsonAnyGetter Map<String, Object> groups) {}

    SettingsQueries(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/api/settings")
    @Reads({"directory.settings", "directory.settings_group"})
    @OneSnapshot
    public Settings settings() {
        Map<String, Object> groups = groups();
        return database.sql("select * from directory.settings")
                .query((row, number) -> new Settings(
                        row.getInt("max_open_tabs"),
                        row.getInt("offer_timeout_seconds"),
                        row.getInt("max_live_offers"),
                        row.getInt("transfer_timeout_seconds"),
                        row.getInt("session_timeout_minutes"),
                        row.getString("second_login"),
                        row.getBoolean("only_listed_pause_reasons"),
                        groups))
                .single();
    }

    private Map<String, Object> groups() {
        Map<String, byte[]> changed = new HashMap<>();
        database.sql("select name, settings::text from directory.settings_group")
                .query(row -> {
                    changed.put(row.getString(1), row.getString(2).getBytes(UTF_8));
                });
        Map<String, Object> groups = new LinkedHashMap<>();
        for (SettingsGroup<?, ?, ?> group : SettingsGroups.ALL) {
            byte[] settings = changed.get(group.name());
            Object present = settings == null ? group.defaults() : EventCodec.decode(group.type(), settings);
            if (present instanceof Numbering numbering) {
                // One number needs no object around it.
                groups.put("minInternal", numbering.minInternal());
            } else {
                groups.put(group.name(), present);
            }
        }
        return groups;
    }
}
