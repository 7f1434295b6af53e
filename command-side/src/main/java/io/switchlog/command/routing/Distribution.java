package io.switchlog.command.routing;

import io.switchlog.command.interaction.Interaction;
import io.switchlog.command.routing.RoutingPolicy.Situation;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.interaction.InteractionCommand.Offer;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.routing.PassedOver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Gets what waits in queues to agents: down several lines at once, the queue with the highest weight first, among equal
 * weights whoever would be first if it were one line. What that costs depends on the offers, not on the lines.
 */
final class Distribution {
    /** Beepall notifies no more with one command, since it can cause only so much; the others follow with the next. */
    private static final int MOST_AT_ONCE = 500;

    private final WaitingRoom room;
    private final Instant now;
    private final BiConsumer<WaitingInteraction, OfferInteraction> send;
    private final PriorityQueue<Walk> walks = new PriorityQueue<>(
            Comparator.<Walk>comparingInt(walk -> -walk.line.profile().weight())
                    .thenComparing(walk -> walk.first, WaitingInteraction.ORDER));

    /** On the way down one line. */
    private static final class Walk {
        private final QueueLine line;
        private final Iterator<WaitingInteraction> ahead;
        private WaitingInteraction first;
        private @Nullable List<PassedOver> passedOver;

        Walk(QueueLine line, Iterator<WaitingInteraction> ahead) {
            this.line = line;
            this.ahead = ahead;
            this.first = ahead.next();
        }
    }

    /** @param send takes the offers that were decided */
    Distribution(WaitingRoom room, Instant now, BiConsumer<WaitingInteraction, OfferInteraction> send) {
        this.room = room;
        this.now = now;
        this.send = send;
    }

    void enter(QueueLine line) {
        Iterator<WaitingInteraction> offerable = line.offerable().iterator();
        if (!line.available().isEmpty() && offerable.hasNext()) {
            walks.add(new Walk(line, offerable));
        }
    }

    /** Goes on until nothing is left to offer, or nobody to offer it to. */
    void run() {
        Walk walk = walks.poll();
        while (walk != null) {
            offer(walk);
            if (!walk.line.available().isEmpty() && walk.ahead.hasNext()) {
                walk.first = walk.ahead.next();
                walks.add(walk);
            }
            walk = walks.poll();
        }
    }

    private void offer(Walk walk) {
        WaitingInteraction interaction = walk.first;
        QueueLine line = walk.line;
        if (line.available().isEmpty()
                || !interaction.turn().isFree(now)
                || !now.isBefore(interaction.step().timeoutAt())) {
            return;
        }
        int most = mostToNotify(line, interaction);
        if (most == 0) {
            return;
        }
        List<AgentId> candidates = line.members().stream()
                .filter(agentId -> line.available().contains(agentId) && interaction.mayBeOfferedTo(agentId, now))
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        if (walk.passedOver == null) {
            walk.passedOver = room.passedOver(interaction, line.members());
        }
        send.accept(interaction, chosen(line, interaction, candidates, most, walk.passedOver));
    }

    private static int mostToNotify(QueueLine line, WaitingInteraction interaction) {
        return line.profile().strategy() == Strategy.BEEPALL
                ? Math.min(
                        MOST_AT_ONCE,
                        Interaction.MOST_LIVE_OFFERS - interaction.offers().size())
                : 1;
    }

    private OfferInteraction chosen(
            QueueLine line,
            WaitingInteraction interaction,
            List<AgentId> candidates,
            int most,
            List<PassedOver> passedOver) {
        Strategy strategy = line.profile().strategy();
        List<AgentId> ranked = RoutingPolicy.of(strategy).rank(situation(line, interaction, candidates));
        List<Offer> offers = new ArrayList<>();
        for (int rank = 1; rank <= Math.min(ranked.size(), most); rank++) {
            AgentId agentId = ranked.get(rank - 1);
            offers.add(new Offer(agentId, choice(strategy, rank, ranked, passedOver)));
            line.announcedTo(agentId);
            room.announce(interaction, agentId);
        }
        WaitingInteraction.Step step = interaction.step();
        return new OfferInteraction(
                step.interactionId(),
                step.number(),
                offers,
                now.plusSeconds(line.profile().agentTimeoutSeconds()));
    }

    private Situation situation(QueueLine line, WaitingInteraction interaction, List<AgentId> candidates) {
        return new Situation(
                line.members(),
                candidates,
                line.lastChosen(),
                agentId -> room.agent(agentId).offers().size(),
                agentId -> line.profile().members().getOrDefault(agentId, 0),
                line::track,
                seed(interaction));
    }

    /** Follows from what is in the log, so that anybody can draw the same lots again. */
    static long seed(WaitingInteraction interaction) {
        UUID id = interaction.interactionId().value();
        long mixed = id.getMostSignificantBits() * 31 + id.getLeastSignificantBits();
        return (mixed * 31 + interaction.step().number()) * 31 + interaction.offersMade();
    }

    private static Choice choice(Strategy strategy, int rank, List<AgentId> ranked, List<PassedOver> passedOver) {
        if (rank > 1) {
            return new Choice(strategy, rank, List.of(), List.of(), null, null);
        }
        return new Choice(
                strategy,
                rank,
                cut(ranked),
                cut(passedOver),
                ranked.size() > Choice.MOST_LISTED ? ranked.size() : null,
                passedOver.size() > Choice.MOST_LISTED ? passedOver.size() : null);
    }

    private static <T> List<T> cut(List<T> list) {
        return List.copyOf(list.subList(0, Math.min(list.size(), Choice.MOST_LISTED)));
    }
}
