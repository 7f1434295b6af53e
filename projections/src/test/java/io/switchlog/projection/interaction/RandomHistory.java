package io.switchlog.projection.interaction;

import io.switchlog.messages.Channel;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.PassedOver;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Valid histories at random: the same seed gives the same. */
public final class RandomHistory {
    private static final int AGENTS = 8;
    private static final List<Channel> CHANNELS = List.copyOf(Channel.digital());

    private static final class Agent {
        private int sessions;
        private boolean loggedIn;
        private final Set<Channel> paused = new LinkedHashSet<>();
    }

    private static final class Contact {
        private final String name;
        private final Channel channel;
        private int stepNo;
        private String queue = "";
        private String agent = "";
        private final Map<String, Instant> offers = new TreeMap<>();

        private Contact(String name, Channel channel) {
            this.name = name;
            this.channel = channel;
        }
    }

    private final Random random;
    private final Story story = new Story();
    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final List<Contact> waiting = new ArrayList<>();
    private final List<Contact> handled = new ArrayList<>();
    private int contacts;
    private int queues;
    private int tabLimit = 20;

    public RandomHistory(long seed) {
        random = new Random(seed);
    }

    public List<Recorded> events(int atLeast) {
        for (int i = 0; i < AGENTS; i++) {
            story.agentCreated("agent" + i);
            agents.put("agent" + i, new Agent());
        }
        story.accountCreated("site", Channel.CHAT, "queue1");
        newQueue();
        while (story.events().size() < atLeast) {
            story.after(random.nextInt(3) == 0 ? 0 : random.nextInt(5_000_000) / 1e6);
            act();
        }
        return story.events();
    }

    private void act() {
        switch (random.nextInt(14)) {
            case 0 -> session();
            case 1 -> pause();
            case 2 -> queue();
            case 3, 4, 5 -> receive();
            case 6, 7, 8 -> offer();
            case 9 -> endOffer();
            case 10, 11 -> accept();
            case 12 -> giveUp();
            case 13 -> close();
            default -> throw new IllegalStateException();
        }
    }

    private void session() {
        String name = anAgent();
        Agent agent = known(agents.get(name));
        if (agent.loggedIn) {
            story.loggedOut(name, name + agent.sessions);
            agent.loggedIn = false;
            agent.paused.clear();
        } else {
            story.loggedIn(name, name + ++agent.sessions);
            agent.loggedIn = true;
        }
    }

    private void pause() {
        String name = anAgent();
        Agent agent = known(agents.get(name));
        if (!agent.loggedIn) {
            return;
        }
        if (!agent.paused.isEmpty() && random.nextBoolean()) {
            story.unpaused(name, name + agent.sessions, agent.paused.toArray(Channel[]::new));
            agent.paused.clear();
        } else {
            Set<Channel> channels = new HashSet<>(List.of(aChannel(), aChannel()));
            story.paused(name, name + agent.sessions, "lunch" + random.nextInt(2), channels.toArray(Channel[]::new));
            agent.paused.addAll(channels);
        }
    }

    private void newQueue() {
        String name = "queue" + ++queues;
        story.queueCreated(name, aChannel(), Strategy.RRMEMORY);
        members.put(name, new LinkedHashSet<>());
    }

    private void queue() {
        String queue = aQueue();
        String agent = anAgent();
        switch (random.nextInt(6)) {
            case 0 -> newQueue();
            case 1 -> story.event(new QueueRenamed(Story.queue(queue), "old", "new" + random.nextInt(9)));
            case 2 -> {
                if (members.size() > 1) {
                    story.event(new QueueDeleted(Story.queue(queue)));
                    members.remove(queue);
                }
            }
            case 3 -> {
                int limit = tabLimit + 1;
                story.event(new TabLimitChanged(tabLimit, limit));
                tabLimit = limit;
            }
            default -> {
                Set<String> those = known(members.get(queue));
                if (those.add(agent)) {
                    story.memberAdded(queue, agent, random.nextInt(3));
                } else if (random.nextBoolean()) {
                    story.event(new QueueMemberPenaltyChanged(
                            Story.queue(queue), Story.agent(agent), 0, random.nextInt(5)));
                } else {
                    story.event(new QueueMemberRemoved(Story.queue(queue), Story.agent(agent)));
                    those.remove(agent);
                }
            }
        }
    }

    private void receive() {
        if (waiting.size() > 60) {
            giveUp();
            return;
        }
        Contact contact = new Contact("contact" + ++contacts, aChannel());
        story.received(contact.name, contact.channel, "site");
        nextStep(contact);
        waiting.add(contact);
    }

    private void nextStep(Contact contact) {
        contact.stepNo++;
        if (random.nextInt(5) == 0) {
            contact.queue = "";
            contact.agent = anAgent();
            story.directed(contact.name, contact.stepNo, contact.channel, contact.agent);
        } else {
            contact.queue = aQueue();
            story.queued(contact.name, contact.stepNo, contact.channel, contact.queue, Strategy.RRMEMORY);
        }
    }

    private void offer() {
        if (waiting.isEmpty()) {
            return;
        }
        Contact contact = one(waiting);
        int count = contact.queue.isEmpty() ? 1 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String agent = contact.queue.isEmpty() ? contact.agent : anAgent();
            if (contact.offers.putIfAbsent(agent, story.now()) == null) {
                story.offered(contact.name, contact.stepNo, contact.channel, contact.queue, agent, passedOver());
            }
        }
    }

    private PassedOver[] passedOver() {
        return random.nextBoolean()
                ? new PassedOver[0]
                : new PassedOver[] {Story.passedOver(anAgent(), AdmissionRefusal.PAUSED)};
    }

    private void endOffer() {
        if (waiting.isEmpty()) {
            return;
        }
        Contact contact = one(waiting);
        if (contact.offers.isEmpty()) {
            return;
        }
        String agent = one(List.copyOf(contact.offers.keySet()));
        contact.offers.remove(agent);
        switch (random.nextInt(3)) {
            case 0 -> story.expired(contact.name, contact.stepNo, contact.channel, agent);
            case 1 -> story.rejected(contact.name, contact.stepNo, contact.channel, agent);
            default ->
                story.rescinded(contact.name, contact.stepNo, contact.channel, agent, RescindCause.NOT_LOGGED_IN);
        }
    }

    private void accept() {
        if (waiting.isEmpty()) {
            return;
        }
        Contact contact = one(waiting);
        if (contact.offers.isEmpty()) {
            return;
        }
        String agent = one(List.copyOf(contact.offers.keySet()));
        Instant offeredAt = known(contact.offers.remove(agent));
        story.accepted(
                contact.name, contact.stepNo, contact.channel, contact.queue, agent, AcceptMode.MANUAL, offeredAt);
        rescindAll(contact, RescindCause.ACCEPTED_BY_ANOTHER);
        contact.agent = agent;
        waiting.remove(contact);
        handled.add(contact);
    }

    private void giveUp() {
        if (waiting.isEmpty()) {
            return;
        }
        Contact contact = one(waiting);
        boolean offered = !contact.offers.isEmpty();
        if (random.nextBoolean()) {
            story.abandoned(
                    contact.name,
                    contact.stepNo,
                    contact.channel,
                    contact.queue,
                    offered ? AbandonCause.WHILE_OFFERED : AbandonCause.WAITING);
            rescindAll(contact, RescindCause.ABANDONED);
            waiting.remove(contact);
            return;
        }
        boolean last = random.nextInt(3) == 0;
        if (random.nextBoolean()) {
            rescindAll(contact, RescindCause.STEP_TIMED_OUT);
        }
        story.timedOut(
                contact.name,
                contact.stepNo,
                contact.channel,
                contact.queue,
                offered ? TimeoutCause.NO_ANSWER : TimeoutCause.CAPACITY,
                last,
                passedOver());
        rescindAll(contact, RescindCause.STEP_TIMED_OUT);
        if (last) {
            waiting.remove(contact);
        } else {
            nextStep(contact);
        }
    }

    private void rescindAll(Contact contact, RescindCause cause) {
        contact.offers
                .keySet()
                .forEach(agent -> story.rescinded(contact.name, contact.stepNo, contact.channel, agent, cause));
        contact.offers.clear();
    }

    private void close() {
        if (!handled.isEmpty()) {
            Contact contact = handled.remove(random.nextInt(handled.size()));
            story.closed(contact.name, contact.channel, contact.agent, "done");
        }
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private String anAgent() {
        return "agent" + random.nextInt(AGENTS);
    }

    private Channel aChannel() {
        return one(CHANNELS);
    }

    private String aQueue() {
        return one(List.copyOf(members.keySet()));
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
