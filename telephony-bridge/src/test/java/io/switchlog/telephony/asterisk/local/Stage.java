package io.switchlog.telephony.asterisk.local;

import io.switchlog.telephony.asterisk.local.AsteriskLab.Agent;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One scenario's time at a real Asterisk: agents, callers and a session at the manager interface that hears it all. */
public final class Stage implements AutoCloseable {
    static final LocalAsteriskOptions OPTIONS = LocalAsteriskOptions.named("lab")
            .with(
                    LocalQueue.named("support").with("timeout", "3"),
                    LocalQueue.named("overflow"),
                    LocalQueue.named("patient").with("timeout", "15"),
                    LocalQueue.named("strict").with("joinempty", "no"),
                    LocalQueue.named("leaving")
                            .with("joinempty", "paused,inuse,invalid,unavailable")
                            .with("leavewhenempty", "yes"),
                    LocalQueue.named("small").with("maxlen", "1"))
            .with(
                    LocalRoute.to("8001", "support", 30),
                    LocalRoute.to("8002", "support", 3).then("overflow", 3).voicemail("100"),
                    LocalRoute.to("8003", "support", 3).then("overflow", 30),
                    LocalRoute.to("8004", "strict", 10),
                    LocalRoute.to("8005", "leaving", 20),
                    LocalRoute.to("8006", "small", 30),
                    LocalRoute.to("8007", "patient", 30));
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final AsteriskLab lab;
    private final RawAmi events;
    private final RawAmi actions;
    private final long queueLogBefore;
    private final List<Sipp.Phone> phones = new ArrayList<>();
    private final TreeMap<String, List<String>> seats = new TreeMap<>();

    Stage(AsteriskLab lab) throws IOException, InterruptedException, SQLException {
        this.lab = lab;
        this.events = lab.events();
        this.actions = lab.actions();
        this.queueLogBefore = QueueLogRows.lastId(lab.database());
    }

    AsteriskLab lab() {
        return lab;
    }

    RawAmi events() {
        return events;
    }

    /** Sends an action. */
    String ask(String... lines) throws IOException, InterruptedException {
        return actions.ask(lines);
    }

    /** Seats an agent at a queue. */
    void joins(Agent agent, String queue) throws IOException, InterruptedException {
        joins(agent.phone(), agent.member(), queue);
    }

    void joins(String channel, String member, String queue) throws IOException, InterruptedException {
        ask("Action: QueueAdd", "Queue: " + queue, "Interface: " + channel, "MemberName: " + member);
        seats.computeIfAbsent(channel, none -> new ArrayList<>()).add(queue);
    }

    void leaves(String channel, String queue) throws IOException, InterruptedException {
        ask("Action: QueueRemove", "Queue: " + queue, "Interface: " + channel);
        seats.getOrDefault(channel, new ArrayList<>()).remove(queue);
    }

    /** Says what an agent's telephone does with its next call. */
    Sipp.Phone phone(Agent agent, SippScenario scenario) throws IOException {
        Sipp.Phone phone = lab.sipp().await(agent.port(), scenario);
        phones.add(phone);
        return phone;
    }

    /** Somebody calls from outside. */
    Sipp.Phone call(String number, SippScenario scenario) throws IOException {
        Sipp.Phone phone = lab.sipp().call(number, scenario);
        phones.add(phone);
        return phone;
    }

    /** Waits until everybody hung up, and Asterisk told all of it. */
    void ends() throws IOException, InterruptedException {
        for (Sipp.Phone phone : phones) {
            phone.awaitEnd(LONGEST);
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!lab.asterisk().rx("core show channels count").contains("0 active channels")) {
            if (System.nanoTime() > end) {
                throw new AssertionError(lab.asterisk().rx("core show channels"));
            }
        }
        ask("Action: UserEvent", "UserEvent: CurtainFalls");
        events.await(text -> text.contains("UserEvent: CurtainFalls"));
    }

    /** What the session heard, up to the end of the scenario. */
    String heard() {
        String all = events.text();
        int curtain = all.indexOf("UserEvent: CurtainFalls");
        return curtain < 0 ? all : all.substring(0, all.lastIndexOf("Event: UserEvent", curtain));
    }

    QueueLogRows queueLog() throws SQLException {
        return QueueLogRows.after(lab.database(), queueLogBefore);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (events;
                actions) {
            phones.forEach(Sipp.Phone::stop);
            for (String channel : List.copyOf(seats.keySet())) {
                for (String queue : List.copyOf(seats.get(channel))) {
                    leaves(channel, queue);
                }
            }
        }
    }
}
