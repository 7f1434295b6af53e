package io.switchlog.switchboard.bridge;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.Installation;
import io.switchlog.TestClock;
import io.switchlog.api.Await;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.database.Database;
import io.switchlog.switchboard.PbxSettings;
import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.ami.AmiEvent.Header;
import io.switchlog.telephony.inbox.Inbox;
import io.switchlog.telephony.simulated.SimulatedAmi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A switchboard that keeps a record of what it says, and bridges to it. What it says is numbered. */
final class BridgeLab implements AutoCloseable {
    /** What a switchboard records has no exact times. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final String LOOK_BACK = "SwitchlogLookBack";

    private final Commands commands;
    private final String pbx =
            "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final SimulatedAmi switchboard = new SimulatedAmi();
    private final HikariDataSource writer;
    private final Ear ear = new Ear();
    private final List<PbxBridge> bridges = new ArrayList<>();
    /** When it began to say what. */
    private final Map<Integer, Instant> said = new ConcurrentSkipListMap<>();

    private final AtomicInteger unreadable = new AtomicInteger();

    BridgeLab(Installation installation, Installation.Node node) {
        commands = node.context().getBean(Commands.class);
        writer = installation.database().pool(Database.LOG_WRITER, 8);
    }

    String pbx() {
        return pbx;
    }

    SimulatedAmi switchboard() {
        return switchboard;
    }

    Ear ear() {
        return ear;
    }

    PbxBridge bridge() {
        return bridge(Duration.ofSeconds(30));
    }

    PbxBridge bridge(Duration silence) {
        PbxSettings settings = new PbxSettings(
                "127.0.0.1",
                switchboard.port(),
                SimulatedAmi.USER,
                SimulatedAmi.SECRET,
                false,
                Duration.ofMillis(100),
                silence,
                Duration.ofHours(24),
                null,
                null,
                null);
        BridgeParts parts = new BridgeParts(
                writer,
                new Inbox(writer),
                commands,
                ear,
                this::record,
                name -> Optional.empty(),
                Duties.none(),
                new SimpleMeterRegistry(),
                TestClock.CLOCK);
        PbxBridge bridge = new PbxBridge(pbx, settings, parts);
        bridges.add(bridge);
        bridge.start();
        return bridge;
    }

    /** All that was said since. */
    private Optional<AmiEvent> record(String name, @Nullable Instant heardUntil) {
        if (heardUntil == null) {
            return Optional.empty();
        }
        if (unreadable.get() > 0) {
            unreadable.decrementAndGet();
            throw new IllegalStateException("the record cannot be read");
        }
        List<Header> rows = new ArrayList<>();
        Instant now = TestClock.CLOCK.instant();
        rows.add(new Header("Event", LOOK_BACK));
        rows.add(new Header("Timestamp", now.getEpochSecond() + "." + "%06d".formatted(now.getNano() / 1000)));
        said.forEach((number, at) -> {
            if (at.isAfter(heardUntil.minus(MARGIN))) {
                rows.add(new Header("Row", String.valueOf(number)));
            }
        });
        return Optional.of(new AmiEvent(LOOK_BACK, rows, now));
    }

    /** The record cannot be read, so many times. */
    void recordIsUnreadable(int times) {
        unreadable.set(times);
    }

    boolean recordIsReadable() {
        return unreadable.get() == 0;
    }

    void say(int from, int to) {
        for (int number = from; number < to; number++) {
            said.put(number, TestClock.CLOCK.instant());
            switchboard.say(event(number));
        }
    }

    static String event(int number) {
        return "Event: Hangup\r\nTimestamp: 1795354931.%06d\r\nUniqueid: %d\r\n\r\n".formatted(number, number);
    }

    static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    /** Exactly this was handed on. */
    void awaitHeard(List<String> all) {
        Await.until(() -> "heard " + ear.heard(), () -> ear.heard().equals(all));
    }

    void awaitLogins(int logins) {
        Await.until(() -> "logged in", () -> switchboard.logins() >= logins);
    }

    /** What the record told. */
    List<String> lookedUp() {
        return ear.entries().stream()
                .filter(entry -> entry.event().name().equals(LOOK_BACK))
                .flatMap(entry -> entry.event().headers().stream())
                .filter(header -> header.name().equals("Row"))
                .map(Header::value)
                .toList();
    }

    /** What was said and neither heard nor looked up. */
    List<String> missing() {
        Set<String> known = new TreeSet<>(ear.heard());
        known.addAll(lookedUp());
        return said.keySet().stream()
                .map(String::valueOf)
                .filter(number -> !known.contains(number))
                .toList();
    }

    @Override
    public void close() {
        bridges.forEach(PbxBridge::stop);
        switchboard.close();
        writer.close();
    }
}
