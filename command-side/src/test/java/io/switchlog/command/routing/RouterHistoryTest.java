package io.switchlog.command.routing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentCapacityChanged;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionCommand.ExpireOffers;
import io.switchlog.messages.interaction.InteractionCommand.Offer;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RequeueInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.settings.SettingsEvent.LiveOfferLimitChanged;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random days of a small centre against a model of it that is kept apart: what must hold after every decision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouterHistoryTest {
    private static final int STEPS = 1_500;

    private int requeued;

    @AfterAll
    void somethingWasRequeuedOnSomeDays() {
        assertThat(requeued).isPositive();
    }

    static long[] seeds() {
        long[] seeds = new long[22];
        for (int i = 0; i < 20; i++) {
            seeds[i] = i;
        }
        seeds[20] = System.nanoTime();
        seeds[21] = System.nanoTime() * 31;
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void afterEveryDecisionTheRulesHold(long seed) {
        Day day = new Day(seed);
        for (int step = 0; step < STEPS; step++) {
            try {
                day.somethingHappens();
                day.decideAndCheck();
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed " + seed + ", step " + step, failed);
            }
        }
        assertThat(day.accepted).as("seed %d: something was accepted", seed).isPositive();
        assertThat(day.timedOut).as("seed %d: something timed out", seed).isPositive();
        requeued += day.requeued;
    }

    /** Something that is decided about: one command at a time, and after failures less and less often. */
    private abstract static class Subject {
        @Nullable
        Decision underWay;

        Instant heldUntil = Instant.MIN;
        int failures;

        void comesBack(boolean done, Instant now) {
            underWay = null;
            if (done) {
                failures = 0;
                heldUntil = Instant.MIN;
            } else {
                heldUntil = now.plus(Duration.ofMillis(Math.min(20L << failures, 5_120)));
                failures++;
            }
        }

        boolean isFree(Instant now) {
            return underWay == null && !now.isBefore(heldUntil);
        }
    }

    private static final class Person extends Subject {
        boolean loggedIn;
        boolean paused;
        int capacity;
        final Set<InteractionId> tabs = new LinkedHashSet<>();
    }

    private static final class Line {
        Strategy strategy = Strategy.RRMEMORY;
        final Set<AgentId> members = new LinkedHashSet<>();
    }

    private static final class Contact extends Subject {
        final List<Object> route = new ArrayList<>();
        int step = 1;
        boolean waiting = true;
        Instant timeoutAt = Instant.MIN;
        final Map<AgentId, Instant> offers = new LinkedHashMap<>();
        final Map<AgentId, Instant> resting = new HashMap<>();

        Object place() {
            return route.get(step - 1);
        }
    }

    private static final class Day {
        private final Random random;
        private final Room room = new Room();
        private final Map<AgentId, Person> people = new LinkedHashMap<>();
        private final Map<QueueId, Line> lines = new LinkedHashMap<>();
        private final Map<InteractionId, Contact> contacts = new LinkedHashMap<>();
        private final List<Decision> underWay = new ArrayList<>();
        private int tabLimit = 20;
        private int liveOfferLimit = 20;
        int accepted;
        int timedOut;
        int requeued;

        Day(long seed) {
            random = new Random(seed);
            for (int i = 0; i < 5; i++) {
                int capacity = random.nextInt(3);
                Person person = new Person();
                person.capacity = capacity;
                people.put(room.agent(capacity == 0 ? Map.of() : Map.of(Channel.CHAT, capacity)), person);
            }
            for (int i = 0; i < 3; i++) {
                Line line = new Line();
                line.strategy = i == 2 ? Strategy.BEEPALL : anyStrategy();
                lines.put(room.queue(line.strategy, random.nextInt(11)), line);
            }
        }

        void somethingHappens() {
            switch (random.nextInt(16)) {
                case 0, 1 -> logInOrOut(any(people));
                case 2, 3 -> pauseOrNot(any(people));
                case 4 -> changeCapacity(any(people));
                case 5, 6 -> joinOrLeave(any(lines), any(people));
                case 7, 8 -> arrives();
                case 9 -> acceptOrReject();
                case 10 -> leaves();
                case 11 -> closes(any(people));
                case 12 -> room.forward(Duration.ofMillis(random.nextInt(20_000)));
                case 13 -> changeTheCentre();
                default -> commandComesBack();
            }
        }

        private <K> K any(Map<K, ?> map) {
            return new ArrayList<>(map.keySet()).get(random.nextInt(map.size()));
        }

        private Strategy anyStrategy() {
            return Strategy.values()[random.nextInt(Strategy.values().length - 1)];
        }

        private Person person(AgentId agentId) {
            return requireNonNull(people.get(agentId));
        }

        private Contact contact(InteractionId interactionId) {
            return requireNonNull(contacts.get(interactionId));
        }

        private void logInOrOut(AgentId agentId) {
            Person person = person(agentId);
            if (person.loggedIn && random.nextInt(3) == 0) {
                person.loggedIn = false;
                person.paused = false;
                room.happened(new AgentLoggedOut(agentId, Room.SESSION, LogoutCause.REQUESTED));
            } else if (!person.loggedIn) {
                person.loggedIn = true;
                room.happened(new AgentLoggedIn(agentId, Room.SESSION));
            }
        }

        private void pauseOrNot(AgentId agentId) {
            Person person = person(agentId);
            if (person.paused) {
                person.paused = false;
                room.happened(new AgentUnpaused(agentId, Room.SESSION, Set.of(Channel.CHAT)));
            } else if (person.loggedIn) {
                person.paused = true;
                room.happened(new AgentPaused(agentId, Room.SESSION, Set.of(Channel.CHAT), "Lunch", null));
            }
        }

        private void changeCapacity(AgentId agentId) {
            Person person = person(agentId);
            int before = person.capacity;
            person.capacity = random.nextInt(4);
            room.happened(new AgentCapacityChanged(agentId, Channel.CHAT, before, person.capacity));
        }

        private void joinOrLeave(QueueId queueId, AgentId agentId) {
            Line line = requireNonNull(lines.get(queueId));
            if (line.members.contains(agentId)) {
                if (random.nextInt(3) == 0) {
                    line.members.remove(agentId);
                    room.happened(new QueueMemberRemoved(queueId, agentId));
                }
            } else {
                line.members.add(agentId);
                room.happened(new QueueMemberAdded(queueId, agentId, random.nextInt(4)));
            }
        }

        private void changeTheCentre() {
            int which = random.nextInt(4);
            if (which == 0) {
                int before = tabLimit;
                tabLimit = random.nextInt(6);
                room.happened(new TabLimitChanged(before, tabLimit));
            } else if (which == 1) {
                int before = liveOfferLimit;
                liveOfferLimit = 1 + random.nextInt(6);
                room.happened(new LiveOfferLimitChanged(before, liveOfferLimit));
            } else {
                QueueId queueId = any(lines);
                Line line = requireNonNull(lines.get(queueId));
                Strategy before = line.strategy;
                line.strategy = anyStrategy();
                room.happened(new QueueStrategyChanged(queueId, before, line.strategy));
            }
        }

        private void arrives() {
            InteractionId interactionId =
                    new InteractionId(new UUID(random.nextLong() & ~0xF000L | 0x7000L, random.nextLong()));
            Contact contact = new Contact();
            int steps = 1 + random.nextInt(3);
            for (int i = 0; i < steps; i++) {
                contact.route.add(random.nextInt(4) == 0 ? any(people) : any(lines));
            }
            contacts.put(interactionId, contact);
            beginStep(interactionId, contact, Origin.NEW);
        }

        private void beginStep(InteractionId interactionId, Contact contact, Origin origin) {
            int seconds = 1 + random.nextInt(90);
            contact.timeoutAt = room.now.plusSeconds(seconds);
            contact.offers.clear();
            contact.resting.clear();
            contact.comesBack(true, room.now);
            room.happened(
                    contact.place() instanceof QueueId queueId
                            ? room.queuedEvent(interactionId, contact.step, queueId, origin, random.nextInt(3), seconds)
                            : room.directedEvent(interactionId, contact.step, (AgentId) contact.place(), seconds));
        }

        private void acceptOrReject() {
            List<InteractionId> ringing = contacts.entrySet().stream()
                    .filter(entry ->
                            entry.getValue().waiting && !entry.getValue().offers.isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            if (ringing.isEmpty()) {
                return;
            }
            InteractionId interactionId = ringing.get(random.nextInt(ringing.size()));
            Contact contact = contact(interactionId);
            AgentId agentId = any(contact.offers);
            if (random.nextInt(3) == 0) {
                contact.offers.remove(agentId);
                contact.resting.put(agentId, room.now.plus(WaitingRoom.REST));
                room.happened(new InteractionOfferRejected(interactionId, contact.step, agentId, Channel.CHAT));
            } else if (admitted(contact, agentId)) {
                contact.waiting = false;
                accepted++;
                person(agentId).tabs.add(interactionId);
                room.happened(new InteractionAccepted(
                        interactionId,
                        contact.step,
                        agentId,
                        new Sealed(agentId.value(), "c2VhbGVk"),
                        Typology.WEBRTC,
                        queue(contact),
                        Channel.CHAT,
                        AcceptMode.MANUAL,
                        room.now));
                contact.offers.remove(agentId);
                rescindAll(interactionId, contact, RescindCause.ACCEPTED_BY_ANOTHER);
                room.happened(new AgentTabOpened(agentId, interactionId, Channel.CHAT));
            }
        }

        private static @Nullable QueueId queue(Contact contact) {
            return contact.place() instanceof QueueId queueId ? queueId : null;
        }

        private void rescindAll(InteractionId interactionId, Contact contact, RescindCause cause) {
            contact.offers
                    .keySet()
                    .forEach(other -> room.happened(
                            new InteractionOfferRescinded(interactionId, contact.step, other, Channel.CHAT, cause)));
            contact.offers.clear();
        }

        private void leaves() {
            List<InteractionId> waiting = waiting();
            if (!waiting.isEmpty()) {
                InteractionId interactionId = waiting.get(random.nextInt(waiting.size()));
                Contact contact = contact(interactionId);
                rescindAll(interactionId, contact, RescindCause.ABANDONED);
                contact.waiting = false;
                room.happened(new InteractionAbandoned(
                        interactionId, contact.step, null, Channel.CHAT, AbandonCause.WAITING));
            }
        }

        private List<InteractionId> waiting() {
            return contacts.entrySet().stream()
                    .filter(entry -> entry.getValue().waiting)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private void closes(AgentId agentId) {
            Person person = person(agentId);
            person.tabs.stream().findFirst().ifPresent(interactionId -> {
                person.tabs.remove(interactionId);
                room.happened(new AgentTabClosed(agentId, interactionId, Channel.CHAT));
            });
        }

        /** A command is carried out on what holds by now: done, refused, or failed without anybody knowing. */
        private void commandComesBack() {
            if (underWay.isEmpty()) {
                return;
            }
            Decision decision = underWay.remove(random.nextInt(underWay.size()));
            boolean lost = random.nextInt(8) == 0;
            if (lost) {
                // The sender learns of a failure before the events arrive, if they do.
                comesBack(decision, false);
                if (random.nextBoolean()) {
                    carryOut(decision);
                }
            } else {
                comesBack(decision, carryOut(decision));
            }
        }

        private void comesBack(Decision decision, boolean done) {
            Subject subject = subject(decision);
            if (decision.equals(subject.underWay)) {
                subject.comesBack(done, room.now);
            }
            room.router.done(decision, done, room.now);
        }

        private Subject subject(Decision decision) {
            return decision.about() instanceof WaitingInteraction waiting
                    ? contact(waiting.interactionId())
                    : person(((AgentAtWork) decision.about()).agentId());
        }

        private boolean carryOut(Decision decision) {
            return decision.about() instanceof WaitingInteraction about
                    ? carryOut(decision, about, contact(about.interactionId()))
                    : carryOut((RequeueInteraction) decision.command());
        }

        private boolean carryOut(RequeueInteraction command) {
            Person person = person(command.agentId());
            if (person.loggedIn || !person.tabs.remove(command.interactionId())) {
                return false;
            }
            Contact contact = contact(command.interactionId());
            List<Object> ahead = List.copyOf(contact.route.subList(contact.step - 1, contact.route.size()));
            contact.route.subList(contact.step, contact.route.size()).clear();
            contact.route.addAll(ahead);
            contact.step++;
            contact.waiting = true;
            requeued++;
            room.happened(new InteractionRequeued(
                    command.interactionId(), command.agentId(), Channel.CHAT, RequeueCause.LOGGED_OUT, List.of()));
            beginStep(command.interactionId(), contact, Origin.REQUEUED);
            room.happened(new AgentTabClosed(command.agentId(), command.interactionId(), Channel.CHAT));
            return true;
        }

        private boolean carryOut(Decision decision, WaitingInteraction about, Contact contact) {
            InteractionId interactionId = about.interactionId();
            if (!contact.waiting || contact.step != about.step().number()) {
                return false;
            }
            Object command = decision.command();
            if (command instanceof OfferInteraction offer) {
                return carryOut(offer, interactionId, contact);
            }
            if (command instanceof ExpireOffers expire) {
                List<AgentId> live = expire.agentIds().stream()
                        .filter(contact.offers::containsKey)
                        .toList();
                live.forEach(agentId -> {
                    contact.offers.remove(agentId);
                    contact.resting.put(agentId, room.now.plus(WaitingRoom.REST));
                    room.happened(new InteractionOfferExpired(interactionId, contact.step, agentId, Channel.CHAT));
                });
                return !live.isEmpty();
            }
            if (command instanceof RescindOffers rescind) {
                List<AgentId> live = rescind.agentIds().stream()
                        .filter(contact.offers::containsKey)
                        .toList();
                live.forEach(agentId -> {
                    contact.offers.remove(agentId);
                    room.happened(new InteractionOfferRescinded(
                            interactionId, contact.step, agentId, Channel.CHAT, rescind.cause()));
                });
                return !live.isEmpty();
            }
            TimeOutStep timeOut = (TimeOutStep) command;
            boolean routeEnded = contact.step == contact.route.size();
            rescindAll(interactionId, contact, RescindCause.STEP_TIMED_OUT);
            timedOut++;
            room.happened(new InteractionTimedOut(
                    interactionId,
                    contact.step,
                    null,
                    Channel.CHAT,
                    timeOut.cause(),
                    timeOut.passedOver(),
                    routeEnded));
            if (routeEnded) {
                contact.waiting = false;
            } else {
                contact.step++;
                beginStep(interactionId, contact, Origin.NEW);
            }
            return true;
        }

        private boolean carryOut(OfferInteraction command, InteractionId interactionId, Contact contact) {
            List<Offer> admitted = command.offers().stream()
                    .filter(offer -> admitted(contact, offer.agentId()))
                    .toList();
            for (Offer offer : admitted) {
                if (!contact.offers.containsKey(offer.agentId())) {
                    Instant expiresAt =
                            command.expiresAt().isBefore(contact.timeoutAt) ? command.expiresAt() : contact.timeoutAt;
                    contact.offers.put(offer.agentId(), expiresAt);
                    room.happened(new InteractionOffered(
                            interactionId,
                            contact.step,
                            offer.agentId(),
                            queue(contact),
                            Channel.CHAT,
                            expiresAt,
                            offer.choice(),
                            null,
                            null));
                }
            }
            return !admitted.isEmpty();
        }

        private boolean admitted(Contact contact, AgentId agentId) {
            Person person = person(agentId);
            boolean member = contact.place() instanceof QueueId queueId
                    ? requireNonNull(lines.get(queueId)).members.contains(agentId)
                    : contact.place().equals(agentId);
            return person.loggedIn
                    && member
                    && !person.paused
                    && (tabLimit == 0 || person.tabs.size() < tabLimit)
                    && (person.capacity == 0 || person.tabs.size() < person.capacity);
        }

        void decideAndCheck() {
            List<Decision> decisions = room.decide();
            for (Decision decision : decisions) {
                check(decision);
            }
            underWay.addAll(decisions);
            assertThat(room.decide()).as("decided once is decided").isEmpty();
            checkNothingLeaks();
            waiting().forEach(this::checkNobodyIsForgotten);
            people.keySet().forEach(this::checkNobodyKeepsWhatHeLeft);
            assertThat(room.waitingRoom.waitingCount()).isEqualTo(waiting().size());
        }

        private void check(Decision decision) {
            Subject subject = subject(decision);
            assertThat(subject.underWay).as("one command at a time").isNull();
            assertThat(room.now).as("not while it is held back").isAfterOrEqualTo(subject.heldUntil);
            subject.underWay = decision;
            if (decision.about() instanceof WaitingInteraction waiting) {
                check(decision, waiting, contact(waiting.interactionId()));
            } else {
                RequeueInteraction requeue = (RequeueInteraction) decision.command();
                Person person = person(requeue.agentId());
                assertThat(person.loggedIn).as("requeued from who is gone").isFalse();
                assertThat(person.tabs).contains(requeue.interactionId());
            }
        }

        private void check(Decision decision, WaitingInteraction about, Contact contact) {
            assertThat(contact.waiting).as("only about what waits").isTrue();
            assertThat(about.step().number()).isEqualTo(contact.step);
            boolean over = !room.now.isBefore(contact.timeoutAt);
            if (decision.command() instanceof OfferInteraction offer) {
                assertThat(over).as("no offer in a step that is over").isFalse();
                Set<AgentId> notified = new HashSet<>();
                for (Offer each : offer.offers()) {
                    AgentId agentId = each.agentId();
                    assertThat(admitted(contact, agentId)).as("admitted").isTrue();
                    assertThat(contact.offers).as("one live offer per agent").doesNotContainKey(agentId);
                    assertThat(notified.add(agentId)).as("one offer per agent").isTrue();
                    assertThat(rested(contact, agentId)).as("rested").isTrue();
                    assertThat(ringingAt(agentId)).as("room for it").hasSizeLessThanOrEqualTo(liveOfferLimit);
                    assertThat(each.choice().candidates()).allMatch(candidate -> admitted(contact, candidate));
                    assertThat(each.choice().passedOver()).allMatch(passed -> !admitted(contact, passed.agentId()));
                }
            } else if (decision.command() instanceof TimeOutStep) {
                assertThat(over).as("due").isTrue();
            } else if (decision.command() instanceof ExpireOffers expire) {
                assertThat(expire.agentIds())
                        .isNotEmpty()
                        .allSatisfy(agentId -> assertThat(contact.offers.get(agentId))
                                .isNotNull()
                                .isBeforeOrEqualTo(room.now));
            } else if (decision.command() instanceof RescindOffers rescind) {
                assertThat(rescind.agentIds()).isNotEmpty().allSatisfy(agentId -> {
                    assertThat(contact.offers).containsKey(agentId);
                    assertThat(admitted(contact, agentId)).isFalse();
                });
            }
        }

        private boolean rested(Contact contact, AgentId agentId) {
            Instant until = contact.resting.get(agentId);
            return until == null || !room.now.isBefore(until);
        }

        /** Nobody who waits, is free to be decided about, and could be offered to somebody, is left alone. */
        private void checkNobodyIsForgotten(InteractionId interactionId) {
            Contact contact = contact(interactionId);
            if (!contact.isFree(room.now)) {
                return;
            }
            assertThat(room.now).as("a step that is over is ended").isBefore(contact.timeoutAt);
            contact.offers.forEach((agentId, expiresAt) -> {
                assertThat(room.now).as("an offer that is over is ended").isBefore(expiresAt);
                assertThat(admitted(contact, agentId))
                        .as("an offer that admission forbids is taken back")
                        .isTrue();
            });
            boolean oneAtATime = contact.place() instanceof QueueId queueId
                    && requireNonNull(lines.get(queueId)).strategy != Strategy.BEEPALL;
            if (oneAtATime && !contact.offers.isEmpty()) {
                return;
            }
            for (AgentId agentId : people.keySet()) {
                assertThat(admitted(contact, agentId)
                                && rested(contact, agentId)
                                && !contact.offers.containsKey(agentId)
                                && ringingAt(agentId).size() < liveOfferLimit)
                        .as("%s could be offered to %s", interactionId, agentId)
                        .isFalse();
            }
        }

        private void checkNobodyKeepsWhatHeLeft(AgentId agentId) {
            Person person = person(agentId);
            assertThat(person.loggedIn || person.tabs.isEmpty() || !person.isFree(room.now))
                    .as("what %s has waits again", agentId)
                    .isTrue();
        }

        /** What an agent's offers say is what interactions say: those that ring, and those on their way. */
        private void checkNothingLeaks() {
            people.keySet().forEach(agentId -> {
                Set<InteractionId> actual = new HashSet<>();
                room.waitingRoom.agent(agentId).offers().forEach(offered -> actual.add(offered.interactionId()));
                assertThat(actual).as("what rings at %s", agentId).isEqualTo(ringingAt(agentId));
            });
        }

        private Set<InteractionId> ringingAt(AgentId agentId) {
            Set<InteractionId> ringing = new HashSet<>();
            waiting().forEach(interactionId -> {
                Contact contact = contact(interactionId);
                boolean onItsWay = contact.underWay != null
                        && contact.underWay.command() instanceof OfferInteraction offer
                        && offer.offers().stream()
                                .anyMatch(each -> each.agentId().equals(agentId));
                if (onItsWay || contact.offers.containsKey(agentId)) {
                    ringing.add(interactionId);
                }
            });
            return ringing;
        }
    }
}
