package io.switchlog.query.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.Typology;
import io.switchlog.query.BadQuery;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which agents are asked for, as it stands in the request; all of it must hold.
 *
 * @param typology WEBRTC, PHONEBAR, EXTERNAL or MOBILE
 * @param team id of a team that they are in
 * @param queue id of a queue that they serve
 * @param channel of a queue that they serve
 * @param loggedIn whether they are at work
 * @param disabled whether their accounts are disabled (AG-37)
 * @param locked whether too many wrong passwords have locked them out (AG-38)
 * @param trash true for those in the trash instead of the others
 */
record AgentFilter(
        @Nullable String typology,
        @Nullable String team,
        @Nullable String queue,
        @Nullable String channel,
        @Nullable String loggedIn,
        @Nullable String disabled,
        @Nullable String locked,
        @Nullable String trash) {

    /** The conditions on {@code directory.agent a}, and what they compare with. */
    record Sql(StringBuilder text, Map<String, Object> parameters) {
        void and(String condition) {
            text.append(" and ").append(condition);
        }

        void and(@Nullable Boolean holds, String condition) {
            if (holds != null) {
                and((holds ? "" : "not ") + condition);
            }
        }

        void and(String condition, String parameter, Object value) {
            and(condition);
            parameters.put(parameter, value);
        }
    }

    Sql sql() {
        Sql sql = new Sql(new StringBuilder("true"), new HashMap<>());
        sql.and((Boolean.TRUE.equals(truth("trash", trash)) ? "" : "not ")
                + "exists (select from history.agent_trash t where t.agent_id = a.agent_id and t.to_at is null)");
        if (typology != null && !typology.isBlank()) {
            sql.and("a.typology = :typology", "typology", typology(typology));
        }
        if (team != null && !team.isBlank()) {
            sql.and(
                    "exists (select from directory.agent_group_member g"
                            + " where g.agent_id = a.agent_id and g.group_id = :team and g.kind = 'team')",
                    "team",
                    id("team", team));
        }
        if (queue != null && !queue.isBlank()) {
            sql.and(
                    "exists (select from directory.queue_member m where m.agent_id = a.agent_id and m.queue_id = :queue)",
                    "queue",
                    id("queue", queue));
        }
        if (channel != null && !channel.isBlank()) {
            sql.and(
                    "exists (select from directory.queue_member m join directory.queue q using (queue_id)"
                            + " where m.agent_id = a.agent_id and q.channel = :channel and not q.deleted)",
                    "channel",
                    channel(channel));
        }
        sql.and(truth("loggedIn", loggedIn), AgentList.LOGGED_IN);
        sql.and(truth("disabled", disabled), AgentList.DISABLED);
        sql.and(truth("locked", locked), AgentList.LOCKED);
        return sql;
    }

    private static String typology(String text) {
        for (Typology typology : Typology.values()) {
            if (typology != Typology.UNKNOWN
                    && typology.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
                return typology.name();
            }
        }
        throw BadQuery.invalid("typology", "must be one of WEBRTC, PHONEBAR, EXTERNAL, MOBILE");
    }

    private static String channel(String text) {
        return Channel.ofCode(text.strip())
                .map(Channel::code)
                .orElseThrow(() -> BadQuery.invalid(
                        "channel", "must be one of voice, chat, email, sms, openchannel, fax, whatsapp"));
    }

    static UUID id(String field, String text) {
        String id = text.strip();
        try {
            UUID parsed = UUID.fromString(id);
            if (parsed.toString().equalsIgnoreCase(id)) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same answer as an id with parts missing.
        }
        throw BadQuery.malformed(field, "must be an id");
    }

    private static @Nullable Boolean truth(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw BadQuery.malformed(field, "must be true or false");
        };
    }
}
