package io.switchlog.api;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server on this machine, and what has arrived at it. */
public final class PostOffice implements AutoCloseable {
    static final String LINKS = "https://switchlog.example.com";

    private static final Pattern LINK = Pattern.compile("(\\S+)/set-password#token=(\\S+)");

    private final GreenMail server;
    private final int port;

    /** A mail that has arrived. */
    public record Mail(String to, String text) {
        /** Where its link leads. */
        public String base() {
            return link().group(1);
        }

        /** The secret of its link. */
        public String token() {
            return link().group(2);
        }

        private Matcher link() {
            Matcher link = LINK.matcher(text);
            if (!link.find()) {
                throw new AssertionError("no link in " + text);
            }
            return link;
        }
    }

    public PostOffice() {
        this(0);
    }

    private PostOffice(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        this.port = server.getSmtp().getPort();
    }

    /** Another one where this one was. */
    PostOffice reopened() {
        return new PostOffice(port);
    }

    /** The settings of a centre that sends its mail here. */
    public Map<String, Object> settings() {
        return Map.of(
                "mail",
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        port,
                        "security",
                        "none",
                        "from",
                        "centre@example.com",
                        "linkBaseUrl",
                        LINKS));
    }

    /** What has come for this address so far. */
    public List<Mail> mails(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .map(PostOffice::mail)
                .filter(mail -> mail.to().equals(address))
                .toList();
    }

    /** Waits for so many mails for this address. */
    public List<Mail> await(String address, int count) {
        Await.until(
                () -> count + " mails for " + address + ", of " + mails(address),
                () -> mails(address).size() >= count);
        return mails(address);
    }

    private static Mail mail(MimeMessage message) {
        try {
            return new Mail(
                    message.getAllRecipients()[0].toString(),
                    message.getContent().toString());
        } catch (MessagingException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
