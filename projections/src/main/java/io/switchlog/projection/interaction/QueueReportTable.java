package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.report_<channel>_queue}: one row per interaction and executed queue step (AG-116 ... AG-123). Steps that
 * name an agent make no row, so events of such a step find none.
 */
final class QueueReportTable extends Table<UUID, QueueStep> {
    private final Channel channel;
    private final Texts texts;

    QueueReportTable(Channel channel, Texts texts) {
        super("report.report_" + channel.code() + "_queue", new QueueStepStore(channel));
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
                (step, event, at) -> step.with(step.row().offers().reminded(), at.position()));
        changeIfThere(
                InteractionOfferExpired.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> step.with(step.row().offers().expired(), at.position()));
        changeIfThere(
                InteractionOfferRejected.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> step.with(step.row().offers().rejected(), at.position()));
        changeIfThere(
                InteractionOfferRescinded.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> step.with(step.row().offers().rescinded(), at.position()));
        changeIfThere(
                InteractionAccepted.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) -> step.ended(accepted(event, at), at.position()));
        changeIfThere(
                InteractionTimedOut.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                QueueReportTable::timedOut);
        changeIfThere(
                InteractionAbandoned.class,
                event -> step(event.channel(), event.interactionId(), event.stepNo()),
                (step, event, at) ->
                        step.ended(QueueStep.Ending.abandoned(event.cause().code(), at.recordedAt()), at.position()));
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
                        at.recordedAt(),
                        event.timeoutAt(),
                        event.origin(),
                        "native",
                        at.position(),
                        at.recordedAt()));
    }

    private static QueueStep offered(QueueStep step, InteractionOffered event, Envelope at) {
        QueueStep.Counted counted = new QueueStep.Counted(
                step.counted().offeredAgents().plus(List.of(event.agentId().value())),
                step.counted().refusedAgents().plus(agents(event.choice().passedOver())));
        QueueStep.Offers made = step.row().offers().made(at.recordedAt(), counted);
        return step.with(made.refusedAtLeast(event.choice().passedOverCount()), counted, at.position());
    }

    private QueueStep.Ending accepted(InteractionAccepted event, Envelope at) {
        return new QueueStep.Ending(
                event.agentId(),
                texts.of(event.agentName()),
                event.typology(),
                "accepted",
                event.mode().code(),
                at.recordedAt(),
                null,
                null,
                at.recordedAt(),
                Duration.between(event.offeredAt(), at.recordedAt()).toMillis());
    }

    private static QueueStep timedOut(QueueStep step, InteractionTimedOut event, Envelope at) {
        QueueStep.Counted counted = new QueueStep.Counted(
                step.counted().offeredAgents(), step.counted().refusedAgents().plus(agents(event.passedOver())));
        return step.with(step.row().offers().refused(counted), counted, at.position())
                .ended(QueueStep.Ending.timeout(event.cause().code(), at.recordedAt()), at.position());
    }

    private static List<UUID> agents(List<PassedOver> passedOver) {
        return passedOver.stream().map(PassedOver::agentId).map(AgentId::value).toList();
    }
}
