package io.switchlog.benchmark;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/**
 * Ten thousand agents: created out of one table, then listed, searched, filtered, sorted and paged through over HTTP, one
 * request after the other, from sending the request to having read the answer. The limit of reading is one plain statement
 * for a page of the same rows, asked in turn with the requests; that of the import are plain inserts.
 */
final class StaffLists {
    private static final int AGENTS = 10_000;
    private static final int SERVING = 300;
    private static final int AT_WORK = 100;
    private static final int PAGE = 100;
    private static final int WARM_UP = 100;
    private static final int REQUESTS = 300;
    private static final int IN_FLIGHT = 8;
    private static final Duration INSERTS = Duration.ofSeconds(5);
    private static final List<String> SERVER_OPTIONS = List.of("-Xmx1g");
    private static final List<String> FIRST =
            List.of("Anna", "Bruno", "Chiara", "Davide", "Elena", "Fabio", "Giulia", "Hamza", "Irene", "Jörg");
    private static final List<String> LAST = List.of(
            "Abate", "Bianchi", "Colombo", "De Luca", "Esposito", "Ferrari", "Greco", "Moretti", "Ricci", "Süß");
    private static final List<String> TYPOLOGIES = List.of("WEBRTC", "PHONEBAR", "EXTERNAL");
    private static final String PLAIN = """
            select a.*, s.settings::text, s.phonebar_version
            from directory.agent a join directory.agent_settings s on s.agent_id = a.agent_id
            order by a.agent_id limit ?""";

    private final Centre centre;
    private final Server server;
    private final Report report;

    private StaffLists(Centre centre, Server server, Report report) {
        this.centre = centre;
        this.server = server;
        this.report = report;
    }

    static void run(Path directory, Report report) throws IOException, InterruptedException, SQLException {
        if (!Server.isBuilt()) {
            report.line("staff is left out: build the server and run from the project's root");
            return;
        }
        Files.createDirectories(directory);
        try (Centre centre = new Centre(directory);
                Server server = Server.launch(centre, directory, SERVER_OPTIONS)) {
            new StaffLists(centre, server, report).run();
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        report.title("%,d agents".formatted(AGENTS));
        importAll();
        String queue = setUp();
        awaitProjections();
        report.line("resident memory of the server's process after the import: %.0f MB", server.resident());
        requests(queue).forEach(this::measure);
        report.line(
                "server's heap in use after a collection: %.0f MB; resident %.0f MB", server.heap(), server.resident());
    }

    private void importAll() throws IOException, InterruptedException, SQLException {
        byte[] table = table().getBytes(StandardCharsets.UTF_8);
        long before = centre.commandSide.log().reader().head();
        long began = System.nanoTime();
        JsonNode rehearsal = server.table("/api/agents/import?dryRun=true", table);
        double rehearsed = Reading.seconds(began);
        began = System.nanoTime();
        JsonNode answer = server.table("/api/agents/import", table);
        double taken = Reading.seconds(began);
        long events = centre.commandSide.log().reader().head() - before;
        if (answer.path("created").asInt() != AGENTS
                || rehearsal.path("created").asInt() != AGENTS) {
            throw new IllegalStateException("created " + answer.path("created"));
        }
        began = System.nanoTime();
        awaitProjections();
        double shown = Reading.seconds(began);
        Limit.prepare(centre.owner);
        Load.Result inserts = Limit.plainInserts(centre.owner, IN_FLIGHT, INSERTS);
        report.line(
                "import: %.1f s (%,.0f agents/s, %,.0f events/s), shown everywhere %.1f s later; rehearsed in %.1f s",
                taken, AGENTS / taken, events / taken, shown, rehearsed);
        report.line(
                "plain inserts, %d in flight: %,.0f/s; ratio of events to inserts %.2f",
                IN_FLIGHT, inserts.perSecond(), events / taken / inserts.perSecond());
    }

    /** Routing is not waited for: nothing waits for it either. */
    private void awaitProjections() throws SQLException, InterruptedException {
        while (centre.behind() > 0) {
            Thread.sleep(20);
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder("username,fullName,email,typology,capacity.chat\r\n");
        for (int i = 0; i < AGENTS; i++) {
            String first = FIRST.get(i % FIRST.size());
            String last = LAST.get(i / FIRST.size() % LAST.size());
            table.append("staff.%05d,%s %s %05d,staff.%05d@example.org,%s,%d\r\n"
                    .formatted(i, first, last, i, i, TYPOLOGIES.get(i % TYPOLOGIES.size()), i % 5));
        }
        return table.toString();
    }

    /** A queue that some serve and at which fewer work. */
    private String setUp() throws IOException, InterruptedException {
        String queue = server.post("/api/queues", Map.of("name", "Staff", "channel", "chat"))
                .path("id")
                .asString("");
        JsonNode some = server.json("/api/agents?sort=username&limit=" + SERVING);
        int number = 0;
        for (JsonNode agent : some.path("rows")) {
            String id = agent.path("id").asString("");
            server.send("PUT", "/api/queues/" + queue + "/members/" + id, Map.of());
            if (number++ < AT_WORK) {
                server.post("/api/agents/" + id + "/login", Map.of());
            }
        }
        return queue;
    }

    private static Map<String, IntFunction<String>> requests(String queue) {
        Map<String, IntFunction<String>> requests = new LinkedHashMap<>();
        requests.put("first page", i -> "");
        requests.put("search, many hits", i -> "&search=" + encoded(FIRST.get(i % FIRST.size())));
        requests.put("search, few hits", i -> "&search=" + encoded("%s %05d".formatted(last(i), i * 17 % AGENTS)));
        requests.put("search, user name", i -> "&search=taff." + "%04d".formatted(i % 1_000));
        requests.put("search, none", i -> "&search=nobody" + i);
        requests.put("filter by typology", i -> "&typology=" + TYPOLOGIES.get(i % TYPOLOGIES.size()));
        requests.put("filter by queue", i -> "&queue=" + queue);
        requests.put("filter by channel", i -> "&channel=chat");
        requests.put("filter at work", i -> "&loggedIn=" + (i % 2 == 0));
        requests.put("sort by e-mail", i -> "&sort=email" + (i % 2 == 0 ? "" : ",desc"));
        requests.put("sort by extension", i -> "&sort=internal");
        requests.put("sort by at work", i -> "&sort=-loggedIn");
        requests.put("sort by team", i -> "&sort=team");
        requests.put("deep pages", i -> "&offset=" + (AGENTS - PAGE - i % 1_000));
        requests.put("deep, sorted", i -> "&sort=-createdAt&offset=" + (AGENTS - PAGE - i % 1_000));
        requests.put("search and sort", i -> "&sort=-username&search=" + encoded(last(i)));
        return requests;
    }

    private static String last(int number) {
        return LAST.get(number * 17 % AGENTS / FIRST.size() % LAST.size());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void measure(String name, IntFunction<String> request) {
        double[] limit = new double[REQUESTS];
        double[] figure = new double[REQUESTS];
        double processor = 0;
        try (Connection connection = centre.owner.getConnection();
                PreparedStatement plain = connection.prepareStatement(PLAIN)) {
            for (int i = -WARM_UP; i < REQUESTS; i++) {
                if (i == 0) {
                    processor = AsOfBoards.processorMillis(centre, server);
                }
                long began = System.nanoTime();
                plain(plain);
                long between = System.nanoTime();
                server.get("/api/agents?limit=" + PAGE + request.apply(i + WARM_UP));
                long ended = System.nanoTime();
                if (i >= 0) {
                    limit[i] = (between - began) / 1e6;
                    figure[i] = (ended - between) / 1e6;
                }
            }
            processor = (AsOfBoards.processorMillis(centre, server) - processor) / REQUESTS;
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        Arrays.sort(limit);
        Arrays.sort(figure);
        report.line(
                "%-18s  median %5.1f ms, p99 %5.1f ms, processor %4.1f ms; plain statement %4.1f and %4.1f ms; ratio %4.1f"
                        + " and %4.1f",
                name,
                median(figure),
                p99(figure),
                processor,
                median(limit),
                p99(limit),
                median(figure) / median(limit),
                p99(figure) / p99(limit));
    }

    private static void plain(PreparedStatement plain) throws SQLException {
        plain.setInt(1, PAGE);
        try (ResultSet rows = plain.executeQuery()) {
            while (rows.next()) {
                rows.getString("settings");
            }
        }
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static double p99(double[] sorted) {
        return sorted[(int) (sorted.length * 0.99)];
    }
}
