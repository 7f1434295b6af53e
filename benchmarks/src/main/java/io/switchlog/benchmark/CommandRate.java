package io.switchlog.benchmark;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Durable commands per second, one event each, against PostgreSQL's own one-row inserts at the same concurrency. */
final class CommandRate {
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration TIME = Duration.ofSeconds(4);
    private static final int ROUNDS = 3;
    private static final int AGENTS_PER_WORKER = 4;
    private static final Set<Channel> CHANNELS = EnumSet.complementOf(EnumSet.of(Channel.UNKNOWN));

    private CommandRate() {}

    static void run(Centre centre, Report report) throws SQLException {
        Limit.prepare(centre.owner);
        report.title("Commands per second (pause an agent; one event, durable when answered)");
        report.line(
                "%9s  %14s  %14s  %6s  %12s  %12s",
                "in flight", "limit/s", "commands/s", "ratio", "median ms", "p99 ms");
        List<AgentId> agents = centre.agents(32 * AGENTS_PER_WORKER);
        pause(centre, agents, 32, WARM_UP);
        Limit.plainInserts(centre.owner, 32, Duration.ofSeconds(2));
        for (int workers : new int[] {1, 8, 32}) {
            // Alternating rounds, so that whatever else the machine does burdens both alike.
            double limit = 0;
            double rate = 0;
            Load.Result last = new Load.Result(0, Duration.ZERO, Duration.ZERO);
            for (int round = 0; round < ROUNDS; round++) {
                limit += Limit.plainInserts(centre.owner, workers, TIME).perSecond() / ROUNDS;
                last = pause(centre, agents, workers, TIME);
                rate += last.perSecond() / ROUNDS;
            }
            report.line(
                    "%9d  %14.0f  %14.0f  %6.2f  %12.2f  %12.2f",
                    workers,
                    limit,
                    rate,
                    rate / limit,
                    last.median().toNanos() / 1e6,
                    last.p99().toNanos() / 1e6);
        }
        report.line("limit: one-row inserts by plain JDBC in autocommit, same columns, indexes and sizes, same run");
    }

    private static Load.Result pause(Centre centre, List<AgentId> agents, int workers, Duration time) {
        return Load.run(workers, time, (worker, call) -> {
            AgentId agent = agents.get(worker * AGENTS_PER_WORKER + (int) (call % AGENTS_PER_WORKER));
            centre.send(new PauseAgent(agent, CHANNELS, "reason " + call + (System.nanoTime() & 0xff)));
        });
    }
}
