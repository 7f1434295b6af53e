package io.switchlog.command.interaction;

import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;

import io.switchlog.command.account.AccountProfile;
import io.switchlog.command.agent.Agent;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.interaction.Interaction.Notice;
import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.settings.Licensing;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.AcceptAutomatically;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.Offer;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RenotifyAgents;
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.routing.AdmissionRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/** From arrival to close: where interactions meet queues, settings and the agents who take them. */
public final class InteractionDesk {
    private final Meeting meeting;
    private final StreamStates states;
    private final Clock clock;

    public InteractionDesk(Meeting meeting, StreamStates states, Clock clock) {
        this.meeting = meeting;
        this.states = states;
        this.clock = clock;
    }

    @CommandHandler
    void decide(ReceiveInteraction command) throws Exception {
        refuseIf(command.mayExist() && states.exists("interaction", command.interactionId()), Refusal.ALREADY_EXISTS);
        AccountProfile account = AccountProfile.read(states, command.accountId());
        if (account == null) {
            throw new Unknown("account", command.accountId());
        }
        refuseIf(account.deleted(), Refusal.ACCOUNT_DELETED);
        Licensing.require(states, account.channel());
        meeting.arrival(() -> new Interaction(command, account))
                .execute(received -> received.begin(clock.instant(), meeting::queue));
    }

    @CommandHandler
    void decide(OfferInteraction command) {
        Aggregate<Interaction> interaction = meeting.interaction(command.interactionId());
        Instant now = clock.instant();
        refuseIf(!now.isBefore(command.expiresAt()), Refusal.TOO_LATE);
        interaction.execute(found -> {
            InteractionState state = found.state();
            refuseIf(state.requireWaitingIn(command.stepNo()).isOver(now), Refusal.STEP_OVER);
        });
        List<Offer> admitted = command.offers().stream()
                .sorted(Comparator.comparing(Offer::agentId))
                .filter(offer -> meeting.refusal(interaction, offer.agentId()).isEmpty())
                .sorted(Comparator.comparingInt(offer -> offer.choice().rank()))
                .toList();
        if (admitted.isEmpty()) {
            throw new Refused(
                    meeting.refusal(interaction, command.offers().get(0).agentId())
                            .map(InteractionDesk::code)
                            .orElse(Refusal.NOT_OFFERED));
        }
        Channel channel = interaction.invoke(found -> found.state().channel());
        List<Notice> notices = admitted.stream()
                .map(offer -> new Notice(
                        offer.agentId(), offer.choice(), autoAnswerAt(meeting.agent(offer.agentId()), channel, now)))
                .toList();
        Integer renotifySeconds = renotifySeconds(interaction);
        interaction.execute(waiting -> waiting.offer(command.stepNo(), notices, command.expiresAt(), renotifySeconds));
    }

    private static @Nullable Instant autoAnswerAt(Aggregate<Agent> agent, Channel channel, Instant now) {
        Integer delay = agent.invoke(found -> found.state().autoAnswers().delaySeconds(channel));
        return delay == null ? null : now.plusSeconds(delay);
    }

    private @Nullable Integer renotifySeconds(Aggregate<Interaction> interaction) {
        QueueId queueId = interaction.invoke(found -> found.state().step().queueId());
        int seconds = queueId == null ? 0 : meeting.queue(queueId).conduct().renotifySeconds();
        return seconds == 0 ? null : seconds;
    }

    @CommandHandler
    void decide(ExpireOffers command) {
        meeting.interaction(command.interactionId())
                .execute(interaction -> interaction.expire(command, clock.instant()));
    }

    /** Takes back only what admission still refuses, and for this cause. */
    @CommandHandler
    void decide(RescindOffers command) {
        Aggregate<Interaction> interaction = meeting.interaction(command.interactionId());
        interaction.execute(found -> found.state().requireWaitingIn(command.stepNo()));
        List<AgentId> refused =
                interaction.invoke(found -> found.state().offers().liveAmong(command.agentIds())).stream()
                        .sorted()
                        .filter(agentId -> meeting.refusal(interaction, agentId)
                                .map(InteractionDesk::rescindCause)
                                .filter(command.cause()::equals)
                                .isPresent())
                        .toList();
        refuseIf(refused.isEmpty(), Refusal.NOT_DUE);
        interaction.execute(found -> found.rescind(refused, command.cause()));
    }

    /** How it is said of an offer that it is taken back because admission refuses it by now. */
    public static RescindCause rescindCause(AdmissionRefusal cause) {
        return switch (cause) {
            case NOT_LOGGED_IN -> RescindCause.NOT_LOGGED_IN;
            case NOT_A_MEMBER -> RescindCause.NOT_A_MEMBER;
            case PAUSED -> RescindCause.PAUSED;
            case TAB_LIMIT -> RescindCause.TAB_LIMIT;
            case CAPACITY -> RescindCause.CAPACITY;
            case UNKNOWN -> throw new IllegalStateException("admission never answers UNKNOWN");
        };
    }

    @CommandHandler
    void decide(RenotifyAgents command) {
        meeting.interaction(command.interactionId())
                .execute(interaction -> interaction.remind(command, clock.instant()));
    }

    @CommandHandler
    void decide(AcceptInteraction command) {
        accept(meeting.interaction(command.interactionId()), command.agentId(), AcceptMode.MANUAL);
    }

    /** Not for an agent who has turned auto answer off meanwhile: then what rings is left to him. */
    @CommandHandler
    void decide(AcceptAutomatically command) {
        Aggregate<Interaction> interaction = meeting.interaction(command.interactionId());
        interaction.execute(found -> {
            found.state().requireWaitingIn(command.stepNo());
            found.state().offers().requireAutoAnswerDue(command.agentId(), clock.instant());
        });
        Channel channel = interaction.invoke(found -> found.state().channel());
        refuseIf(
                meeting.agent(command.agentId())
                        .invoke(agent -> agent.state().autoAnswers().delaySeconds(channel) == null),
                Refusal.NOT_DUE);
        accept(interaction, command.agentId(), AcceptMode.AUTO);
    }

    private void accept(Aggregate<Interaction> interaction, AgentId agentId, AcceptMode mode) {
        interaction.execute(found -> found.state().requireWaiting());
        Aggregate<Agent> agent = meeting.agent(agentId);
        meeting.refusal(interaction, agentId).ifPresent(cause -> {
            throw new Refused(code(cause));
        });
        interaction.execute(
                waiting -> waiting.accept(agentId, agent.invoke(Agent::fullName), agent.invoke(Agent::typology), mode));
        meeting.openTab(interaction, agent);
    }

    @CommandHandler
    void decide(TimeOutStep command) {
        meeting.interaction(command.interactionId())
                .execute(interaction -> interaction.timeOut(command, clock.instant(), meeting::queue));
    }

    @CommandHandler
    void decide(CloseInteraction command) {
        Aggregate<Interaction> interaction = meeting.interaction(command.interactionId());
        AgentId handler = interaction.invoke(open -> open.close(command.agentId(), command.disposition()));
        Aggregate<Agent> agent = meeting.agent(handler);
        meeting.closeTab(interaction, agent);
        wrapUp(command.interactionId(), interaction, agent);
    }

    private void wrapUp(InteractionId interactionId, Aggregate<Interaction> interaction, Aggregate<Agent> agent) {
        QueueId queueId = interaction.invoke(closed -> closed.state().step().queueId());
        int seconds = queueId == null ? 0 : meeting.queue(queueId).conduct().wrapUpSeconds();
        if (seconds > 0) {
            Channel channel = interaction.invoke(closed -> closed.state().channel());
            Instant endsAt = clock.instant().plusSeconds(seconds);
            agent.execute(closing -> closing.wrapUp(interactionId, requireNonNull(queueId), channel, endsAt));
        }
    }

    private static Refusal code(AdmissionRefusal cause) {
        return switch (cause) {
            case NOT_LOGGED_IN -> Refusal.NOT_LOGGED_IN;
            case NOT_A_MEMBER -> Refusal.NOT_A_MEMBER;
            case PAUSED -> Refusal.PAUSED;
            case TAB_LIMIT -> Refusal.TAB_LIMIT;
            case CAPACITY -> Refusal.CAPACITY;
            case UNKNOWN -> throw new IllegalStateException("admission never answers UNKNOWN");
        };
    }
}
