package io.switchlog.command.access.session;

import io.switchlog.command.access.session.Session.Restriction;
import io.switchlog.messages.access.SignInMethod;
import io.switchlog.messages.privacy.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of sessions and tokens. */
final class SessionStore {
    private static final String TOKEN = "api_token";
    private static final String ALIVE =
            " ended_at is null and ends_at > :now and last_used_at + make_interval(secs => idle_seconds) > :now";
    private static final String COLUMNS = "id, subject, method, restriction, began_at, ends_at, last_used_at";

    private final JdbcClient jdbc;

    /** A session as its owner sees it. */
    record Row(
            UUID id,
            String method,
            @Nullable Sealed name,
            @Nullable Sealed address,
            @Nullable Sealed software,
            Instant beganAt,
            Instant lastUsedAt,
            Instant endsAt) {}

    /** A session that is alive, and when it was used last. */
    record Found(Session session, Instant lastUsedAt) {}

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Session session, Duration idle, @Nullable Sealed address, @Nullable Sealed software) {
        insert(session, idle, address, software, null, null);
    }

    void insertToken(Session session, Sealed name, byte[] secretHash) {
        insert(session, Duration.ofSeconds(Integer.MAX_VALUE), null, null, name, secretHash);
    }

    private void insert(
            Session session,
            Duration idle,
            @Nullable Sealed address,
            @Nullable Sealed software,
            @Nullable Sealed name,
            byte @Nullable [] secretHash) {
        SignInMethod method = session.method();
        jdbc.sql("""
                        insert into access.session
                            (id, subject, method, restriction, secret_hash, name, address, software, began_at,
                             last_used_at, idle_seconds, ends_at)
                        values (:id, :subject, :method, :restriction, :hash, :name, :address, :software, :began, :began,
                                :idle, :ends)""")
                .param("id", session.id())
                .param("subject", session.person())
                .param("method", method == null ? TOKEN : method.code())
                .param("restriction", session.restriction().code())
                .param("hash", secretHash)
                .param("name", cipher(name))
                .param("address", cipher(address))
                .param("software", cipher(software))
                .param("began", Timestamp.from(session.beganAt()))
                .param("idle", idle.toSeconds())
                .param("ends", Timestamp.from(session.endsAt()))
                .update();
    }

    private static @Nullable String cipher(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.cipher();
    }

    Optional<Found> find(UUID id, Instant now) {
        return jdbc.sql("select " + COLUMNS + " from access.session where id = :id and" + ALIVE)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query(SessionStore::found)
                .optional();
    }

    boolean exists(UUID id) {
        return jdbc.sql("select exists (select from access.session where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    Optional<UUID> owner(UUID id) {
        return jdbc.sql("select subject from access.session where id = ?")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    Optional<Found> token(byte[] secretHash, Instant now) {
        return jdbc.sql("select " + COLUMNS + " from access.session where secret_hash = :hash and" + ALIVE)
                .param("hash", secretHash)
                .param("now", Timestamp.from(now))
                .query(SessionStore::found)
                .optional();
    }

    /** The session that requests with HTTP Basic share. */
    Optional<Found> basic(UUID subject, Instant now) {
        return jdbc.sql("select " + COLUMNS + " from access.session where subject = :subject and method = 'basic' and"
                        + ALIVE + " order by began_at desc limit 1")
                .param("subject", subject)
                .param("now", Timestamp.from(now))
                .query(SessionStore::found)
                .optional();
    }

    List<Row> of(UUID subject, boolean tokens, Instant now) {
        return jdbc.sql("select id, method, name, address, software, began_at, last_used_at, ends_at"
                        + " from access.session where subject = :subject and (method = 'api_token') = :tokens and"
                        + ALIVE + " order by began_at desc limit 1000")
                .param("subject", subject)
                .param("tokens", tokens)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        sealed(subject, row.getString(3)),
                        sealed(subject, row.getString(4)),
                        sealed(subject, row.getString(5)),
                        row.getTimestamp(6).toInstant(),
                        row.getTimestamp(7).toInstant(),
                        row.getTimestamp(8).toInstant()))
                .list();
    }

    /** All sessions of a person's that are alive, however many. */
    List<UUID> alive(UUID subject, Instant now) {
        return jdbc.sql("select id from access.session where subject = :subject and method <> 'api_token' and" + ALIVE)
                .param("subject", subject)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    private static @Nullable Sealed sealed(UUID subject, @Nullable String cipher) {
        return cipher == null ? null : new Sealed(subject, cipher);
    }

    /** Those of these that are alive, with their owners; they count as used. */
    Map<UUID, UUID> useAll(Collection<UUID> ids, Instant now, Instant usedBefore) {
        jdbc.sql("update access.session set last_used_at = :now where id in (:ids) and last_used_at < :before and"
                        + ALIVE)
                .param("ids", ids)
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(usedBefore))
                .update();
        Map<UUID, UUID> owners = new HashMap<>();
        jdbc.sql("select id, subject from access.session where id in (:ids) and" + ALIVE)
                .param("ids", ids)
                .param("now", Timestamp.from(now))
                .query(row -> {
                    owners.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return owners;
    }

    /** Ends those of these that are alive, and says which they were. */
    List<UUID> end(Collection<UUID> ids, Instant now) {
        return jdbc.sql(
                        "update access.session set ended_at = :now where id in (:ids) and ended_at is null returning id")
                .param("now", Timestamp.from(now))
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    void use(UUID id, Instant now) {
        jdbc.sql("update access.session set last_used_at = :now where id = :id and last_used_at < :now")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void restrict(UUID id, Restriction restriction) {
        jdbc.sql("update access.session set restriction = :restriction where id = :id")
                .param("restriction", restriction.code())
                .param("id", id)
                .update();
    }

    /** Forgets what ended long ago. */
    int forget(Instant endedBefore) {
        return jdbc.sql("delete from access.session where ends_at < :time or ended_at < :time")
                .param("time", Timestamp.from(endedBefore))
                .update();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        String method = row.getString(3);
        return new Found(
                new Session(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        method.equals(TOKEN) ? null : SignInMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                        Restriction.ofCode(row.getString(4)),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant()),
                row.getTimestamp(7).toInstant());
    }
}
