package io.switchlog;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param verb serve, demo, verify, rebuild, reconcile, checkup, export or help
 * @param names what follows the verb
 * @param flags options without a value
 * @param data directory of the embedded PostgreSQL and of the master key
 * @param databaseUrl JDBC URL of a PostgreSQL of the operator's, or null for the embedded one
 * @param postgresPort wished for the embedded one
 * @param fast how many times faster the demo's clock runs
 * @param seed of the demo's traffic
 * @param times options that name a time, such as --from
 * @param springArguments settings of the form {@code --server.port=8081}, for Spring Boot
 */
record CommandLine(
        String verb,
        List<String> names,
        Set<String> flags,
        Path data,
        @Nullable String databaseUrl,
        int postgresPort,
        int fast,
        long seed,
        Map<String, Instant> times,
        List<String> springArguments) {

    static final String USAGE = """
            usage: switchlog [serve|demo|verify|rebuild NAME|reconcile|checkup|export|bench] [options]
              serve            starts the server (the default)
              demo             starts it with a small contact centre and a day of traffic
              verify           checks the log and names the first position that does not fit;
                               ends with 0 if the log is sound, 1 if it is not, 2 if it could not be checked
              rebuild NAME...  builds projections (or all) anew from the log, beside those that are read, and puts
                               them in their place; ends with 0 if that was done, 1 if old and new differ, 2 if
                               it was not done
              reconcile PBX... compares the report of calls with the queue_log of switchboards (or all) and lists what
                               differs; ends with 0 if nothing does, 1 if something does, 2 if it could not be
                               compared
              checkup PBX...   says in words what is wrong with how switchboards (or all) are configured, and what to
                               write where; ends with 0 if nothing is, 1 if something is
              export           writes the log to standard output, one JSON object with its hash per line
              bench            measures what must be fast, against named limits
            options
              --data DIR       embedded PostgreSQL and master key (default ./data)
              --db URL         JDBC URL of a PostgreSQL of your own, with credentials
              --pg-port N      port of the embedded PostgreSQL (default 25432, or a free one)
              --server.port N  port of HTTP (default 8080)
              --fast N         demo: clock runs N times faster (default 360)
              --seed N         demo: another day
              --voice          demo: calls at a real Asterisk instead, which is installed first if need be (on Debian,
                               without root)
              --compare        rebuild: count and list the rows that differ
              --no-swap        rebuild: only build and compare; nothing is replaced
              --from T, --to T reconcile: calls that joined a queue in this time, such as 2026-03-29T00:00:00Z
                               (default: the last 24 hours)
              --keep-old       rebuild: keep the old tables in schema retired until the next rebuild
            """;

    private static final Set<String> VERBS =
            Set.of("serve", "demo", "verify", "rebuild", "reconcile", "checkup", "export", "help");
    static final String FROM = "--from";
    static final String TO = "--to";
    static final String COMPARE = "--compare";
    static final String NO_SWAP = "--no-swap";
    static final String KEEP_OLD = "--keep-old";
    static final String VOICE = "--voice";
    private static final Set<String> OF_REBUILD = Set.of(COMPARE, NO_SWAP, KEEP_OLD);
    private static final Set<String> FLAGS = Set.of(COMPARE, NO_SWAP, KEEP_OLD, VOICE);
    private static final int DEFAULT_POSTGRES_PORT = 25_432;
    private static final int DEFAULT_FAST = 360;

    /** @throws IllegalArgumentException with a message for the user if the arguments make no sense */
    static CommandLine parse(String[] arguments) {
        List<String> names = new ArrayList<>();
        Set<String> flags = new TreeSet<>();
        List<String> spring = new ArrayList<>();
        Path data = Path.of("data");
        String databaseUrl = null;
        int postgresPort = DEFAULT_POSTGRES_PORT;
        int fast = DEFAULT_FAST;
        long seed = 1;
        Map<String, Instant> times = new TreeMap<>();
        List<String> rest = new ArrayList<>();
        for (String argument : arguments) {
            rest.addAll(
                    argument.startsWith("--") && argument.contains("=")
                            ? Arrays.asList(argument.split("=", 2))
                            : List.of(argument));
        }
        for (int i = 0; i < rest.size(); i++) {
            String argument = rest.get(i);
            if (!argument.startsWith("--")) {
                names.add(argument);
                continue;
            }
            if (argument.equals("--help")) {
                names.add(0, "help");
                continue;
            }
            if (FLAGS.contains(argument)) {
                flags.add(argument);
                continue;
            }
            if (i + 1 == rest.size()) {
                throw new IllegalArgumentException(argument + " needs a value");
            }
            String value = rest.get(++i);
            switch (argument) {
                case "--data" -> data = Path.of(value);
                case "--db" -> databaseUrl = value;
                case "--pg-port" -> postgresPort = number(argument, value);
                case "--fast" -> fast = number(argument, value);
                case "--seed" -> seed = number(argument, value);
                case FROM, TO -> times.put(argument, time(argument, value));
                default -> spring.add(argument + "=" + value);
            }
        }
        String verb = names.isEmpty() ? "serve" : names.remove(0);
        if (!VERBS.contains(verb)) {
            throw new IllegalArgumentException("there is no command " + verb);
        }
        if (flags.contains(VOICE) && !verb.equals("demo")) {
            throw new IllegalArgumentException(VOICE + " is for demo only");
        }
        if (!Collections.disjoint(flags, OF_REBUILD) && !verb.equals("rebuild")) {
            throw new IllegalArgumentException(String.join(", ", flags) + " is for rebuild only");
        }
        if (!times.isEmpty() && !verb.equals("reconcile")) {
            throw new IllegalArgumentException(String.join(", ", times.keySet()) + " is for reconcile only");
        }
        return new CommandLine(verb, names, flags, data, databaseUrl, postgresPort, fast, seed, times, spring);
    }

    private static Instant time(String option, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException(option + " needs a time such as 2026-03-29T00:00:00Z", notOne);
        }
    }

    private static int number(String option, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException(option + " needs a number, not " + value, notOne);
        }
        throw new IllegalArgumentException(option + " must not be negative");
    }
}
