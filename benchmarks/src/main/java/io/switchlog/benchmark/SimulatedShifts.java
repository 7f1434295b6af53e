package io.switchlog.benchmark;

import static io.switchlog.benchmark.Agenda.DAY;
import static io.switchlog.benchmark.Agenda.HOUR;
import static io.switchlog.benchmark.Agenda.MINUTE;
import static java.util.Objects.requireNonNull;

import io.switchlog.benchmark.SimulatedCentre.Break;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentEvent.AgentPauseOverran;
import io.switchlog.messages.agent.AgentEvent.AgentPaused;
import io.switchlog.messages.agent.AgentEvent.AgentUnpaused;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseTerms;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.interaction.RequeueCause;
import io.switchlog.messages.interaction.RescindCause;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** When the agents of a simulation come, pause and go. */
final class SimulatedShifts {
    private static final Set<Channel> EVERYTHING = EnumSet.complementOf(EnumSet.of(Channel.UNKNOWN));
    private static final long LENGTH = 8 * HOUR;
    private static final long PATIENCE = 40 * MINUTE;
    private static final double WORKS_TODAY = 0.8;
    private static final double LOSES_CONNECTION = 0.03;
    private static final int NIGHT_SHIFT_EVERY = 20;

    private final SimulatedCentre centre;
    private final SimulatedRouting routing;
    private final Agenda agenda;
    private final Chronicle chronicle;
    private final SplittableRandom random;

    SimulatedShifts(
            SimulatedCentre centre,
            SimulatedRouting routing,
            Agenda agenda,
            Chronicle chronicle,
            SplittableRandom random) {
        this.centre = centre;
        this.routing = routing;
        this.agenda = agenda;
        this.chronicle = chronicle;
        this.random = random;
    }

    /** Plans the shifts of the day that begins at this time. */
    void plan(long midnight) {
        int number = 0;
        for (SimulatedAgent agent : centre.agents) {
            long begin = midnight + beginOfShift(number++) + (long) (15 * MINUTE * random.nextDouble());
            if (random.nextDouble() < WORKS_TODAY) {
                agenda.at(begin, () -> come(agent));
                agenda.at(begin + 3 * HOUR + (long) (90 * MINUTE * random.nextDouble()), () -> pause(agent, 1));
                agenda.at(begin + HOUR + (long) (HOUR * random.nextDouble()), () -> pause(agent, 0));
                agenda.at(begin + 6 * HOUR + (long) (HOUR * random.nextDouble()), () -> pause(agent, 0));
                if (random.nextInt(10) == 0) {
                    agenda.at(begin + 5 * HOUR, () -> pause(agent, 2));
                }
                if (random.nextDouble() < LOSES_CONNECTION) {
                    agenda.at(begin + (long) (6 * HOUR * random.nextDouble()), () -> loseConnection(agent));
                }
                agenda.at(begin + LENGTH, () -> finish(agent));
            }
        }
    }

    private static long beginOfShift(int number) {
        if (number % NIGHT_SHIFT_EVERY == 0) {
            return 22 * HOUR;
        }
        return switch (number % 4) {
            case 0 -> 6 * HOUR;
            case 1 -> 8 * HOUR;
            case 2 -> 10 * HOUR;
            default -> 14 * HOUR;
        };
    }

    private void come(SimulatedAgent agent) {
        if (agent.session != null) {
            return;
        }
        SessionId session = new SessionId(chronicle.id());
        agent.session = session;
        agent.paused = false;
        agent.leaving = false;
        chronicle
                .command()
                .event(agent.stream, new AgentLoggedIn(agent.id, session))
                .by(agent.id, "agent");
        // One per queue is offered at once; each that he takes brings the next.
        agenda.in(Agenda.SECOND, () -> routing.serve(agent));
    }

    private void pause(SimulatedAgent agent, int which) {
        SessionId session = agent.session;
        if (session == null || agent.paused) {
            return;
        }
        Break reason = centre.breaks.get(which);
        long length = (long)
                ((reason.mostMinutes() == 0 ? 30 : reason.mostMinutes()) * MINUTE * (0.4 + 0.7 * random.nextDouble()));
        Instant dueBackAt =
                reason.mostMinutes() == 0 ? null : Agenda.instant(agenda.now() + reason.mostMinutes() * MINUTE);
        beginPause(agent, reason.name(), new PauseTerms(reason.id(), reason.productive(), dueBackAt));
        if (dueBackAt != null && length > reason.mostMinutes() * MINUTE) {
            agenda.in(reason.mostMinutes() * MINUTE, () -> overrun(agent, session, reason.name(), dueBackAt));
        }
        agenda.in(length, () -> unpause(agent, session));
    }

    private void beginPause(SimulatedAgent agent, String reason, @Nullable PauseTerms terms) {
        agent.paused = true;
        chronicle
                .command()
                .event(
                        agent.stream,
                        new AgentPaused(agent.id, requireNonNull(agent.session), EVERYTHING, reason, terms))
                .by(agent.id, "agent");
        routing.rescind(agent, RescindCause.PAUSED);
    }

    private void overrun(SimulatedAgent agent, SessionId session, String reason, Instant dueBackAt) {
        if (session.equals(agent.session) && agent.paused && !agent.leaving) {
            chronicle
                    .command()
                    .event(agent.stream, new AgentPauseOverran(agent.id, session, EVERYTHING, reason, dueBackAt))
                    .byProcess();
        }
    }

    private void unpause(SimulatedAgent agent, SessionId session) {
        if (session.equals(agent.session) && agent.paused && !agent.leaving) {
            agent.paused = false;
            chronicle
                    .command()
                    .event(agent.stream, new AgentUnpaused(agent.id, session, EVERYTHING))
                    .by(agent.id, "agent");
            routing.serve(agent);
        }
    }

    /** Takes nothing more, finishes what is open and goes. */
    private void finish(SimulatedAgent agent) {
        SessionId session = agent.session;
        if (session == null) {
            return;
        }
        agent.leaving = true;
        beginPause(agent, "End of shift", null);
        leaveWhenDone(agent, session, agenda.now() + PATIENCE);
    }

    private void leaveWhenDone(SimulatedAgent agent, SessionId session, long atLast) {
        if (!session.equals(agent.session)) {
            return;
        }
        boolean done = agent.tabs.stream().allMatch(tab -> tab.channel == Channel.EMAIL);
        if (done || agenda.now() >= atLast) {
            end(agent, session, LogoutCause.REQUESTED, RequeueCause.LOGGED_OUT);
        } else {
            agenda.in(2 * MINUTE, () -> leaveWhenDone(agent, session, atLast));
        }
    }

    private void loseConnection(SimulatedAgent agent) {
        SessionId session = agent.session;
        if (session == null || agent.leaving) {
            return;
        }
        end(agent, session, LogoutCause.HEARTBEAT_LOST, RequeueCause.DISCONNECTED);
        agenda.in(3 * MINUTE, () -> come(agent));
    }

    private void end(SimulatedAgent agent, SessionId session, LogoutCause cause, RequeueCause requeue) {
        agent.session = null;
        agent.paused = false;
        agent.wrapUps.clear();
        Chronicle.Command command =
                chronicle.command().event(agent.stream, new AgentLoggedOut(agent.id, session, cause));
        if (cause == LogoutCause.REQUESTED) {
            command.by(agent.id, "agent");
        } else {
            command.byProcess();
        }
        routing.rescind(agent, RescindCause.NOT_LOGGED_IN);
        routing.requeue(agent, requeue);
    }

    /** Plans all days between these times. */
    void planAll(long from, long to) {
        for (long midnight = from / DAY * DAY; midnight < to; midnight += DAY) {
            long day = midnight;
            agenda.at(Math.max(from, midnight - 3 * HOUR), () -> plan(day));
        }
    }
}
