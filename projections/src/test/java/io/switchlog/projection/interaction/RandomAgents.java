package io.switchlog.projection.interaction;

import static io.switchlog.projection.interaction.Dice.known;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAdvancedSearchEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerConflictNoted;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDelayChanged;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerDisabled;
import io.switchlog.messages.agent.AgentEvent.AgentAutoAnswerEnabled;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.projection.Events;
import io.switchlog.projection.Story;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Agents who come and go, pause, wrap up and let their telephones ring. */
final class RandomAgents {

    private static final class Agent {
        private int sessions;
        private boolean loggedIn;
        private boolean responds = true;
        private boolean searchesAll;
        private Instant dueBackAt = Instant.EPOCH;
        private final Set<Channel> paused = new LinkedHashSet<>();
        private final Set<Channel> wrappingUp = new LinkedHashSet<>();
        private final Set<Channel> autoAnswer = EnumSet.noneOf(Channel.class);

        private void leave() {
            loggedIn = false;
            responds = true;
            paused.clear();
            wrappingUp.clear();
        }
    }

    private final Dice dice;
    private final Story story;
    private final boolean allEvents;
    private final Map<String, Agent> agents = new LinkedHashMap<>();

    RandomAgents(Dice dice, Story story, boolean allEvents) {
        this.dice = dice;
        this.story = story;
        this.allEvents = allEvents;
    }

    void begin() {
        for (int i = 0; i < Dice.AGENTS; i++) {
            story.agentCreated("agent" + i);
            agents.put("agent" + i, new Agent());
        }
    }

    void act() {
        String name = dice.anAgent();
        Agent agent = known(agents.get(name));
        String session = name + agent.sessions;
        switch (dice.below(allEvents ? 8 : 3)) {
            case 0 -> session(name, agent);
            case 1, 2 -> pause(name, agent, session);
            case 3 -> wrapUp(name, agent, session);
            case 4 -> respond(name, agent, session);
            case 5 -> overrun(name, agent, session);
            case 6 -> autoAnswer(name, agent);
            default -> settings(name, agent);
        }
    }

    private void session(String name, Agent agent) {
        boolean again = agent.loggedIn && allEvents && dice.below(3) == 0;
        if (agent.loggedIn) {
            String session = name + agent.sessions;
            if (again) {
                story.event(Events.loggedOut(name, session, LogoutCause.REPLACED));
            } else if (allEvents && dice.coin()) {
                story.event(Events.loggedOut(name, session, LogoutCause.HEARTBEAT_LOST));
            } else {
                story.loggedOut(name, session);
            }
            agent.leave();
            if (!again) {
                return;
            }
        }
        story.loggedIn(name, name + ++agent.sessions);
        agent.loggedIn = true;
    }

    private void pause(String name, Agent agent, String session) {
        if (!agent.loggedIn) {
            return;
        }
        if (!agent.paused.isEmpty() && dice.coin()) {
            story.unpaused(name, session, agent.paused.toArray(Channel[]::new));
            agent.paused.clear();
            return;
        }
        Channel[] channels = dice.oneOrTwoChannels();
        if (allEvents && dice.coin()) {
            agent.dueBackAt = story.now().plusSeconds(dice.below(3) * 60L);
            story.event(Events.paused(
                    name,
                    session,
                    "break" + dice.below(2),
                    dice.coin(),
                    dice.coin() ? agent.dueBackAt : null,
                    channels));
        } else {
            story.paused(name, session, "lunch" + dice.below(2), channels);
        }
        agent.paused.addAll(Set.of(channels));
    }

    private void overrun(String name, Agent agent, String session) {
        if (!agent.paused.isEmpty()) {
            story.event(Events.overran(name, session, "break", agent.dueBackAt, agent.paused.toArray(Channel[]::new)));
        }
    }

    private void wrapUp(String name, Agent agent, String session) {
        if (!agent.loggedIn) {
            return;
        }
        if (!agent.wrappingUp.isEmpty() && dice.coin()) {
            Channel channel = agent.wrappingUp.iterator().next();
            story.event(Events.wrapUpEnded(name, session, channel));
            agent.wrappingUp.remove(channel);
        } else {
            Channel channel = dice.aChannel();
            story.event(Events.wrapUpBegan(name, session, channel, story.now().plusSeconds(dice.below(2) * 30L)));
            agent.wrappingUp.add(channel);
        }
    }

    private void respond(String name, Agent agent, String session) {
        if (agent.loggedIn) {
            story.event(agent.responds ? Events.stoppedResponding(name, session) : Events.returned(name, session));
            agent.responds = !agent.responds;
        }
    }

    private void autoAnswer(String name, Agent agent) {
        Channel channel = dice.aChannel();
        if (agent.autoAnswer.add(channel)) {
            story.event(new AgentAutoAnswerEnabled(Story.agent(name), channel, dice.below(9)));
            return;
        }
        switch (dice.below(3)) {
            case 0 -> story.event(new AgentAutoAnswerDelayChanged(Story.agent(name), channel, 0, dice.below(9)));
            case 1 ->
                story.event(new AgentAutoAnswerConflictNoted(
                        Story.agent(name), channel, Story.queue("queue" + dice.below(3))));
            default -> {
                story.event(new AgentAutoAnswerDisabled(Story.agent(name), channel));
                agent.autoAnswer.remove(channel);
            }
        }
    }

    private void settings(String name, Agent agent) {
        if (dice.coin()) {
            story.event(new AgentCapacityChanged(Story.agent(name), dice.aChannel(), 0, dice.below(9)));
        } else {
            story.event(
                    agent.searchesAll
                            ? new AgentAdvancedSearchDisabled(Story.agent(name))
                            : new AgentAdvancedSearchEnabled(Story.agent(name)));
            agent.searchesAll = !agent.searchesAll;
        }
    }
}
