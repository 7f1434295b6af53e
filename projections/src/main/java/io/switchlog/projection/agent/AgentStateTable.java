package io.switchlog.projection.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPauseOverran;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentReturned;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code history.agent_state}: what each agent was on each channel, from his creation on, without a gap. */
final class AgentStateTable extends Table<AgentStateTable.Key, Timeline<AgentStateTable.Row>> {
    private static final List<Channel> CHANNELS = Arrays.stream(Channel.values())
            .filter(channel -> channel != Channel.UNKNOWN)
            .toList();

    record Key(AgentId agentId, Channel channel) {}

    record Row(
            AgentId agentId,
            Channel channel,
            long fromPosition,
            Conditions.State state,
            Conditions conditions,
            Instant fromAt,
            @Nullable Instant toAt,
            @Nullable Long toPosition,
            long lastPosition)
            implements Positioned {

        static Row from(Envelope at, Key key, Conditions conditions) {
            return new Row(
                    key.agentId(),
                    key.channel(),
                    at.position(),
                    conditions.shown(),
                    conditions,
                    at.recordedAt(),
                    null,
                    null,
                    at.position());
        }

        Row until(Envelope at) {
            return new Row(
                    agentId,
                    channel,
                    fromPosition,
                    state,
                    conditions,
                    fromAt,
                    at.recordedAt(),
                    at.position(),
                    at.position());
        }

        Row with(Conditions others, Envelope at) {
            return new Row(agentId, channel, fromPosition, state, others, fromAt, null, null, at.position());
        }

        @Override
        public long position() {
            return lastPosition;
        }
    }

    /** What becomes of the conditions of a channel by an event. */
    @FunctionalInterface
    private interface Step<E> {
        Conditions after(Conditions before, E event, Envelope at);
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
        onAllChannels(AgentCreated.class, (before, event, at) -> Conditions.LOGGED_OUT);
        onAllChannels(
                AgentLoggedIn.class, (before, event, at) -> Conditions.loggedIn(event.sessionId(), at.recordedAt()));
        onAllChannels(AgentLoggedOut.class, (before, event, at) -> Conditions.loggedOut(event.cause()));
        inSession(
                AgentPaused.class,
                AgentPaused::channels,
                (before, event, at) -> before.with(Conditions.Pause.of(event)));
        inSession(
                AgentPauseOverran.class,
                AgentPauseOverran::channels,
                (before, event, at) -> before.pause().mayOverrun() ? before.overran(at.recordedAt()) : before);
        inSession(
                AgentUnpaused.class,
                AgentUnpaused::channels,
                (before, event, at) -> before.with(Conditions.Pause.NONE));
        inSession(AgentStoppedResponding.class, event -> CHANNELS, (before, event, at) -> before.responding(false));
        inSession(AgentReturned.class, event -> CHANNELS, (before, event, at) -> before.responding(true));
        inSession(
                AgentWrapUpBegan.class,
                event -> Set.of(event.channel()),
                (before, event, at) -> before.wrappingUp(event.endsAt()));
        inSession(
                AgentWrapUpEnded.class,
                event -> Set.of(event.channel()),
                (before, event, at) -> before.wrappingUp(null));
    }

    private <E extends AgentEvent> void onAllChannels(Class<E> type, Step<E> step) {
        on(type, event -> CHANNELS, step);
    }

    private <E extends AgentEvent> void inSession(
            Class<E> type, Function<E, Collection<Channel>> channels, Step<E> step) {
        on(type, channels, (before, event, at) -> before.inSession() ? step.after(before, event, at) : before);
    }

    private <E extends AgentEvent> void on(Class<E> type, Function<E, Collection<Channel>> channels, Step<E> step) {
        onEach(
                type,
                event -> keys(event.agentId(), channels.apply(event)),
                (key, before, event, at) -> after(key, before, event, at, step));
    }

    private static Collection<Key> keys(AgentId agentId, Collection<Channel> channels) {
        return channels.stream()
                .filter(channel -> channel != Channel.UNKNOWN)
                .map(channel -> new Key(agentId, channel))
                .toList();
    }

    private static <E> @Nullable Timeline<Row> after(
            Key key, @Nullable Timeline<Row> before, E event, Envelope at, Step<E> step) {
        Row open = before == null ? null : before.open();
        if (before == null || open == null) {
            return Timeline.opening(Row.from(at, key, step.after(Conditions.LOGGED_OUT, event, at)));
        }
        Conditions conditions = step.after(open.conditions(), event, at);
        if (conditions.equals(open.conditions())) {
            return before;
        }
        return conditions.showsTheSameAs(open.conditions())
                ? before.instead(open.with(conditions, at))
                : before.close(open.until(at)).open(Row.from(at, key, conditions));
    }
}
