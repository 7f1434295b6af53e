package io.switchlog.projection.interaction;

import static io.switchlog.projection.interaction.Dice.known;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonAdded;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonLimitChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonProductivityChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRemoved;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRenamed;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.queue.MissedOfferAction;
import io.switchlog.messages.queue.MissedOfferPolicy;
import io.switchlog.messages.queue.QueueEvent.QueueDeleted;
import io.switchlog.messages.queue.QueueEvent.QueueMemberPenaltyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueMissedOfferPolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRenamed;
import io.switchlog.messages.queue.QueueEvent.QueueRenotificationChanged;
import io.switchlog.messages.queue.QueueEvent.QueueRequeuePolicyChanged;
import io.switchlog.messages.queue.QueueEvent.QueueWrapUpChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SecondLogin;
import io.switchlog.messages.settings.SettingsEvent.LiveOfferLimitChanged;
import io.switchlog.messages.settings.SettingsEvent.PauseReasonsOpened;
import io.switchlog.messages.settings.SettingsEvent.PauseReasonsRestricted;
import io.switchlog.messages.settings.SettingsEvent.SecondLoginChanged;
import io.switchlog.messages.settings.SettingsEvent.SessionTimeoutChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import io.switchlog.messages.settings.SettingsEvent.TransferTimeoutChanged;
import io.switchlog.projection.Events;
import io.switchlog.projection.Story;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Queues and their members, settings and pause reasons that change. */
final class RandomCentre {
    private final Dice dice;
    private final Story story;
    private final boolean allEvents;
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private int queues;
    private int tabLimit = 20;
    private int reasons;

    RandomCentre(Dice dice, Story story, boolean allEvents) {
        this.dice = dice;
        this.story = story;
        this.allEvents = allEvents;
    }

    void begin() {
        story.accountCreated("site", Channel.CHAT, "queue1");
        newQueue();
    }

    String aQueue() {
        return dice.one(List.copyOf(members.keySet()));
    }

    void act() {
        switch (dice.below(allEvents ? 10 : 7)) {
            case 0 -> newQueue();
            case 1 -> story.event(new QueueRenamed(Story.queue(aQueue()), "old", "new" + dice.below(9)));
            case 2 -> delete();
            case 3 -> {
                int limit = tabLimit + 1;
                story.event(new TabLimitChanged(tabLimit, limit));
                tabLimit = limit;
            }
            case 7 -> conduct(Story.queue(aQueue()));
            case 8 -> settings();
            case 9 -> pauseReason();
            default -> membership();
        }
    }

    private void newQueue() {
        String name = "queue" + ++queues;
        story.queueCreated(name, dice.aChannel(), Strategy.RRMEMORY);
        members.put(name, new LinkedHashSet<>());
    }

    private void delete() {
        if (members.size() > 1) {
            String queue = aQueue();
            story.event(new QueueDeleted(Story.queue(queue)));
            members.remove(queue);
        }
    }

    private void membership() {
        String queue = aQueue();
        String agent = dice.anAgent();
        Set<String> those = known(members.get(queue));
        if (those.add(agent)) {
            story.memberAdded(queue, agent, dice.below(3));
        } else if (dice.coin()) {
            story.event(new QueueMemberPenaltyChanged(Story.queue(queue), Story.agent(agent), 0, dice.below(5)));
        } else {
            story.event(new QueueMemberRemoved(Story.queue(queue), Story.agent(agent)));
            those.remove(agent);
        }
    }

    private void conduct(QueueId queue) {
        switch (dice.below(4)) {
            case 0 -> story.event(new QueueWrapUpChanged(queue, 0, dice.below(60)));
            case 1 -> story.event(new QueueRenotificationChanged(queue, 0, dice.below(20)));
            case 2 ->
                story.event(new QueueMissedOfferPolicyChanged(
                        queue,
                        MissedOfferPolicy.NONE,
                        new MissedOfferPolicy(MissedOfferAction.PAUSE, 1 + dice.below(3))));
            default ->
                story.event(new QueueRequeuePolicyChanged(
                        queue, Set.of(), dice.coin() ? Set.of(RequeueCause.PAUSED) : Set.of(RequeueCause.LOGGED_OUT)));
        }
    }

    private void settings() {
        switch (dice.below(5)) {
            case 0 -> story.event(new LiveOfferLimitChanged(20, 1 + dice.below(30)));
            case 1 -> story.event(new TransferTimeoutChanged(300, 1 + dice.below(600)));
            case 2 -> story.event(new SessionTimeoutChanged(5, dice.below(9)));
            case 3 ->
                story.event(
                        dice.coin()
                                ? new SecondLoginChanged(SecondLogin.REPLACE, SecondLogin.REFUSE)
                                : new SecondLoginChanged(SecondLogin.REFUSE, SecondLogin.REPLACE));
            default -> story.event(dice.coin() ? new PauseReasonsRestricted() : new PauseReasonsOpened());
        }
    }

    private void pauseReason() {
        if (reasons == 0 || dice.below(3) == 0) {
            String name = "reason" + ++reasons;
            story.event(new PauseReasonAdded(Events.reason(name), name, dice.coin(), dice.below(60)));
            return;
        }
        String name = "reason" + (1 + dice.below(reasons));
        switch (dice.below(4)) {
            case 0 -> story.event(new PauseReasonRenamed(Events.reason(name), name, name + dice.below(9)));
            case 1 -> story.event(new PauseReasonProductivityChanged(Events.reason(name), dice.coin()));
            case 2 -> story.event(new PauseReasonLimitChanged(Events.reason(name), 0, dice.below(60)));
            default -> story.event(new PauseReasonRemoved(Events.reason(name)));
        }
    }
}
