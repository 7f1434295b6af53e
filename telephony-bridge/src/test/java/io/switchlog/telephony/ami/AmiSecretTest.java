package io.switchlog.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.switchlog.telephony.ami.AmiLinkListener.Connected;
import io.switchlog.telephony.ami.AmiLinkListener.Lost;
import io.switchlog.telephony.ami.LinkLog.Refused;
import io.switchlog.telephony.simulated.SimulatedAmi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The secret of a manager user can do much harm to a switchboard. */
class AmiSecretTest {
    private final LinkLog log = new LinkLog();

    @Test
    void isInNoLineOfTheLog() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        AppenderBase<ILoggingEvent> collector = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getFormattedMessage() + " " + event.getThreadName());
            }
        };
        Level before = root.getLevel();
        collector.start();
        root.addAppender(collector);
        root.setLevel(Level.TRACE);
        try (SimulatedAmi ami = new SimulatedAmi()) {
            ami.refuse(true);
            try (AmiLink link = link(ami.access())) {
                log.next(Refused.class);
                ami.refuse(false);
                ami.nextLink().cut();
                while (!(log.next(Object.class) instanceof Lost)) {
                    // Refused once more, or connected.
                }
            }
        } finally {
            root.setLevel(before);
            root.detachAppender(collector);
        }
        assertThat(lines)
                .anyMatch(line -> line.contains("does not let us in"))
                .noneMatch(line -> line.contains(SimulatedAmi.SECRET));
    }

    @Test
    void isNotInTheTextOfWhatHoldsIt() {
        AmiAccess access = new AmiAccess("pbx.example", 5038, SimulatedAmi.USER, SimulatedAmi.SECRET, null);
        assertThat(access).hasToString("switchlog@pbx.example:5038");
    }

    @Test
    void goesThroughAnEncryptedConnectionToWhomTheCertificateNamesOnly(@TempDir Path directory) throws Exception {
        TestCertificate right = TestCertificate.of("localhost", directory.resolve("right"));
        TestCertificate other = TestCertificate.of("elsewhere.example", directory.resolve("other"));
        try (SimulatedAmi ami = new SimulatedAmi(right.serverSockets());
                AmiLink link = link(new AmiAccess(
                        "localhost",
                        ami.port(),
                        SimulatedAmi.USER,
                        SimulatedAmi.SECRET,
                        AmiTls.trusting(right.pem())))) {
            log.next(Connected.class);
            ami.nextLink().send("Event: Hangup\r\nCause: 16\r\n\r\n");
            assertThat(log.next(AmiEvent.class).get("Cause")).isEqualTo("16");
        }
        try (SimulatedAmi ami = new SimulatedAmi(other.serverSockets())) {
            AmiAccess wrongName = new AmiAccess(
                    "localhost", ami.port(), SimulatedAmi.USER, SimulatedAmi.SECRET, AmiTls.trusting(other.pem()));
            AmiAccess stranger = new AmiAccess(
                    "localhost", ami.port(), SimulatedAmi.USER, SimulatedAmi.SECRET, AmiTls.trusting(right.pem()));
            for (AmiAccess access : new AmiAccess[] {wrongName, stranger}) {
                assertThatThrownBy(() -> AmiSocket.open(access, AmiTimings.DEFAULT, new Nobody(), Clock.systemUTC()))
                        .isInstanceOf(SSLHandshakeException.class);
            }
            assertThat(ami.logins()).isZero();
        }
    }

    private AmiLink link(AmiAccess access) {
        AmiLink link = new AmiLink(access, AmiLinkTest.QUICK, log::event, log, Clock.systemUTC());
        link.start();
        return link;
    }

    private static final class Nobody implements AmiSocket.Session {
        @Override
        public void event(AmiEvent event) {}

        @Override
        public void cut() {}

        @Override
        public void ended(IOException why) {}
    }
}
