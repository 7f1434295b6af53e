package io.switchlog.demo;

import io.switchlog.demo.Api.Answer;
import io.switchlog.demo.Customer.Arrived;
import io.switchlog.demo.LiveRow.LiveOffer;
import io.switchlog.demo.Shift.Break;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The agents: they come and go, take breaks, and react to what rings, each signed in as himself. */
final class AgentsAtDesk {
    private static final List<String> DISPOSITIONS =
            List.of("Solved", "Solved", "Solved", "Follow-up", "Wrong address");
    private static final double ACCEPTS = 0.8;
    private static final double REJECTS = 0.05;
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(3);

    private final Api api;
    private final Centre centre;
    private final Agenda agenda;
    private final Tally tally;
    private final Map<UUID, Arrived> customers = new ConcurrentHashMap<>();
    private final Set<Ringing> noticed = ConcurrentHashMap.newKeySet();
    private volatile Set<Ringing> ringing = Set.of();
    private volatile List<LiveRow> board = List.of();

    /** One offer as the agent sees it. */
    private record Ringing(UUID agentId, UUID interactionId, Instant since) {}

    AgentsAtDesk(Api api, Centre centre, Agenda agenda, Tally tally) {
        this.api = api;
        this.centre = centre;
        this.agenda = agenda;
        this.tally = tally;
    }

    /** From now on the agents know what to make of this customer. */
    void expect(Arrived customer) {
        customers.put(customer.interactionId(), customer);
    }

    void plan(Shift shift, Instant dayBegan) {
        StaffMember agent = shift.agent();
        agenda.at(dayBegan.plus(shift.begins()), () -> act(agent, "login", Map.of()));
        for (Break pause : shift.breaks()) {
            agenda.at(dayBegan.plus(pause.begins()), () -> {
                act(agent, "pause", Map.of("reason", pause.reason().text));
                agenda.after(pause.length(), () -> act(agent, "unpause", Map.of()));
            });
        }
        if (shift.ends() != null) {
            agenda.at(dayBegan.plus(shift.ends()), () -> {
                act(agent, "pause", Map.of("reason", BreakReason.FINISHING.text));
                agenda.after(LOOK_AGAIN, () -> leaveWhenDone(agent));
            });
        }
    }

    private void leaveWhenDone(StaffMember agent) {
        boolean busy = board.stream().anyMatch(row -> row.agentId().equals(centre.agent(agent)) && row.openTabs() > 0);
        if (busy) {
            agenda.after(LOOK_AGAIN, () -> leaveWhenDone(agent));
        } else {
            act(agent, "logout", Map.of());
        }
    }

    private void act(StaffMember agent, String what, Map<String, ?> how) {
        api.post(agent.login(), "/api/agents/" + centre.agent(agent) + "/" + what, how);
    }

    /** Everybody looks at what rings, and makes up his mind about what is new. */
    void look() {
        List<LiveRow> rows = api.rows("/api/live/agents", LiveRow.class);
        if (rows.isEmpty()) {
            return;
        }
        Set<Ringing> rings = new HashSet<>();
        for (LiveRow row : rows) {
            row.offers().forEach(offer -> rings.add(ringing(row, offer)));
        }
        board = rows;
        ringing = rings;
        for (StaffMember agent : StaffMember.values()) {
            rows.stream()
                    .filter(row -> row.agentId().equals(centre.agent(agent)))
                    .forEach(row -> row.offers().forEach(offer -> notice(agent, row, offer)));
        }
    }

    private void notice(StaffMember agent, LiveRow row, LiveOffer offer) {
        Arrived arrived = customers.get(offer.interactionId());
        Ringing ring = ringing(row, offer);
        // A customer may ring before his own request has been answered; the next look will know him.
        if (arrived != null && noticed.add(ring)) {
            decide(agent, arrived.customer(), offer, ring);
        }
    }

    private void decide(StaffMember agent, Customer customer, LiveOffer offer, Ringing ring) {
        SplittableRandom random = new SplittableRandom(customer.number() * 1_000_000L + noticed.size());
        double mood = random.nextDouble();
        boolean firstLine = offer.queueId() == null || centre.isFirstLine(customer.channel(), offer.queueId());
        boolean accepts = switch (customer.fate()) {
            case CHANCE -> mood < ACCEPTS;
            case ANSWERED -> true;
            case PASSED_ON -> !firstLine;
            case LEAVES, WAITS -> false;
        };
        boolean rejects = customer.fate() == Customer.Fate.CHANCE && !accepts && mood < ACCEPTS + REJECTS;
        if (accepts || rejects) {
            Duration reaction = Duration.ofSeconds(3 + (long) (10 * -Math.log(1 - random.nextDouble())));
            agenda.at(ring.since().plus(reaction), () -> {
                if (ringing.contains(ring) && customers.containsKey(ring.interactionId())) {
                    react(agent, customer, ring, accepts);
                }
            });
        }
    }

    private void react(StaffMember agent, Customer customer, Ringing ring, boolean accepts) {
        String interaction = "/api/interactions/" + ring.interactionId();
        Map<String, UUID> himself = Map.of("agentId", ring.agentId());
        if (!accepts) {
            api.post(agent.login(), interaction + "/reject", himself);
            return;
        }
        Answer answer = api.post(agent.login(), interaction + "/accept", himself);
        if (answer.isDone()) {
            tally.answered.increment();
            customers.remove(ring.interactionId());
            String disposition = DISPOSITIONS.get(customer.number() % DISPOSITIONS.size());
            agenda.after(
                    customer.handling(),
                    () -> api.post(agent.login(), interaction + "/close", Map.of("disposition", disposition)));
        }
    }

    /** Whether, as far as the agents know, this customer is still waiting for one of them. */
    boolean isWaiting(Arrived customer) {
        return customers.containsKey(customer.interactionId());
    }

    /** Conversations under way. */
    int open() {
        return board.stream().mapToInt(LiveRow::openTabs).sum();
    }

    private static Ringing ringing(LiveRow row, LiveOffer offer) {
        return new Ringing(row.agentId(), offer.interactionId(), offer.offeredAt());
    }
}
