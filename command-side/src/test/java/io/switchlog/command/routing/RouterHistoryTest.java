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
import io.switchlog.messages.interaction.InteractionCommand.RescindOffers;
import io.switchlog.messages.interaction.InteractionCommand.TimeOutStep;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueEvent.QueueMemberAdded;
import io.switchlog.messages.queue.QueueEvent.QueueMemberRemoved;
import io.switchlog.messages.queue.QueueEvent.QueueStrategyChanged;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random days of a small centre against a model of it that is kept apart: what must hold after every decision. */
class RouterHistoryTest {
    private static final int STEPS = 1_500;
    private static final Duration HOLD = Duration.ofMillis(500);

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
    }

    private static final class Person {
        boolean loggedIn;
        boolean paused;
        int capacity;
        final Set<InteractionId> tabs = new LinkedHashSet<>();
    }

    private static final class Line {
        Strategy strategy = Strategy.RRMEMORY;
        final Set<AgentId> members = new LinkedHashSet<>();
    }

    private static final class Contact {
        final List<Object> route = new ArrayList<>();
        int step = 1;
        boolean waiting = true;
        Instant timeoutAt = Instant.MIN;
        final Map<AgentId, Instant> offers = new LinkedHashMap<>();
        final Map<AgentId, Instant> resting = new HashMap<>();

        @Nullable
        Decision underWay;

        Instant heldUntil = Instant.MIN;

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
        int accepted;
        int timedOut;

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
                line.strategy = i == 2 ? Strategy.BEEPALL : Strategy.RRMEMORY;
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
                room.happened(new QueueMemberAdded(queueId, agentId, 0));
            }
        }

        private void changeTheCentre() {
            if (random.nextBoolean()) {
                int before = tabLimit;
                tabLimit = random.nextInt(6);
                room.happened(new TabLimitChanged(before, tabLimit));
            } else {
                QueueId queueId = any(lines);
                Line line = requireNonNull(lines.get(queueId));
                Strategy before = line.strategy;
                line.strategy = before == Strategy.RRMEMORY ? Strategy.BEEPALL : Strategy.RRMEMORY;
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
            beginStep(interactionId, contact);
        }

        private void beginStep(InteractionId interactionId, Contact contact) {
            int seconds = 1 + random.nextInt(90);
            contact.timeoutAt = room.now.plusSeconds(seconds);
            contact.offers.clear();
            contact.resting.clear();
            contact.underWay = null;
            contact.heldUntil = Instant.MIN;
            room.happened(
                    contact.place() instanceof QueueId queueId
                            ? room.queuedEvent(interactionId, contact.step, queueId, random.nextInt(3), seconds)
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
                        null,
                        Channel.CHAT,
                        AcceptMode.MANUAL,
                        room.now));
                contact.offers.remove(agentId);
                rescindAll(interactionId, contact, RescindCause.ACCEPTED_BY_ANOTHER);
                room.happened(new AgentTabOpened(agentId, interactionId, Channel.CHAT));
            }
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
            Contact contact = contact(decision.about().interactionId());
            boolean current = decision.equals(contact.underWay);
            if (current) {
                contact.underWay = null;
            }
            if (lost) {
                // The sender learns of a failure before the events arrive, if they do.
                room.router.done(decision, false, room.now);
                if (current) {
                    contact.heldUntil = room.now.plus(HOLD);
                }
                if (random.nextBoolean()) {
                    carryOut(decision, contact);
                }
            } else {
                boolean done = carryOut(decision, contact);
                room.router.done(decision, done, room.now);
                if (current && !done) {
                    contact.heldUntil = room.now.plus(HOLD);
                }
            }
        }

        private boolean carryOut(Decision decision, Contact contact) {
            InteractionId interactionId = decision.about().interactionId();
            if (!contact.waiting || contact.step != decision.about().step().number()) {
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
                beginStep(interactionId, contact);
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
                            contact.place() instanceof QueueId queueId ? queueId : null,
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
            assertThat(room.waitingRoom.waitingCount()).isEqualTo(waiting().size());
        }

        private void check(Decision decision) {
            InteractionId interactionId = decision.about().interactionId();
            Contact contact = contact(interactionId);
            assertThat(contact.waiting).as("only about what waits").isTrue();
            assertThat(decision.about().step().number()).isEqualTo(contact.step);
            assertThat(contact.underWay).as("one command at a time").isNull();
            contact.underWay = decision;
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
            if (contact.underWay != null || room.now.isBefore(contact.heldUntil)) {
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
                    && requireNonNull(lines.get(queueId)).strategy == Strategy.RRMEMORY;
            if (oneAtATime && !contact.offers.isEmpty()) {
                return;
            }
            for (AgentId agentId : people.keySet()) {
                assertThat(admitted(contact, agentId)
                                && rested(contact, agentId)
                                && !contact.offers.containsKey(agentId)
                                && room.waitingRoom.agent(agentId).hasRoomForAnOffer())
                        .as("%s could be offered to %s", interactionId, agentId)
                        .isFalse();
            }
        }

        /** What an agent's offers say is what interactions say: those that ring, and those on their way. */
        private void checkNothingLeaks() {
            Map<AgentId, Set<InteractionId>> expected = new HashMap<>();
            people.keySet().forEach(agentId -> expected.put(agentId, new HashSet<>()));
            waiting().forEach(interactionId -> {
                Contact contact = contact(interactionId);
                contact.offers
                        .keySet()
                        .forEach(
                                agentId -> requireNonNull(expected.get(agentId)).add(interactionId));
                if (contact.underWay != null && contact.underWay.command() instanceof OfferInteraction offer) {
                    offer.offers()
                            .forEach(each ->
                                    requireNonNull(expected.get(each.agentId())).add(interactionId));
                }
            });
            people.keySet().forEach(agentId -> {
                Set<InteractionId> actual = new HashSet<>();
                room.waitingRoom.agent(agentId).offers().forEach(offered -> actual.add(offered.interactionId()));
                assertThat(actual).as("what rings at %s", agentId).isEqualTo(expected.get(agentId));
            });
        }
    }
}
