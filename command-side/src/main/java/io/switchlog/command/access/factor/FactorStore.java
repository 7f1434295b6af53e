package io.switchlog.command.access.factor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Authenticators and recovery codes. Seeds are sealed for their owners, codes hashed. */
public final class FactorStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    /** @param enrolled whether its owner has shown that it works */
    record Factor(String seed, boolean enrolled) {}

    public FactorStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Optional<Factor> factor(UUID subject) {
        return jdbc.sql("select seed, enrolled_at is not null from access.second_factor where subject = ?")
                .param(subject)
                .query((row, number) -> new Factor(row.getString(1), row.getBoolean(2)))
                .optional();
    }

    /** Keeps a seed until its owner shows that it works; not if he has one that does. */
    boolean propose(UUID subject, String seed) {
        return jdbc.sql("""
                        insert into access.second_factor (subject, seed, made_at) values (?, ?, ?)
                        on conflict (subject) do update set seed = excluded.seed, made_at = excluded.made_at
                        where second_factor.enrolled_at is null""").params(subject, seed, Timestamp.from(now())).update() > 0;
    }

    boolean enrol(UUID subject, String seed, long step) {
        return jdbc.sql("""
                        update access.second_factor set enrolled_at = ?, last_step = ?
                        where subject = ? and seed = ? and enrolled_at is null""").params(Timestamp.from(now()), step, subject, seed).update() > 0;
    }

    /** Uses the code of a step up; not if it, or a later one, was used before. */
    boolean use(UUID subject, long step) {
        return jdbc.sql("update access.second_factor set last_step = ? where subject = ? and last_step < ?")
                        .params(step, subject, step)
                        .update()
                > 0;
    }

    boolean remove(UUID subject) {
        jdbc.sql("delete from access.recovery_code where subject = ?")
                .param(subject)
                .update();
        return jdbc.sql("delete from access.second_factor where subject = ?")
                        .param(subject)
                        .update()
                > 0;
    }

    void replaceCodes(UUID subject, Collection<String> hashes) {
        jdbc.sql("""
                        with old as (delete from access.recovery_code where subject = :subject)
                        insert into access.recovery_code (subject, hash)
                        select :subject, unnest(:hashes::text[])""")
                .param("subject", subject)
                .param("hashes", hashes.toArray(String[]::new))
                .update();
    }

    /** Uses a recovery code up; not if there is no such code any more. */
    boolean useCode(UUID subject, String hash) {
        return jdbc.sql("delete from access.recovery_code where subject = ? and hash = ?")
                        .params(subject, hash)
                        .update()
                > 0;
    }

    int codesLeft(UUID subject) {
        return jdbc.sql("select count(*) from access.recovery_code where subject = ?")
                .param(subject)
                .query(Integer.class)
                .single();
    }
}
