package io.switchlog.command.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.switchlog.command.mail.MailFailed.Outcome;
import io.switchlog.command.trust.TestCertificate;
import io.switchlog.messages.settings.ConnectionSecurity;
import io.switchlog.messages.settings.Mail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("AG-163")
class MailerTest {
    private static final Letter LETTER = new Letter("anna@example.com", "Grüße", "Ein Link:\n\nhttps://x.example/a\n");

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeAll
    static void certificateOfTheServer() {
        System.setProperty(
                "greenmail.tls.keystore.file", TestCertificate.LOCALHOST.file().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        System.setProperty("greenmail.tls.key.password", TestCertificate.PASSWORD);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Mail settings(String host, int port, ConnectionSecurity security, String username, String certificate) {
        return new Mail(host, port, security, username, certificate, "", "centre@example.com", "https://x.example", 7);
    }

    private Mail plain() {
        return settings("127.0.0.1", server.getSmtp().getPort(), ConnectionSecurity.NONE, "", "");
    }

    private static void expectFailure(Outcome outcome, String words, Mail settings, Letter letter) {
        assertThatThrownBy(() -> Mailer.send(settings, "secret", letter))
                .isInstanceOfSatisfying(
                        MailFailed.class, failed -> assertThat(failed.outcome()).isEqualTo(outcome))
                .hasMessageContaining(words)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        server.start();

        Mailer.send(plain(), "", LETTER);

        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Grüße");
        assertThat(received.getFrom()[0]).hasToString("centre@example.com");
        assertThat(received.getRecipients(RecipientType.TO)).hasSize(1);
        assertThat(received.getContent().toString()).isEqualToIgnoringNewLines(LETTER.text());
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void overTlsWithUserNameAndPasswordTo() {
        server.start();
        server.setUser("centre@example.com", "switchlog", "secret");
        Mail settings = settings(
                "localhost",
                server.getSmtps().getPort(),
                ConnectionSecurity.TLS,
                "switchlog",
                TestCertificate.LOCALHOST.pem());

        Mailer.send(settings, "secret", LETTER);

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingIt() {
        server.getManagers().getUserManager().setAuthRequired(true);
        server.start();
        server.setUser("centre@example.com", "switchlog", "another");
        Mail settings = settings(
                "localhost",
                server.getSmtps().getPort(),
                ConnectionSecurity.TLS,
                "switchlog",
                TestCertificate.LOCALHOST.pem());

        expectFailure(Outcome.TRY_AGAIN, "user name and password", settings, LETTER);
    }

    @Test
    void aServerWhoseCertificateNobodyTrustsGetsNothing() {
        server.start();
        Mail settings = settings("localhost", server.getSmtps().getPort(), ConnectionSecurity.TLS, "", "");

        expectFailure(Outcome.TRY_AGAIN, "certificate", settings, LETTER);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWithoutTheTlsThatWasAskedForGetsNothing() {
        server.start();
        Mail settings = settings("127.0.0.1", server.getSmtp().getPort(), ConnectionSecurity.STARTTLS, "", "");

        expectFailure(Outcome.TRY_AGAIN, "STARTTLS", settings, LETTER);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aPasswordGoesToNoOtherMachineInClear() {
        Mail settings = settings("192.0.2.1", 25, ConnectionSecurity.NONE, "switchlog", "");

        expectFailure(Outcome.REFUSED, "without TLS", settings, LETTER);
    }

    @Test
    void whereNobodyListensItMayBeTriedAgain() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Mail settings = settings("127.0.0.1", free.getLocalPort(), ConnectionSecurity.NONE, "", "");
            free.close();
            expectFailure(Outcome.TRY_AGAIN, "reached", settings, LETTER);
        }
    }

    @Test
    void aServerThatVanishesAfterTheMailLeavesADoubt() throws Exception {
        try (ServerSocket vanishing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread talk = new Thread(() -> SmtpTalk.untilTheDot(vanishing));
            talk.start();
            Mail settings = settings("127.0.0.1", vanishing.getLocalPort(), ConnectionSecurity.NONE, "", "");

            expectFailure(Outcome.UNKNOWN, "did not say", settings, LETTER);
            talk.join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.com\r\nBcc: everybody@example.com",
                "anna@example.com, everybody@example.com",
                "anna@example.com\u0000",
                "Anna <anna@example.com>",
                "group: anna@example.com;",
                "anna"
            })
    void anAddressSaysNothingButWhereTo(String address) {
        server.start();

        expectFailure(Outcome.REFUSED, "malformed", plain(), new Letter(address, "x", "x"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /** A mail server that takes a mail and hangs up instead of saying so. */
    private static final class SmtpTalk {
        private static void untilTheDot(ServerSocket listening) {
            try (Socket socket = listening.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                OutputStream out = socket.getOutputStream();
                out.write("220 ready\r\n".getBytes(US_ASCII));
                boolean data = false;
                for (String line = in.readLine(); line != null && !(data && line.equals(".")); line = in.readLine()) {
                    if (!data) {
                        data = line.equals("DATA");
                        String answer = data ? "354 go on\r\n" : "250 ok\r\n";
                        out.write(answer.getBytes(US_ASCII));
                    }
                }
            } catch (IOException hungUp) {
                throw new UncheckedIOException(hungUp);
            }
        }
    }
}
