package io.switchlog.switchboard.phones;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.command.agent.SipSecrets;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.telephony.asterisk.provisioning.PhoneProfile;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The telephones that there are to be: those of all agents with an internal number who are not in the trash. */
public final class CentrePhones {
    private static final String STAMPS = """
            select a.agent_id, a.internal, a.position, s.position as settings_position
            from directory.agent a
            join directory.agent_settings s using (agent_id)
            where a.internal is not null
              and not exists (select from history.agent_trash t where t.agent_id = a.agent_id and t.to_at is null)""";
    private static final String PROFILE = """
            select a.internal, a.full_name, coalesce(a.email, '') as email, s.typology, s.settings::text
            from directory.agent a
            join directory.agent_settings s using (agent_id)
            where a.agent_id = ? and a.internal is not null""";
    private static final int PIN_DIGITS = 6;

    private final JdbcClient database;
    private final SipSecrets secrets;

    /** What a telephone was like; another one means that something about it has changed. */
    record Stamp(
            String internal,
            long position,
            long settingsPosition,
            @Nullable Instant secretChangedAt) {}

    public CentrePhones(JdbcClient database, SipSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    Map<AgentId, Stamp> stamps() {
        Map<AgentId, Instant> changed = secrets.changedAt();
        Map<AgentId, Stamp> stamps = new HashMap<>();
        database.sql(STAMPS).query(row -> {
            AgentId agentId = new AgentId(row.getObject("agent_id", UUID.class));
            stamps.put(
                    agentId,
                    new Stamp(
                            row.getString("internal"),
                            row.getLong("position"),
                            row.getLong("settings_position"),
                            changed.get(agentId)));
        });
        return stamps;
    }

    Optional<PhoneProfile> profile(AgentId agentId) {
        return database.sql(PROFILE)
                .param(agentId.value())
                .query((row, number) -> profile(agentId, row))
                .optional();
    }

    private PhoneProfile profile(AgentId agentId, ResultSet row) throws SQLException {
        String secret = secrets.of(agentId);
        return new PhoneProfile(
                row.getString("internal"),
                row.getString("full_name"),
                row.getString("email"),
                secret,
                pin(secret),
                new AgentSettings(Typology.valueOf(row.getString("typology")), values(row.getString("settings"))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(String json) {
        return (Map<String, Object>) EventCodec.decode(Map.class, json.getBytes(UTF_8));
    }

    /** Whoever has the secret has the mailbox: nobody has to be told a second one. */
    private static String pin(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(("mailbox " + secret).getBytes(UTF_8));
            String digits = new BigInteger(1, hash).toString();
            return digits.substring(digits.length() - PIN_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
