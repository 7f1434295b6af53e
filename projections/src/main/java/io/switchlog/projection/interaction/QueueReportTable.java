package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.CallEvent.CallBegan;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.routing.PassedOver;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.report_<channel>_queue}: one row per interaction and executed queue step (AG-116 ... AG-123). Steps that
 * name an agent make no row, so events of such a step find none.
 */
final class QueueReportTable extends Table<UUID, QueueStep> {
    private final Channel channel;
    private final Texts texts;

    QueueReportTable(Channel channel, Texts texts) {
        super(name(channel), new QueueStepStore(channel, name(channel)));
        this.channel = channel;
        this.texts = texts;
        on(
                InteractionQueued.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> queued(event, at));
        changeIfThere(
                InteractionOffered.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                QueueReportTable::offered);
        changeIfThere(
                InteractionOfferRenotified.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> step.with(step.row().offers().reminded(), at));
        changeIfThere(
                InteractionOfferExpired.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> step.with(step.row().offers().expired(), at));
        changeIfThere(
                InteractionOfferRejected.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> step.with(step.row().offers().rejected(), at));
        changeIfThere(
                InteractionOfferRescinded.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> step.with(step.row().offers().rescinded(), at));
        changeIfThere(
                InteractionAccepted.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                this::accepted);
        changeIfThere(
                InteractionTimedOut.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                QueueReportTable::timedOut);
        changeIfThere(
                InteractionAbandoned.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> step.ended(
                        QueueStep.Ending.abandoned(event.cause().code(), step.notBefore(at.occurredAt())), at));
        if (channel == Channel.VOICE) {
            onEach(
                    CallBegan.class,
                    QueueReportTable::stepsBefore,
                    (id, step, event, at) ->
                            step == null ? null : step.reached(event.accountId(), event.accountName(), at));
        }
    }

    /** Where the report of the arrival comes late, the steps so far do not know yet whom the call was for. */
    private static List<UUID> stepsBefore(CallBegan event) {
        return IntStream.rangeClosed(1, event.steps())
                .mapToObj(stepNo -> StepId.of(event.interactionId(), stepNo))
                .toList();
    }

    /** Of a call the report tells more than a step knows, so that its name is a view's (ADR 32). */
    private static String name(Channel channel) {
        return channel == Channel.VOICE ? "report.voice_step" : "report.report_" + channel.code() + "_queue";
    }

    private @Nullable UUID step(Channel ofEvent, InteractionId interactionId, int stepNo) {
        return ofEvent == channel ? StepId.of(interactionId, stepNo) : null;
    }

    private static QueueStep queued(InteractionQueued event, Envelope at) {
        return QueueStep.begun(
                StepId.of(event.interactionId(), event.stepNo()),
                new QueueStep.Joined(
                        event.interactionId(),
                        event.stepNo(),
                        event.routeNo(),
                        event.queueId(),
                        event.queueName(),
                        event.accountId(),
                        event.accountName(),
                        event.strategy(),
                        at.occurredAt(),
                        event.timeoutAt(),
                        event.origin(),
                        at.source(),
                        at.position(),
                        at.recordedAt()));
    }

    private static QueueStep offered(QueueStep step, InteractionOffered event, Envelope at) {
        QueueStep.Counted counted = new QueueStep.Counted(
                step.counted().offeredAgents().plus(List.of(event.agentId().value())),
                step.counted().refusedAgents().plus(agents(event.choice().passedOver())));
        QueueStep.Offers made = step.row().offers().made(step.notBefore(at.occurredAt()), counted);
        return step.with(made.refusedAtLeast(event.choice().passedOverCount()), counted, at);
    }

    /** Of a call whose ringing nobody reported, the acceptance says when it began. */
    private QueueStep accepted(QueueStep step, InteractionAccepted event, Envelope at) {
        Instant acceptedAt = step.notBefore(at.occurredAt());
        QueueStep rung = channel == Channel.VOICE
                ? step.with(step.row().offers().firstMade(step.notBefore(event.offeredAt())), at)
                : step;
        return rung.ended(
                new QueueStep.Ending(
                        event.agentId(),
                        texts.of(event.agentName()),
                        event.typology(),
                        "accepted",
                        event.mode().code(),
                        acceptedAt,
                        null,
                        null,
                        acceptedAt,
                        Duration.between(event.offeredAt(), at.occurredAt()).toMillis()),
                at);
    }

    private static QueueStep timedOut(QueueStep step, InteractionTimedOut event, Envelope at) {
        QueueStep.Counted counted = new QueueStep.Counted(
                step.counted().offeredAgents(), step.counted().refusedAgents().plus(agents(event.passedOver())));
        return step.with(step.row().offers().refused(counted), counted, at)
                .ended(QueueStep.Ending.timeout(event.cause().code(), step.notBefore(at.occurredAt())), at);
    }

    private static List<UUID> agents(List<PassedOver> passedOver) {
        return passedOver.stream().map(PassedOver::agentId).map(AgentId::value).toList();
    }
}
