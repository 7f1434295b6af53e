package io.switchlog.command.agent;

import static io.switchlog.command.dispatch.Refusal.AGENT_DELETED;
import static io.switchlog.command.dispatch.Refusal.AGENT_DISABLED;
import static io.switchlog.command.dispatch.Refusal.ALREADY_LOGGED_IN;
import static io.switchlog.command.dispatch.Refusal.ALREADY_PAUSED;
import static io.switchlog.command.dispatch.Refusal.NOT_DELETED;
import static io.switchlog.command.dispatch.Refusal.NOT_DUE;
import static io.switchlog.command.dispatch.Refusal.NOT_LOGGED_IN;
import static io.switchlog.command.dispatch.Refusal.NOT_PAUSED;
import static io.switchlog.command.dispatch.Refusal.NO_HOT_DESK;
import static io.switchlog.command.dispatch.Refusal.OPEN_INTERACTIONS;
import static io.switchlog.command.dispatch.Refusal.PAUSED;
import static io.switchlog.command.dispatch.Refusal.PREFIX_REQUIRED;
import static io.switchlog.command.dispatch.Refusal.REMOTE_CONTROL_OFF;
import static io.switchlog.command.dispatch.Refusal.TELEPHONE_REQUIRED;
import static io.switchlog.command.dispatch.Refused.refuseIf;
import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentAvatarCommand.ChangeAvatar;
import io.switchlog.messages.agent.AgentAvatarEvent.AgentAvatarChanged;
import io.switchlog.messages.agent.AgentCallCommand.NoteCallRefusal;
import io.switchlog.messages.agent.AgentCallCommand.RequestCall;
import io.switchlog.messages.agent.AgentCallEvent.AgentCallRefused;
import io.switchlog.messages.agent.AgentCallEvent.AgentCallRequested;
import io.switchlog.messages.agent.AgentCommand.AutoAnswer;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentCommand.ConfirmPresence;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentCommand.EndLostSession;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.ResumeAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPauseOverran;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentReturned;
import io.switchlog.messages.agent.AgentEvent.AgentStoppedResponding;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.ReportPhonebarVersion;
import io.switchlog.messages.agent.AgentProfileCommand.RotateSipSecret;
import io.switchlog.messages.agent.AgentProfileEvent.AgentPhonebarVersionReported;
import io.switchlog.messages.agent.AgentProfileEvent.AgentSipSecretRotated;
import io.switchlog.messages.agent.AgentTelephoneCommand.NoteTelephone;
import io.switchlog.messages.agent.AgentTelephoneEvent.AgentTelephoneConnected;
import io.switchlog.messages.agent.AgentTelephoneEvent.AgentTelephoneDisconnected;
import io.switchlog.messages.agent.AgentTrashCommand.DeleteAgent;
import io.switchlog.messages.agent.AgentTrashCommand.RestoreAgent;
import io.switchlog.messages.agent.AgentTrashEvent.AgentDeleted;
import io.switchlog.messages.agent.AgentTrashEvent.AgentRestored;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseTerms;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.agent.settings.Account;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.External;
import io.switchlog.messages.agent.settings.Permissions;
import io.switchlog.messages.agent.settings.Phonebar;
import io.switchlog.messages.agent.settings.PhonebarVersion;
import io.switchlog.messages.agent.settings.Webrtc;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.settings.SecondLogin;
import io.switchlog.messages.telephone.TelephoneId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
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
    public static final int SNAPSHOT_VERSION = 6;
    private static final String LOGIN_IN_PAUSE = "Login in pause";
    private static final String MISSED_OFFERS = "Missed offers";

    @AggregateIdentifier
    private @Nullable AgentId agentId;

    private AgentProfile profile = AgentProfile.NONE;
    private boolean advancedSearch;
    private @Nullable TelephoneId telephone;
    private boolean deleted;
    private @Nullable String avatar;
    /** Switchboards that reach his telephone. */
    private final Set<String> connectedTo = new TreeSet<>();

    private AgentState state = AgentState.NEW;

    Agent() {}

    Agent(CreateAgent command, String internal, AgentSettings settings) {
        apply(new AgentCreated(
                command.agentId(),
                command.username(),
                command.fullName(),
                command.alias(),
                command.email(),
                command.description(),
                command.typology(),
                internal,
                command.loginInPause(),
                command.capacity(),
                settings.forCreation()));
    }

    void logIn(SessionId sessionId, @Nullable TelephoneId at, SecondLogin whenLoggedIn) {
        refuseIf(deleted, AGENT_DELETED);
        AgentSettings settings = profile.settings();
        refuseIf(settings.is(Account.DISABLED), AGENT_DISABLED);
        refuseIf(settings.is(External.HOT_DESK) && at == null, TELEPHONE_REQUIRED);
        refuseIf(!settings.is(External.HOT_DESK) && at != null, NO_HOT_DESK);
        SessionId before = state.readiness().sessionId();
        if (before != null) {
            refuseIf(whenLoggedIn != SecondLogin.REPLACE, ALREADY_LOGGED_IN);
            apply(new AgentLoggedOut(id(), before, LogoutCause.REPLACED, telephone));
        }
        apply(new AgentLoggedIn(id(), sessionId, at));
        if (settings.is(Account.LOGIN_IN_PAUSE)) {
            apply(new AgentPaused(id(), sessionId, allChannels(), LOGIN_IN_PAUSE, null));
        }
    }

    @CommandHandler
    void decide(LogoutAgent command) {
        apply(new AgentLoggedOut(id(), session(), command.cause(), telephone));
    }

    @CommandHandler
    void decide(ConfirmPresence command) {
        session();
    }

    @CommandHandler
    void decide(EndLostSession command) {
        requireSession(command.sessionId());
        apply(new AgentLoggedOut(id(), command.sessionId(), LogoutCause.HEARTBEAT_LOST, telephone));
    }

    void pause(Set<Channel> channels, String reason, @Nullable PauseTerms terms) {
        SessionId session = session();
        boolean nothingNew = channels.stream().allMatch(channel -> reason.equals(pauseReason(channel)));
        refuseIf(nothingNew, ALREADY_PAUSED);
        apply(new AgentPaused(id(), session, channels, reason, terms));
    }

    private @Nullable String pauseReason(Channel channel) {
        Readiness.Pause pause = state.readiness().pauses().get(channel);
        return pause == null ? null : pause.reason();
    }

    void noteOverrun(SessionId sessionId, Instant now) {
        requireSession(sessionId);
        Map<Channel, Readiness.Pause> pauses = state.readiness().pauses();
        Readiness.Pause overdue = pauses.values().stream()
                .filter(pause -> pause.isOverdue(now))
                .findFirst()
                .orElse(null);
        refuseIf(overdue == null, NOT_DUE);
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        pauses.forEach((channel, pause) -> {
            if (pause.equals(overdue)) {
                channels.add(channel);
            }
        });
        Readiness.Pause found = requireNonNull(overdue);
        apply(new AgentPauseOverran(id(), sessionId, channels, found.reason(), requireNonNull(found.dueBackAt())));
    }

    @CommandHandler
    void decide(UnpauseAgent command) {
        SessionId session = session();
        Set<Channel> paused = EnumSet.noneOf(Channel.class);
        paused.addAll(command.channels());
        paused.retainAll(state.readiness().pauses().keySet());
        refuseIf(paused.isEmpty() && !state.readiness().notResponding(), NOT_PAUSED);
        if (!paused.isEmpty()) {
            apply(new AgentUnpaused(id(), session, paused));
        }
        comeBack(session);
    }

    @CommandHandler
    void decide(ResumeAgent command) {
        SessionId session = session();
        comeBack(session);
        for (Channel channel : Set.copyOf(state.readiness().wrapUps().keySet())) {
            apply(new AgentWrapUpEnded(id(), session, channel));
        }
    }

    private void comeBack(SessionId session) {
        if (state.readiness().notResponding()) {
            apply(new AgentReturned(id(), session));
        }
    }

    void pauseForMissedOffers(SessionId sessionId, Channel channel) {
        requireSession(sessionId);
        pause(EnumSet.of(channel), MISSED_OFFERS, null);
    }

    void stopResponding(SessionId sessionId, QueueId queueId, int missedOffers) {
        requireSession(sessionId);
        refuseIf(state.readiness().notResponding(), ALREADY_PAUSED);
        apply(new AgentStoppedResponding(id(), sessionId, queueId, missedOffers));
    }

    /** Begins to wrap up an interaction that he has just closed; does nothing if he is gone. */
    public void wrapUp(InteractionId interactionId, QueueId queueId, Channel channel, Instant endsAt) {
        SessionId session = state.readiness().sessionId();
        if (session != null) {
            apply(new AgentWrapUpBegan(id(), session, interactionId, queueId, channel, endsAt));
        }
    }

    void endWrapUp(SessionId sessionId, Channel channel, Instant now) {
        requireSession(sessionId);
        Instant endsAt = state.readiness().wrapUps().get(channel);
        refuseIf(endsAt == null || now.isBefore(endsAt), NOT_DUE);
        apply(new AgentWrapUpEnded(id(), sessionId, channel));
    }

    /** Becomes what was decided at a desk. Who is disabled does not stay logged in (AG-37). */
    void become(List<? extends AgentEvent> events) {
        events.forEach(event -> apply(event));
        SessionId session = state.readiness().sessionId();
        if (session != null && profile.settings().is(Account.DISABLED)) {
            apply(new AgentLoggedOut(id(), session, LogoutCause.DISABLED, telephone));
        }
    }

    @CommandHandler
    void decide(RotateSipSecret command) {
        apply(new AgentSipSecretRotated(id()));
    }

    @CommandHandler
    void decide(ReportPhonebarVersion command) {
        PhonebarVersion before = profile.phonebar();
        if (!command.version().equals(before)) {
            apply(new AgentPhonebarVersionReported(id(), before, command.version()));
        }
    }

    @CommandHandler
    void decide(RequestCall command) {
        AgentSettings settings = profile.settings();
        session();
        refuseIf(typology() == Typology.PHONEBAR && !settings.is(Phonebar.REMOTE_CONTROL), REMOTE_CONTROL_OFF);
        refuseIf(settings.is(Permissions.PREFIX_REQUIRED) && command.prefix() == null, PREFIX_REQUIRED);
        boolean onBreak = state.readiness().pauses().containsKey(Channel.VOICE);
        refuseIf(command.preview() && onBreak && !settings.is(Webrtc.IGNORE_BREAK_FOR_PREVIEW), PAUSED);
        apply(new AgentCallRequested(
                id(),
                command.interactionId(),
                command.pbx(),
                command.uniqueId(),
                command.dialled(),
                command.prefix(),
                command.preview()));
    }

    @CommandHandler
    void decide(NoteTelephone command) {
        if (command.connected() != connectedTo.contains(command.pbx())) {
            apply(
                    command.connected()
                            ? new AgentTelephoneConnected(id(), command.pbx())
                            : new AgentTelephoneDisconnected(id(), command.pbx()));
        }
    }

    @CommandHandler
    void decide(NoteCallRefusal command) {
        apply(new AgentCallRefused(id(), command.interactionId(), command.answer()));
    }

    @CommandHandler
    void decide(DeleteAgent command) {
        refuseIf(deleted, AGENT_DELETED);
        refuseIf(!state.workload().tabs().isEmpty(), OPEN_INTERACTIONS);
        SessionId session = state.readiness().sessionId();
        if (session != null) {
            apply(new AgentLoggedOut(id(), session, LogoutCause.DELETED, telephone));
        }
        apply(new AgentDeleted(id()));
    }

    @CommandHandler
    void decide(RestoreAgent command) {
        refuseIf(!deleted, NOT_DELETED);
        apply(new AgentRestored(id()));
    }

    @CommandHandler
    void decide(ChangeAvatar command) {
        refuseIf(deleted, AGENT_DELETED);
        if (!Objects.equals(avatar, command.sha256())) {
            apply(new AgentAvatarChanged(id(), avatar, command.sha256(), command.contentType()));
        }
    }

    @CommandHandler
    void decide(ChangeAgent command) {
        refuseIf(deleted, AGENT_DELETED);
        command.capacity().forEach((channel, most) -> {
            int before = state.workload().capacity(channel);
            if (before != most) {
                apply(new AgentCapacityChanged(id(), channel, before, most));
            }
        });
        configure(command.autoAnswer(), command.advancedSearch());
    }

    /** Sets what is given. */
    void configure(Map<Channel, AutoAnswer> autoAnswer, @Nullable Boolean searchEverything) {
        autoAnswer.forEach((channel, asked) ->
                state.autoAnswers().change(id(), channel, asked).ifPresent(event -> apply(event)));
        if (searchEverything != null && searchEverything != advancedSearch) {
            apply(searchEverything ? new AgentAdvancedSearchEnabled(id()) : new AgentAdvancedSearchDisabled(id()));
        }
    }

    void noteAutoAnswerConflict(Channel channel, QueueId queueId) {
        boolean conflict = state.autoAnswers().delaySeconds(channel) != null
                && !state.autoAnswers().hasNotedConflict(queueId, channel);
        refuseIf(!conflict, NOT_DUE);
        apply(new AgentAutoAnswerConflictNoted(id(), channel, queueId));
    }

    /** Takes an interaction that admission has passed. */
    public void openTab(InteractionId interactionId, Channel channel) {
        apply(new AgentTabOpened(id(), interactionId, channel));
    }

    /** Lets go of an interaction; does nothing if it is not open here. */
    public void closeTab(InteractionId interactionId, Channel channel) {
        if (state.workload().tabs().contains(new Workload.Tab(interactionId, channel))) {
            apply(new AgentTabClosed(id(), interactionId, channel));
        }
    }

    /** Refuses whatever would give something new to an agent who does not exist or is in the trash. */
    public static Aggregate<Agent> requireKept(Repository<Agent> agents, AgentId agentId) {
        Aggregate<Agent> agent;
        try {
            agent = agents.load(agentId.toString());
        } catch (AggregateNotFoundException none) {
            throw new Unknown("agent", agentId);
        }
        refuseIf(agent.invoke(found -> found.deleted), AGENT_DELETED);
        return agent;
    }

    public AgentState state() {
        return state;
    }

    public AgentProfile profile() {
        return profile;
    }

    public Sealed fullName() {
        return requireNonNull(profile.fullName());
    }

    public Typology typology() {
        return profile.settings().typology();
    }

    private AgentId id() {
        return requireNonNull(agentId);
    }

    private SessionId session() {
        SessionId session = state.readiness().sessionId();
        refuseIf(session == null, NOT_LOGGED_IN);
        return requireNonNull(session);
    }

    /** Refuses what was meant for another session. */
    private void requireSession(SessionId sessionId) {
        refuseIf(!sessionId.equals(state.readiness().sessionId()), NOT_LOGGED_IN);
    }

    /** Every channel there is, for pauses that say none. */
    static Set<Channel> allChannels() {
        return EnumSet.complementOf(EnumSet.of(Channel.UNKNOWN));
    }

    @EventSourcingHandler
    void evolve(AgentEvent event) {
        state = state.after(event);
        profile = profile.after(event);
        if (event instanceof AgentCreated created) {
            agentId = created.agentId();
        } else if (event instanceof AgentLoggedIn loggedIn) {
            telephone = loggedIn.telephoneId();
        } else if (event instanceof AgentLoggedOut) {
            telephone = null;
        } else if (event instanceof AgentAdvancedSearchEnabled) {
            advancedSearch = true;
        } else if (event instanceof AgentAdvancedSearchDisabled) {
            advancedSearch = false;
        } else if (event instanceof AgentDeleted || event instanceof AgentRestored) {
            deleted = event instanceof AgentDeleted;
        } else if (event instanceof AgentTelephoneConnected reached) {
            connectedTo.add(reached.pbx());
        } else if (event instanceof AgentTelephoneDisconnected lost) {
            connectedTo.remove(lost.pbx());
        } else if (event instanceof AgentAvatarChanged changed) {
            avatar = changed.to();
        }
    }
}
