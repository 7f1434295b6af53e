package io.switchlog.demo;

import io.switchlog.demo.Api.Answer;
import io.switchlog.demo.Customer.Arrived;
import io.switchlog.demo.Customer.Letter;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lets a planned day happen: customers come, wait and leave, agents work, and now and then a line tells how it goes. */
final class DayOfTraffic {
    /** Real time, as with the next: it is the machine that has to keep up with it. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final Api api;
    private final Centre centre;
    private final FastClock clock;
    private final Tally tally;
    private final PrintStream out;

    DayOfTraffic(Api api, Centre centre, FastClock clock, Tally tally, PrintStream out) {
        this.api = api;
        this.centre = centre;
        this.clock = clock;
        this.tally = tally;
        this.out = out;
    }

    /** Returns when the day is over. */
    void play(DayPlan plan) throws InterruptedException {
        Instant began = clock.instant();
        clock.hurry();
        try (Agenda agenda = new Agenda(clock, tally)) {
            AgentsAtDesk desk = new AgentsAtDesk(api, centre, agenda, tally);
            plan.shifts().forEach(shift -> desk.plan(shift, began));
            for (Customer customer : plan.customers()) {
                agenda.at(began.plus(customer.arrivesAt()), () -> arrive(customer, desk, agenda));
            }
            agenda.every(BETWEEN_LOOKS, desk::look);
            agenda.every(BETWEEN_LINES, () -> tell(began, desk));
            agenda.await(began.plus(clock.day()));
            tell(began, desk);
        }
    }

    private void arrive(Customer customer, AgentsAtDesk desk, Agenda agenda) {
        Letter letter = customer.letter();
        Map<String, Object> interaction = Map.of(
                "accountId",
                centre.account(customer.channel()),
                "contact",
                Map.of("name", letter.name(), "phone", letter.phone(), "email", letter.email()),
                "subject",
                letter.subject(),
                "body",
                letter.body());
        Answer answer = api.post(Api.ADMINISTRATOR, "/api/interactions", interaction);
        if (!answer.isDone()) {
            return;
        }
        tally.arrived.increment();
        Arrived arrived = new Arrived(answer.id(), customer);
        desk.expect(arrived);
        if (customer.patience() != null) {
            agenda.after(customer.patience(), () -> leave(arrived, desk));
        }
    }

    private void leave(Arrived customer, AgentsAtDesk desk) {
        if (desk.isWaiting(customer)
                && api.post(Api.ADMINISTRATOR, "/api/interactions/" + customer.interactionId() + "/abandon", Map.of())
                        .isDone()) {
            tally.abandoned.increment();
        }
    }

    private void tell(Instant began, AgentsAtDesk desk) {
        Instant now = clock.instant();
        Duration passed = Duration.between(began, now);
        long waiting = 0;
        for (JsonNode queue : api.rows("/api/live/queues", JsonNode.class)) {
            waiting += queue.path("waiting").asLong(0);
        }
        long timedOut = 0;
        for (ServedChannel channel : ServedChannel.values()) {
            Answer answer = api.get("/api/reports/" + channel.code() + "/queue?reason=timeout&limit=1");
            timedOut += answer.body().path("count").asLong(0);
        }
        out.printf(
                "  %s  hour %d:%02d of %d:00   arrived %3d  answered %3d  abandoned %3d  timed out %3d"
                        + "   now waiting %2d  open %2d%n",
                TIME.format(now),
                passed.toHours(),
                passed.toMinutesPart(),
                clock.day().toHours(),
                tally.arrived.sum(),
                tally.answered.sum(),
                tally.abandoned.sum(),
                timedOut,
                waiting,
                desk.open());
    }
}
