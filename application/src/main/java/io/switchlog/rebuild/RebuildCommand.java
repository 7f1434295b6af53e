package io.switchlog.rebuild;

import com.zaxxer.hikari.HikariDataSource;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.command.vault.Vault;
import io.switchlog.database.Database;
import io.switchlog.projection.ProjectionTables;
import io.switchlog.projection.rebuild.Rebuild;
import io.switchlog.projection.rebuild.Rebuild.Wish;
import io.switchlog.projection.rebuild.RebuildUnderWay;
import io.switchlog.projection.rebuild.RebuildWorker;
import io.switchlog.projection.rebuild.Rebuilder;
import io.switchlog.projection.rebuild.Rebuilds;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code switchlog rebuild}: asks for a rebuild and shows how far it is. A server that runs does the work; if none does,
 * this process. Whoever stops early leaves the rest to the next one.
 */
public final class RebuildCommand {
    /** Done; if old and new were compared, they are the same. */
    public static final int DONE = 0;
    /** Done, and old and new differ. */
    public static final int DIFFERENT = 1;
    /** Not done; the tables are as they were. */
    public static final int NOT_DONE = 2;

    private static final int CONNECTIONS = 8;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration A_SERVER_WOULD_HAVE_BEGUN = Duration.ofMillis(1_500);

    private final PrintStream out;
    private final boolean terminal;

    /** @param terminal whether somebody looks at it, so that a line may change */
    public RebuildCommand(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Gives back the exit code. */
    public int run(Database database, MasterKey masterKey, List<String> wanted, Wish wish) {
        try (HikariDataSource pool = database.pool(Database.PROJECTOR, CONNECTIONS);
                HikariDataSource keys = database.pool(Database.LOG_WRITER, 2)) {
            Vault vault = new Vault(new JdbcTemplate(keys), masterKey, Clock.systemUTC());
            Rebuilds rebuilds = new Rebuilds(pool, ProjectionTables.all(vault).tables());
            List<String> names = rebuilds.named(wanted).orElse(List.of());
            if (names.isEmpty()) {
                out.println("Name all, or some of these: " + rebuilds.tables().keySet());
                return NOT_DONE;
            }
            UUID id = rebuilds.request(UUID.randomUUID(), names, wish, "command line")
                    .id();
            RebuildWorker worker = new RebuildWorker(rebuilds, new Rebuilder(pool, rebuilds));
            try {
                return told(follow(rebuilds, id, worker));
            } finally {
                worker.stop();
            }
        } catch (RebuildUnderWay busy) {
            out.println("Not rebuilt: " + busy.getMessage());
            return NOT_DONE;
        } catch (DataAccessException failed) {
            out.println("Not rebuilt: " + failed.getMostSpecificCause().getMessage());
            return NOT_DONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NOT_DONE;
        }
    }

    private Rebuild follow(Rebuilds rebuilds, UUID id, RebuildWorker worker) throws InterruptedException {
        ProgressBar bar = new ProgressBar(out, terminal);
        long began = System.nanoTime();
        Rebuild rebuild = rebuilds.get(id);
        while (!rebuild.status().isFinal()) {
            bar.show(rebuild);
            Thread.sleep(LOOK.toMillis());
            if (rebuild.startedAt() == null && System.nanoTime() - began > A_SERVER_WOULD_HAVE_BEGUN.toNanos()) {
                worker.start();
            } else if (!worker.isRunning() && System.nanoTime() - began > 2 * A_SERVER_WOULD_HAVE_BEGUN.toNanos()) {
                // The server may go away while it works; the lock keeps the two apart.
                worker.start();
            }
            rebuild = rebuilds.get(id);
        }
        bar.show(rebuild);
        bar.end();
        return rebuild;
    }

    private int told(Rebuild rebuild) {
        String names = String.join(", ", rebuild.names());
        if (rebuild.status() != Rebuild.Status.DONE) {
            String error = rebuild.error();
            out.println("Not rebuilt: " + (error == null ? rebuild.status().code() : error));
            return NOT_DONE;
        }
        out.println(
                rebuild.wish().swap()
                        ? "Rebuilt up to event " + rebuild.position() + ": " + names
                        : "Built up to event " + rebuild.position() + " and dropped, nothing was replaced: " + names);
        if (!rebuild.wish().compare()) {
            return DONE;
        }
        if (rebuild.isTheSame()) {
            out.println("Old and new are the same, row by row");
            return DONE;
        }
        out.println("Old and new differ: " + rebuild.differences());
        return DIFFERENT;
    }
}
