package io.switchlog.command.agent;

import static io.switchlog.command.dispatch.Refusal.ALREADY_LOGGED_IN;
import static io.switchlog.command.dispatch.Refusal.ALREADY_PAUSED;
import static io.switchlog.command.dispatch.Refusal.NOT_LOGGED_IN;
import static io.switchlog.command.dispatch.Refusal.NOT_PAUSED;
import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.ChangeAgentCapacity;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.routing.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * An agent: his session, his pauses per channel, and what he has open. Lives for years and is the only aggregate with
 * snapshots (ADR 11); its fields are the snapshot, so a change of them needs a new {@link #SNAPSHOT_VERSION}.
 */
@AggregateRoot(type = "agent")
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class Agent {
    public static final int SNAPSHOT_VERSION = 1;
    private static final String LOGIN_IN_PAUSE = "Login in pause";

    @AggregateIdentifier
    private @Nullable AgentId agentId;

    private @Nullable Sealed fullName;
    private Typology typology = Typology.UNKNOWN;
    private boolean loginInPause;
    private @Nullable SessionId sessionId;
    private Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
    private Map<Channel, String> pauses = new EnumMap<>(Channel.class);
    private List<Tab> tabs = new ArrayList<>();

    private record Tab(InteractionId interactionId, Channel channel) {}

    Agent() {}

    Agent(CreateAgent command) {
        apply(new AgentCreated(
                command.agentId(),
                command.username(),
                command.fullName(),
                command.alias(),
                command.email(),
                command.description(),
                command.typology(),
                command.internal(),
                command.loginInPause(),
                command.capacity()));
    }

    @CommandHandler
    void decide(LoginAgent command) {
        refuseIf(sessionId != null, ALREADY_LOGGED_IN);
        apply(new AgentLoggedIn(command.agentId(), command.sessionId()));
        if (loginInPause) {
            apply(new AgentPaused(command.agentId(), command.sessionId(), allChannels(), LOGIN_IN_PAUSE));
        }
    }

    @CommandHandler
    void decide(LogoutAgent command) {
        apply(new AgentLoggedOut(command.agentId(), session()));
    }

    @CommandHandler
    void decide(PauseAgent command) {
        SessionId session = session();
        boolean nothingNew =
                command.channels().stream().allMatch(channel -> command.reason().equals(pauses.get(channel)));
        refuseIf(nothingNew, ALREADY_PAUSED);
        apply(new AgentPaused(command.agentId(), session, command.channels(), command.reason()));
    }

    @CommandHandler
    void decide(UnpauseAgent command) {
        SessionId session = session();
        Set<Channel> paused = EnumSet.noneOf(Channel.class);
        paused.addAll(command.channels());
        paused.retainAll(pauses.keySet());
        refuseIf(paused.isEmpty(), NOT_PAUSED);
        apply(new AgentUnpaused(command.agentId(), session, paused));
    }

    @CommandHandler
    void decide(ChangeAgentCapacity command) {
        command.capacity().forEach((channel, most) -> {
            int before = capacity.getOrDefault(channel, 0);
            if (before != most) {
                apply(new AgentCapacityChanged(command.agentId(), channel, before, most));
            }
        });
    }

    /** Takes an interaction that admission has passed. */
    public void openTab(InteractionId interactionId, Channel channel) {
        apply(new AgentTabOpened(requireNonNull(agentId), interactionId, channel));
    }

    /** Lets go of an interaction; does nothing if it is not open here. */
    public void closeTab(InteractionId interactionId, Channel channel) {
        if (tabs.contains(new Tab(interactionId, channel))) {
            apply(new AgentTabClosed(requireNonNull(agentId), interactionId, channel));
        }
    }

    /** Where this agent stands with regard to an interaction of this channel. */
    public Standing standing(Channel channel, boolean member, int tabLimit) {
        int openOnChannel =
                (int) tabs.stream().filter(tab -> tab.channel() == channel).count();
        return new Standing(
                sessionId != null,
                member,
                pauses.containsKey(channel),
                tabs.size(),
                tabLimit,
                openOnChannel,
                capacity.getOrDefault(channel, 0));
    }

    public Sealed fullName() {
        return requireNonNull(fullName);
    }

    public Typology typology() {
        return typology;
    }

    private SessionId session() {
        refuseIf(sessionId == null, NOT_LOGGED_IN);
        return requireNonNull(sessionId);
    }

    /** Every channel there is, for pauses that say none. */
    static Set<Channel> allChannels() {
        return EnumSet.complementOf(EnumSet.of(Channel.UNKNOWN));
    }

    @EventSourcingHandler
    void evolve(AgentCreated event) {
        agentId = event.agentId();
        fullName = event.fullName();
        typology = event.typology();
        loginInPause = event.loginInPause();
        capacity.putAll(event.capacity());
    }

    @EventSourcingHandler
    void evolve(AgentLoggedIn event) {
        sessionId = event.sessionId();
    }

    @EventSourcingHandler
    void evolve(AgentLoggedOut event) {
        sessionId = null;
        pauses.clear();
    }

    @EventSourcingHandler
    void evolve(AgentPaused event) {
        event.channels().forEach(channel -> pauses.put(channel, event.reason()));
    }

    @EventSourcingHandler
    void evolve(AgentUnpaused event) {
        pauses.keySet().removeAll(event.channels());
    }

    @EventSourcingHandler
    void evolve(AgentCapacityChanged event) {
        capacity.put(event.channel(), event.to());
    }

    @EventSourcingHandler
    void evolve(AgentTabOpened event) {
        tabs.add(new Tab(event.interactionId(), event.channel()));
    }

    @EventSourcingHandler
    void evolve(AgentTabClosed event) {
        tabs.remove(new Tab(event.interactionId(), event.channel()));
    }
}
