package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Table;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.Timelines;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code history.interaction_state}: what each interaction was while it was open. What it was last is carried on beyond
 * its end, because a reopened interaction is in the step of before.
 */
final class InteractionStateTable extends Table<InteractionId, Timeline<InteractionStateTable.Row>> {

    enum Status {
        WAITING,
        ACCEPTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Ending {
        QUEUED,
        DIRECTED,
        ACCEPTED,
        TRANSFERRED,
        REQUEUED,
        TIMED_OUT,
        ABANDONED,
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Row(
            InteractionId interactionId,
            long fromPosition,
            Arrival arrival,
            Status status,
            Step step,
            Hand hand,
            Instant fromAt,
            End end,
            long lastPosition)
            implements Positioned {

        static Row from(
                Envelope at, InteractionId interactionId, Arrival arrival, Status status, Step step, Hand hand) {
            return new Row(
                    interactionId,
                    at.position(),
                    arrival,
                    status,
                    step,
                    hand,
                    at.recordedAt(),
                    End.NOT_YET,
                    at.position());
        }

        Row in(Step other, Envelope at) {
            return new Row(interactionId, fromPosition, arrival, status, other, hand, fromAt, end, at.position());
        }

        Row ended(End how, Envelope at) {
            return new Row(interactionId, fromPosition, arrival, status, step, hand, fromAt, how, at.position());
        }

        boolean isOpen() {
            return end.toAt() == null;
        }

        @Override
        public long position() {
            return lastPosition;
        }
    }

    /** What is known when it arrives. */
    record Arrival(Channel channel, AccountId accountId) {}

    /** The step that it waits in, or was in last. */
    record Step(
            int stepNo,
            int routeNo,
            @Nullable QueueId queueId,
            @Nullable String queueName,
            @Nullable AgentId directedAgentId,
            @Nullable Instant stepBeganAt,
            @Nullable Instant timeoutAt) {
        static final Step NONE = new Step(0, 0, null, null, null, null, null);

        static Step in(InteractionQueued event, Envelope at) {
            return new Step(
                    event.stepNo(),
                    event.routeNo(),
                    event.queueId(),
                    event.queueName(),
                    null,
                    at.recordedAt(),
                    event.timeoutAt());
        }

        static Step at(InteractionDirected event, Envelope at) {
            return new Step(
                    event.stepNo(), event.routeNo(), null, null, event.agentId(), at.recordedAt(), event.timeoutAt());
        }

        /** It has left this step, and the next one has not begun. */
        Step left() {
            return new Step(stepNo, routeNo, queueId, queueName, directedAgentId, null, timeoutAt);
        }

        boolean goesOn() {
            return stepBeganAt != null;
        }
    }

    /** Who has it. */
    record Hand(@Nullable AgentId agentId, @Nullable Instant acceptedAt) {
        static final Hand NOBODY = new Hand(null, null);
    }

    /** @param nextPosition where the next interval begins, which may be long after this one's end */
    record End(
            @Nullable Ending endedBy,
            @Nullable Instant toAt,
            @Nullable Long toPosition,
            @Nullable Long nextPosition) {
        static final End NOT_YET = new End(null, null, null, null);

        End followed(Envelope at) {
            return new End(endedBy, toAt, toPosition, at.position());
        }
    }

    InteractionStateTable() {
        super(
                "history.interaction_state",
                new Timelines<>(
                        "history.interaction_state",
                        InteractionId.class,
                        Row.class,
                        Row::interactionId,
                        "next_position",
                        "interaction_id",
                        "from_position"));
        on(
                InteractionReceived.class,
                InteractionReceived::interactionId,
                (before, event, at) -> Timeline.opening(Row.from(
                        at,
                        event.interactionId(),
                        new Arrival(event.channel(), event.accountId()),
                        Status.WAITING,
                        Step.NONE,
                        Hand.NOBODY)));
        onRow(
                InteractionQueued.class,
                (line, row, event, at) -> step(line, row, Step.in(event, at), Ending.QUEUED, at));
        onRow(
                InteractionDirected.class,
                (line, row, event, at) -> step(line, row, Step.at(event, at), Ending.DIRECTED, at));
        onRow(
                InteractionAccepted.class,
                (line, row, event, at) ->
                        next(line, row, Ending.ACCEPTED, accepted(row, row.step(), event.agentId(), at), at));
        onRow(
                InteractionTimedOut.class,
                (line, row, event, at) -> event.routeEnded() ? over(line, row, Ending.TIMED_OUT, at) : line);
        onRow(InteractionAbandoned.class, (line, row, event, at) -> over(line, row, Ending.ABANDONED, at));
        onRow(
                CallEnded.class,
                (line, row, event, at) ->
                        row.isOpen() && row.status() == Status.WAITING ? over(line, row, Ending.TIMED_OUT, at) : line);
        onRow(InteractionClosed.class, (line, row, event, at) -> over(line, row, Ending.CLOSED, at));
        onRow(
                InteractionTransferred.class,
                (line, row, event, at) -> next(
                        line, row, Ending.TRANSFERRED, waiting(row, row.step().left(), at), at));
        onRow(
                InteractionRequeued.class,
                (line, row, event, at) ->
                        next(line, row, Ending.REQUEUED, waiting(row, row.step().left(), at), at));
        onRow(
                InteractionRoutedAnew.class,
                (line, row, event, at) -> line.close(followed(row, at))
                        .open(waiting(row, row.step().left(), at)));
        onRow(
                InteractionReopened.class,
                (line, row, event, at) ->
                        line.close(followed(row, at)).open(accepted(row, row.step(), event.agentId(), at)));
    }

    /** What becomes of the intervals by an event, given the last of them. */
    @FunctionalInterface
    private interface Move<E> {
        Timeline<Row> after(Timeline<Row> line, Row last, E event, Envelope at);
    }

    private <E extends InteractionEvent> void onRow(Class<E> type, Move<E> move) {
        change(
                type,
                InteractionEvent::interactionId,
                (line, event, at) -> move.after(line, Objects.requireNonNull(line.open()), event, at));
    }

    private static Row waiting(Row row, Step step, Envelope at) {
        return Row.from(at, row.interactionId(), row.arrival(), Status.WAITING, step, Hand.NOBODY);
    }

    private static Row accepted(Row row, Step step, AgentId agentId, Envelope at) {
        return Row.from(
                at, row.interactionId(), row.arrival(), Status.ACCEPTED, step, new Hand(agentId, at.recordedAt()));
    }

    /**
     * A step begins, which is what ends the step before where that timed out. An interval that would last no time at
     * all becomes that of the step: no time shows it.
     */
    private static Timeline<Row> step(Timeline<Row> line, Row row, Step step, Ending otherwise, Envelope at) {
        if (!row.step().goesOn() && row.fromAt().equals(at.recordedAt())) {
            return line.instead(row.in(step, at));
        }
        return next(line, row, row.step().goesOn() ? Ending.TIMED_OUT : otherwise, waiting(row, step, at), at);
    }

    private static Timeline<Row> next(Timeline<Row> line, Row row, Ending how, Row next, Envelope at) {
        return line.close(ended(row, how, at, at.position())).open(next);
    }

    private static Timeline<Row> over(Timeline<Row> line, Row row, Ending how, Envelope at) {
        return line.instead(ended(row, how, at, null));
    }

    private static Row ended(Row row, Ending how, Envelope at, @Nullable Long nextPosition) {
        if (!row.isOpen()) {
            throw new IllegalStateException("nothing open to be " + how + " by " + at);
        }
        return row.ended(new End(how, at.recordedAt(), at.position(), nextPosition), at);
    }

    private static Row followed(Row row, Envelope at) {
        if (row.isOpen()) {
            throw new IllegalStateException("still open at " + at);
        }
        return row.ended(row.end().followed(at), at);
    }
}
