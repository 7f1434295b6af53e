package io.switchlog.query.audit;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** {@code verify} on the command line: checks the log of one database and says so in a few lines. */
public final class VerifyCommand {
    public static final int CLEAN = 0;
    public static final int BAD = 1;
    public static final int COULD_NOT_CHECK = 2;

    private final PrintStream out;

    public VerifyCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * Verifies and prints.
     *
     * @param url of the database, {@code jdbc:postgresql:...}
     * @return the exit code: {@link #CLEAN}, {@link #BAD} or {@link #COULD_NOT_CHECK}
     */
    public int run(String url, String user, String password) {
        try {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(url);
            dataSource.setUser(user);
            dataSource.setPassword(password);
            return print(new LogVerifier(dataSource).verify(this::print));
        } catch (SQLException | IllegalArgumentException e) {
            out.println("COULD NOT CHECK the log: " + e.getMessage());
            return COULD_NOT_CHECK;
        }
    }

    private void print(long events, long ofEvents) {
        print("checked %,d of %,d events", events, ofEvents);
    }

    private int print(Verification result) {
        return switch (result.verdict()) {
            case CLEAN -> {
                print("CLEAN: %,d events, %,d events/s", result.events(), result.eventsPerSecond());
                print("head %d %s", result.events(), result.headHash());
                yield CLEAN;
            }
            case BAD -> {
                print("BAD: first bad position %d: %s", result.firstBadPosition(), result.reason());
                print("%,d events before it are good", result.events());
                yield BAD;
            }
        };
    }

    private void print(String format, @Nullable Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
