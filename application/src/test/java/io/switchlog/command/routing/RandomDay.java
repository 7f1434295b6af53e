package io.switchlog.command.routing;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.TestClock;
import io.switchlog.command.CommandSide;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.database.Database;
import io.switchlog.messages.privacy.Unsealed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A centre on two nodes, each of which may route, and chance that decides what happens next. */
public final class RandomDay implements AutoCloseable {
    private static final int MOST_ROUNDS = 200;
    private static final int QUIET_ROUNDS = 6;
    private static final Duration LONGER_THAN_ANYTHING_IS_HELD_BACK = Duration.ofSeconds(6);

    private final Random random;
    private final HikariDataSource pool;
    private final List<CommandSide> sides = new ArrayList<>();
    private final List<RoutingNode> nodes = new ArrayList<>();
    private final RandomCommands commands;

    public RandomDay(Database database, Random random) throws SQLException {
        this.random = random;
        this.pool = database.pool(Database.LOG_WRITER, 12);
        for (int i = 0; i < 2; i++) {
            sides.add(new CommandSide(
                    pool, name -> new Unsealed.Readable(name.cipher()), TestClock.CLOCK, new SimpleMeterRegistry()));
        }
        this.commands = new RandomCommands(random);
        commands.setUp().forEach(this::send);
        nodes.add(newNode());
    }

    private RoutingNode newNode() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return new RoutingNode(any(sides), connection, TestClock.CLOCK);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    List<StoredEvent> eventsAfter(long position) {
        return sides.get(0).log().reader().after(position, 100_000);
    }

    public void somethingHappens() throws SQLException {
        switch (random.nextInt(20)) {
            case 0 -> any(nodes).oneIsLost(random);
            case 1 -> any(nodes).oneIsDoubted(random);
            case 2 -> save();
            case 3 -> nodesComeAndGo();
            case 4, 5 -> TestClock.CLOCK.advance(Duration.ofMillis(random.nextInt(15_000)));
            case 6, 7, 8 -> any(nodes).decide();
            case 9, 10, 11 -> any(nodes).oneArrives(random);
            default -> commands.next(eventsAfter(commands.seenTo())).ifPresent(this::send);
        }
    }

    private void save() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            nodes.get(0).save(connection);
        }
    }

    /** The owner dies and another goes on from what was saved; or one that was thought dead decides beside it. */
    private void nodesComeAndGo() throws SQLException {
        if (nodes.size() == 1 || random.nextBoolean()) {
            nodes.add(0, newNode());
        }
        if (nodes.size() > 2 || random.nextBoolean()) {
            nodes.remove(nodes.size() - 1);
        }
    }

    /**
     * Until nothing is left to be decided by the node that owns routing; the others are gone. Answers a time by which
     * everything that was due has been decided.
     */
    public Instant comesToRest() {
        while (nodes.size() > 1) {
            nodes.remove(nodes.size() - 1);
        }
        quietly(nodes.get(0));
        TestClock.CLOCK.advance(LONGER_THAN_ANYTHING_IS_HELD_BACK);
        return quietly(nodes.get(0));
    }

    private Instant quietly(RoutingNode owner) {
        Instant now = TestClock.CLOCK.instant();
        int quiet = 0;
        for (int round = 0; round < MOST_ROUNDS && quiet < QUIET_ROUNDS; round++) {
            TestClock.CLOCK.advance(Duration.ofMillis(50));
            now = TestClock.CLOCK.instant();
            quiet = owner.decide() == 0 && owner.isIdle() ? quiet + 1 : 0;
            while (!owner.isIdle()) {
                owner.oneArrives(random);
            }
        }
        if (quiet < QUIET_ROUNDS) {
            throw new AssertionError("routing does not come to rest");
        }
        return now;
    }

    private void send(Object command) {
        try {
            any(sides).commands().send(Caller.process("chance", CommandIds.next(), null, null), command);
        } catch (Refused asItShouldBe) {
            // Most of what chance asks for is impossible just then.
        }
    }

    @Override
    public void close() {
        sides.forEach(CommandSide::close);
        pool.close();
    }
}
