package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import io.switchlog.api.Endpoints.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who gets what from every endpoint there is: docs/authorisation.md says it, one line per endpoint, and each cell is
 * tried. Whoever adds an endpoint adds its line: this test fails without it and prints the line as things are; judge
 * whether that is how they should be. {@code -Dauthorisation=write} puts such lines into the page. Endpoints that take a
 * body have one in {@link AuthorisedBodies}.
 */
@Tag("AG-01")
@Tag("AG-02")
class AuthorisationTest {
    private static final Path PAGE = Path.of("../docs/authorisation.md");

    /** Who asks, in the order of the columns. */
    private enum Asker {
        NOBODY,
        AGENT,
        OTHER_AGENT,
        WITHOUT_PERMISSION,
        OWN,
        FOREIGN,
        ALL_QUEUES,
        ADMINISTRATOR;

        boolean isAgent() {
            return this == AGENT || this == OTHER_AGENT;
        }
    }

    private final ContactCentre centre = ContactCentre.shared();
    private final Person agent = centre.person();
    private final Person other = centre.person();
    private final Person without = centre.user("supervisor", Map.of("allQueues", true, "permissions", List.of()));
    private final Person scoped = centre.supervisorOf();
    private final Person all = centre.user("supervisor", Map.of("allQueues", true));
    private final Map<String, Map<String, String>> onlyRead = new HashMap<>();
    private @Nullable String had;
    private final Person administrator = centre.user("administrator", Map.of());

    @Test
    void everybodyGetsWhatIsHisAndNothingElse() throws IOException {
        Map<String, String> page = page();
        boolean write = "write".equals(System.getProperty("authorisation"));
        List<String> missing = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<String> known = new ArrayList<>();
        centre.post("/audit/verify");
        for (Endpoint endpoint : Endpoints.of(centre.anybody())) {
            if (endpoint.path().startsWith("/api/auth/") || endpoint.path().endsWith("/rebuild/cancel")) {
                // About whoever asks, and some of them would end his session; about a rebuild that may be over.
                continue;
            }
            known.add(endpoint.name());
            String line = line(endpoint);
            String expected = page.get(endpoint.name());
            if (expected == null) {
                missing.add(line);
            } else if (!expected.equals(line)) {
                wrong.add("expected " + expected + "\n but was " + line);
            }
        }
        if (write && !missing.isEmpty()) {
            write(missing);
            missing.clear();
        }
        assertThat(wrong)
                .as("endpoints that do not do what docs/authorisation.md says")
                .isEmpty();
        assertThat(missing)
                .as("endpoints that docs/authorisation.md does not know: judge these lines and add them to the page")
                .isEmpty();
        assertThat(known)
                .as("lines of docs/authorisation.md that are about nothing")
                .containsAll(page.keySet());
    }

    /** All lines of the page and these, by path. */
    private static void write(List<String> missing) throws IOException {
        List<String> page = Files.readAllLines(PAGE, UTF_8);
        List<String> lines = new ArrayList<>(page().values());
        page.removeAll(lines);
        lines.addAll(missing);
        lines.sort(Comparator.comparing((String line) -> line.split(" ", -1)[2])
                .thenComparing(line -> line.split(" ", -1)[1]));
        Files.writeString(PAGE, String.join("\n", page).stripTrailing() + "\n" + String.join("\n", lines) + "\n");
    }

    private static Map<String, String> page() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE, UTF_8)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length > Asker.values().length && cells[1].strip().matches("[A-Z]+ /.*")) {
                lines.put(cells[1].strip(), line.strip());
            }
        }
        return lines;
    }

    private String line(Endpoint endpoint) {
        StringBuilder line = new StringBuilder("| " + endpoint.name() + " |");
        for (Asker asker : Asker.values()) {
            line.append(' ').append(answer(endpoint, asker)).append(" |");
        }
        return line.toString();
    }

    private String answer(Endpoint endpoint, Asker asker) {
        Map<String, String> ids = asker.isAgent() ? agents(endpoint) : untouched(endpoint, asker);
        byte[] body = AuthorisedBodies.of(endpoint, ids, centre);
        Client client = client(asker);
        int status = status(endpoint, client, ids, body);
        assertThat(status).as(endpoint.name() + " for " + asker).isLessThan(500);
        return status == 401 || status == 403 || status == 404 ? Integer.toString(status) : "yes";
    }

    private int status(Endpoint endpoint, Client client, Map<String, String> ids, byte @Nullable [] body) {
        String path = endpoint.at(ids);
        if (endpoint.stream()) {
            return client.streamStatus(path + "?from=" + centre.now());
        }
        boolean read = endpoint.method().equals("GET");
        String query = read ? "?after=" + centre.head() + AuthorisedBodies.query(endpoint, ids, centre) : "";
        Client sender = path.endsWith("/avatar") && body != null ? client.with("Content-Type", "image/png") : client;
        return sender.send(endpoint.method(), path + query, body).status();
    }

    private Client client(Asker asker) {
        return switch (asker) {
            case NOBODY -> centre.anybody();
            case AGENT -> agent.client();
            case OTHER_AGENT -> other.client();
            case WITHOUT_PERMISSION -> without.client();
            case OWN, FOREIGN -> scoped.client();
            case ALL_QUEUES -> all.client();
            case ADMINISTRATOR -> administrator.client();
        };
    }

    /** What belongs to the first of the two agents, as far as the endpoint asks for it. */
    private Map<String, String> agents(Endpoint endpoint) {
        if (had != null) {
            centre.admin().post("/api/interactions/" + had + "/close");
            had = null;
        }
        centre.admin().post("/api/agents/" + agent.id() + "/logout");
        centre.login(agent.id());
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("agent", agent.id());
        ids.put("queue", centre.queue("chat", agent.id()));
        ids.put("user", all.id());
        addWork(endpoint, ids);
        had = ids.get("interaction");
        return ids;
    }

    /** Reading leaves things as they are: what has only been read serves the next who reads of the same kinds. */
    private Map<String, String> untouched(Endpoint endpoint, Asker asker) {
        if (!endpoint.method().equals("GET") || endpoint.path().endsWith("/avatar")) {
            return world(endpoint, asker);
        }
        String kinds = endpoint.path().replaceAll("[^{}]*(\\{[^{}]*})?", "$1");
        return onlyRead.computeIfAbsent(asker + kinds, none -> world(endpoint, asker));
    }

    /** Things that nobody has touched; the scoped supervisor is enabled to the queue unless they are to be foreign. */
    private Map<String, String> world(Endpoint endpoint, Asker asker) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("agent", centre.agent());
        ids.put("queue", centre.queue("chat", ids.get("agent")));
        if (asker == Asker.OWN) {
            centre.admin()
                    .put("/api/users/" + scoped.id() + "/queues/" + ids.get("queue"))
                    .expect(200);
        }
        if (endpoint.path().contains("{user}")) {
            ids.put("user", asker == Asker.OWN ? scoped.id() : newUser());
        }
        addWork(endpoint, ids);
        return ids;
    }

    private void addWork(Endpoint endpoint, Map<String, String> ids) {
        if (endpoint.path().contains("{reason}")) {
            ids.put("reason", centre.create("/pause-reasons", Map.of("name", centre.name("reason"))));
        }
        if (endpoint.path().contains("{telephone}")) {
            Map<String, String> telephone =
                    Map.of("name", centre.name("telephone"), "endpoint", "PJSIP/" + centre.name("telephone"));
            ids.put("telephone", centre.create("/telephones", telephone));
        }
        addGroups(endpoint, ids);
        addFiles(endpoint, ids);
        boolean interaction = endpoint.path().contains("{interaction}");
        if (interaction
                || endpoint.path().contains("{account}")
                || endpoint.name().equals("POST /interactions")) {
            ids.put("account", centre.accountOf("chat", ids.getOrDefault("queue", "")));
        }
        if (interaction) {
            ids.put("interaction", handled(ids.getOrDefault("account", ""), ids.getOrDefault("agent", "")));
        }
    }

    private void addGroups(Endpoint endpoint, Map<String, String> ids) {
        Map.of("team", "/teams", "profile", "/profiles", "assistant", "/ai-assistants")
                .forEach((variable, collection) -> {
                    if (endpoint.path().contains("{" + variable + "}")) {
                        String group = centre.create(collection, Map.of("name", centre.name(variable)));
                        ids.put(variable, group);
                        if (endpoint.name().startsWith("DELETE")
                                && endpoint.path().contains("/members/")) {
                            centre.admin()
                                    .put("/api" + collection + "/" + group + "/members/" + ids.get("agent"))
                                    .expect(200);
                        }
                    }
                });
    }

    private void addFiles(Endpoint endpoint, Map<String, String> ids) {
        String path = "/api/agents/" + ids.get("agent");
        if (endpoint.path().endsWith("/avatar")) {
            centre.admin()
                    .with("Content-Type", "image/png")
                    .send("PUT", path + "/avatar", Pictures.of("png", 0xFF0000))
                    .expect(200);
        }
        if (endpoint.name().equals("POST /agents/{agent}/client-logs")) {
            centre.patch("/agents/" + ids.get("agent"), Map.of("clientLogs", Map.of("enabled", true)));
        }
    }

    private String newUser() {
        return centre.create(
                "/users",
                Map.of("fullName", "U", "username", centre.name("u"), "password", "secret-1234", "role", "supervisor"));
    }

    private String handled(String account, String handler) {
        String interaction = centre.interaction(account);
        centre.awaitOffer(interaction, handler);
        centre.accept(interaction, handler);
        return interaction;
    }
}
