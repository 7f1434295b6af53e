package io.switchlog.projection.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentReturned;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileEvent.AgentRenamed;
import io.switchlog.messages.agent.PauseTerms;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.projection.Table;
import io.switchlog.projection.Texts;
import io.switchlog.projection.agent.AgentAtWork.Work;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.report_agent}: what each agent did, as a whole and on each channel. What he has open is told by the
 * interactions and not by his tabs, whose events go along with theirs.
 */
final class AgentReportTable extends Table<AgentId, AgentAtWork> {

    AgentReportTable(Texts texts) {
        super("report.report_agent", new AgentReportStore());
        on(
                AgentCreated.class,
                AgentCreated::agentId,
                (before, event, at) -> AgentAtWork.created(event, texts.of(event.fullName()), at));
        changeIfThere(
                AgentRenamed.class, AgentEvent::agentId, (agent, event, at) -> agent.called(texts.of(event.to()), at));
        everywhere(AgentLoggedIn.class, (work, event) -> work.session(event.sessionId()));
        everywhere(AgentLoggedOut.class, (work, event) -> work.session(null));
        inSession(
                AgentPaused.class, AgentPaused::channels, (work, event) -> paused(work, event.reason(), event.terms()));
        inSession(AgentUnpaused.class, AgentUnpaused::channels, (work, event) -> work.paused(null, null));
        inSession(AgentStoppedResponding.class, event -> AgentAtWork.CHANNELS, (work, event) -> work.responding(false));
        inSession(AgentReturned.class, event -> AgentAtWork.CHANNELS, (work, event) -> work.responding(true));
        inSession(AgentWrapUpBegan.class, event -> List.of(event.channel()), (work, event) -> work.wrappingUp(true));
        inSession(AgentWrapUpEnded.class, event -> List.of(event.channel()), (work, event) -> work.wrappingUp(false));
        byHim(InteractionOffered.class, InteractionOffered::agentId, InteractionOffered::channel, Work::offered);
        byHim(
                InteractionOfferExpired.class,
                InteractionOfferExpired::agentId,
                InteractionOfferExpired::channel,
                Work::notOffered);
        byHim(
                InteractionOfferRejected.class,
                InteractionOfferRejected::agentId,
                InteractionOfferRejected::channel,
                Work::notOffered);
        byOthers(
                InteractionOfferRescinded.class,
                InteractionOfferRescinded::agentId,
                InteractionOfferRescinded::channel,
                Work::notOffered);
        byHim(InteractionAccepted.class, InteractionAccepted::agentId, InteractionAccepted::channel, Work::opened);
        byOthers(InteractionReopened.class, InteractionReopened::agentId, InteractionReopened::channel, Work::opened);
        byHim(
                InteractionTransferred.class,
                InteractionTransferred::agentId,
                InteractionTransferred::channel,
                Work::closed);
        byHim(InteractionRequeued.class, InteractionRequeued::agentId, InteractionRequeued::channel, Work::closed);
        byHim(InteractionClosed.class, InteractionClosed::agentId, InteractionClosed::channel, Work::closed);
    }

    private static Work paused(Work work, String reason, @Nullable PauseTerms terms) {
        return work.paused(reason, terms == null ? null : terms.productive());
    }

    private <E extends AgentEvent> void everywhere(Class<E> type, BiFunction<Work, E, Work> change) {
        changeIfThere(
                type,
                AgentEvent::agentId,
                (agent, event, at) -> agent.after(
                        AgentAtWork.CHANNELS,
                        work -> change.apply(work, event),
                        WorkOrigin.of(event.agentId(), at),
                        at));
    }

    private <E extends AgentEvent> void inSession(
            Class<E> type, Function<E, Collection<Channel>> channels, BiFunction<Work, E, Work> change) {
        changeIfThere(
                type,
                AgentEvent::agentId,
                (agent, event, at) -> agent.after(
                        channels.apply(event),
                        work -> work.inSession() ? change.apply(work, event) : work,
                        WorkOrigin.of(event.agentId(), at),
                        at));
    }

    /** What the agent, or routing, or a supervisor did about an interaction. */
    private <E extends InteractionEvent> void byHim(
            Class<E> type, Key<E, AgentId> agentId, Function<E, Channel> channel, BiFunction<Work, UUID, Work> change) {
        changeIfThere(
                type,
                agentId,
                (agent, event, at) -> agent.after(
                        List.of(channel.apply(event)),
                        work -> change.apply(work, event.interactionId().value()),
                        WorkOrigin.of(agent.agentId(), at),
                        at));
    }

    /** What befell the agent because of somebody else: that contact or agent did not act for him. */
    private <E extends InteractionEvent> void byOthers(
            Class<E> type, Key<E, AgentId> agentId, Function<E, Channel> channel, BiFunction<Work, UUID, Work> change) {
        changeIfThere(
                type,
                agentId,
                (agent, event, at) -> agent.after(
                        List.of(channel.apply(event)),
                        work -> change.apply(work, event.interactionId().value()),
                        WorkOrigin.SYSTEM,
                        at));
    }
}
