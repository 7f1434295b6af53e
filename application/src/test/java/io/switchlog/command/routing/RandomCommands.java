package io.switchlog.command.routing;

import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.CreateAccount;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentCommand.AutoAnswer;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentCommand.EndLostSession;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.ResumeAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionCommand.AbandonInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.AddAgentMessage;
import io.switchlog.messages.interaction.InteractionCommand.AddContactMessage;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionCommand.TransferInteraction;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.ChangeQueue;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueCommand.CreateQueue;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the people of a small centre on three channels may want next, possible or not. */
final class RandomCommands {
    private static final int AGENTS = 5;
    private static final int QUEUES = 4;
    private static final int ACCOUNTS = 5;
    private static final int MOST_REMEMBERED = 12;
    private static final List<Channel> CHANNELS = List.of(Channel.CHAT, Channel.EMAIL, Channel.WHATSAPP);

    private final Random random;
    private final List<AgentId> agents = new ArrayList<>();
    private final List<QueueId> queues = new ArrayList<>();
    private final List<AccountId> accounts = new ArrayList<>();
    private final List<InteractionId> interactions = new ArrayList<>();
    private final List<InteractionOffered> offers = new ArrayList<>();
    private final Map<AgentId, SessionId> sessions = new HashMap<>();
    private long seenTo;

    RandomCommands(Random random) {
        this.random = random;
    }

    /** The position up to which it has looked at the log. */
    long seenTo() {
        return seenTo;
    }

    List<Object> setUp() {
        List<Object> setUp = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            AgentId agentId = new AgentId(CommandIds.next());
            agents.add(agentId);
            Sealed name = sealed(agentId.value());
            setUp.add(new CreateAgent(
                    agentId,
                    "username:" + agentId,
                    name,
                    name,
                    null,
                    null,
                    null,
                    Typology.WEBRTC,
                    null,
                    random.nextInt(4) == 0,
                    capacity(),
                    autoAnswer(),
                    false));
            setUp.add(new LoginAgent(agentId, new SessionId(CommandIds.next())));
        }
        for (int i = 0; i < QUEUES; i++) {
            QueueId queueId = new QueueId(CommandIds.next());
            queues.add(queueId);
            setUp.add(new CreateQueue(
                    queueId, "Queue " + i, channelOfQueue(i), strategy(), 3 + random.nextInt(20), i, conduct()));
            agents.forEach(agentId -> {
                if (random.nextBoolean()) {
                    setUp.add(new AddQueueMember(queueId, agentId, random.nextInt(4)));
                }
            });
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountId accountId = new AccountId(CommandIds.next());
            accounts.add(accountId);
            Channel channel = CHANNELS.get(i % CHANNELS.size());
            setUp.add(new CreateAccount(accountId, "Account " + i, channel, route(channel)));
        }
        return setUp;
    }

    private static Channel channelOfQueue(int queue) {
        return CHANNELS.get(queue % CHANNELS.size());
    }

    private List<RouteStep> route(Channel channel) {
        List<RouteStep> route = new ArrayList<>();
        for (int i = 0; i < QUEUES; i++) {
            if (channelOfQueue(i) == channel) {
                route.add(new RouteStep(queues.get(i), null, 5 + random.nextInt(60)));
            }
        }
        if (random.nextBoolean()) {
            route.add(random.nextInt(route.size() + 1), new RouteStep(null, any(agents), 5 + random.nextInt(30)));
        }
        return route;
    }

    /** What somebody wants next, after these events; nothing if it needs what is not there. */
    Optional<Object> next(List<StoredEvent> events) {
        events.forEach(this::see);
        return Optional.ofNullable(
                switch (random.nextInt(12)) {
                    case 0, 1, 2 -> arrival();
                    case 3, 4 -> reaction();
                    case 5, 6 -> work();
                    case 7 -> contact();
                    case 8, 9 -> day();
                    case 10 -> configuration();
                    default -> transfer();
                });
    }

    private void see(StoredEvent stored) {
        seenTo = stored.position();
        Object event = stored.event();
        if (event instanceof InteractionOffered offered) {
            offers.add(offered);
            if (offers.size() > MOST_REMEMBERED) {
                offers.remove(0);
            }
        } else if (event instanceof AgentLoggedIn login) {
            sessions.put(login.agentId(), login.sessionId());
        }
    }

    private Object arrival() {
        InteractionId interactionId = new InteractionId(CommandIds.next());
        interactions.add(interactionId);
        if (interactions.size() > MOST_REMEMBERED) {
            interactions.remove(0);
        }
        Contact nobody = new Contact(UUID.randomUUID(), null, null, null);
        return new ReceiveInteraction(interactionId, false, any(accounts), nobody, null, null, random.nextInt(3));
    }

    private @Nullable Object reaction() {
        if (offers.isEmpty()) {
            return null;
        }
        InteractionOffered offer = any(offers);
        return random.nextInt(3) == 0
                ? new RejectOffer(offer.interactionId(), offer.agentId())
                : new AcceptInteraction(offer.interactionId(), offer.agentId());
    }

    private @Nullable Object work() {
        if (interactions.isEmpty()) {
            return null;
        }
        InteractionId interactionId = any(interactions);
        return random.nextInt(4) == 0
                ? new AddAgentMessage(interactionId, null, sealed(interactionId.value()))
                : new CloseInteraction(interactionId, null, null);
    }

    private @Nullable Object contact() {
        if (interactions.isEmpty()) {
            return null;
        }
        InteractionId interactionId = any(interactions);
        return random.nextInt(3) == 0
                ? new AbandonInteraction(interactionId)
                : new AddContactMessage(interactionId, sealed(interactionId.value()));
    }

    private @Nullable Object transfer() {
        if (interactions.isEmpty()) {
            return null;
        }
        boolean toQueue = random.nextBoolean();
        return new TransferInteraction(
                any(interactions),
                null,
                toQueue ? any(queues) : null,
                toQueue ? null : any(agents),
                random.nextBoolean() ? null : 5 + random.nextInt(30));
    }

    private Object day() {
        AgentId agentId = any(agents);
        return switch (random.nextInt(8)) {
            case 0 -> new LogoutAgent(agentId, LogoutCause.REQUESTED);
            case 1, 2 -> new LoginAgent(agentId, new SessionId(CommandIds.next()));
            case 3 -> new PauseAgent(agentId, Set.of(any(CHANNELS)), "Coffee");
            case 4, 5 -> new UnpauseAgent(agentId, EnumSet.copyOf(CHANNELS));
            case 6 -> new EndLostSession(agentId, sessions.getOrDefault(agentId, new SessionId(CommandIds.next())));
            default -> new ResumeAgent(agentId);
        };
    }

    private Object configuration() {
        QueueId queueId = any(queues);
        return switch (random.nextInt(6)) {
            case 0 -> new ChangeAgent(any(agents), capacity(), Map.of(), null);
            case 1 -> new ChangeAgent(any(agents), Map.of(), autoAnswer(), null);
            case 2 -> new AddQueueMember(queueId, any(agents), random.nextInt(4));
            case 3 -> new RemoveQueueMember(queueId, any(agents));
            case 4 -> new ChangeQueue(queueId, null, strategy(), null, random.nextInt(11), conduct());
            default -> new ChangeSettings(random.nextInt(5), null, 1 + random.nextInt(4), null, null, null, null);
        };
    }

    private Map<Channel, Integer> capacity() {
        Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
        capacity.put(any(CHANNELS), random.nextInt(3));
        return capacity;
    }

    private Map<Channel, AutoAnswer> autoAnswer() {
        return Map.of(any(CHANNELS), new AutoAnswer(random.nextBoolean(), random.nextInt(12)));
    }

    private Strategy strategy() {
        return any(List.of(
                Strategy.RRMEMORY,
                Strategy.BEEPALL,
                Strategy.LEASTRECENT,
                Strategy.FEWESTCALLS,
                Strategy.RANDOM,
                Strategy.LINEAR,
                Strategy.WEIGHTED));
    }

    private Conduct conduct() {
        Set<RequeueCause> requeueOn = EnumSet.noneOf(RequeueCause.class);
        for (RequeueCause cause : List.of(RequeueCause.LOGGED_OUT, RequeueCause.DISCONNECTED, RequeueCause.PAUSED)) {
            if (random.nextBoolean()) {
                requeueOn.add(cause);
            }
        }
        MissedOfferAction action =
                any(List.of(MissedOfferAction.NONE, MissedOfferAction.PAUSE, MissedOfferAction.NOT_RESPONDING));
        return new Conduct(
                random.nextInt(3) * 10,
                random.nextInt(3) * 2,
                new MissedOfferPolicy(action, 1 + random.nextInt(3)),
                requeueOn);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Sealed sealed(UUID subject) {
        return new Sealed(subject, "c2VhbGVk");
    }
}
