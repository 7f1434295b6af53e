package io.switchlog.projection.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.NameId;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Uuids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An agent's days: what holds of him on each channel, and the intervals that this makes, for him as a whole and on each
 * channel.
 *
 * @param strands the whole first, then the channels in their order
 */
record AgentAtWork(List<Strand> strands, long position) implements Positioned {
    static final String UNIFIED = "unified";
    static final List<Channel> CHANNELS = Arrays.stream(Channel.values())
            .filter(channel -> channel != Channel.UNKNOWN)
            .toList();

    enum Axis {
        UNIFIED,
        CHANNEL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In the order in which they are asked for. */
    enum State {
        LOGGED_OUT,
        PAUSED,
        BUSY,
        OFFERED,
        NOT_RESPONDING,
        WRAP_UP,
        AVAILABLE
    }

    /** What holds on one channel at the same time. */
    record Work(
            @Nullable SessionId sessionId,
            @Nullable String pauseReason,
            @Nullable Boolean productive,
            boolean notResponding,
            boolean wrappingUp,
            Uuids offers,
            Uuids interactions) {
        static final Work NONE = new Work(null, null, null, false, false, Uuids.NONE, Uuids.NONE);

        /** A session begins or ends; what rings and what is open stays. */
        Work session(@Nullable SessionId other) {
            return new Work(other, null, null, false, false, offers, interactions);
        }

        Work paused(@Nullable String reason, @Nullable Boolean countsAsWork) {
            return new Work(sessionId, reason, countsAsWork, notResponding, wrappingUp, offers, interactions);
        }

        Work responding(boolean responds) {
            return new Work(sessionId, pauseReason, productive, !responds, wrappingUp, offers, interactions);
        }

        Work wrappingUp(boolean now) {
            return new Work(sessionId, pauseReason, productive, notResponding, now, offers, interactions);
        }

        Work offered(UUID interaction) {
            return with(offers.plus(List.of(interaction)), interactions);
        }

        Work notOffered(UUID interaction) {
            return with(offers.minus(interaction), interactions);
        }

        Work opened(UUID interaction) {
            return with(offers.minus(interaction), interactions.plus(List.of(interaction)));
        }

        Work closed(UUID interaction) {
            return with(offers, interactions.minus(interaction));
        }

        private Work with(Uuids ringing, Uuids open) {
            return new Work(sessionId, pauseReason, productive, notResponding, wrappingUp, ringing, open);
        }

        boolean inSession() {
            return sessionId != null;
        }

        Shown shown() {
            boolean paused = pauseReason != null;
            return new Shown(
                    state(paused),
                    sessionId,
                    inSession() ? pauseReason : null,
                    inSession() && paused ? productive : null,
                    interactions.size());
        }

        private State state(boolean paused) {
            if (!inSession()) {
                return State.LOGGED_OUT;
            }
            if (paused) {
                return State.PAUSED;
            }
            if (!interactions.isEmpty()) {
                return State.BUSY;
            }
            if (!offers.isEmpty()) {
                return State.OFFERED;
            }
            if (notResponding) {
                return State.NOT_RESPONDING;
            }
            return wrappingUp ? State.WRAP_UP : State.AVAILABLE;
        }
    }

    /** What a row says of the agent. */
    record Shown(
            State state,
            @Nullable SessionId sessionId,
            @Nullable String pauseReason,
            @Nullable Boolean productive,
            int openInteractions) {

        /** The agent as a whole: he pauses if he pauses everywhere, and does whatever he does anywhere. */
        static Shown unified(List<Work> channels) {
            Work first = channels.get(0);
            boolean pauses = channels.stream().allMatch(work -> work.pauseReason() != null);
            boolean oneReason = pauses
                    && channels.stream().allMatch(work -> Objects.equals(work.pauseReason(), first.pauseReason()));
            boolean oneKind =
                    pauses && channels.stream().allMatch(work -> Objects.equals(work.productive(), first.productive()));
            int open = channels.stream()
                    .mapToInt(work -> work.interactions().size())
                    .sum();
            return new Shown(
                    state(channels, pauses, open),
                    first.sessionId(),
                    oneReason ? first.pauseReason() : null,
                    oneKind ? first.productive() : null,
                    open);
        }

        private static State state(List<Work> channels, boolean pauses, int open) {
            if (!channels.get(0).inSession()) {
                return State.LOGGED_OUT;
            }
            if (pauses) {
                return State.PAUSED;
            }
            if (open > 0) {
                return State.BUSY;
            }
            if (channels.stream().anyMatch(work -> !work.offers().isEmpty())) {
                return State.OFFERED;
            }
            if (channels.get(0).notResponding()) {
                return State.NOT_RESPONDING;
            }
            return channels.stream().anyMatch(Work::wrappingUp) ? State.WRAP_UP : State.AVAILABLE;
        }
    }

    /** A row of {@code projection.agent_at_work}. */
    record Held(
            AgentId agentId,
            String scope,
            UUID intervalId,
            @Nullable String commandId,
            Work work,
            long position) implements Positioned {}

    /** A row of {@code report.report_agent}. */
    record Row(
            UUID id,
            AgentId agentId,
            String agentName,
            Axis axis,
            @Nullable Channel channel,
            @Nullable QueueId queueId,
            Shown shown,
            Instant enteredAt,
            @Nullable Instant leftAt,
            WorkOrigin origin,
            @Nullable UUID actorId,
            @Nullable WorkOrigin endedBy,
            long firstEventSeq,
            long lastEventSeq,
            Instant recordedAt)
            implements Positioned {

        static Row from(
                AgentId agentId, String agentName, @Nullable Channel channel, Shown shown, WorkOrigin by, Envelope at) {
            Axis axis = channel == null ? Axis.UNIFIED : Axis.CHANNEL;
            String name = axis.code() + "/" + (channel == null ? "" : channel.code()) + "/" + at.position();
            return new Row(
                    NameId.of(agentId.value(), name),
                    agentId,
                    agentName,
                    axis,
                    channel,
                    null,
                    shown,
                    at.recordedAt(),
                    null,
                    by,
                    WorkOrigin.actor(at),
                    null,
                    at.position(),
                    at.position(),
                    at.recordedAt());
        }

        Row until(WorkOrigin by, Envelope at) {
            return new Row(
                    id,
                    agentId,
                    agentName,
                    axis,
                    channel,
                    queueId,
                    shown,
                    enteredAt,
                    at.recordedAt(),
                    origin,
                    actorId,
                    by,
                    firstEventSeq,
                    at.position(),
                    recordedAt);
        }

        Row called(String name, Envelope at) {
            return new Row(
                    id,
                    agentId,
                    name,
                    axis,
                    channel,
                    queueId,
                    shown,
                    enteredAt,
                    leftAt,
                    origin,
                    actorId,
                    endedBy,
                    firstEventSeq,
                    at.position(),
                    recordedAt);
        }

        Row showing(Shown other, WorkOrigin by, Envelope at) {
            return new Row(
                    id,
                    agentId,
                    agentName,
                    axis,
                    channel,
                    queueId,
                    other,
                    enteredAt,
                    null,
                    by,
                    WorkOrigin.actor(at),
                    null,
                    firstEventSeq,
                    at.position(),
                    recordedAt);
        }

        boolean shows(Shown other) {
            return shown.state() == other.state()
                    && Objects.equals(shown.sessionId(), other.sessionId())
                    && Objects.equals(shown.pauseReason(), other.pauseReason())
                    && Objects.equals(shown.productive(), other.productive());
        }

        @Override
        public long position() {
            return lastEventSeq;
        }
    }

    /** What holds, and the intervals that it has made. */
    record Strand(Held held, Timeline<Row> line) {

        private static Strand begun(Row row, Envelope at) {
            String scope = row.channel() == null ? UNIFIED : row.channel().code();
            Held held = new Held(row.agentId(), scope, row.id(), command(at), Work.NONE, at.position());
            return new Strand(held, Timeline.opening(row));
        }

        private Strand after(Work work, Shown shown, WorkOrigin by, Envelope at) {
            Row row = Objects.requireNonNull(line.open());
            if (row.shows(shown)) {
                return work.equals(held.work()) ? this : with(row, held.commandId(), work, line, at);
            }
            if (isStillBeginning(row, shown, at)) {
                Row other = row.showing(shown, by, at);
                return with(other, command(at), work, line.instead(other), at);
            }
            Row next = Row.from(row.agentId(), row.agentName(), row.channel(), shown, by, at);
            return with(next, command(at), work, line.close(row.until(by, at)).open(next), at);
        }

        private Strand called(String name, Envelope at) {
            Row row = Objects.requireNonNull(line.open()).called(name, at);
            return with(row, held.commandId(), held.work(), line.instead(row), at);
        }

        /**
         * Whether it is still the same moment: what one command brings about is one interval, and so is what happens
         * at the same instant. A session begins when it begins.
         */
        private boolean isStillBeginning(Row row, Shown shown, Envelope at) {
            boolean sameCommand = held.commandId() != null && held.commandId().equals(command(at));
            return row.enteredAt().equals(at.recordedAt())
                    || sameCommand && Objects.equals(row.shown().sessionId(), shown.sessionId());
        }

        private Strand with(Row row, @Nullable String command, Work work, Timeline<Row> line, Envelope at) {
            return new Strand(new Held(held.agentId(), held.scope(), row.id(), command, work, at.position()), line);
        }

        private static @Nullable String command(Envelope at) {
            return at.metadata().get("commandId");
        }
    }

    AgentId agentId() {
        return strands.get(0).held().agentId();
    }

    /** From his creation on. */
    static AgentAtWork created(AgentCreated event, String agentName, Envelope at) {
        WorkOrigin by = WorkOrigin.of(event.agentId(), at);
        Shown shown = Work.NONE.shown();
        List<Strand> strands = new ArrayList<>();
        strands.add(Strand.begun(Row.from(event.agentId(), agentName, null, shown, by, at), at));
        for (Channel channel : CHANNELS) {
            strands.add(Strand.begun(Row.from(event.agentId(), agentName, channel, shown, by, at), at));
        }
        return new AgentAtWork(List.copyOf(strands), at.position());
    }

    /** After he got another name: intervals that last have it, and those to come. */
    AgentAtWork called(String name, Envelope at) {
        return new AgentAtWork(
                strands.stream().map(strand -> strand.called(name, at)).toList(), at.position());
    }

    /** After something has changed what holds on these channels. */
    AgentAtWork after(Collection<Channel> channels, UnaryOperator<Work> change, WorkOrigin by, Envelope at) {
        List<Strand> after = new ArrayList<>();
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < CHANNELS.size(); i++) {
            Strand strand = strands.get(i + 1);
            if (channels.contains(CHANNELS.get(i))) {
                Work work = change.apply(strand.held().work());
                strand = strand.after(work, work.shown(), by, at);
            }
            after.add(strand);
            works.add(strand.held().work());
        }
        after.add(0, strands.get(0).after(Work.NONE, Shown.unified(works), by, at));
        return new AgentAtWork(List.copyOf(after), at.position());
    }
}
