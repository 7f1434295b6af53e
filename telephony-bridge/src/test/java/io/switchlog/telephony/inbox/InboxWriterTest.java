package io.switchlog.telephony.inbox;

import static io.switchlog.telephony.inbox.Events.event;
import static io.switchlog.telephony.inbox.Events.numbered;
import static io.switchlog.telephony.inbox.Events.uniqueids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.telephony.ami.AmiEvent;
import io.switchlog.telephony.ami.AmiLink;
import io.switchlog.telephony.ami.AmiTimings;
import io.switchlog.telephony.ami.LinkLog;
import io.switchlog.telephony.simulated.SimulatedAmi;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(180)
class InboxWriterTest {
    private static final String PBX = "main";

    private final Database database = Database.fresh();
    private final Inbox inbox = new Inbox(database.writer());
    private final Turn turn = inbox.begin(PBX, Instant.EPOCH);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void everythingThatWasTakenIsStoredAtTheEnd() {
        try (InboxWriter writer = writer(inbox)) {
            numbered(0, 5000).forEach(writer);
        }
        assertThat(uniqueids(inbox.read(PBX, 0, 10_000))).isEqualTo(uniqueids(0, 5000));
        assertThat(count("stored")).isEqualTo(5000);
        assertThat(meters.find("switchlog.bridge.queue").gauge()).isNull();
    }

    @Test
    void whatAnotherBridgeHasStoredIsCountedAsKnown() {
        for (int bridge = 0; bridge < 2; bridge++) {
            try (InboxWriter writer = writer(inbox)) {
                numbered(0, 100).forEach(writer);
            }
        }
        assertThat(inbox.read(PBX, 0, 1000)).hasSize(100);
        assertThat(count("known")).isEqualTo(100);
    }

    @Test
    void whatIsNotWantedAndWhatIsSecretIsNotStored() {
        try (InboxWriter writer = new InboxWriter(
                inbox, turn, event -> !event.name().startsWith("RTCP"), () -> {}, meters, Clock.systemUTC())) {
            writer.accept(event("RTCPSent", "Timestamp", "1.0"));
            writer.accept(event("AuthDetail", "Password", "abc"));
            writer.accept(event("Hangup", "Timestamp", "2.0"));
        }
        assertThat(database.column("select name from bridge.inbox")).containsExactly("Hangup");
        assertThat(count("left-out")).isEqualTo(2);
    }

    @Test
    void aDatabaseThatDoesNotAnswerDelaysAndLosesNothing() {
        Failing failing = new Failing(database.writer());
        List<AmiEvent> events = numbered(0, 30_000);
        Thread bringer;
        try (InboxWriter writer = writer(new Inbox(failing))) {
            failing.broken.set(true);
            bringer = new Thread(() -> events.forEach(writer));
            bringer.start();
            // There is no room for all of them: whoever brings them has to wait.
            await(() -> bringer.getState() == Thread.State.TIMED_WAITING && failing.failures() > 1);
            assertThat(bringer.isAlive()).isTrue();
            assertThat(meters.get("switchlog.bridge.queue").gauge().value()).isPositive();
            assertThat(meters.get("switchlog.bridge.unstored.seconds").gauge().value())
                    .isPositive();
            failing.broken.set(false);
            await(() -> !bringer.isAlive());
        }
        assertThat(uniqueids(inbox.read(PBX, 0, 50_000))).isEqualTo(uniqueids(0, 30_000));
    }

    @Test
    void anEventThatTheDatabaseWillNeverTakeKeepsNoOtherOut() {
        database.run("alter table bridge.inbox add check (name <> 'Cursed')");
        try (InboxWriter writer = writer(inbox)) {
            numbered(0, 10).forEach(writer);
            writer.accept(event("Cursed", "Timestamp", "3.0"));
            numbered(10, 20).forEach(writer);
        }
        assertThat(uniqueids(inbox.read(PBX, 0, 100))).isEqualTo(uniqueids(0, 20));
        assertThat(count("unstorable")).isEqualTo(1);
    }

    @Test
    void whoseTurnIsOverTakesNothingAnyMore() {
        try (InboxWriter writer = writer(inbox)) {
            inbox.begin(PBX, Instant.now());
            assertThatThrownBy(() -> {
                        while (true) {
                            writer.accept(event("Hangup"));
                        }
                    })
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(inbox.read(PBX, 0, 1)).isEmpty();
    }

    @Test
    void oneThatIsClosedTakesNothing() {
        InboxWriter writer = writer(inbox);
        writer.close();
        assertThatThrownBy(() -> writer.accept(event("Hangup"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatASwitchboardSendsIsInTheTable() throws InterruptedException {
        int count = 20_000;
        String filler = "x".repeat(350);
        StringBuilder sent = new StringBuilder();
        for (int i = 0; i < count; i++) {
            sent.append("Event: Newstate\r\nTimestamp: 1795354931.")
                    .append("%06d".formatted(i))
                    .append("\r\nUniqueid: ")
                    .append(i)
                    .append("\r\nFiller: ")
                    .append(filler)
                    .append("\r\n\r\n");
        }
        LinkLog log = new LinkLog();
        CountDownLatch all = new CountDownLatch(count);
        try (SimulatedAmi ami = new SimulatedAmi();
                InboxWriter writer = new InboxWriter(
                        inbox,
                        turn,
                        event -> !event.name().equals("FullyBooted"),
                        () -> {},
                        meters,
                        Clock.systemUTC());
                AmiLink link = new AmiLink(
                        ami.access(),
                        AmiTimings.DEFAULT,
                        event -> {
                            writer.accept(event);
                            all.countDown();
                        },
                        log,
                        Clock.systemUTC())) {
            link.start();
            SimulatedAmi.Link line = ami.nextLink();
            long began = System.nanoTime();
            line.send(sent.toString());
            assertThat(all.await(120, TimeUnit.SECONDS)).isTrue();
            await(() -> count("stored") == count);
            System.out.printf(
                    "%d events from the connection into the table: %.0f events/s%n",
                    count, count * 1e9 / (System.nanoTime() - began));
        }
        assertThat(uniqueids(inbox.read(PBX, 0, 2 * count))).isEqualTo(uniqueids(0, count));
    }

    private InboxWriter writer(Inbox target) {
        return new InboxWriter(target, turn, event -> true, () -> {}, meters, Clock.systemUTC());
    }

    private double count(String outcome) {
        return meters.get("switchlog.bridge.events")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.yield();
        }
    }

    /** A database that can be out of reach. */
    private static final class Failing extends PGSimpleDataSource {
        private static final long serialVersionUID = 1;

        private final transient DataSource real;
        private final AtomicBoolean broken = new AtomicBoolean();
        private final AtomicInteger failures = new AtomicInteger();

        private Failing(DataSource real) {
            this.real = real;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (broken.get()) {
                failures.incrementAndGet();
                throw new SQLException("out of reach", "08006");
            }
            return real.getConnection();
        }

        private int failures() {
            return failures.get();
        }
    }
}
