package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.CallEvent.CallBegan;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code directory.interaction}: every interaction as it stands now. */
final class InteractionTable extends Table<InteractionId, InteractionTable.Row> {

    enum Status {
        WAITING,
        OFFERED,
        ACCEPTED,
        CLOSED,
        ABANDONED,
        TIMED_OUT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isOpenToOffers() {
            return this == WAITING || this == OFFERED;
        }
    }

    record Row(InteractionId interactionId, Arrival arrival, Step step, Progress progress, long lastPosition)
            implements Positioned {

        Row at(Step other, Progress progressed, Envelope at) {
            return new Row(interactionId, arrival, other, progressed, at.position());
        }

        Row at(Progress progressed, Envelope at) {
            return new Row(interactionId, arrival, step, progressed, at.position());
        }

        @Override
        public long position() {
            return lastPosition;
        }
    }

    /** What is known when it arrives. */
    record Arrival(
            AccountId accountId,
            String accountName,
            Channel channel,
            UUID contactSubject,
            @Nullable String contactName,
            @Nullable String contactPhone,
            @Nullable String contactEmail,
            @Nullable String subject,
            int priority,
            Instant receivedAt) {}

    /** The current step, or the last. */
    record Step(
            int stepNo,
            int routeNo,
            @Nullable Origin origin,
            @Nullable QueueId queueId,
            @Nullable String queueName,
            @Nullable AgentId directedAgentId,
            @Nullable Instant timeoutAt) {
        static final Step NONE = new Step(0, 0, null, null, null, null, null);

        static Step in(InteractionQueued event) {
            return new Step(
                    event.stepNo(),
                    event.routeNo(),
                    event.origin(),
                    event.queueId(),
                    event.queueName(),
                    null,
                    event.timeoutAt());
        }

        static Step at(InteractionDirected event) {
            return new Step(
                    event.stepNo(), event.routeNo(), event.origin(), null, null, event.agentId(), event.timeoutAt());
        }
    }

    /** How far it has come. */
    record Progress(
            Status status,
            int liveOffers,
            @Nullable AgentId agentId,
            @Nullable Instant acceptedAt,
            @Nullable Instant endedAt,
            @Nullable String disposition) {
        static final Progress WAITING = new Progress(Status.WAITING, 0, null, null, null, null);

        Progress offers(int live) {
            Status now = status.isOpenToOffers() ? (live > 0 ? Status.OFFERED : Status.WAITING) : status;
            return new Progress(now, live, agentId, acceptedAt, endedAt, disposition);
        }

        /** Nobody has it; offers that stand are those of before, to be taken back. */
        Progress waiting() {
            return WAITING.offers(liveOffers);
        }

        Progress accepted(AgentId by, Instant when) {
            return new Progress(Status.ACCEPTED, liveOffers - 1, by, when, null, null);
        }

        Progress reopened(AgentId by, Instant when) {
            return new Progress(Status.ACCEPTED, liveOffers, by, when, null, null);
        }

        Progress ended(Status how, Instant when, @Nullable String filedAs) {
            return new Progress(how, liveOffers, agentId, acceptedAt, when, filedAs);
        }
    }

    private final Texts texts;

    InteractionTable(Texts texts) {
        super(
                "directory.interaction",
                new Rows<>(
                        "directory.interaction", InteractionId.class, Row.class, Row::interactionId, "interaction_id"));
        this.texts = texts;
        on(InteractionReceived.class, InteractionReceived::interactionId, (row, event, at) -> received(event, at));
        change(
                InteractionQueued.class,
                InteractionQueued::interactionId,
                (row, event, at) -> row.at(Step.in(event), row.progress().waiting(), at));
        change(
                InteractionDirected.class,
                InteractionDirected::interactionId,
                (row, event, at) -> row.at(Step.at(event), row.progress().waiting(), at));
        change(InteractionOffered.class, InteractionOffered::interactionId, (row, event, at) -> offers(row, 1, at));
        change(
                InteractionOfferExpired.class,
                InteractionOfferExpired::interactionId,
                (row, event, at) -> offers(row, -1, at));
        change(
                InteractionOfferRejected.class,
                InteractionOfferRejected::interactionId,
                (row, event, at) -> offers(row, -1, at));
        change(
                InteractionOfferRescinded.class,
                InteractionOfferRescinded::interactionId,
                (row, event, at) -> offers(row, -1, at));
        change(
                InteractionAccepted.class,
                InteractionAccepted::interactionId,
                (row, event, at) -> row.at(row.progress().accepted(event.agentId(), at.recordedAt()), at));
        change(
                InteractionTimedOut.class,
                InteractionTimedOut::interactionId,
                (row, event, at) -> event.routeEnded()
                        ? row.at(row.progress().ended(Status.TIMED_OUT, at.recordedAt(), null), at)
                        : row.at(row.progress(), at));
        change(
                InteractionAbandoned.class,
                InteractionAbandoned::interactionId,
                (row, event, at) -> row.at(row.progress().ended(Status.ABANDONED, at.recordedAt(), null), at));
        change(
                InteractionTransferred.class,
                InteractionTransferred::interactionId,
                (row, event, at) -> row.at(row.progress().waiting(), at));
        change(
                InteractionRequeued.class,
                InteractionRequeued::interactionId,
                (row, event, at) -> row.at(row.progress().waiting(), at));
        change(
                InteractionRoutedAnew.class,
                InteractionRoutedAnew::interactionId,
                (row, event, at) -> row.at(row.progress().waiting(), at));
        change(
                InteractionReopened.class,
                InteractionReopened::interactionId,
                (row, event, at) -> row.at(row.progress().reopened(event.agentId(), at.recordedAt()), at));
        change(CallBegan.class, CallBegan::interactionId, this::reached);
        change(
                CallEnded.class,
                CallEnded::interactionId,
                (row, event, at) -> row.progress().status() == Status.WAITING
                        ? row.at(row.progress().ended(Status.TIMED_OUT, at.recordedAt(), null), at)
                        : row);
        change(
                InteractionClosed.class,
                InteractionClosed::interactionId,
                (row, event, at) ->
                        row.at(row.progress().ended(Status.CLOSED, at.recordedAt(), event.disposition()), at));
    }

    private static Row offers(Row row, int difference, Envelope at) {
        return row.at(row.progress().offers(row.progress().liveOffers() + difference), at);
    }

    /** Whom a call is for and who calls is known when its arrival is reported, which may be late. */
    private Row reached(Row row, CallBegan event, Envelope at) {
        Arrival known = row.arrival();
        Arrival arrival = new Arrival(
                event.accountId(),
                event.accountName(),
                known.channel(),
                event.contact().subject(),
                texts.ofNullable(event.contact().name()),
                texts.ofNullable(event.contact().phone()),
                texts.ofNullable(event.contact().email()),
                known.subject(),
                known.priority(),
                known.receivedAt());
        return new Row(row.interactionId(), arrival, row.step(), row.progress(), at.position());
    }

    private Row received(InteractionReceived event, Envelope at) {
        return new Row(
                event.interactionId(),
                new Arrival(
                        event.accountId(),
                        event.accountName(),
                        event.channel(),
                        event.contact().subject(),
                        texts.ofNullable(event.contact().name()),
                        texts.ofNullable(event.contact().phone()),
                        texts.ofNullable(event.contact().email()),
                        texts.ofNullable(event.subject()),
                        event.priority(),
                        at.recordedAt()),
                Step.NONE,
                Progress.WAITING,
                at.position());
    }
}
