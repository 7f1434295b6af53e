package io.switchlog.telephony.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.telephony.ami.AmiLink;
import io.switchlog.telephony.ami.AmiLinkListener.Connected;
import io.switchlog.telephony.ami.AmiLinkListener.Lost;
import io.switchlog.telephony.ami.AmiTimings;
import io.switchlog.telephony.ami.LinkLog;
import io.switchlog.telephony.simulated.SimulatedAmi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The link ends after every byte there is: what was whole is stored, once, and nothing else. */
@Timeout(180)
class CutAnywhereTest {
    private static final String PBX = "main";
    private static final AmiTimings QUICK = new AmiTimings(
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            Duration.ofMillis(1));

    private final Inbox inbox = new Inbox(Database.fresh().writer());

    @Test
    void whatWasWholeIsStoredWhereverTheLinkIsCut() {
        LinkLog log = new LinkLog();
        List<String> expected = new ArrayList<>();
        try (SimulatedAmi switchboard = new SimulatedAmi();
                InboxWriter writer = new InboxWriter(
                        inbox,
                        inbox.begin(PBX, Instant.now()),
                        event -> event.name().equals("Hangup"),
                        () -> {},
                        new SimpleMeterRegistry(),
                        Clock.systemUTC());
                AmiLink link = new AmiLink(switchboard.access(), QUICK, writer, log, Clock.systemUTC())) {
            link.start();
            int length = twoEvents(0).length();
            for (int cut = 0; cut <= length; cut++) {
                SimulatedAmi.Link line = switchboard.nextLink();
                log.next(Connected.class);
                String sent = twoEvents(cut).substring(0, cut);
                line.send(sent);
                line.hangUp();
                log.next(Lost.class);
                for (int whole = sent.split("\r\n\r\n", -1).length - 1, event = 0; event < whole; event++) {
                    expected.add(cut + "." + event);
                }
            }
        }
        assertThat(inbox.read(PBX, 0, 1000))
                .extracting(entry -> entry.event().get("Uniqueid"))
                .isEqualTo(expected);
    }

    private static String twoEvents(int cut) {
        return event(cut, 0) + event(cut, 1);
    }

    private static String event(int cut, int number) {
        return "Event: Hangup\r\nTimestamp: 1795354931.%03d%03d\r\nUniqueid: %d.%d\r\nCause: 16\r\n\r\n"
                .formatted(cut, number, cut, number);
    }
}
