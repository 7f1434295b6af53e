package io.switchlog.command.recovery;

import io.switchlog.messages.access.LinkPurpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Mails with links that are still to be sent, outside the log. It does not hold what is in them: link and text are made
 * at the moment of sending. A person has one waiting mail for each purpose at most, so nobody can fill it.
 *
 * <p>A mail is marked before it is handed to the server. If the process ends in between, the mark stays, and the mail is
 * not sent a second time.
 */
final class Outbox {
    static final int MOST_ATTEMPTS = 5;
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30));
    /** Longer than a mail can be under way with a node that is alive. */
    private static final int LOST_AFTER_SECONDS = 300;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    /** @param requestedBy id of the one who asked for it */
    record Mail(UUID id, UUID person, LinkPurpose purpose, String requestedBy, int attempts) {}

    Outbox(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes on a mail; one that is waiting for the same person and purpose is replaced. */
    void add(UUID id, UUID person, LinkPurpose purpose, String requestedBy) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.update("""
                insert into access.outgoing_mail (id, person, purpose, requested_at, requested_by, next_attempt_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (person, purpose) where state = 'waiting'
                    do update set id = excluded.id, requested_at = excluded.requested_at,
                                  requested_by = excluded.requested_by, attempts = 0,
                                  next_attempt_at = excluded.next_attempt_at""", id, person, purpose.code(), now, requestedBy, now);
    }

    /** The next mail that is due, for this node alone. */
    Optional<Mail> claim() {
        return jdbc.query("""
                        update access.outgoing_mail m
                        set state = 'sending', claimed_at = now(), attempts = attempts + 1
                        where m.id = (select id from access.outgoing_mail
                                      where state = 'waiting' and next_attempt_at <= ?
                                      order by next_attempt_at, id
                                      for update skip locked
                                      limit 1)
                        returning m.id, m.person, m.purpose, m.requested_by, m.attempts""", Outbox::mail, Timestamp.from(clock.instant())).stream()
                .findFirst();
    }

    /** The server took it; what is left to do is to say so in the log. */
    void sent(Mail mail) {
        jdbc.update("update access.outgoing_mail set state = 'sent' where id = ?", mail.id());
    }

    void remove(Mail mail) {
        jdbc.update("delete from access.outgoing_mail where id = ?", mail.id());
    }

    /**
     * Puts a mail back that was certainly not sent.
     *
     * @return whether it will be tried again; not if it was often enough, or a newer one is waiting
     */
    boolean tryLater(Mail mail) {
        if (mail.attempts() >= MOST_ATTEMPTS) {
            remove(mail);
            return false;
        }
        Instant next = clock.instant().plus(PAUSES.get(mail.attempts() - 1));
        int put = jdbc.update("""
                update access.outgoing_mail m set state = 'waiting', claimed_at = null, next_attempt_at = ?
                where m.id = ?
                  and not exists (select from access.outgoing_mail w
                                  where w.person = m.person and w.purpose = m.purpose and w.state = 'waiting')""", Timestamp.from(next), mail.id());
        if (put == 0) {
            remove(mail);
        }
        return put > 0;
    }

    /** A mail of a node that has ended while it was sending. Nobody knows whether it went out. */
    Optional<Mail> lost() {
        return stale("sending");
    }

    /** A mail of a node that has ended after it was sent, and before it could say so. */
    Optional<Mail> unreported() {
        return stale("sent");
    }

    private Optional<Mail> stale(String state) {
        // By the database's own clock: this is about processes and not about the centre's time.
        return jdbc.query("""
                        update access.outgoing_mail m set claimed_at = now()
                        where m.id = (select id from access.outgoing_mail
                                      where state = ? and claimed_at < now() - make_interval(secs => ?)
                                      for update skip locked
                                      limit 1)
                        returning m.id, m.person, m.purpose, m.requested_by, m.attempts""", Outbox::mail, state, LOST_AFTER_SECONDS).stream().findFirst();
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                LinkPurpose.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getString(4),
                row.getInt(5));
    }
}
