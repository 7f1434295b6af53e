package io.switchlog.benchmark;

import static io.switchlog.benchmark.Agenda.SECOND;
import static java.util.Objects.requireNonNull;

import io.switchlog.messages.Channel;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentEvent.AgentTabClosed;
import io.switchlog.messages.agent.AgentEvent.AgentTabOpened;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpBegan;
import io.switchlog.messages.agent.AgentEvent.AgentWrapUpEnded;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.AbandonCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAbandoned;
import io.switchlog.messages.interaction.InteractionEvent.InteractionAccepted;
import io.switchlog.messages.interaction.InteractionEvent.InteractionClosed;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionMessageSent;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferExpired;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRejected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOfferRescinded;
import io.switchlog.messages.interaction.InteractionEvent.InteractionOffered;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReceived;
import io.switchlog.messages.interaction.InteractionEvent.InteractionReopened;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRequeued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionRoutedAnew;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTransferred;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.AdmissionRefusal;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What becomes of the interactions of a simulation, from arrival to the end. */
final class SimulatedRouting {
    private static final long ROUTING_TAKES = 25_000;
    private static final long REST = 5 * SECOND;
    private static final int MOST_NOTIFIED = 4;
    private static final double ACCEPTS = 0.91;
    private static final double REJECTS = 0.03;
    private static final double WRITES = 0.25;
    private static final double TRANSFERS = 0.03;
    private static final double STAYS_FOR_DAYS = 0.01;
    private static final double WRITES_AGAIN = 0.01;
    private static final double IMPATIENT = 0.05;

    private final SimulatedCentre centre;
    private final Agenda agenda;
    private final Chronicle chronicle;
    private final SplittableRandom random;

    SimulatedRouting(SimulatedCentre centre, Agenda agenda, Chronicle chronicle, SplittableRandom random) {
        this.centre = centre;
        this.agenda = agenda;
        this.chronicle = chronicle;
        this.random = random;
    }

    // Waiting

    void receive(SimulatedInteraction interaction) {
        Chronicle.Command command = chronicle
                .command()
                .event(
                        interaction.stream,
                        new InteractionReceived(
                                interaction.id,
                                interaction.account.id(),
                                interaction.account.name(),
                                interaction.channel,
                                interaction.contact.contact(),
                                interaction.channel == Channel.EMAIL ? interaction.contact.subject() : null,
                                interaction.contact.text(),
                                0,
                                interaction.route));
        beginStep(interaction, 1, command);
        command.by("website", "system");
        if (interaction.channel == Channel.CHAT && random.nextDouble() < IMPATIENT) {
            agenda.in(seconds(40), () -> abandon(interaction));
        }
        soon(() -> offer(interaction));
    }

    private void beginStep(SimulatedInteraction interaction, int number, Chronicle.Command command) {
        interaction.stepNo = number;
        RouteStep step = interaction.step(number);
        SimulatedQueue queue = centre.queue(requireNonNull(step.queueId()));
        interaction.queue = queue;
        interaction.agent = null;
        interaction.offered = false;
        interaction.resting.clear();
        interaction.hold++;
        interaction.stepEnds = agenda.now() + step.timeoutSeconds() * SECOND;
        queue.line.add(interaction);
        command.event(
                interaction.stream,
                new InteractionQueued(
                        interaction.id,
                        number,
                        interaction.routeNo,
                        interaction.origin,
                        queue.id,
                        queue.name,
                        queue.strategy,
                        interaction.channel,
                        interaction.account.id(),
                        interaction.account.name(),
                        0,
                        Agenda.instant(interaction.stepEnds)));
        int hold = interaction.hold;
        agenda.at(interaction.stepEnds, () -> {
            if (interaction.hold == hold) {
                timeOut(interaction);
            }
        });
    }

    private void leaveQueue(SimulatedInteraction interaction) {
        requireNonNull(interaction.queue).line.remove(interaction);
        interaction.queue = null;
        interaction.hold++;
    }

    private void timeOut(SimulatedInteraction interaction) {
        SimulatedQueue queue = requireNonNull(interaction.queue);
        Chronicle.Command command = chronicle.command();
        rescindAll(interaction, RescindCause.STEP_TIMED_OUT, command);
        List<PassedOver> passedOver = new ArrayList<>();
        TimeoutCause cause = interaction.offered ? TimeoutCause.NO_ANSWER : TimeoutCause.NOT_LOGGED_IN;
        for (SimulatedAgent member : queue.members) {
            Optional<AdmissionRefusal> refusal = member.refusal(interaction.channel);
            refusal.filter(found -> passedOver.size() < Choice.MOST_LISTED)
                    .ifPresent(found -> passedOver.add(new PassedOver(member.id, found)));
            if (!interaction.offered && refusal.isPresent() && refusal.get() == AdmissionRefusal.CAPACITY) {
                cause = TimeoutCause.CAPACITY;
            }
        }
        boolean last = interaction.isLastStep();
        command.event(
                interaction.stream,
                new InteractionTimedOut(
                        interaction.id, interaction.stepNo, queue.id, interaction.channel, cause, passedOver, last));
        leaveQueue(interaction);
        if (!last) {
            beginStep(interaction, interaction.stepNo + 1, command);
            soon(() -> offer(interaction));
        }
        command.byProcess();
    }

    private void abandon(SimulatedInteraction interaction) {
        SimulatedQueue queue = interaction.queue;
        if (queue == null) {
            return;
        }
        Chronicle.Command command = chronicle.command();
        AbandonCause cause = interaction.offers.isEmpty() ? AbandonCause.WAITING : AbandonCause.WHILE_OFFERED;
        rescindAll(interaction, RescindCause.ABANDONED, command);
        command.event(
                        interaction.stream,
                        new InteractionAbandoned(
                                interaction.id, interaction.stepNo, queue.id, interaction.channel, cause))
                .by("website", "system");
        leaveQueue(interaction);
    }

    private void rescindAll(SimulatedInteraction interaction, RescindCause cause, Chronicle.Command command) {
        for (SimulatedAgent agent : List.copyOf(interaction.offers.keySet())) {
            command.event(
                    interaction.stream,
                    new InteractionOfferRescinded(
                            interaction.id, interaction.stepNo, agent.id, interaction.channel, cause));
            forget(interaction, agent);
            soon(() -> serve(agent));
        }
    }

    private static void forget(SimulatedInteraction interaction, SimulatedAgent agent) {
        interaction.offers.remove(agent);
        agent.ringing.remove(interaction);
    }

    /** Takes back what rings at an agent who cannot take it any more. */
    void rescind(SimulatedAgent agent, RescindCause cause) {
        for (SimulatedInteraction interaction : List.copyOf(agent.ringing)) {
            chronicle
                    .command()
                    .event(
                            interaction.stream,
                            new InteractionOfferRescinded(
                                    interaction.id, interaction.stepNo, agent.id, interaction.channel, cause))
                    .byProcess();
            forget(interaction, agent);
            soon(() -> offer(interaction));
        }
    }

    // Offering

    /** Offers to the agent what waits longest in each of his queues. */
    void serve(SimulatedAgent agent) {
        for (SimulatedQueue queue : agent.queues) {
            if (agent.refusal(queue.channel).isPresent()) {
                continue;
            }
            for (SimulatedInteraction waiting : queue.line) {
                if (waiting.offers.isEmpty()) {
                    offer(waiting);
                    break;
                }
            }
        }
    }

    private void offer(SimulatedInteraction interaction) {
        SimulatedQueue queue = interaction.queue;
        boolean toAll = queue != null && queue.strategy == Strategy.BEEPALL;
        if (queue == null || !interaction.offers.isEmpty()) {
            return;
        }
        List<SimulatedAgent> free = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        for (SimulatedAgent member : queue.inTurn()) {
            Optional<AdmissionRefusal> refusal = member.refusal(interaction.channel);
            if (refusal.isPresent()) {
                if (passedOver.size() < Choice.MOST_LISTED) {
                    passedOver.add(new PassedOver(member.id, refusal.get()));
                }
            } else if (member.ringing.isEmpty() && interaction.resting.getOrDefault(member, 0L) <= agenda.now()) {
                free.add(member);
            }
        }
        int notified = Math.min(free.size(), toAll ? MOST_NOTIFIED : 1);
        Instant expires =
                Agenda.instant(Math.min(interaction.stepEnds, agenda.now() + queue.agentTimeoutSeconds * SECOND));
        List<AgentId> candidates = free.stream().map(agent -> agent.id).toList();
        Chronicle.Command command = chronicle.command();
        for (SimulatedAgent agent : free.subList(0, notified)) {
            boolean first = interaction.offers.isEmpty();
            interaction.offers.put(agent, agenda.now());
            interaction.offered = true;
            agent.ringing.add(interaction);
            command.event(
                    interaction.stream,
                    new InteractionOffered(
                            interaction.id,
                            interaction.stepNo,
                            agent.id,
                            queue.id,
                            interaction.channel,
                            expires,
                            new Choice(
                                    queue.strategy,
                                    1,
                                    first ? candidates : List.of(),
                                    first ? passedOver : List.of(),
                                    null,
                                    null),
                            null,
                            null));
            react(interaction, agent, queue);
        }
        command.byProcess();
    }

    private void react(SimulatedInteraction interaction, SimulatedAgent agent, SimulatedQueue queue) {
        long offeredAt = agenda.now();
        double mood = random.nextDouble();
        if (mood < ACCEPTS) {
            agenda.in(Math.min(seconds(4), 15 * SECOND), () -> {
                if (isLive(interaction, agent, offeredAt)) {
                    accept(interaction, agent);
                }
            });
        } else if (mood < ACCEPTS + REJECTS) {
            agenda.in(seconds(5), () -> {
                if (isLive(interaction, agent, offeredAt)) {
                    endOffer(
                            interaction,
                            agent,
                            new InteractionOfferRejected(
                                    interaction.id, interaction.stepNo, agent.id, interaction.channel),
                            false);
                }
            });
        }
        agenda.in(queue.agentTimeoutSeconds * SECOND, () -> {
            if (isLive(interaction, agent, offeredAt)) {
                endOffer(
                        interaction,
                        agent,
                        new InteractionOfferExpired(interaction.id, interaction.stepNo, agent.id, interaction.channel),
                        true);
            }
        });
    }

    private static boolean isLive(SimulatedInteraction interaction, SimulatedAgent agent, long offeredAt) {
        Long live = interaction.offers.get(agent);
        return live != null && live == offeredAt;
    }

    private void endOffer(SimulatedInteraction interaction, SimulatedAgent agent, Object how, boolean byItself) {
        Chronicle.Command command = chronicle.command().event(interaction.stream, how);
        if (byItself) {
            command.byProcess();
        } else {
            command.by(agent.id, "agent");
        }
        forget(interaction, agent);
        interaction.resting.put(agent, agenda.now() + REST);
        agenda.in(REST + SECOND, () -> serve(agent));
        soon(() -> offer(interaction));
    }

    private void accept(SimulatedInteraction interaction, SimulatedAgent agent) {
        SimulatedQueue queue = requireNonNull(interaction.queue);
        Instant offeredAt = Agenda.instant(requireNonNull(interaction.offers.get(agent)));
        forget(interaction, agent);
        Chronicle.Command command = chronicle
                .command()
                .event(
                        interaction.stream,
                        new InteractionAccepted(
                                interaction.id,
                                interaction.stepNo,
                                agent.id,
                                agent.name,
                                Typology.WEBRTC,
                                queue.id,
                                interaction.channel,
                                AcceptMode.MANUAL,
                                offeredAt));
        rescindAll(interaction, RescindCause.ACCEPTED_BY_ANOTHER, command);
        leaveQueue(interaction);
        openTab(interaction, agent, command);
        command.by(agent.id, "agent");
        handle(interaction, agent, queue);
        soon(() -> serve(agent));
    }

    private static void openTab(SimulatedInteraction interaction, SimulatedAgent agent, Chronicle.Command command) {
        interaction.agent = agent;
        agent.tabs.add(interaction);
        command.event(agent.stream, new AgentTabOpened(agent.id, interaction.id, interaction.channel));
    }

    private static void closeTab(SimulatedInteraction interaction, SimulatedAgent agent, Chronicle.Command command) {
        interaction.agent = null;
        agent.tabs.remove(interaction);
        command.event(agent.stream, new AgentTabClosed(agent.id, interaction.id, interaction.channel));
    }

    // Being handled

    private void handle(SimulatedInteraction interaction, SimulatedAgent agent, SimulatedQueue queue) {
        long length = seconds(SimulatedCentre.service(interaction.channel).handlingSeconds());
        if (interaction.channel == Channel.EMAIL && random.nextDouble() < STAYS_FOR_DAYS) {
            length = Agenda.DAY + (long) (5 * Agenda.DAY * random.nextDouble());
        }
        int hold = interaction.hold;
        Runnable end = random.nextDouble() < TRANSFERS
                ? () -> transfer(interaction, agent, queue)
                : () -> close(interaction, agent, queue);
        if (random.nextDouble() < WRITES) {
            inHand(interaction, hold, length / 3, () -> write(interaction, agent));
            inHand(interaction, hold, length / 2, () -> hear(interaction));
        }
        inHand(interaction, hold, length, end);
    }

    private void inHand(SimulatedInteraction interaction, int hold, long micros, Runnable act) {
        agenda.in(micros, () -> {
            if (interaction.hold == hold) {
                act.run();
            }
        });
    }

    private void write(SimulatedInteraction interaction, SimulatedAgent agent) {
        chronicle
                .command()
                .event(
                        interaction.stream,
                        new InteractionMessageSent(
                                interaction.id,
                                ++interaction.messages,
                                agent.id,
                                interaction.channel,
                                interaction.contact.text()))
                .by(agent.id, "agent");
    }

    private void hear(SimulatedInteraction interaction) {
        chronicle.command().event(interaction.stream, heard(interaction)).by("website", "system");
    }

    private static InteractionMessageReceived heard(SimulatedInteraction interaction) {
        return new InteractionMessageReceived(
                interaction.id, ++interaction.messages, interaction.channel, interaction.contact.text());
    }

    private void close(SimulatedInteraction interaction, SimulatedAgent agent, SimulatedQueue queue) {
        Chronicle.Command command = chronicle
                .command()
                .event(
                        interaction.stream,
                        new InteractionClosed(
                                interaction.id,
                                agent.id,
                                interaction.channel,
                                random.nextInt(3) == 0 ? "Passed on" : "Solved"));
        closeTab(interaction, agent, command);
        interaction.hold++;
        if (queue.wrapUpSeconds > 0 && agent.session != null) {
            wrapUp(interaction, agent, queue, command);
        }
        command.by(agent.id, "agent");
        soon(() -> serve(agent));
        if (interaction.channel == Channel.EMAIL && random.nextDouble() < WRITES_AGAIN) {
            agenda.in(seconds(4 * 3600), () -> reopen(interaction, agent, queue));
        }
    }

    private void wrapUp(
            SimulatedInteraction interaction, SimulatedAgent agent, SimulatedQueue queue, Chronicle.Command command) {
        long began = agenda.now();
        Channel channel = queue.channel;
        long ends = began + queue.wrapUpSeconds * SECOND;
        agent.wrapUps.put(channel, began);
        command.event(
                agent.stream,
                new AgentWrapUpBegan(
                        agent.id,
                        requireNonNull(agent.session),
                        interaction.id,
                        queue.id,
                        channel,
                        Agenda.instant(ends)));
        agenda.at(ends, () -> {
            Long current = agent.wrapUps.get(channel);
            if (current != null && current == began && agent.session != null) {
                agent.wrapUps.remove(channel);
                chronicle
                        .command()
                        .event(agent.stream, new AgentWrapUpEnded(agent.id, agent.session, channel))
                        .byProcess();
                soon(() -> serve(agent));
            }
        });
    }

    private void transfer(SimulatedInteraction interaction, SimulatedAgent agent, SimulatedQueue from) {
        SimulatedQueue to = centre.queues.stream()
                .filter(queue -> queue.channel == from.channel && queue != from)
                .skip(random.nextInt(2))
                .findFirst()
                .orElseThrow();
        List<RouteStep> route = new ArrayList<>();
        route.add(new RouteStep(to.id, null, 300));
        interaction.ahead().stream()
                .filter(step -> !to.id.equals(step.queueId()))
                .forEach(route::add);
        Chronicle.Command command = chronicle
                .command()
                .event(
                        interaction.stream,
                        new InteractionTransferred(
                                interaction.id, agent.id, interaction.channel, to.id, null, List.copyOf(route)));
        waitAgain(interaction, route, Origin.TRANSFER, command);
        closeTab(interaction, agent, command);
        command.by(agent.id, "agent");
        waits(interaction, agent);
    }

    /** What the agent who is gone had open on channels where the contact sits and waits. */
    void requeue(SimulatedAgent agent, RequeueCause cause) {
        for (SimulatedInteraction interaction : List.copyOf(agent.tabs)) {
            if (interaction.channel == Channel.EMAIL || interaction.channel == Channel.FAX) {
                continue;
            }
            List<RouteStep> route = interaction.ahead();
            Chronicle.Command command = chronicle
                    .command()
                    .event(
                            interaction.stream,
                            new InteractionRequeued(interaction.id, agent.id, interaction.channel, cause, route));
            waitAgain(interaction, route, Origin.REQUEUED, command);
            closeTab(interaction, agent, command);
            command.byProcess();
            waits(interaction, agent);
        }
    }

    private void waits(SimulatedInteraction interaction, SimulatedAgent former) {
        soon(() -> offer(interaction));
        soon(() -> serve(former));
    }

    private void waitAgain(
            SimulatedInteraction interaction, List<RouteStep> route, Origin why, Chronicle.Command command) {
        interaction.takeRoute(List.copyOf(route), why);
        beginStep(interaction, interaction.stepNo + 1, command);
    }

    private void reopen(SimulatedInteraction interaction, SimulatedAgent former, SimulatedQueue queue) {
        Chronicle.Command command = chronicle.command().event(interaction.stream, heard(interaction));
        Optional<AdmissionRefusal> refusal = former.refusal(interaction.channel);
        if (refusal.isEmpty()) {
            command.event(
                    interaction.stream,
                    new InteractionReopened(
                            interaction.id,
                            interaction.stepNo,
                            former.id,
                            former.name,
                            Typology.WEBRTC,
                            queue.id,
                            interaction.channel));
            openTab(interaction, former, command);
            handle(interaction, former, queue);
        } else {
            List<RouteStep> route = interaction.account.route();
            command.event(
                    interaction.stream,
                    new InteractionRoutedAnew(interaction.id, interaction.channel, former.id, refusal.get(), route));
            waitAgain(interaction, route, Origin.REOPENED, command);
            soon(() -> offer(interaction));
        }
        command.by("website", "system");
    }

    private void soon(Runnable act) {
        agenda.in(ROUTING_TAKES + random.nextInt(10_000), act);
    }

    /** A time that is this long on average, now and then much longer, in microseconds. */
    private long seconds(long average) {
        return SECOND / 2 + (long) (-Math.log(1 - random.nextDouble()) * average * SECOND);
    }
}
