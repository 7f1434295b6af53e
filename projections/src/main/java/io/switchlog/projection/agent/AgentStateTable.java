package io.switchlog.projection.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code history.agent_state}: what each agent was on each channel, from his creation on, without a gap. */
final class AgentStateTable extends Table<AgentStateTable.Key, Timeline<AgentStateTable.Row>> {
    private static final List<Channel> CHANNELS = Arrays.stream(Channel.values())
            .filter(channel -> channel != Channel.UNKNOWN)
            .toList();

    record Key(AgentId agentId, Channel channel) {}

    enum State {
        LOGGED_OUT,
        AVAILABLE,
        PAUSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Row(
            AgentId agentId,
            Channel channel,
            long fromPosition,
            State state,
            @Nullable String reason,
            @Nullable SessionId sessionId,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition)
            implements Positioned {

        Row until(Envelope at) {
            return new Row(
                    agentId, channel, fromPosition, state, reason, sessionId, fromAt, at.recordedAt(), at.position());
        }

        @Override
        public long position() {
            return toPosition == null ? fromPosition : toPosition;
        }
    }

    AgentStateTable() {
        super(
                "history.agent_state",
                new Timelines<>(
                        "history.agent_state",
                        Key.class,
                        Row.class,
                        row -> new Key(row.agentId(), row.channel()),
                        "to_at",
                        "agent_id",
                        "channel",
                        "from_position"));
        onEach(
                AgentCreated.class,
                event -> keys(event.agentId(), CHANNELS),
                (key, before, event, at) -> become(key, before, at, State.LOGGED_OUT, null, null));
        onEach(
                AgentLoggedIn.class,
                event -> keys(event.agentId(), CHANNELS),
                (key, before, event, at) -> become(key, before, at, State.AVAILABLE, null, event.sessionId()));
        onEach(
                AgentLoggedOut.class,
                event -> keys(event.agentId(), CHANNELS),
                (key, before, event, at) -> become(key, before, at, State.LOGGED_OUT, null, null));
        onEach(
                AgentPaused.class,
                event -> keys(event.agentId(), event.channels()),
                (key, before, event, at) -> become(key, before, at, State.PAUSED, event.reason(), event.sessionId()));
        onEach(
                AgentUnpaused.class,
                event -> keys(event.agentId(), event.channels()),
                (key, before, event, at) -> become(key, before, at, State.AVAILABLE, null, event.sessionId()));
    }

    private static Collection<Key> keys(AgentId agentId, Collection<Channel> channels) {
        return channels.stream()
                .filter(channel -> channel != Channel.UNKNOWN)
                .map(channel -> new Key(agentId, channel))
                .toList();
    }

    private static Timeline<Row> become(
            Key key,
            @Nullable Timeline<Row> before,
            Envelope at,
            State state,
            @Nullable String reason,
            @Nullable SessionId session) {
        Row next = new Row(
                key.agentId(), key.channel(), at.position(), state, reason, session, at.recordedAt(), null, null);
        Row open = before == null ? null : before.open();
        if (before == null || open == null) {
            return Timeline.opening(next);
        }
        boolean same = open.state() == state
                && Objects.equals(open.reason(), reason)
                && Objects.equals(open.sessionId(), session);
        return same ? before : before.close(open.until(at)).open(next);
    }
}
