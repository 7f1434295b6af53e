package io.switchlog;

import com.zaxxer.hikari.HikariDataSource;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.database.Database;
import io.switchlog.demo.Demo;
import io.switchlog.demo.DemoSwitchboard;
import io.switchlog.demo.FastClock;
import io.switchlog.demo.VoiceDemo;
import io.switchlog.projection.rebuild.Rebuild;
import io.switchlog.rebuild.RebuildCommand;
import io.switchlog.switchboard.CheckupCommand;
import io.switchlog.switchboard.PbxProperties;
import io.switchlog.switchboard.Switchboard;
import io.switchlog.switchboard.Switchboards;
import io.switchlog.switchboard.reconcile.ReconcileCommand;
import io.switchlog.switchboard.reconcile.ReportComparison;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command line. */
public final class Switchlog {
    private static final String ADMIN_PASSWORD = "SWITCHLOG_ADMIN_PASSWORD";
    private static final String DEMO_PASSWORD = "admin";
    private static final String MASTER_KEY = "SWITCHLOG_MASTER_KEY";
    private static final Logger log = LoggerFactory.getLogger(Switchlog.class);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Switchlog() {}

    public static void main(String[] arguments) {
        try {
            run(CommandLine.parse(arguments));
        } catch (IllegalArgumentException wrong) {
            OUT.println(wrong.getMessage());
            OUT.print(CommandLine.USAGE);
            System.exit(LogTools.COULD_NOT);
        } catch (RuntimeException failed) {
            log.debug("The command failed", failed);
            OUT.println("Switchlog cannot go on: " + rootMessage(failed));
            System.exit(LogTools.COULD_NOT);
        }
    }

    private static void run(CommandLine commandLine) {
        LogTools tools = new LogTools(OUT);
        switch (commandLine.verb()) {
            case "help" -> OUT.print(CommandLine.USAGE);
            case "verify" -> System.exit(tool(commandLine, tools::verify));
            case "export" -> System.exit(tool(commandLine, tools::export));
            case "rebuild" -> System.exit(tool(commandLine, database -> rebuild(commandLine, database)));
            case "reconcile" -> System.exit(tool(commandLine, database -> reconcile(commandLine, database)));
            case "checkup" -> System.exit(new CheckupCommand(switchboards(commandLine), OUT).run(commandLine.names()));
            case "demo" -> demo(commandLine);
            default ->
                serve(commandLine, anyTime -> Clock.systemUTC(), System.getenv(ADMIN_PASSWORD), database -> List.of());
        }
    }

    /** What went wrong in one line, where causes are wrapped by the container. */
    private static String rootMessage(Throwable failed) {
        Throwable cause = failed;
        while (cause instanceof BeansException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /**
     * @param clock given the time of the log's last event, which the clock should not be behind
     * @param further settings that follow from the database
     */
    private static ConfigurableApplicationContext serve(
            CommandLine commandLine,
            Function<Instant, Clock> clock,
            @Nullable String adminPassword,
            Function<Database, List<String>> further) {
        long start = System.nanoTime();
        MasterKey masterKey = masterKey(commandLine);
        Database database = open(commandLine, masterKey);
        try {
            database.migrate();
            List<String> arguments = springArguments(commandLine);
            arguments.addAll(further.apply(database));
            ConfigurableApplicationContext context =
                    start(database, masterKey, clock.apply(database.logTime()), adminPassword, arguments);
            SpringApplication.getShutdownHandlers().add(database::close);
            announce(context, database, System.nanoTime() - start);
            return context;
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    /** Those that are given, after those that follow from where data is kept. */
    private static List<String> springArguments(CommandLine commandLine) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--switchlog.client-logs=" + commandLine.data().resolve("client"));
        arguments.addAll(commandLine.springArguments());
        return arguments;
    }

    /** Starts all sides on a database that is up to date. */
    static ConfigurableApplicationContext start(
            Database database,
            MasterKey masterKey,
            Clock clock,
            @Nullable String adminPassword,
            List<String> springArguments) {
        return new SpringApplicationBuilder(SwitchlogApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(fresh -> {
                    fresh.getBeanFactory().registerSingleton("masterKey", masterKey);
                    fresh.getBeanFactory().registerSingleton("database", database);
                    fresh.getBeanFactory().registerSingleton("clock", clock);
                    fresh.getBeanFactory()
                            .registerSingleton("initialPassword", new Processes.InitialPassword(adminPassword));
                })
                .run(springArguments.toArray(String[]::new));
    }

    private static void announce(ConfigurableApplicationContext context, Database database, long nanos) {
        OUT.printf("Switchlog serves after %.1f s%n", nanos / 1e9);
        addresses(context, database).forEach(OUT::println);
        context.getBean(Processes.class)
                .generatedPassword()
                .ifPresent(password -> OUT.println(
                        "  administrator  admin / " + password + "   (shown this once; make a note of it)"));
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
        try {
            if (commandLine.flags().contains(CommandLine.VOICE)) {
                demoOfVoice(commandLine);
            } else {
                demoOfADay(commandLine);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void demoOfADay(CommandLine commandLine) throws InterruptedException {
        ConfigurableApplicationContext context = serve(
                commandLine,
                logTime -> FastClock.system(commandLine.fast(), logTime),
                DEMO_PASSWORD,
                database -> List.of());
        Database database = context.getBean(Database.class);
        new Demo(
                        URI.create(baseUrl(context)),
                        context.getBean(FastClock.class),
                        commandLine.seed(),
                        OUT,
                        () -> LogTools.verdict(database),
                        demoAddresses(context, database))
                .run();
    }

    private static void demoOfVoice(CommandLine commandLine) throws InterruptedException {
        ConfigurableApplicationContext context =
                serve(commandLine, anyTime -> Clock.systemUTC(), DEMO_PASSWORD, database -> {
                    DemoSwitchboard switchboard = DemoSwitchboard.start(database);
                    SpringApplication.getShutdownHandlers().add(switchboard::close);
                    return switchboard.settings();
                });
        Switchboard switchboard = context.getBean(Switchboards.class).get(DemoSwitchboard.PBX);
        Clock clock = context.getBean(Clock.class);
        ReportComparison comparison = new ReportComparison(
                DemoSwitchboard.PBX,
                switchboard.queueLog().orElseThrow(),
                context.getBean("queryJdbcClient", JdbcClient.class),
                clock);
        Instant begin = clock.instant();
        new VoiceDemo(
                        URI.create(baseUrl(context)),
                        switchboard::actions,
                        () -> verdict(comparison, begin, clock),
                        clock,
                        commandLine.seed(),
                        OUT,
                        demoAddresses(context, context.getBean(Database.class)))
                .run();
    }

    private static String verdict(ReportComparison comparison, Instant begin, Clock clock) {
        try {
            ReportComparison.Outcome outcome = comparison.between(begin, clock.instant());
            return outcome.stays() + " stays, " + outcome.differences().size() + " differences"
                    + outcome.differences().stream()
                            .map(difference -> "\n  " + difference)
                            .collect(Collectors.joining());
        } catch (SQLException failed) {
            return "it cannot be read, " + failed.getMessage();
        }
    }

    private static List<String> demoAddresses(ConfigurableApplicationContext context, Database database) {
        List<String> addresses = new ArrayList<>(addresses(context, database));
        addresses.add("  sign in        admin / " + DEMO_PASSWORD);
        return addresses;
    }

    private static Database open(CommandLine commandLine, MasterKey masterKey) {
        String url = commandLine.databaseUrl();
        return url == null
                ? Database.embedded(commandLine.data(), commandLine.postgresPort(), masterKey)
                : Database.external(url, masterKey);
    }

    /** A tool looks at what is there; it must not make a new centre out of a mistyped directory. */
    private static int tool(CommandLine commandLine, ToIntFunction<Database> work) {
        if (commandLine.databaseUrl() == null
                && !Files.isDirectory(commandLine.data().resolve("postgres"))) {
            OUT.println("There is no Switchlog data in " + commandLine.data().toAbsolutePath());
            return LogTools.COULD_NOT;
        }
        try (Database database = open(commandLine, masterKey(commandLine))) {
            return work.applyAsInt(database);
        }
    }

    private static int rebuild(CommandLine commandLine, Database database) {
        Rebuild.Wish wish = new Rebuild.Wish(
                commandLine.flags().contains(CommandLine.COMPARE),
                !commandLine.flags().contains(CommandLine.NO_SWAP),
                commandLine.flags().contains(CommandLine.KEEP_OLD));
        return new RebuildCommand(OUT, System.console() != null)
                .run(database, masterKey(commandLine), commandLine.names(), wish);
    }

    private static int reconcile(CommandLine commandLine, Database database) {
        Clock clock = Clock.systemUTC();
        Instant to = commandLine.times().getOrDefault(CommandLine.TO, clock.instant());
        Instant from = commandLine.times().getOrDefault(CommandLine.FROM, to.minus(A_DAY));
        try (HikariDataSource pool = database.pool(Database.QUERY_READER, 1)) {
            return new ReconcileCommand(switchboards(commandLine), JdbcClient.create(pool), clock, OUT)
                    .run(commandLine.names(), from, to);
        }
    }

    /** As the server would find them set. */
    private static PbxProperties switchboards(CommandLine commandLine) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(
                        commandLine.springArguments().toArray(String[]::new)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return Binder.get(environment).bindOrCreate("switchlog", PbxProperties.class);
    }

    private static MasterKey masterKey(CommandLine commandLine) {
        String given = System.getenv(MASTER_KEY);
        return given == null ? MasterKey.ofFile(commandLine.data().resolve("master.key")) : MasterKey.of(given);
    }
}
