package io.switchlog;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.command.access.FirstAdministrator;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.database.Database;
import io.switchlog.demo.Demo;
import io.switchlog.demo.FastClock;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.projection.Pace;
import io.switchlog.projection.ProjectionTables;
import io.switchlog.projection.Projector;
import io.switchlog.query.audit.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The command line. */
public final class Switchlog {
    private static final String ADMIN_PASSWORD = "SWITCHLOG_ADMIN_PASSWORD";
    private static final String MASTER_KEY = "SWITCHLOG_MASTER_KEY";
    private static final int COULD_NOT = 2;
    private static final String ALL = "all";
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Switchlog() {}

    public static void main(String[] arguments) {
        CommandLine commandLine;
        try {
            commandLine = CommandLine.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            OUT.println(wrong.getMessage());
            OUT.print(CommandLine.USAGE);
            System.exit(COULD_NOT);
            return;
        }
        switch (commandLine.verb()) {
            case "help" -> OUT.print(CommandLine.USAGE);
            case "verify" -> System.exit(verify(commandLine));
            case "rebuild" -> System.exit(rebuild(commandLine));
            case "demo" -> demo(commandLine);
            default -> serve(commandLine, anyTime -> Clock.systemUTC(), System.getenv(ADMIN_PASSWORD));
        }
    }

    /** @param clock given the time of the log's last event, which the clock should not be behind */
    private static ConfigurableApplicationContext serve(
            CommandLine commandLine, Function<Instant, Clock> clock, @Nullable String adminPassword) {
        long start = System.nanoTime();
        MasterKey masterKey = masterKey(commandLine);
        Database database = open(commandLine, masterKey);
        try {
            database.migrate();
            ConfigurableApplicationContext context =
                    start(database, masterKey, clock.apply(database.logTime()), commandLine.springArguments());
            SpringApplication.getShutdownHandlers().add(database::close);
            Optional<String> generated =
                    context.getBean(FirstAdministrator.class).ensure(adminPassword);
            announce(context, database, generated, System.nanoTime() - start);
            return context;
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** Starts all sides on a database that is up to date. */
    static ConfigurableApplicationContext start(
            Database database, MasterKey masterKey, Clock clock, List<String> springArguments) {
        return new SpringApplicationBuilder(SwitchlogApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(fresh -> {
                    fresh.getBeanFactory().registerSingleton("masterKey", masterKey);
                    fresh.getBeanFactory().registerSingleton("database", database);
                    fresh.getBeanFactory().registerSingleton("clock", clock);
                })
                .run(springArguments.toArray(String[]::new));
    }

    private static void announce(
            ConfigurableApplicationContext context, Database database, Optional<String> generated, long nanos) {
        OUT.printf("Switchlog serves after %.1f s%n", nanos / 1e9);
        addresses(context, database).forEach(OUT::println);
        generated.ifPresent(password ->
                OUT.println("  administrator  admin / " + password + "   (shown this once; make a note of it)"));
    }

    private static List<String> addresses(ConfigurableApplicationContext context, Database database) {
        String base = baseUrl(context);
        return List.of(
                "  API            " + base + "/api",
                "  API page       " + base + "/swagger-ui.html",
                "  health         " + base + "/actuator/health",
                "  metrics        " + base + "/actuator/prometheus",
                "  SQL            " + database.url() + "  as " + Database.REPORT_READER + " / "
                        + database.password(Database.REPORT_READER));
    }

    private static String baseUrl(ConfigurableApplicationContext context) {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    private static void demo(CommandLine commandLine) {
        ConfigurableApplicationContext context =
                serve(commandLine, logTime -> FastClock.system(commandLine.fast(), logTime), "admin");
        Database database = context.getBean(Database.class);
        List<String> addresses = new ArrayList<>(addresses(context, database));
        addresses.add("  sign in        admin / admin");
        try {
            new Demo(
                            URI.create(baseUrl(context)),
                            context.getBean(FastClock.class),
                            commandLine.seed(),
                            OUT,
                            () -> verdict(database),
                            addresses)
                    .run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String verdict(Database database) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new VerifyCommand(new PrintStream(text, true, StandardCharsets.UTF_8))
                .run(database.url(), Database.QUERY_READER, database.password(Database.QUERY_READER));
        return text.toString(StandardCharsets.UTF_8);
    }

    private static int verify(CommandLine commandLine) {
        try (Database database = open(commandLine, masterKey(commandLine))) {
            return new VerifyCommand(OUT)
                    .run(database.url(), Database.QUERY_READER, database.password(Database.QUERY_READER));
        } catch (RuntimeException failed) {
            OUT.println("The log could not be checked: " + failed.getMessage());
            return COULD_NOT;
        }
    }

    private static int rebuild(CommandLine commandLine) {
        try (Database database = open(commandLine, masterKey(commandLine));
                HikariDataSource pool = database.pool(Database.PROJECTOR, 2)) {
            Projector projector = new Projector(
                    pool,
                    ProjectionTables.all(anyone -> new Unsealed.Erased()).tables(),
                    new SimpleMeterRegistry(),
                    Clock.systemUTC(),
                    Pace.USUAL);
            List<String> names =
                    commandLine.names().equals(List.of(ALL)) ? List.copyOf(projector.tables()) : commandLine.names();
            if (names.isEmpty() || !projector.tables().containsAll(names)) {
                OUT.println("Name all, or some of these: " + new TreeSet<>(projector.tables()));
                return COULD_NOT;
            }
            for (String name : names) {
                projector.rebuild(name);
                OUT.println(name + " is empty; the server fills it again from the log");
            }
            return 0;
        } catch (SQLException | RuntimeException failed) {
            OUT.println("Not rebuilt: " + failed.getMessage());
            return COULD_NOT;
        }
    }

    private static Database open(CommandLine commandLine, MasterKey masterKey) {
        String url = commandLine.databaseUrl();
        return url == null
                ? Database.embedded(commandLine.data(), commandLine.postgresPort(), masterKey)
                : Database.external(url, masterKey);
    }

    private static MasterKey masterKey(CommandLine commandLine) {
        String given = System.getenv(MASTER_KEY);
        return given == null ? MasterKey.ofFile(commandLine.data().resolve("master.key")) : MasterKey.of(given);
    }
}
