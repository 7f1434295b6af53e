package io.switchlog.query.routing;

import io.switchlog.query.Person;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The agents around the chat, and the question. */
abstract class WhyTest extends ChatTest {
    private static final int LATER = 50_000;

    static String path(Person agent, double seconds) {
        return "/interactions/" + CHAT + "/why?agentId=" + agent.id() + "&at=" + at(seconds);
    }

    JsonNode why(Person agent, double seconds) {
        return read(Person.SUPERVISOR, path(agent, seconds));
    }

    /** With the check that failed, if one did. */
    static String outcome(JsonNode why) {
        JsonNode check = why.path("check");
        return why.path("outcome").asString() + (check.isNull() ? "" : " " + check.asString());
    }

    static String explanation(JsonNode why) {
        return why.path("explanation").asString();
    }

    static JsonNode check(JsonNode why, String name) {
        return why.path("checks")
                .valueStream()
                .filter(check -> check.path("check").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What he was on chat from one time until another, or ever since. */
    void was(Person agent, String state, String reason, double from, @Nullable Double until) {
        boolean session = !state.equals("logged_out");
        position++;
        DATABASE.execute("""
                insert into history.agent_state
                    (agent_id, channel, state, reason, not_responding, wrap_up_ends_at, session_id, session_began_at,
                     from_at, to_at, from_position, to_position, last_position)
                values ('%s', 'chat', '%s', nullif('%s', ''), %s, %s, %s, %s, '%s', %s, %d, %s, %d)
                """.formatted(
                        agent.id(),
                        state,
                        reason,
                        state.equals("not_responding"),
                        time(state.equals("wrap_up") ? from + 30 : null),
                        session ? "'" + id(99) + "'" : "null",
                        time(session ? -600.0 : null),
                        at(from),
                        time(until),
                        position,
                        end(until),
                        position));
    }

    void serves(UUID queue, Person agent, double from, @Nullable Double until) {
        position++;
        DATABASE.execute("""
                insert into history.membership
                    (queue_id, agent_id, penalty, since, from_at, to_at, from_position, to_position)
                values ('%s', '%s', 2, '%s', '%s', %s, %d, %s)
                """.formatted(queue, agent.id(), at(from), at(from), time(until), position, end(until)));
    }

    void couldHave(Person agent, int capacity) {
        position++;
        DATABASE.execute("""
                insert into history.agent_capacity (agent_id, channel, capacity, from_at, from_position)
                values ('%s', 'chat', %d, '%s', %d)
                """.formatted(agent.id(), capacity, at(-3_600), position));
    }

    @Override
    void has(UUID interaction, Person agent, String channel, double from, @Nullable Double until) {
        position++;
        DATABASE.execute("""
                insert into history.engagement
                    (interaction_id, agent_id, channel, step_no, accepted_at, closed_at, accepted_position,
                     closed_position, began_by, ended_by)
                values ('%s', '%s', '%s', 1, '%s', %s, %d, %s, 'accepted', %s)
                """.formatted(
                        interaction,
                        agent.id(),
                        channel,
                        at(from),
                        time(until),
                        position,
                        end(until),
                        until == null ? "null" : "'closed'"));
    }

    /** The tab limit and how many may ring, from this time on. */
    void settings(double from, int tabLimit, int mostRinging) {
        position++;
        DATABASE.execute("""
                update history.centre_settings set to_at = '%1$s', to_position = %2$d where to_at is null;
                insert into history.centre_settings
                select true, %3$d, 30, %4$d, 300, 5, 'replace', false, '%1$s', null, %2$d, null
                """.formatted(at(from), position, tabLimit, mostRinging));
    }

    private static String time(@Nullable Double seconds) {
        return seconds == null ? "null" : "'" + at(seconds) + "'";
    }

    private String end(@Nullable Double until) {
        return until == null ? "null" : Integer.toString(position + LATER);
    }
}
