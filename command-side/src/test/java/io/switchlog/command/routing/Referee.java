package io.switchlog.command.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDelayChanged;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
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
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRenotified;
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
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueEvent;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRenotificationChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWrapUpChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.settings.SettingsEvent.LiveOfferLimitChanged;
import io.switchlog.messages.settings.SettingsEvent.SessionTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log with folds of its own and says at each event what must not be, and at a rest what should have been done.
 * It knows nothing of nodes: whatever they do to each other, the log has to keep the rules.
 */
final class Referee {
    private static final Duration REST = Duration.ofSeconds(5);

    enum Phase {
        COMING,
        WAITING,
        HANDLED,
        CLOSED,
        ABANDONED,
        TIMED_OUT
    }

    static final class Pause {
        final @Nullable Instant dueBackAt;
        boolean overran;

        Pause(@Nullable Instant dueBackAt) {
            this.dueBackAt = dueBackAt;
        }
    }

    static final class Person {
        @Nullable
        SessionId session;

        Instant loggedInAt = Instant.MIN;

        @Nullable
        LogoutCause lastLogout;

        boolean away;
        final Map<Channel, Pause> pauses = new EnumMap<>(Channel.class);
        final Map<Channel, Instant> wrapUps = new EnumMap<>(Channel.class);
        final Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
        final Map<Channel, Integer> autoAnswer = new EnumMap<>(Channel.class);
        final Map<InteractionId, Channel> tabs = new LinkedHashMap<>();
        final Map<QueueId, Integer> missed = new LinkedHashMap<>();
        final Set<QueueId> conflicts = new HashSet<>();
    }

    static final class Line {
        final Channel channel;
        Strategy strategy;
        final Set<AgentId> members = new LinkedHashSet<>();
        int wrapUpSeconds;
        int renotifySeconds;
        MissedOfferPolicy missedOffers = MissedOfferPolicy.NONE;
        Set<RequeueCause> requeueOn;

        Line(Channel channel, Strategy strategy) {
            this.channel = channel;
            this.strategy = strategy;
            this.requeueOn = usual(channel);
        }
    }

    record Offer(
            Instant offeredAt,
            Instant expiresAt,
            @Nullable Instant autoAnswerAt,
            @Nullable Instant remindAt,
            @Nullable Integer renotifySeconds) {}

    static final class Contact {
        Phase phase = Phase.COMING;
        Channel channel = Channel.UNKNOWN;
        int stepNo;

        @Nullable
        QueueId queueId;

        @Nullable
        AgentId agentId;

        Instant timeoutAt = Instant.MIN;

        @Nullable
        AgentId handler;

        final Map<AgentId, Offer> offers = new LinkedHashMap<>();
        final Map<AgentId, Instant> resting = new HashMap<>();
    }

    final Map<AgentId, Person> people = new LinkedHashMap<>();
    final Map<QueueId, Line> lines = new LinkedHashMap<>();
    final Map<InteractionId, Contact> contacts = new LinkedHashMap<>();
    final Map<String, Integer> seen = new HashMap<>();
    private int tabLimit = 20;
    private int liveOffers = 20;
    private int sessionMinutes = 5;
    private Instant at = Instant.MIN;
    private boolean byRouting;
    private @Nullable UUID append;

    private static Set<RequeueCause> usual(Channel channel) {
        return Set.of(Channel.CHAT, Channel.SMS, Channel.OPENCHANNEL, Channel.WHATSAPP)
                        .contains(channel)
                ? EnumSet.of(RequeueCause.LOGGED_OUT, RequeueCause.DISCONNECTED)
                : Set.of();
    }

    Person person(AgentId agentId) {
        return people.computeIfAbsent(agentId, none -> new Person());
    }

    Line line(QueueId queueId) {
        return requireNonNull(lines.get(queueId), "a queue that nobody created");
    }

    Contact contact(InteractionId interactionId) {
        return contacts.computeIfAbsent(interactionId, none -> new Contact());
    }

    /** @throws AssertionError if this must not be */
    void follow(StoredEvent stored) {
        UUID commandId = CommandIds.commandId(stored.eventId());
        if (!commandId.equals(append)) {
            appendEnds();
            append = commandId;
        }
        must(!stored.recordedAt().isBefore(at), "time does not go back");
        at = stored.recordedAt();
        byRouting = new String(stored.metadata(), UTF_8).contains("\"actor\":\"routing\"");
        seen.merge(stored.name(), 1, Integer::sum);
        Object event = stored.event();
        if (event instanceof AgentEvent agentEvent) {
            agent(agentEvent, person(agentEvent.agentId()));
        } else if (event instanceof QueueEvent queueEvent) {
            queue(queueEvent);
        } else if (event instanceof InteractionEvent interactionEvent) {
            interaction(interactionEvent, contact(interactionEvent.interactionId()));
        } else if (event instanceof TabLimitChanged changed) {
            tabLimit = changed.to();
        } else if (event instanceof LiveOfferLimitChanged changed) {
            liveOffers = changed.to();
        } else if (event instanceof SessionTimeoutChanged changed) {
            sessionMinutes = changed.toMinutes();
        }
    }

    /** Between appends tabs are what agents have, no less and no more, and nobody is nowhere. */
    void appendEnds() {
        people.forEach((agentId, person) -> person.tabs.keySet().forEach(open -> {
            Contact contact = contact(open);
            must(
                    contact.phase == Phase.HANDLED && agentId.equals(contact.handler),
                    agentId + " has a tab of " + open + " and nothing in it");
        }));
        contacts.forEach((interactionId, contact) -> {
            must(contact.phase != Phase.COMING, interactionId + " is nowhere");
            if (contact.phase == Phase.HANDLED) {
                must(
                        person(requireNonNull(contact.handler)).tabs.containsKey(interactionId),
                        interactionId + " has an agent without a tab");
            }
            must(contact.phase == Phase.WAITING || contact.offers.isEmpty(), interactionId + " rings after its end");
        });
    }

    private void must(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    // Agents

    private void agent(AgentEvent event, Person person) {
        AgentId agentId = event.agentId();
        if (event instanceof AgentCreated created) {
            person.capacity.putAll(created.capacity());
        } else if (event instanceof AgentCapacityChanged changed) {
            person.capacity.put(changed.channel(), changed.to());
        } else if (event instanceof AgentLoggedIn login) {
            must(person.session == null, "one session at a time");
            begins(person);
            person.session = login.sessionId();
            person.loggedInAt = at;
        } else if (event instanceof AgentLoggedOut logout) {
            must(logout.sessionId().equals(person.session), "only the session under way ends");
            begins(person);
            person.session = null;
            person.lastLogout = logout.cause();
        } else if (event instanceof AgentPaused paused) {
            must(person.session != null, "only who is there pauses");
            Instant dueBackAt = paused.terms() == null ? null : paused.terms().dueBackAt();
            paused.channels().forEach(channel -> person.pauses.put(channel, new Pause(dueBackAt)));
            person.missed.clear();
        } else if (event instanceof AgentUnpaused unpaused) {
            must(person.pauses.keySet().containsAll(unpaused.channels()), "only pauses end");
            person.pauses.keySet().removeAll(unpaused.channels());
            person.missed.clear();
        } else if (event instanceof AgentPauseOverran overran) {
            overran.channels().forEach(channel -> overruns(requireNonNull(person.pauses.get(channel)), overran));
        } else if (event instanceof AgentWrapUpBegan began) {
            must(person.session != null, "only who is there wraps up");
            person.wrapUps.put(began.channel(), began.endsAt());
        } else if (event instanceof AgentWrapUpEnded ended) {
            Instant endsAt = person.wrapUps.remove(ended.channel());
            must(endsAt != null, "only a wrap-up ends");
            must(!byRouting || !at.isBefore(requireNonNull(endsAt)), "a wrap-up does not end before its time");
        } else if (event instanceof AgentStoppedResponding stopped) {
            must(!person.away, "nobody goes away twice");
            must(
                    stopped.missedOffers()
                            >= line(stopped.queueId()).missedOffers.after(),
                    "only who missed so many goes away");
            person.away = true;
            person.missed.clear();
        } else if (event instanceof AgentReturned) {
            must(person.away, "only who is away returns");
            person.away = false;
            person.missed.clear();
        } else if (event instanceof AgentAutoAnswerEnabled enabled) {
            must(person.autoAnswer.put(enabled.channel(), enabled.delaySeconds()) == null, "enabled once");
        } else if (event instanceof AgentAutoAnswerDelayChanged changed) {
            must(person.autoAnswer.put(changed.channel(), changed.toSeconds()) != null, "a delay of what is enabled");
        } else if (event instanceof AgentAutoAnswerDisabled disabled) {
            must(person.autoAnswer.remove(disabled.channel()) != null, "only what is enabled is disabled");
            person.conflicts.removeIf(queueId -> line(queueId).channel == disabled.channel());
        } else if (event instanceof AgentAutoAnswerConflictNoted noted) {
            must(isConflict(agentId, person, noted.queueId()), "only a conflict is noted, and once");
            person.conflicts.add(noted.queueId());
        } else if (event instanceof AgentTabOpened opened) {
            Contact contact = contact(opened.interactionId());
            must(contact.phase == Phase.HANDLED && agentId.equals(contact.handler), "a tab for what he has");
            must(person.tabs.put(opened.interactionId(), opened.channel()) == null, "a tab opens once");
        } else if (event instanceof AgentTabClosed closed) {
            must(person.tabs.remove(closed.interactionId()) != null, "only an open tab closes");
        }
    }

    private static void begins(Person person) {
        person.pauses.clear();
        person.wrapUps.clear();
        person.missed.clear();
        person.away = false;
    }

    private void overruns(Pause pause, AgentPauseOverran event) {
        must(event.dueBackAt().equals(pause.dueBackAt), "the pause that overruns is the one that is due");
        must(!pause.overran && !at.isBefore(event.dueBackAt()), "an overrun is noted once, when it is one");
        pause.overran = true;
    }

    private boolean isConflict(AgentId agentId, Person person, QueueId queueId) {
        Line line = line(queueId);
        return line.strategy == Strategy.BEEPALL
                && line.members.contains(agentId)
                && person.autoAnswer.containsKey(line.channel)
                && !person.conflicts.contains(queueId);
    }

    // Queues

    private void queue(QueueEvent event) {
        if (event instanceof QueueCreated created) {
            lines.put(created.queueId(), new Line(created.channel(), created.strategy()));
            return;
        }
        Line line = line(event.queueId());
        if (event instanceof QueueStrategyChanged changed) {
            line.strategy = changed.to();
        } else if (event instanceof QueueMemberAdded added) {
            must(line.members.add(added.agentId()), "nobody joins twice");
        } else if (event instanceof QueueMemberRemoved removed) {
            must(line.members.remove(removed.agentId()), "only members leave");
            person(removed.agentId()).missed.remove(event.queueId());
        } else if (event instanceof QueueDeleted) {
            line.members.forEach(member -> person(member).missed.remove(event.queueId()));
            line.members.clear();
        } else if (event instanceof QueueWrapUpChanged changed) {
            line.wrapUpSeconds = changed.toSeconds();
        } else if (event instanceof QueueRenotificationChanged changed) {
            line.renotifySeconds = changed.toSeconds();
        } else if (event instanceof QueueMissedOfferPolicyChanged changed) {
            line.missedOffers = changed.to();
        } else if (event instanceof QueueRequeuePolicyChanged changed) {
            line.requeueOn = changed.to();
        }
    }

    // Interactions

    private void interaction(InteractionEvent event, Contact contact) {
        if (event instanceof InteractionReceived received) {
            contact.channel = received.channel();
        } else if (event instanceof InteractionQueued queued) {
            begins(contact, queued.stepNo(), queued.queueId(), null, requireNonNull(queued.timeoutAt()));
        } else if (event instanceof InteractionDirected directed) {
            begins(contact, directed.stepNo(), null, directed.agentId(), requireNonNull(directed.timeoutAt()));
        } else if (event instanceof InteractionOffered offered) {
            offered(offered, contact);
        } else if (event instanceof InteractionOfferRenotified renotified) {
            reminded(renotified, contact);
        } else if (event instanceof InteractionOfferExpired expired) {
            Offer offer = ends(contact, expired.agentId(), expired.stepNo());
            must(!at.isBefore(offer.expiresAt()), "an offer does not expire before its time");
            contact.resting.put(expired.agentId(), at.plus(REST));
            if (contact.queueId != null) {
                person(expired.agentId()).missed.merge(contact.queueId, 1, Integer::sum);
            }
        } else if (event instanceof InteractionOfferRejected rejected) {
            ends(contact, rejected.agentId(), rejected.stepNo());
            contact.resting.put(rejected.agentId(), at.plus(REST));
            person(rejected.agentId()).missed.clear();
        } else if (event instanceof InteractionOfferRescinded rescinded) {
            rescinded(rescinded, contact);
        } else if (event instanceof InteractionAccepted accepted) {
            accepted(accepted, contact);
        } else if (event instanceof InteractionTimedOut timedOut) {
            waitsIn(contact, timedOut.stepNo());
            must(!at.isBefore(contact.timeoutAt), "a step does not end before its time");
            contact.phase = timedOut.routeEnded() ? Phase.TIMED_OUT : Phase.COMING;
        } else if (event instanceof InteractionAbandoned abandoned) {
            waitsIn(contact, abandoned.stepNo());
            contact.phase = Phase.ABANDONED;
        } else if (event instanceof InteractionTransferred transferred) {
            letsGo(contact, transferred.agentId());
        } else if (event instanceof InteractionRequeued requeued) {
            must(
                    requeueOn(contact).contains(requeued.cause())
                            && requeued.cause() == cause(person(requeued.agentId()), contact.channel),
                    "only what its queue wants is requeued, and for the cause that there is");
            letsGo(contact, requeued.agentId());
        } else if (event instanceof InteractionClosed closed) {
            must(contact.phase == Phase.HANDLED && closed.agentId().equals(contact.handler), "who has it closes it");
            contact.phase = Phase.CLOSED;
        } else if (event instanceof InteractionReopened reopened) {
            must(contact.phase == Phase.CLOSED && reopened.agentId().equals(contact.handler), "back to who closed it");
            must(refusal(reopened.agentId(), contact, true) == null, "only who passes admission has it again");
            contact.phase = Phase.HANDLED;
        } else if (event instanceof InteractionRoutedAnew routed) {
            routedAnew(routed, contact);
        }
    }

    private void begins(
            Contact contact, int stepNo, @Nullable QueueId queueId, @Nullable AgentId agentId, Instant timeoutAt) {
        must(contact.phase == Phase.COMING, "a step begins when the one before has ended");
        must(stepNo == contact.stepNo + 1, "steps are counted one by one");
        contact.phase = Phase.WAITING;
        contact.stepNo = stepNo;
        contact.queueId = queueId;
        contact.agentId = agentId;
        contact.timeoutAt = timeoutAt;
        contact.handler = null;
        contact.resting.clear();
    }

    private void waitsIn(Contact contact, int stepNo) {
        must(contact.phase == Phase.WAITING && contact.stepNo == stepNo, "a step ends once");
        must(contact.offers.isEmpty(), "offers end before their step");
    }

    private void offered(InteractionOffered event, Contact contact) {
        AgentId agentId = event.agentId();
        must(contact.phase == Phase.WAITING && contact.stepNo == event.stepNo(), "what waits is offered");
        must(at.isBefore(contact.timeoutAt), "nothing is offered in a step that is over");
        must(!event.expiresAt().isAfter(contact.timeoutAt), "no offer outlives its step");
        must(event.expiresAt().isAfter(at), "no offer is over before it begins");
        AdmissionRefusal refusal = refusal(agentId, contact, false);
        must(refusal == null, "offered to " + agentId + " in spite of " + refusal);
        Integer delay = person(agentId).autoAnswer.get(contact.channel);
        must(
                Objects.equals(event.autoAnswerAt(), delay == null ? null : at.plusSeconds(delay)),
                "auto answer is due the delay after the offer");
        int every = contact.queueId == null ? 0 : line(contact.queueId).renotifySeconds;
        must(Objects.equals(event.renotifySeconds(), every == 0 ? null : every), "reminders as the queue wants them");
        Offer offer = new Offer(
                at,
                event.expiresAt(),
                event.autoAnswerAt(),
                every == 0 ? null : at.plusSeconds(every),
                event.renotifySeconds());
        must(contact.offers.put(agentId, offer) == null, "one live offer per agent");
    }

    private void reminded(InteractionOfferRenotified event, Contact contact) {
        Offer offer = contact.offers.get(event.agentId());
        must(offer != null && contact.stepNo == event.stepNo(), "only a live offer is repeated");
        Offer live = requireNonNull(offer);
        must(live.remindAt() != null && !at.isBefore(live.remindAt()), "no reminder before its time");
        contact.offers.put(
                event.agentId(),
                new Offer(
                        live.offeredAt(),
                        live.expiresAt(),
                        live.autoAnswerAt(),
                        at.plusSeconds(requireNonNull(live.renotifySeconds())),
                        live.renotifySeconds()));
    }

    private Offer ends(Contact contact, AgentId agentId, int stepNo) {
        Offer offer = contact.offers.remove(agentId);
        must(offer != null && contact.stepNo == stepNo, "only a live offer ends");
        return requireNonNull(offer);
    }

    private void rescinded(InteractionOfferRescinded event, Contact contact) {
        ends(contact, event.agentId(), event.stepNo());
        String cause = event.cause().name();
        boolean byAdmission = event.cause() != RescindCause.ACCEPTED_BY_ANOTHER
                && event.cause() != RescindCause.ABANDONED
                && event.cause() != RescindCause.STEP_TIMED_OUT;
        if (byAdmission) {
            AdmissionRefusal refusal = refusal(event.agentId(), contact, false);
            must(refusal != null && refusal.name().equals(cause), "taken back for " + cause + " which is " + refusal);
        }
    }

    private void accepted(InteractionAccepted event, Contact contact) {
        must(contact.phase == Phase.WAITING, "what waits is accepted");
        Offer offer = ends(contact, event.agentId(), event.stepNo());
        must(offer.offeredAt().equals(event.offeredAt()), "accepted is what was offered");
        if (event.mode() == AcceptMode.AUTO) {
            Instant due = offer.autoAnswerAt();
            must(due != null && !at.isBefore(due), "nothing is accepted automatically before its time");
            must(person(event.agentId()).autoAnswer.containsKey(contact.channel), "nor after he has turned it off");
        }
        AdmissionRefusal refusal = refusal(event.agentId(), contact, false);
        must(refusal == null, "accepted by " + event.agentId() + " in spite of " + refusal);
        contact.phase = Phase.HANDLED;
        contact.handler = event.agentId();
        person(event.agentId()).missed.clear();
    }

    private void letsGo(Contact contact, AgentId agentId) {
        must(contact.phase == Phase.HANDLED && agentId.equals(contact.handler), "who has it lets go of it");
        contact.phase = Phase.COMING;
    }

    private void routedAnew(InteractionRoutedAnew event, Contact contact) {
        boolean over =
                contact.phase == Phase.CLOSED || contact.phase == Phase.ABANDONED || contact.phase == Phase.TIMED_OUT;
        must(over, "only what is over is routed anew");
        AgentId former = contact.phase == Phase.CLOSED ? contact.handler : null;
        must(Objects.equals(former, event.formerAgentId()), "the former agent is who closed it");
        AdmissionRefusal refusal = former == null ? null : refusal(former, contact, true);
        must(refusal == event.refusal() && (former == null) == (refusal == null), "who passes has it again");
        contact.phase = Phase.COMING;
    }

    private @Nullable AdmissionRefusal refusal(AgentId agentId, Contact contact, boolean goesOn) {
        Person person = person(agentId);
        if (person.session == null) {
            return AdmissionRefusal.NOT_LOGGED_IN;
        }
        boolean member = contact.queueId == null
                ? agentId.equals(contact.agentId)
                : line(contact.queueId).members.contains(agentId);
        if (!member) {
            return AdmissionRefusal.NOT_A_MEMBER;
        }
        boolean wrapsUp = !goesOn && person.wrapUps.containsKey(contact.channel);
        if (person.away || person.pauses.containsKey(contact.channel) || wrapsUp) {
            return AdmissionRefusal.PAUSED;
        }
        if (tabLimit > 0 && person.tabs.size() >= tabLimit) {
            return AdmissionRefusal.TAB_LIMIT;
        }
        int most = person.capacity.getOrDefault(contact.channel, 0);
        long open = person.tabs.values().stream()
                .filter(channel -> channel == contact.channel)
                .count();
        return most > 0 && open >= most ? AdmissionRefusal.CAPACITY : null;
    }

    private static @Nullable RequeueCause cause(Person person, Channel channel) {
        if (person.session == null) {
            return person.lastLogout == LogoutCause.HEARTBEAT_LOST
                    ? RequeueCause.DISCONNECTED
                    : RequeueCause.LOGGED_OUT;
        }
        return person.pauses.containsKey(channel) ? RequeueCause.PAUSED : null;
    }

    private Set<RequeueCause> requeueOn(Contact contact) {
        return contact.queueId == null ? usual(contact.channel) : line(contact.queueId).requeueOn;
    }

    // What should have been done

    /**
     * What somebody waits for in vain; nothing, if routing is at rest.
     *
     * @param signs the last sign of life of those desktops that gave one
     */
    List<String> owed(Instant now, Map<AgentId, Instant> signs) {
        List<String> owed = new ArrayList<>();
        contacts.forEach((interactionId, contact) -> {
            if (contact.phase == Phase.WAITING) {
                owedTo(interactionId, contact, now, owed);
            }
        });
        people.forEach((agentId, person) -> owedTo(agentId, person, now, signs.get(agentId), owed));
        return owed;
    }

    private void owedTo(InteractionId interactionId, Contact contact, Instant now, List<String> owed) {
        if (!now.isBefore(contact.timeoutAt)) {
            owed.add(interactionId + " waits beyond " + contact.timeoutAt);
        }
        contact.offers.forEach((agentId, offer) -> {
            String what = "the offer of " + interactionId + " to " + agentId;
            AdmissionRefusal refusal = refusal(agentId, contact, false);
            if (refusal != null) {
                owed.add(what + " stands in spite of " + refusal);
            }
            boolean answers = person(agentId).autoAnswer.containsKey(contact.channel);
            if (isReached(offer.expiresAt(), now) || answers && isReached(offer.autoAnswerAt(), now)) {
                owed.add(what + " stands beyond its time");
            }
            if (isReached(offer.remindAt(), now)) {
                owed.add(what + " is to be repeated");
            }
        });
        boolean wanted = contact.offers.isEmpty()
                || contact.queueId != null && line(contact.queueId).strategy == Strategy.BEEPALL;
        people.keySet().forEach(agentId -> {
            Instant resting = contact.resting.get(agentId);
            if (wanted
                    && !contact.offers.containsKey(agentId)
                    && refusal(agentId, contact, false) == null
                    && (resting == null || isReached(resting, now))
                    && ringingAt(agentId) < liveOffers) {
                owed.add(interactionId + " waits although " + agentId + " is free");
            }
        });
    }

    int ringingAt(AgentId agentId) {
        return (int) contacts.values().stream()
                .filter(contact -> contact.offers.containsKey(agentId))
                .count();
    }

    private void owedTo(AgentId agentId, Person person, Instant now, @Nullable Instant sign, List<String> owed) {
        person.tabs.keySet().forEach(interactionId -> {
            Contact contact = contact(interactionId);
            RequeueCause cause = cause(person, contact.channel);
            if (cause != null && requeueOn(contact).contains(cause)) {
                owed.add(interactionId + " stays with " + agentId + " in spite of " + cause);
            }
        });
        lines.keySet().forEach(queueId -> {
            if (isConflict(agentId, person, queueId)) {
                owed.add("the conflict of " + agentId + " in " + queueId + " is not noted");
            }
        });
        if (person.session == null) {
            return;
        }
        person.wrapUps.forEach((channel, endsAt) -> {
            if (isReached(endsAt, now)) {
                owed.add(agentId + " still wraps up on " + channel);
            }
        });
        person.pauses.forEach((channel, pause) -> {
            if (!pause.overran && isReached(pause.dueBackAt, now)) {
                owed.add(agentId + " overruns his pause on " + channel);
            }
        });
        person.missed.forEach((queueId, missed) -> {
            Line line = line(queueId);
            boolean spared = switch (line.missedOffers.action()) {
                case PAUSE -> person.pauses.containsKey(line.channel);
                case NOT_RESPONDING -> person.away;
                case NONE, UNKNOWN -> true;
            };
            if (missed >= line.missedOffers.after() && !spared) {
                owed.add(agentId + " missed " + missed + " of " + queueId);
            }
        });
        boolean watched = sign != null && !sign.isBefore(person.loggedInAt);
        if (sessionMinutes > 0
                && watched
                && requireNonNull(sign).isBefore(now.minus(Duration.ofMinutes(sessionMinutes)))) {
            owed.add(agentId + " is gone since " + sign);
        }
    }

    private static boolean isReached(@Nullable Instant time, Instant now) {
        return time != null && !now.isBefore(time);
    }

    /** The next moment after this at which something is due. */
    @Nullable
    Instant nextDeadline(Instant now) {
        List<@Nullable Instant> times = new ArrayList<>();
        contacts.values().stream()
                .filter(contact -> contact.phase == Phase.WAITING)
                .forEach(contact -> {
                    times.add(contact.timeoutAt);
                    times.addAll(contact.resting.values());
                    contact.offers.values().forEach(offer -> {
                        times.add(offer.expiresAt());
                        times.add(offer.autoAnswerAt());
                        times.add(offer.remindAt());
                    });
                });
        people.values().forEach(person -> {
            times.addAll(person.wrapUps.values());
            person.pauses.values().forEach(pause -> times.add(pause.dueBackAt));
        });
        return times.stream()
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
