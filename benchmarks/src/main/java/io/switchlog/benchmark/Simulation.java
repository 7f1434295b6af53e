package io.switchlog.benchmark;

import static io.switchlog.benchmark.Agenda.DAY;
import static io.switchlog.benchmark.Agenda.HOUR;
import static io.switchlog.benchmark.Agenda.SECOND;

import io.switchlog.benchmark.SimulatedCentre.Sealing;
import io.switchlog.benchmark.SimulatedCentre.Service;
import io.switchlog.benchmark.SimulatedInteraction.Account;
import io.switchlog.command.log.BulkAppend;
import io.switchlog.messages.interaction.InteractionId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Days in the life of a contact centre, in order of time, as the command side would have recorded them: 200 agents in
 * shifts, 24 queues on six channels, and contacts who come by day more than by night. The same seed gives the same days.
 */
final class Simulation {
    private static final int BUSY_DAY = 10_000;
    private static final int CONTACTS_PER_PERSON = 25;
    private static final int MOST_PEOPLE = 20_000;
    private static final int DAYS_BETWEEN_RENAMINGS = 7;
    /** How many come in each hour of the day, in relation to each other. */
    private static final double[] BY_HOUR = {
        2, 1, 1, 1, 1, 2, 4, 8, 14, 18, 20, 19, 15, 15, 18, 18, 16, 13, 11, 9, 8, 6, 4, 3
    };

    private static final double SUM_OF_HOURS = 227;

    private final int interactions;
    private final long from;
    private final long to;
    private final Agenda agenda;
    private final Chronicle chronicle;
    private final SplittableRandom random;
    private final SimulatedCentre centre;
    private final SimulatedRouting routing;
    private int received;

    /** @param interactions how many contacts come, more or less; 10,000 a day, or all on one day if they are fewer */
    Simulation(long seed, int interactions, Instant end, Sealing sealing, Consumer<BulkAppend> sink) {
        this.interactions = interactions;
        this.to = ChronoUnit.MICROS.between(Instant.EPOCH, end);
        this.from = to - length(interactions).toNanos() / 1_000;
        this.random = new SplittableRandom(seed);
        this.agenda = new Agenda(Agenda.instant(from));
        this.chronicle = new Chronicle(agenda, random.split(), sink);
        this.centre = new SimulatedCentre(chronicle, sealing);
        this.routing = new SimulatedRouting(centre, agenda, chronicle, random.split());
    }

    /** How long it takes until so many have come. */
    static Duration length(int interactions) {
        return Duration.ofDays(Math.max(1, interactions / BUSY_DAY));
    }

    /** What it came to. */
    record Result(int interactions, long events) {}

    Result run() {
        new SimulatedShifts(centre, routing, agenda, chronicle, random.split()).planAll(from, to);
        agenda.at(from + SECOND, this::arrive);
        agenda.at(from + DAYS_BETWEEN_RENAMINGS * DAY, () -> rename(0));
        agenda.runUntil(to);
        chronicle.flush();
        return new Result(received, chronicle.events());
    }

    private void arrive() {
        Service service = service();
        List<Account> accounts = centre.accounts.getOrDefault(service.channel(), List.of());
        int people = Math.max(1, Math.min(MOST_PEOPLE, interactions / CONTACTS_PER_PERSON));
        received++;
        routing.receive(new SimulatedInteraction(
                new InteractionId(chronicle.id()),
                accounts.get(random.nextInt(accounts.size())),
                centre.person(random.nextInt(people))));
        double hour = BY_HOUR[(int) (agenda.now() / HOUR % BY_HOUR.length)];
        double perDay = interactions / (double) length(interactions).toDays();
        double meanGap = HOUR / (perDay * hour / SUM_OF_HOURS);
        agenda.in((long) (-Math.log(1 - random.nextDouble()) * meanGap), this::arrive);
    }

    private Service service() {
        double drawn = random.nextDouble();
        for (Service service : SimulatedCentre.SERVICES) {
            drawn -= service.share();
            if (drawn < 0) {
                return service;
            }
        }
        return SimulatedCentre.SERVICES.get(0);
    }

    private void rename(int times) {
        SimulatedQueue queue = centre.queues.get(times % centre.queues.size());
        centre.rename(queue, queue.name.split(" \\(")[0] + " (since change " + (times + 1) + ")");
        agenda.in(DAYS_BETWEEN_RENAMINGS * DAY, () -> rename(times + 1));
    }
}
