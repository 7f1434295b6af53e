package io.switchlog.command.access.password;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hashes of passwords, those of now and of before. Never in the log. */
public final class PasswordStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    /** The password that holds. */
    record Present(String hash, Instant changedAt) {}

    public PasswordStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Optional<Present> present(UUID subject) {
        return jdbc.sql("select password_hash, changed_at from access.credential where subject = ?")
                .param(subject)
                .query((row, number) ->
                        new Present(row.getString(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** Keeps a first password; not if there is one. */
    boolean first(UUID subject, String hash) {
        return jdbc.sql("""
                        insert into access.credential (subject, password_hash, changed_at) values (?, ?, ?)
                        on conflict do nothing""").params(subject, hash, Timestamp.from(now())).update() > 0;
    }

    /** Puts a password in the place of the one before, which becomes a former one; one statement, so all or nothing. */
    void replace(UUID subject, String hash) {
        jdbc.sql("""
                        with former as (
                            insert into access.former_password (subject, password_hash, replaced_at)
                            select subject, password_hash, :now from access.credential where subject = :subject)
                        insert into access.credential (subject, password_hash, changed_at) values (:subject, :hash, :now)
                        on conflict (subject) do update
                        set password_hash = excluded.password_hash, changed_at = excluded.changed_at""")
                .param("subject", subject)
                .param("hash", hash)
                .param("now", Timestamp.from(now()))
                .update();
    }

    /** Takes a replacement back, if it is still the one. */
    void restore(UUID subject, @Nullable Present before, String hash) {
        if (before == null) {
            jdbc.sql("delete from access.credential where subject = ? and password_hash = ?")
                    .params(subject, hash)
                    .update();
        } else {
            jdbc.sql("update access.credential set password_hash = ?, changed_at = ? where subject = ? and"
                            + " password_hash = ?")
                    .params(before.hash(), Timestamp.from(before.changedAt()), subject, hash)
                    .update();
            jdbc.sql("delete from access.former_password where subject = ? and password_hash = ?")
                    .params(subject, before.hash())
                    .update();
        }
    }

    void upgrade(UUID subject, String from, String to) {
        jdbc.sql("update access.credential set password_hash = ? where subject = ? and password_hash = ?")
                .params(to, subject, from)
                .update();
    }

    void remove(UUID subject) {
        jdbc.sql("delete from access.credential where subject = ?")
                .param(subject)
                .update();
    }

    /** The last former ones, at most so many. */
    List<String> former(UUID subject, int most) {
        return jdbc.sql("select password_hash from access.former_password where subject = ?"
                        + " order by replaced_at desc limit ?")
                .params(subject, most)
                .query(String.class)
                .list();
    }

    /** Forgets all former ones but the last so many. */
    void forget(UUID subject, int keep) {
        jdbc.sql("""
                        delete from access.former_password where subject = :subject and ctid not in (
                            select ctid from access.former_password where subject = :subject
                            order by replaced_at desc limit :keep)""").param("subject", subject).param("keep", keep).update();
    }

    /** Voids links that were sent to set a password; whoever has set one meanwhile wants no other by them. */
    void voidLinks(UUID subject) {
        jdbc.sql("delete from access.link where person = ?").param(subject).update();
    }
}
