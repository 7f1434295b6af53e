package io.switchlog.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.telephony.ami.AmiLinkListener.Boot;
import io.switchlog.telephony.ami.AmiLinkListener.Connected;
import io.switchlog.telephony.ami.AmiLinkListener.Ending;
import io.switchlog.telephony.ami.AmiLinkListener.Lost;
import io.switchlog.telephony.ami.LinkLog.Refused;
import io.switchlog.telephony.simulated.SimulatedAmi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class AmiLinkTest {
    static final AmiTimings QUICK = new AmiTimings(
            Duration.ofSeconds(20),
            Duration.ofMillis(100),
            Duration.ofMillis(5),
            Duration.ofMillis(50),
            Duration.ofMillis(5));

    private final SimulatedAmi ami = new SimulatedAmi();
    private final LinkLog log = new LinkLog();

    @AfterEach
    void closeTheSwitchboard() {
        ami.close();
    }

    @Test
    void everyEventComesAsItWasSentAndInItsOrder() {
        String sent = Recordings.events("answered-caller-hangs-up");
        try (AmiLink link = linkTo(ami.access(), QUICK, log::event)) {
            SimulatedAmi.Link line = ami.nextLink();
            log.next(Connected.class);
            line.sendInPieces(sent, new Random(1));
            List<AmiEvent> events = log.events(sent.split("\r\n\r\n").length);
            assertThat(text(events)).isEqualTo(sent);
            assertThat(link.isConnected()).isTrue();
        }
    }

    @Test
    void whatTheLibraryDoesNotKnowComesToo() {
        try (AmiLink link = linkTo(ami.access(), QUICK, log::event)) {
            SimulatedAmi.Link line = ami.nextLink();
            log.next(Connected.class);
            String unknown =
                    "Event: Invented\r\nVariable: a=1\r\nVariable: b=2\r\nOdd Header: äöü 漢字\r\nEmpty: \r\n\r\n";
            line.send(unknown);
            AmiEvent event = log.next(AmiEvent.class);
            assertThat(text(List.of(event))).isEqualTo(unknown);
            assertThat(event.get("variable")).isEqualTo("a=1");
        }
    }

    @Test
    void aConnectionThatIsCutIsMadeAgainAndTheSwitchboardIsTheSame() {
        try (AmiLink link = linkTo(ami.access(), QUICK, log::event)) {
            for (int time = 0; time < 5; time++) {
                SimulatedAmi.Link line = ami.nextLink();
                Connected connected = log.next(Connected.class);
                assertThat(connected.boot()).isEqualTo(time == 0 ? Boot.UNKNOWN : Boot.SAME);
                line.send("Event: Hangup\r\nUniqueid: " + time + "\r\n\r\n");
                assertThat(log.next(AmiEvent.class).get("Uniqueid")).isEqualTo(String.valueOf(time));
                line.cut();
                Lost lost = log.next(Lost.class);
                assertThat(lost.ending()).isIn(Ending.CLOSED, Ending.BROKEN);
                assertThat(lost.heardUntil()).isBetween(connected.at(), lost.at());
            }
        }
    }

    @Test
    void aSwitchboardThatWasStartedAnewIsToldFromOneThatWasOutOfReach() {
        try (AmiLink link = linkTo(ami.access(), QUICK, log::event)) {
            SimulatedAmi.Link line = ami.nextLink();
            log.next(Connected.class);
            ami.startAnew();
            line.cut();
            log.next(Lost.class);
            assertThat(log.next(Connected.class).boot()).isEqualTo(Boot.RESTARTED);
        }
    }

    @Test
    void aSwitchboardThatSaysNothingAnyMoreIsFoundOut() {
        AmiTimings alert = QUICK.withSilence(Duration.ofSeconds(2), Duration.ofMillis(100));
        try (AmiLink link = linkTo(ami.access(), alert, log::event)) {
            SimulatedAmi.Link line = ami.nextLink();
            log.next(Connected.class);
            line.goSilent();
            assertThat(log.next(Lost.class).ending()).isEqualTo(Ending.SILENT);
            log.next(Connected.class);
        }
    }

    @Test
    void aSwitchboardThatHasNothingToSayIsNotTakenForDead() throws InterruptedException {
        AmiTimings alert = QUICK.withSilence(Duration.ofSeconds(8), Duration.ofMillis(50));
        try (AmiLink link = linkTo(ami.access(), alert, log::event)) {
            SimulatedAmi.Link line = ami.nextLink();
            log.next(Connected.class);
            while (line.pings() < 170) {
                Thread.onSpinWait();
                Thread.yield();
            }
            assertThat(log.isEmpty()).isTrue();
        }
    }

    @Test
    void aWrongSecretIsToldAndTriedAgain() {
        ami.refuse(true);
        try (AmiLink link = linkTo(ami.access(), QUICK, log::event)) {
            for (int time = 1; time <= 3; time++) {
                assertThat(log.next(Refused.class).why()).isEqualTo("Authentication failed");
                assertThat(ami.logins()).isGreaterThanOrEqualTo(time);
            }
            assertThat(link.isConnected()).isFalse();
            ami.refuse(false);
            ami.nextLink();
        }
    }

    @Test
    void afterARefusalItWaitsAsLongAsItIsTold() {
        ami.refuse(true);
        AmiTimings slow = new AmiTimings(
                QUICK.silence(), QUICK.ping(), QUICK.firstRetry(), QUICK.longestRetry(), Duration.ofHours(1));
        AmiLink link = linkTo(ami.access(), slow, log::event);
        log.next(Refused.class);
        link.close();
        assertThat(ami.logins()).isEqualTo(1);
    }

    @Test
    void aConsumerThatCannotTakeAnEventEndsTheConnection() {
        AtomicBoolean failing = new AtomicBoolean(true);
        Consumer<AmiEvent> consumer = event -> {
            if (event.name().equals("Hangup") && failing.get()) {
                throw new IllegalStateException("no room");
            }
            log.event(event);
        };
        try (AmiLink link = linkTo(ami.access(), QUICK, consumer)) {
            SimulatedAmi.Link line = ami.nextLink();
            log.next(Connected.class);
            line.send("Event: Hangup\r\n\r\nEvent: Next\r\n\r\n");
            assertThat(log.next(Lost.class).ending()).isEqualTo(Ending.BROKEN);
            failing.set(false);
            log.next(Connected.class);
        }
    }

    @Test
    void theEndOfALinkIsToldLikeAnyOtherLoss() {
        AmiLink link = linkTo(ami.access(), QUICK, log::event);
        log.next(Connected.class);
        link.close();
        assertThat(log.next(Lost.class).ending()).isEqualTo(Ending.STOPPED);
        assertThat(link.isConnected()).isFalse();
    }

    @Test
    void aLinkEndsEvenWhileItsConsumerIsStuck() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        Consumer<AmiEvent> consumer = event -> {
            stuck.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        };
        AmiLink link = linkTo(ami.access(), QUICK, consumer);
        ami.nextLink().send("Event: Hangup\r\n\r\n");
        assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
        link.close();
        log.next(Connected.class);
        assertThat(log.next(Lost.class).ending()).isEqualTo(Ending.STOPPED);
    }

    @Test
    void aSlowConsumerLosesNothing() throws InterruptedException {
        int count = 100_000;
        BlockingQueue<AmiEvent> few = new ArrayBlockingQueue<>(16);
        Consumer<AmiEvent> consumer = event -> {
            try {
                few.put(event);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        };
        try (AmiLink link = linkTo(ami.access(), QUICK, consumer)) {
            SimulatedAmi.Link line = ami.nextLink();
            Thread sender = new Thread(() -> {
                StringBuilder some = new StringBuilder();
                for (int i = 0; i < count; i++) {
                    some.append("Event: VarSet\r\nTimestamp: 1795354931.525093\r\nNumber: ")
                            .append(i)
                            .append("\r\nFiller: ")
                            .append("x".repeat(300))
                            .append("\r\n\r\n");
                    if (i % 100 == 99) {
                        line.send(some.toString());
                        some.setLength(0);
                    }
                }
            });
            sender.setDaemon(true);
            long began = System.nanoTime();
            sender.start();
            assertThat(few.take().name()).isEqualTo("FullyBooted");
            for (int i = 0; i < count; i++) {
                AmiEvent event = few.take();
                assertThat(Integer.parseInt(event.get("Number"))).isEqualTo(i);
                // Slower than the wire: what it costs to know an event again.
                assertThat(event.key()).hasSize(64);
            }
            System.out.printf(
                    "%d events through a slow consumer: %.0f events/s%n",
                    count, count * 1e9 / (System.nanoTime() - began));
        }
    }

    private AmiLink linkTo(AmiAccess access, AmiTimings timings, Consumer<AmiEvent> consumer) {
        AmiLink link = new AmiLink(access, timings, consumer, log, Clock.systemUTC());
        link.start();
        return link;
    }

    private static String text(List<AmiEvent> events) {
        StringBuilder text = new StringBuilder();
        for (AmiEvent event : events) {
            event.headers()
                    .forEach(header -> text.append(header.name())
                            .append(": ")
                            .append(header.value())
                            .append("\r\n"));
            text.append("\r\n");
        }
        return text.toString();
    }
}
