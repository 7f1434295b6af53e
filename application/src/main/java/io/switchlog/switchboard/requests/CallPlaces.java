package io.switchlog.switchboard.requests;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.telephony.SwitchboardNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where calls are, and at which telephones agents sit, out of the centre's tables. */
public final class CallPlaces {
    private static final String CALL = """
            select c.pbx, c.linked_id, e.agent_id
            from directory.call c
            left join history.engagement e on e.interaction_id = c.interaction_id and e.closed_at is null
            where c.interaction_id = ?
            order by e.accepted_position desc nulls last
            limit 1""";
    private static final String TELEPHONE = """
            select a.internal, t.endpoint, s.settings ->> 'voice.context' as context,
                   s.settings ->> 'voice.callerId' as caller_id, s.settings ->> 'voice.recordCalls' as format
            from directory.agent a
            join directory.agent_settings s using (agent_id)
            left join directory.telephone t on t.agent_id = a.agent_id and not t.removed
            where a.agent_id = ? and (a.internal is not null or t.endpoint is not null)
            limit 1""";
    private static final String RECOMMENDED_CONTEXT = "from-sip";

    private final JdbcClient database;

    /**
     * A call.
     *
     * @param linkedId of all its channels, or null as long as its beginning is not reported
     * @param agentId who has it, or null
     */
    record CallPlace(
            String pbx, @Nullable String linkedId, @Nullable AgentId agentId) {}

    /**
     * An agent's telephone.
     *
     * @param device as the switchboard names it, such as PJSIP/1001
     * @param callerId what people see whom he calls
     * @param ending of the files in which his calls are recorded
     */
    record Telephone(String device, String context, String callerId, String ending) {}

    public CallPlaces(JdbcClient database) {
        this.database = database;
    }

    Optional<CallPlace> call(InteractionId interactionId) {
        return database.sql(CALL)
                .param(interactionId.value())
                .query((row, number) -> {
                    UUID agentId = row.getObject("agent_id", UUID.class);
                    return new CallPlace(
                            row.getString("pbx"),
                            row.getString("linked_id"),
                            agentId == null ? null : new AgentId(agentId));
                })
                .optional();
    }

    Optional<Telephone> telephone(AgentId agentId) {
        return database.sql(TELEPHONE)
                .param(agentId.value())
                .query((row, number) -> telephone(row))
                .optional();
    }

    private static Telephone telephone(ResultSet row) throws SQLException {
        String internal = row.getString("internal");
        String endpoint = row.getString("endpoint");
        String context = row.getString("context");
        String callerId = row.getString("caller_id");
        return new Telephone(
                endpoint == null ? SwitchboardNames.deviceOf(internal) : endpoint,
                context == null ? RECOMMENDED_CONTEXT : context,
                callerId == null || callerId.isEmpty() ? internal == null ? "" : internal : callerId,
                ending(row.getString("format")));
    }

    /** Asterisk knows the format by the ending of the file. */
    private static String ending(@Nullable String format) {
        if ("gsm".equals(format)) {
            return "gsm";
        }
        return "wav49".equals(format) ? "WAV" : "wav";
    }
}
