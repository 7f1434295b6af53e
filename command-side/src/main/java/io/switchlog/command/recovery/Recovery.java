package io.switchlog.command.recovery;

import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.settings.PresentSettings;
import io.switchlog.command.vault.ServiceSecrets;
import io.switchlog.command.vault.Vault;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgotten passwords, invitations and the mails for both, put together. Mails are sent on a thread of its own. */
public final class Recovery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long END_WITHIN_MILLIS = 5_000;

    private final RecoveryParts parts;
    private final Vault vault;
    private final ForgottenPasswords forgotten;
    private final Invitations invitations;
    private final Postman postman;
    private final Semaphore work = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean closed;

    /** @param dataSource of role {@code log_writer} */
    public Recovery(DataSource dataSource, LogReader reader, Commands commands, Vault vault, Clock clock) {
        this.vault = vault;
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        PersonReader people = new PersonReader(JdbcClient.create(jdbc));
        parts = new RecoveryParts(
                people,
                new AddressBook(jdbc, transactions, reader, people, vault),
                new Links(jdbc, clock),
                new Outbox(jdbc, clock),
                new Notes(commands, vault),
                new PresentSettings(reader));
        forgotten = new ForgottenPasswords(jdbc, transactions, vault, clock, parts);
        invitations = new Invitations(commands, reader, parts, this::wake);
        postman = new Postman(parts, new ServiceSecrets(jdbc, vault, clock), vault, clock);
    }

    public Invitations invitations() {
        return invitations;
    }

    /** Somebody forgot the password that goes with this address. Says nothing about who has it. */
    void forgot(String address) {
        forgotten.request(address);
        wake();
    }

    /** Whose an address is, as of now. */
    public List<UUID> holders(String address) {
        parts.addresses().catchUp();
        return parts.addresses().holders(vault.addressHash(address));
    }

    ForgottenPasswords forgotten() {
        return forgotten;
    }

    /** Begins to send. */
    public void start() {
        Thread started = new Thread(this::run, "postman");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void wake() {
        work.release();
    }

    private void run() {
        while (!closed) {
            try {
                round();
                if (work.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                // What failed is in the database still and comes again.
                log.warn("Mail could not be seen to: {}", failed.toString());
                pause();
            }
        }
    }

    /** Does whatever there is to do now. */
    void round() {
        parts.addresses().catchUp();
        boolean more = true;
        while (more && !closed) {
            more = forgotten.next() | postman.next() | postman.tidyUp();
        }
    }

    private void pause() {
        try {
            work.tryAcquire(1, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    /** Lets the mail under way finish. */
    @Override
    public void close() {
        closed = true;
        wake();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(END_WITHIN_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
