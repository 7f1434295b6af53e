package io.switchlog.command.routing;

import static java.util.Objects.requireNonNull;

import io.switchlog.command.Centre;
import io.switchlog.command.Database;
import io.switchlog.command.TestClock;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.log.Unknown;
import io.switchlog.command.routing.Referee.Person;
import io.switchlog.command.routing.Referee.Phase;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.ChangeAccount;
import io.switchlog.messages.account.AccountCommand.CreateAccount;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentCommand.AutoAnswer;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.ResumeAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseReasonCommand.AddPauseReason;
import io.switchlog.messages.agent.PauseReasonId;
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
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.ChangeQueue;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueCommand.CreateQueue;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.queue.QueueCommand.RemoveQueueMember;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A day of a small centre in which everything follows from one seed, ids included: what people do, and how badly the nodes
 * are served. The referee watches.
 */
final class UnrulyDay implements AutoCloseable {
    private static final int AGENTS = 5;
    private static final int ACCOUNTS = 6;
    private static final int MOST_ROUNDS = 500;
    private static final List<Channel> CHANNELS = List.of(Channel.CHAT, Channel.EMAIL, Channel.WHATSAPP);

    private final Random random;
    private final Referee referee = new Referee();
    private final List<StoredEvent> history = new ArrayList<>();
    private final TestClock clock = new TestClock();
    private final List<Centre> centres = new ArrayList<>();
    private final List<HandDrivenNode> nodes = new ArrayList<>();
    private final List<Runnable> stillInTheNetwork = new ArrayList<>();
    private final Map<AgentId, Instant> signs = new HashMap<>();
    private final List<AgentId> agents = new ArrayList<>();
    private final List<QueueId> queues = new ArrayList<>();
    private final Map<QueueId, Channel> channels = new HashMap<>();
    private final List<AccountId> accounts = new ArrayList<>();
    private int waitedForNobody;

    UnrulyDay(long seed) {
        random = new Random(seed);
        Database database = Database.fresh();
        centres.add(new Centre(database, clock));
        centres.add(new Centre(database, clock));
        setUp();
        nodes.add(HandDrivenNode.fromTheLog(any(centres), this::id));
    }

    List<StoredEvent> history() {
        return history;
    }

    Map<String, Integer> seen() {
        return referee.seen;
    }

    /** How often routing was found at rest, and what somebody could have waited for was looked at. */
    int rests() {
        return waitedForNobody;
    }

    // People

    private void setUp() {
        send(new AddPauseReason(new PauseReasonId(id()), "Coffee", false, 1));
        for (int i = 0; i < AGENTS; i++) {
            AgentId agentId = new AgentId(id());
            agents.add(agentId);
            send(new CreateAgent(
                    agentId,
                    "username:" + agentId,
                    Centre.sealed(agentId.value()),
                    Centre.sealed(agentId.value()),
                    null,
                    null,
                    null,
                    Typology.WEBRTC,
                    null,
                    random.nextInt(4) == 0,
                    capacity(),
                    autoAnswer(),
                    false));
        }
        for (Channel channel : List.of(Channel.CHAT, Channel.CHAT, Channel.EMAIL, Channel.WHATSAPP)) {
            QueueId queueId = new QueueId(id());
            queues.add(queueId);
            channels.put(queueId, channel);
            send(new CreateQueue(
                    queueId, "Queue", channel, strategy(), 2 + random.nextInt(20), random.nextInt(11), conduct()));
            agents.forEach(agentId -> send(new AddQueueMember(queueId, agentId, random.nextInt(4))));
        }
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountId accountId = new AccountId(id());
            accounts.add(accountId);
            Channel channel = CHANNELS.get(i % CHANNELS.size());
            send(new CreateAccount(accountId, "Account", channel, route(channel)));
        }
    }

    /** What happens next, to anybody. */
    void somethingHappens() throws SQLException {
        switch (random.nextInt(40)) {
            case 0, 1, 2, 3 -> send(arrival());
            case 4, 5, 6, 7 -> answer();
            case 8, 9, 10 -> work();
            case 11 -> contactWrites();
            case 12 -> contactLeaves();
            case 13 -> transfer();
            case 14, 15, 16, 17 -> agentsDay(any(agents));
            case 18 -> configure(any(agents));
            case 19 -> configure(any(queues));
            case 20 -> configureCentre();
            case 21 -> sign(any(agents));
            case 22, 23 -> timePasses();
            case 24, 25, 26 -> any(nodes).follow();
            case 27, 28, 29, 30 -> any(nodes).decide();
            case 31 -> any(nodes).lookForSilence();
            case 32, 33, 34 -> oneArrives(any(nodes));
            case 35, 36 -> any(nodes).learnsOfOne(random);
            case 37 -> oneGoesAstray(any(nodes));
            case 38 -> nodes.get(nodes.size() - 1).save();
            default -> nodesComeAndGo();
        }
        referee();
    }

    private Object arrival() {
        Contact nobody = new Contact(id(), null, null, null);
        return new ReceiveInteraction(
                new InteractionId(id()), false, any(accounts), nobody, null, null, random.nextInt(3));
    }

    private void answer() {
        InteractionId interactionId = some(contact -> !contact.offers.isEmpty());
        if (interactionId != null) {
            AgentId agentId =
                    any(List.copyOf(referee.contact(interactionId).offers.keySet()));
            send(
                    random.nextInt(4) == 0
                            ? new RejectOffer(interactionId, agentId)
                            : new AcceptInteraction(interactionId, agentId));
        }
    }

    private void work() {
        InteractionId interactionId = some(contact -> contact.phase == Phase.HANDLED);
        if (interactionId != null) {
            send(
                    random.nextInt(5) == 0
                            ? new AddAgentMessage(interactionId, null, Centre.sealed(new UUID(4, 4)))
                            : new CloseInteraction(interactionId, null, null));
        }
    }

    private void contactWrites() {
        Phase phase = any(List.of(Phase.CLOSED, Phase.CLOSED, Phase.ABANDONED, Phase.TIMED_OUT, Phase.WAITING));
        InteractionId interactionId = some(contact -> contact.phase == phase);
        if (interactionId != null) {
            send(new AddContactMessage(interactionId, Centre.sealed(new UUID(4, 4))));
        }
    }

    private void contactLeaves() {
        InteractionId interactionId = some(contact -> contact.phase == Phase.WAITING);
        if (interactionId != null) {
            send(new AbandonInteraction(interactionId));
        }
    }

    private void transfer() {
        InteractionId interactionId = some(contact -> contact.phase == Phase.HANDLED);
        if (interactionId != null) {
            boolean toQueue = random.nextBoolean();
            send(new TransferInteraction(
                    interactionId,
                    null,
                    toQueue ? any(queues) : null,
                    toQueue ? null : any(agents),
                    random.nextBoolean() ? null : 1 + random.nextInt(40)));
        }
    }

    private void agentsDay(AgentId agentId) {
        Person person = referee.person(agentId);
        if (person.session == null) {
            send(new LoginAgent(agentId, new SessionId(id())));
            return;
        }
        send(
                switch (random.nextInt(10)) {
                    case 0 -> new LogoutAgent(agentId, any(List.of(LogoutCause.REQUESTED, LogoutCause.FORCED)));
                    case 1 -> new LoginAgent(agentId, new SessionId(id()));
                    case 2, 3 -> new PauseAgent(agentId, someChannels(), any(List.of("Coffee", "Lunch")));
                    case 4, 5, 6 -> new UnpauseAgent(agentId, EnumSet.copyOf(CHANNELS));
                    default -> new ResumeAgent(agentId);
                });
    }

    private void configure(AgentId agentId) {
        send(
                random.nextBoolean()
                        ? new ChangeAgent(agentId, capacity(), Map.of(), null)
                        : new ChangeAgent(agentId, Map.of(), autoAnswer(), null));
    }

    private void configure(QueueId queueId) {
        send(
                switch (random.nextInt(20)) {
                    case 0 -> new DeleteQueue(queueId);
                    case 1, 2, 3 -> new RemoveQueueMember(queueId, any(agents));
                    case 4, 5, 6, 7, 8 -> new AddQueueMember(queueId, any(agents), random.nextInt(4));
                    case 9, 10, 11 -> new ChangeQueue(queueId, null, null, null, random.nextInt(11), Conduct.UNCHANGED);
                    case 12, 13, 14, 15 ->
                        new ChangeQueue(queueId, null, strategy(), 2 + random.nextInt(20), null, Conduct.UNCHANGED);
                    default -> new ChangeQueue(queueId, null, null, null, null, conduct());
                });
    }

    private void configureCentre() {
        AccountId accountId = any(accounts);
        send(
                switch (random.nextInt(4)) {
                    case 0 ->
                        new ChangeAccount(
                                accountId, null, route(CHANNELS.get(accounts.indexOf(accountId) % CHANNELS.size())));
                    case 1 -> new ChangeSettings(null, null, null, null, random.nextInt(3), null, null);
                    case 2 -> new ChangeSettings(random.nextInt(6), null, null, null, null, null, null);
                    default ->
                        new ChangeSettings(null, 2 + random.nextInt(20), 1 + random.nextInt(4), null, null, null, null);
                });
    }

    private void sign(AgentId agentId) {
        if (referee.person(agentId).session != null) {
            any(centres).beat(agentId);
            signs.put(agentId, clock.instant());
        }
    }

    private void timePasses() {
        Instant next = referee.nextDeadline(clock.instant());
        if (next == null || random.nextInt(4) == 0) {
            clock.forward(Duration.ofMillis(random.nextInt(8_000)));
        } else if (random.nextInt(4) == 0) {
            clock.forward(Duration.between(clock.instant(), next.minusMillis(1)));
        } else {
            clock.forward(Duration.between(clock.instant(), next));
        }
    }

    // Nodes

    private void oneArrives(HandDrivenNode node) {
        if (node.hasDecisions()) {
            Decision decision = node.takeOne(random);
            node.isDone(decision, node.send(decision));
        }
    }

    /** Lost before it arrives, or afterwards; done twice, or much later. */
    private void oneGoesAstray(HandDrivenNode node) {
        if (!stillInTheNetwork.isEmpty() && random.nextBoolean()) {
            stillInTheNetwork.remove(random.nextInt(stillInTheNetwork.size())).run();
        } else if (node.hasDecisions()) {
            Decision decision = node.takeOne(random);
            switch (random.nextInt(4)) {
                case 0 -> node.isDone(decision, null);
                case 1 -> {
                    node.send(decision);
                    node.isDone(decision, null);
                }
                case 2 -> {
                    node.isDone(decision, node.send(decision));
                    stillInTheNetwork.add(() -> node.send(decision));
                }
                default -> {
                    stillInTheNetwork.add(() -> node.send(decision));
                    node.isDone(decision, null);
                }
            }
        }
    }

    /** Somebody else takes over, from the log or from what was saved; the one before may not have noticed yet. */
    private void nodesComeAndGo() throws SQLException {
        if (random.nextBoolean()) {
            nodes.add(
                    random.nextInt(4) == 0
                            ? HandDrivenNode.fromTheLog(any(centres), this::id)
                            : HandDrivenNode.fromMemory(any(centres), this::id));
        }
        while (nodes.size() > 1 && (nodes.size() > 2 || random.nextBoolean())) {
            dies(nodes.remove(0));
        }
    }

    private void dies(HandDrivenNode node) {
        while (node.hasDecisions()) {
            Decision decision = node.takeOne(random);
            if (random.nextBoolean()) {
                stillInTheNetwork.add(() -> node.send(decision));
            }
        }
    }

    /** One node is left and is served well, until nothing is under way, held back or left to be decided. */
    void comesToRest() {
        while (nodes.size() > 1) {
            dies(nodes.remove(0));
        }
        stillInTheNetwork.forEach(Runnable::run);
        stillInTheNetwork.clear();
        HandDrivenNode node = nodes.get(0);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            node.follow();
            node.lookForSilence();
            boolean decided = node.decide();
            while (node.hasDecisions()) {
                oneArrives(node);
            }
            while (node.hasSomethingUnderWay()) {
                node.learnsOfOne(random);
                decided = true;
            }
            referee();
            if (!decided && node.holdsNothingBack()) {
                atRest();
                return;
            }
            if (!decided) {
                clock.forward(HandDrivenNode.LONGEST_HOLD);
            }
        }
        throw new AssertionError("routing does not come to rest");
    }

    private void atRest() {
        referee.appendEnds();
        List<String> owed = referee.owed(clock.instant(), signs);
        if (!owed.isEmpty()) {
            throw new AssertionError("at rest at " + clock.instant() + ", but\n" + String.join("\n", owed));
        }
        waitedForNobody++;
    }

    private void referee() {
        long position = history.isEmpty() ? 0 : history.get(history.size() - 1).position();
        List<StoredEvent> events = centres.get(0).log().after(position, 100_000);
        for (StoredEvent event : events) {
            history.add(event);
            referee.follow(event);
        }
    }

    private void send(Object command) {
        Caller caller = Caller.process("day", id(), null, null);
        try {
            any(centres).side().commands().send(caller, command);
        } catch (Refused | Unknown asItShouldBe) {
            // Much of what people try is not possible just then.
        }
    }

    // Chance

    private UUID id() {
        long most = random.nextLong() & ~0xF000L | 0x7000L;
        return CommandIds.commandId(new UUID(most, random.nextLong() & ~(3L << 62) | 1L << 63));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private @Nullable InteractionId some(Predicate<Referee.Contact> which) {
        List<InteractionId> found = referee.contacts.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return found.isEmpty() ? null : requireNonNull(any(found));
    }

    private List<RouteStep> route(Channel channel) {
        List<QueueId> fitting = queues.stream()
                .filter(queueId -> channels.get(queueId) == channel)
                .toList();
        List<RouteStep> route = new ArrayList<>();
        int steps = 1 + random.nextInt(3);
        for (int i = 0; i < steps; i++) {
            route.add(
                    random.nextInt(3) == 0
                            ? new RouteStep(null, any(agents), 1 + random.nextInt(40))
                            : new RouteStep(any(fitting), null, 1 + random.nextInt(80)));
        }
        return route;
    }

    private Set<Channel> someChannels() {
        return random.nextInt(3) == 0 ? EnumSet.copyOf(CHANNELS) : EnumSet.of(any(CHANNELS));
    }

    private Map<Channel, Integer> capacity() {
        return Map.of(any(CHANNELS), random.nextInt(3));
    }

    private Map<Channel, AutoAnswer> autoAnswer() {
        return Map.of(any(CHANNELS), new AutoAnswer(random.nextInt(3) > 0, random.nextInt(12)));
    }

    private Strategy strategy() {
        return Strategy.values()[random.nextInt(Strategy.values().length - 1)];
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
                random.nextInt(3) * 3,
                new MissedOfferPolicy(action, 1 + random.nextInt(3)),
                requeueOn);
    }

    @Override
    public void close() {
        centres.forEach(Centre::close);
    }
}
