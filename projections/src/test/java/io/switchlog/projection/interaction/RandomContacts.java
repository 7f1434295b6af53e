package io.switchlog.projection.interaction;

import static io.switchlog.projection.interaction.Dice.known;

import io.switchlog.messages.Channel;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.PassedOver;
import io.switchlog.projection.Events;
import io.switchlog.projection.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Contacts who write, wait, are offered, accepted, passed on, given up and come back. */
final class RandomContacts {

    private static final class Contact {
        private final String name;
        private final Channel channel;
        private int stepNo;
        private int acceptedInStep;
        private int routeNo = 1;
        private int messageNo;
        private Origin origin = Origin.NEW;
        private String queue = "";
        private String agent = "";
        private boolean everAccepted;
        private final Map<String, Instant> offers = new TreeMap<>();

        private Contact(String name, Channel channel) {
            this.name = name;
            this.channel = channel;
        }
    }

    private final Dice dice;
    private final Story story;
    private final RandomCentre centre;
    private final boolean allEvents;
    private final List<Contact> waiting = new ArrayList<>();
    private final List<Contact> handled = new ArrayList<>();
    private final List<Contact> over = new ArrayList<>();
    private int contacts;

    RandomContacts(Dice dice, Story story, RandomCentre centre, boolean allEvents) {
        this.dice = dice;
        this.story = story;
        this.centre = centre;
        this.allEvents = allEvents;
    }

    void receive() {
        if (waiting.size() > 60) {
            giveUp();
            return;
        }
        Contact contact = new Contact("contact" + ++contacts, dice.aChannel());
        story.received(contact.name, contact.channel, "site");
        nextStep(contact);
        waiting.add(contact);
    }

    private void nextStep(Contact contact) {
        // Of one command's events some bear the same time and some do not.
        story.after(contact.name.endsWith("3") ? 0.000001 : 0);
        contact.stepNo++;
        if (contact.origin == Origin.NEW && dice.below(5) == 0) {
            contact.queue = "";
            contact.agent = dice.anAgent();
            story.directed(contact.name, contact.stepNo, contact.channel, contact.agent);
            return;
        }
        contact.queue = centre.aQueue();
        if (contact.origin == Origin.NEW) {
            story.queued(contact.name, contact.stepNo, contact.channel, contact.queue, Strategy.RRMEMORY);
        } else {
            story.event(Events.queued(
                    contact.name,
                    contact.stepNo,
                    contact.routeNo,
                    contact.origin,
                    contact.channel,
                    contact.queue,
                    story.now().plusSeconds(60)));
        }
    }

    private void waitAgain(Contact contact, Origin origin) {
        contact.origin = origin;
        contact.routeNo++;
        nextStep(contact);
        waiting.add(contact);
    }

    void offer() {
        if (waiting.isEmpty()) {
            return;
        }
        Contact contact = dice.one(waiting);
        int count = contact.queue.isEmpty() ? 1 : 1 + dice.below(3);
        for (int i = 0; i < count; i++) {
            String agent = contact.queue.isEmpty() ? contact.agent : dice.anAgent();
            if (contact.offers.putIfAbsent(agent, story.now()) == null) {
                story.offered(contact.name, contact.stepNo, contact.channel, contact.queue, agent, passedOver());
            }
        }
    }

    private PassedOver[] passedOver() {
        return dice.coin()
                ? new PassedOver[0]
                : new PassedOver[] {Story.passedOver(dice.anAgent(), AdmissionRefusal.PAUSED)};
    }

    void remind() {
        Contact contact = offered();
        if (contact != null && allEvents) {
            String agent = dice.one(List.copyOf(contact.offers.keySet()));
            story.event(Events.renotified(contact.name, contact.stepNo, contact.channel, agent));
        }
    }

    void endOffer() {
        if (waiting.isEmpty()) {
            return;
        }
        Contact contact = dice.one(waiting);
        if (contact.offers.isEmpty()) {
            return;
        }
        String agent = dice.one(List.copyOf(contact.offers.keySet()));
        contact.offers.remove(agent);
        switch (dice.below(3)) {
            case 0 -> story.expired(contact.name, contact.stepNo, contact.channel, agent);
            case 1 -> story.rejected(contact.name, contact.stepNo, contact.channel, agent);
            default ->
                story.rescinded(contact.name, contact.stepNo, contact.channel, agent, RescindCause.NOT_LOGGED_IN);
        }
    }

    private @Nullable Contact offered() {
        List<Contact> offered =
                waiting.stream().filter(contact -> !contact.offers.isEmpty()).toList();
        return offered.isEmpty() ? null : dice.one(offered);
    }

    void accept() {
        Contact contact = offered();
        if (contact == null) {
            return;
        }
        String agent = dice.one(List.copyOf(contact.offers.keySet()));
        Instant offeredAt = known(contact.offers.remove(agent));
        story.accepted(
                contact.name, contact.stepNo, contact.channel, contact.queue, agent, AcceptMode.MANUAL, offeredAt);
        rescindAll(contact, RescindCause.ACCEPTED_BY_ANOTHER);
        contact.agent = agent;
        contact.acceptedInStep = contact.stepNo;
        contact.everAccepted = true;
        waiting.remove(contact);
        handled.add(contact);
    }

    void giveUp() {
        if (waiting.isEmpty()) {
            return;
        }
        Contact contact = dice.one(waiting);
        boolean offered = !contact.offers.isEmpty();
        if (dice.coin()) {
            story.abandoned(
                    contact.name,
                    contact.stepNo,
                    contact.channel,
                    contact.queue,
                    offered ? AbandonCause.WHILE_OFFERED : AbandonCause.WAITING);
            rescindAll(contact, RescindCause.ABANDONED);
            waiting.remove(contact);
            contact.everAccepted = false;
            over.add(contact);
            return;
        }
        boolean last = dice.below(3) == 0;
        if (dice.coin()) {
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
            contact.everAccepted = false;
            over.add(contact);
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

    void passOn() {
        if (handled.isEmpty() || !allEvents) {
            return;
        }
        Contact contact = handled.remove(dice.below(handled.size()));
        if (dice.coin()) {
            story.event(Events.transferred(contact.name, contact.channel, contact.agent, centre.aQueue()));
            waitAgain(contact, Origin.TRANSFER);
        } else {
            story.event(Events.requeued(contact.name, contact.channel, contact.agent));
            waitAgain(contact, Origin.REQUEUED);
        }
    }

    void close() {
        if (!handled.isEmpty()) {
            Contact contact = handled.remove(dice.below(handled.size()));
            story.closed(contact.name, contact.channel, contact.agent, "done");
            over.add(contact);
        }
    }

    void write() {
        if (handled.isEmpty() || !allEvents) {
            return;
        }
        Contact contact = dice.one(handled);
        story.event(
                dice.coin()
                        ? Events.messageReceived(contact.name, ++contact.messageNo, contact.channel, "Hello?")
                        : Events.messageSent(
                                contact.name, ++contact.messageNo, contact.channel, contact.agent, "Yes."));
    }

    /** A message on what is over opens it again for its last agent, or sends it through a route once more. */
    void comeBack() {
        if (over.isEmpty() || !allEvents) {
            return;
        }
        Contact contact = over.remove(dice.below(over.size()));
        story.event(Events.messageReceived(contact.name, ++contact.messageNo, contact.channel, "One more thing"));
        if (contact.everAccepted && dice.coin()) {
            story.event(Events.reopened(
                    contact.name, contact.acceptedInStep, contact.channel, contact.queue, contact.agent));
            handled.add(contact);
        } else {
            story.event(Events.routedAnew(contact.name, contact.channel, contact.everAccepted ? contact.agent : null));
            waitAgain(contact, Origin.REOPENED);
        }
    }
}
