package io.switchlog.query.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.EventCodec;
import io.switchlog.messages.settings.Licence;
import io.switchlog.query.Reads;
import io.switchlog.query.viewer.Needs;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the licence includes, for everybody: what it does not include is not to be shown (AG-27, AG-31, AG-152). */
@RestController
@RequestMapping("/api/licence")
@Needs(agentsToo = true)
class LicenceQueries {
    private final JdbcClient database;

    LicenceQueries(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    @GetMapping
    @Reads("directory.settings_group")
    public Licence licence() {
        return database.sql("select settings::text from directory.settings_group where name = ?")
                .param(Licence.GROUP.name())
                .query(String.class)
                .optional()
                .map(settings -> EventCodec.decode(Licence.class, settings.getBytes(UTF_8)))
                .orElse(Licence.FULL);
    }
}
