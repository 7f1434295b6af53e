package io.switchlog.query.agent;

import static io.switchlog.query.Fields.id;
import static io.switchlog.query.Fields.time;
import static io.switchlog.query.Fields.timeOrNull;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.switchlog.messages.Channel;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.agent.settings.Account;
import io.switchlog.messages.settings.SecuritySuite;
import io.switchlog.query.agent.AgentList.Aside;
import io.switchlog.query.agent.AgentList.Named;
import io.switchlog.query.agent.AgentQueries.ListedAgent;
import io.switchlog.query.agent.AgentRow.AutoAnswer;
import io.switchlog.query.agent.AgentRow.AutoAnswerConflict;
import io.switchlog.query.viewer.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agents as the list shows them: one statement, however many there are. */
@Component
class AgentDirectory {
    /**
     * A conflict that was noted stays noted; it is one only as long as the agent serves the queue and the queue is like
     * that.
     */
    private static final String ROWS = """
            select a.*, s.typology as settings_typology, s.settings::text, s.phonebar_version,
                   %s as logged_in, t.from_at as deleted_at, v.sha256 as avatar, coalesce(i.locked, false) as locked,
                   case when (select (g.settings ->> 'enabled')::boolean from directory.settings_group g
                              where g.name = :suite)
                        then i.last_password_change_at end as last_password_change_at,
                   (select json_agg(json_build_object('channel', x.channel, 'enabled', x.enabled,
                                                      'delaySeconds', x.delay_seconds))::text
                    from directory.agent_auto_answer x where x.agent_id = a.agent_id) as auto_answers,
                   (select json_agg(json_build_object('channel', x.channel, 'queueId', x.queue_id)
                                    order by q.name, x.queue_id)::text
                    from directory.agent_auto_answer_conflict x
                    join directory.queue q on q.queue_id = x.queue_id
                    join directory.queue_member m on m.queue_id = x.queue_id and m.agent_id = x.agent_id
                    where x.agent_id = a.agent_id and q.strategy = 'beepall') as conflicts,
                   (select json_agg(json_build_object('kind', m.kind, 'id', g.group_id, 'name', g.name)
                                    order by g.name, g.group_id)::text
                    from directory.agent_group_member m join directory.agent_group g on g.group_id = m.group_id
                    where m.agent_id = a.agent_id) as groups
            from unnest(cast(:agents as uuid[])) with ordinality asked (agent_id, number)
            join directory.agent a on a.agent_id = asked.agent_id
            left join directory.agent_settings s on s.agent_id = a.agent_id
            left join directory.sign_in i on i.person_id = a.agent_id
            left join history.agent_trash t on t.agent_id = a.agent_id and t.to_at is null
            left join directory.agent_avatar v on v.agent_id = a.agent_id
            order by asked.number
            """.formatted(AgentList.LOGGED_IN);

    private final JdbcClient database;
    private final AgentSettingsRows settings;

    AgentDirectory(@Qualifier("queryJdbcClient") JdbcClient database, AgentSettingsRows settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Those of these agents that there are, in this order. */
    List<ListedAgent> of(Collection<UUID> agents, Viewer viewer) {
        return agents.isEmpty()
                ? List.of()
                : database.sql(ROWS)
                        .param("suite", SecuritySuite.GROUP.name())
                        .param("agents", agents.toArray(UUID[]::new))
                        .query((row, number) -> new ListedAgent(agent(row).asSeenBy(viewer), aside(row)))
                        .list();
    }

    private AgentRow agent(ResultSet row) throws SQLException {
        AgentSettingsRows.OfAgent his = AgentSettingsRows.ofAgent(row);
        String internal = row.getString("internal");
        Map<String, Object> sections = settings.sections(his, internal);
        sections.remove(Account.LOGIN_IN_PAUSE.path());
        return new AgentRow(
                id(row, "agent_id"),
                row.getString("username"),
                row.getString("full_name"),
                row.getString("alias"),
                row.getString("email"),
                row.getString("description"),
                row.getString("typology"),
                internal,
                row.getBoolean("login_in_pause"),
                capacity(row),
                autoAnswers(row),
                row.getBoolean("advanced_search"),
                objects(row.getString("conflicts")).stream()
                        .map(conflict -> new AutoAnswerConflict(text(conflict, "channel"), uuid(conflict, "queueId")))
                        .toList(),
                time(row, "created_at"),
                his.warnings(),
                sections);
    }

    private static Map<Channel, Integer> capacity(ResultSet row) throws SQLException {
        Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.digital()) {
            capacity.put(channel, row.getInt("capacity_" + channel.code().toLowerCase(Locale.ROOT)));
        }
        return capacity;
    }

    private static Map<Channel, AutoAnswer> autoAnswers(ResultSet row) throws SQLException {
        Map<Channel, AutoAnswer> answers = new EnumMap<>(Channel.class);
        Channel.digital().forEach(channel -> answers.put(channel, AutoAnswer.NEVER));
        for (Map<String, Object> answer : objects(row.getString("auto_answers"))) {
            boolean enabled = Boolean.TRUE.equals(answer.get("enabled"));
            int delay = answer.get("delaySeconds") instanceof Number seconds ? seconds.intValue() : 0;
            Channel.ofCode(text(answer, "channel"))
                    .ifPresent(channel -> answers.put(channel, new AutoAnswer(enabled, delay)));
        }
        return answers;
    }

    private static Aside aside(ResultSet row) throws SQLException {
        Aside aside = new Aside(
                row.getBoolean("logged_in"),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                row.getString("avatar"),
                timeOrNull(row, "deleted_at"));
        for (Map<String, Object> group : objects(row.getString("groups"))) {
            aside.add(text(group, "kind"), new Named(uuid(group, "id"), text(group, "name")));
        }
        return aside;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(@Nullable String json) {
        return json == null
                ? List.of()
                : (List<Map<String, Object>>) EventCodec.decode(List.class, json.getBytes(UTF_8));
    }

    private static String text(Map<String, Object> object, String name) {
        return String.valueOf(object.get(name));
    }

    private static UUID uuid(Map<String, Object> object, String name) {
        return UUID.fromString(text(object, name));
    }
}
