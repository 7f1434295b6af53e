package io.switchlog.benchmark;

import io.switchlog.benchmark.SimulatedInteraction.Account;
import io.switchlog.benchmark.SimulatedInteraction.Person;
import io.switchlog.benchmark.SimulatedQueue.Stream;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountEvent.AccountAgentAdded;
import io.switchlog.messages.account.AccountEvent.AccountCreated;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentEvent.AgentCreated;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.PauseReasonCommand;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonAdded;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueEvent.QueueCreated;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueWrapUpChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who and what there is in a simulation: 200 agents in 24 queues on six channels, an account before each queue. */
final class SimulatedCentre {
    private static final String ADMINISTRATOR = "01999b2a-0000-7000-8000-000000000001";
    private static final int AGENTS = 200;
    private static final int QUEUES_PER_CHANNEL = 4;
    private static final int MEMBERSHIPS_PER_AGENT = 3;
    private static final int WRAP_UP_SECONDS = 20;
    private static final int DEFAULT_TAB_LIMIT = 20;
    private static final Strategy[] STRATEGIES = {
        Strategy.RRMEMORY, Strategy.LEASTRECENT, Strategy.BEEPALL, Strategy.LINEAR
    };

    /** How a channel is served. */
    record Service(
            Channel channel, double share, int stepSeconds, int offerSeconds, int capacity, long handlingSeconds) {}

    static final List<Service> SERVICES = List.of(
            new Service(Channel.CHAT, 0.34, 120, 20, 3, 480),
            new Service(Channel.EMAIL, 0.24, 6 * 3600, 60, 5, 540),
            new Service(Channel.SMS, 0.08, 900, 30, 4, 240),
            new Service(Channel.OPENCHANNEL, 0.08, 900, 30, 4, 300),
            new Service(Channel.FAX, 0.04, 4 * 3600, 60, 3, 420),
            new Service(Channel.WHATSAPP, 0.22, 600, 30, 4, 360));

    /** How personal data gets into the log. */
    interface Sealing {
        Sealed seal(UUID subject, String text);
    }

    /** A reason of the catalogue. */
    record Break(PauseReasonId id, String name, boolean productive, int mostMinutes) {}

    final List<SimulatedAgent> agents = new ArrayList<>();
    final List<SimulatedQueue> queues = new ArrayList<>();
    final Map<Channel, List<Account>> accounts = new EnumMap<>(Channel.class);
    final List<Break> breaks = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Chronicle chronicle;
    private final Sealing sealing;

    SimulatedCentre(Chronicle chronicle, Sealing sealing) {
        this.chronicle = chronicle;
        this.sealing = sealing;
        chronicle
                .command()
                .event(
                        new Stream("settings", SettingsCommand.STREAM),
                        new TabLimitChanged(DEFAULT_TAB_LIMIT, SimulatedAgent.TAB_LIMIT))
                .by(ADMINISTRATOR, "administrator");
        addBreaks();
        SERVICES.forEach(this::addQueues);
        for (int i = 0; i < AGENTS; i++) {
            addAgent(i);
        }
        SERVICES.forEach(this::addAccounts);
    }

    private void addBreaks() {
        Stream stream = new Stream("pause-reasons", PauseReasonCommand.STREAM);
        breaks.add(new Break(new PauseReasonId(chronicle.id()), "Break", false, 15));
        breaks.add(new Break(new PauseReasonId(chronicle.id()), "Lunch", false, 45));
        breaks.add(new Break(new PauseReasonId(chronicle.id()), "Training", true, 0));
        for (Break reason : breaks) {
            chronicle
                    .command()
                    .event(
                            stream,
                            new PauseReasonAdded(reason.id(), reason.name(), reason.productive(), reason.mostMinutes()))
                    .by(ADMINISTRATOR, "administrator");
        }
    }

    private void addQueues(Service service) {
        for (int i = 0; i < QUEUES_PER_CHANNEL; i++) {
            SimulatedQueue queue = new SimulatedQueue(
                    new QueueId(chronicle.id()),
                    "Line " + (i + 1) + " " + service.channel().code(),
                    service.channel(),
                    STRATEGIES[i],
                    service.offerSeconds(),
                    i == 0 ? WRAP_UP_SECONDS : 0);
            Chronicle.Command created = chronicle
                    .command()
                    .event(
                            queue.stream,
                            new QueueCreated(
                                    queue.id, queue.name, queue.channel, queue.strategy, queue.agentTimeoutSeconds, i));
            if (queue.wrapUpSeconds > 0) {
                created.event(queue.stream, new QueueWrapUpChanged(queue.id, 0, queue.wrapUpSeconds));
            }
            created.by(ADMINISTRATOR, "administrator");
            queues.add(queue);
        }
    }

    private void addAgent(int number) {
        UUID id = chronicle.id();
        Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
        SERVICES.forEach(service -> capacity.put(service.channel(), service.capacity()));
        SimulatedAgent agent =
                new SimulatedAgent(new AgentId(id), sealing.seal(id, "Agent number " + number), capacity);
        chronicle
                .command()
                .event(
                        agent.stream,
                        new AgentCreated(
                                agent.id,
                                sealing.seal(id, "agent" + number),
                                agent.name,
                                null,
                                null,
                                null,
                                Typology.WEBRTC,
                                null,
                                false,
                                capacity))
                .by(ADMINISTRATOR, "administrator");
        // One queue of each of three channels, so that all queues have as many members.
        for (int i = 0; i < MEMBERSHIPS_PER_AGENT; i++) {
            int channel = (number + 2 * i) % SERVICES.size();
            SimulatedQueue queue =
                    queues.get(channel * QUEUES_PER_CHANNEL + number / SERVICES.size() % QUEUES_PER_CHANNEL);
            queue.members.add(agent);
            agent.queues.add(queue);
            chronicle
                    .command()
                    .event(queue.stream, new QueueMemberAdded(queue.id, agent.id, 0))
                    .by(ADMINISTRATOR, "administrator");
        }
        agents.add(agent);
    }

    private void addAccounts(Service service) {
        List<SimulatedQueue> lines = queues.stream()
                .filter(queue -> queue.channel == service.channel())
                .toList();
        List<Account> made = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<RouteStep> route = new ArrayList<>();
            route.add(new RouteStep(lines.get(i).id, null, service.stepSeconds()));
            if (i % 2 == 0) {
                route.add(new RouteStep(lines.get(i + 1).id, null, service.stepSeconds()));
            }
            Account account = new Account(
                    new AccountId(chronicle.id()),
                    "Account " + (i + 1) + " " + service.channel().code(),
                    service.channel(),
                    List.copyOf(route));
            Stream stream = new Stream("account", account.id());
            chronicle
                    .command()
                    .event(stream, new AccountCreated(account.id(), account.name(), account.channel(), account.route()))
                    .event(stream, new AccountAgentAdded(account.id(), agents.get(i).id))
                    .by(ADMINISTRATOR, "administrator");
            made.add(account);
        }
        accounts.put(service.channel(), made);
    }

    SimulatedQueue queue(QueueId id) {
        return queues.stream().filter(queue -> queue.id.equals(id)).findFirst().orElseThrow();
    }

    static Service service(Channel channel) {
        return SERVICES.stream()
                .filter(service -> service.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    /** The person with this number; whoever has written before is the same person again. */
    Person person(int number) {
        while (people.size() <= number) {
            UUID subject = chronicle.id();
            int next = people.size();
            people.add(new Person(
                    new Contact(
                            subject,
                            sealing.seal(subject, "Customer number " + next),
                            null,
                            sealing.seal(subject, "customer" + next + "@example.com")),
                    sealing.seal(subject, "About my order of last week, number " + next),
                    sealing.seal(
                            subject,
                            "Hello, I ordered two weeks ago and have heard nothing since. Could you please tell me where"
                                    + " the parcel is, and whether I can still change the address? Thank you.")));
        }
        return people.get(number);
    }

    void rename(SimulatedQueue queue, String name) {
        chronicle
                .command()
                .event(queue.stream, new QueueRenamed(queue.id, queue.name, name))
                .by(ADMINISTRATOR, "administrator");
        queue.name = name;
    }
}
