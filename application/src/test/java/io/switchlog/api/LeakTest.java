package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import io.switchlog.api.Endpoints.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever a user who is enabled to one queue reads, whichever ids he asks with: no id, name or number of what is in
 * other queues is in any answer.
 */
@Tag("AG-02")
class LeakTest {
    private static final List<String> FILTERS =
            List.of("", "&queueId=%s", "&agentId=%s", "&accountId=%s", "&search=%s");

    private final ContactCentre centre = ContactCentre.shared();

    /** A queue with an agent, an account, and something that was handled, passed on, and written. */
    private record Department(Map<String, String> ids, List<String> words) {}

    private Department department(String name) {
        String agent = centre.newAgent(Map.of("fullName", name + " Agent", "capacity", Map.of("chat", 5)));
        centre.login(agent);
        String queue = centre.queue(Map.of("channel", "chat", "name", name + " queue"), agent);
        String account = centre.create(
                "/accounts",
                Map.of(
                        "name",
                        name + " account",
                        "channel",
                        "chat",
                        "route",
                        List.of(ContactCentre.queueStep(queue, 600))));
        String interaction = arrival(account, name);
        centre.awaitOffer(interaction, agent);
        centre.accept(interaction, agent);
        centre.tryWrite(interaction, "agent", name + " wrote").expect(200);
        String second = arrival(account, name);
        centre.awaitOffer(second, agent);
        Map<String, String> ids = new LinkedHashMap<>(Map.of(
                "agent", agent, "queue", queue, "account", account, "interaction", interaction, "other", second));
        List<String> words = new ArrayList<>(ids.values());
        words.add(name);
        return new Department(ids, words);
    }

    private String arrival(String account, String name) {
        return centre.create(
                "/interactions",
                Map.of(
                        "accountId",
                        account,
                        "contact",
                        Map.of("name", name + " contact"),
                        "subject",
                        name + " subject"));
    }

    @Test
    void nothingOfOtherQueuesIsInAnyAnswer() {
        Department mine = department(centre.name("Mine"));
        Department foreign = department(centre.name("Foreign"));
        Person supervisor = centre.supervisorOf(mine.ids().get("queue"));
        long head = centre.head();
        List<String> leaks = new ArrayList<>();
        int answers = 0;
        for (Endpoint endpoint : Endpoints.of(centre.anybody())) {
            if (!endpoint.method().equals("GET") || endpoint.stream()) {
                continue;
            }
            for (Map<String, String> ids : List.of(mine.ids(), foreign.ids())) {
                for (String filter : FILTERS) {
                    String asked = filter.formatted(askedFor(filter, foreign));
                    Answer answer = supervisor.client().get(endpoint.at(ids) + "?after=" + head + asked);
                    assertThat(answer.status()).as(answer.toString()).isLessThan(500);
                    if (answer.status() < 300) {
                        answers++;
                        foreign.words().stream()
                                .filter(answer.text()::contains)
                                .forEach(word -> leaks.add(word + " is in " + answer));
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(answers).isGreaterThan(50);
    }

    private static String askedFor(String filter, Department foreign) {
        if (filter.contains("search")) {
            return foreign.words().get(foreign.words().size() - 1);
        }
        String name = filter.contains("queue") ? "queue" : filter.contains("agent") ? "agent" : "account";
        return foreign.ids().getOrDefault(name, "");
    }

    @Test
    void nothingOfOtherQueuesIsInAnyStream() {
        Department mine = department(centre.name("Mine"));
        String began = centre.now().toString();
        centre.advance(1);
        Person supervisor = centre.supervisorOf(mine.ids().get("queue"));
        try (EventStream live = EventStream.of(supervisor.client(), "/live/stream")) {
            live.await("a snapshot", message -> message.event().equals("snapshot"));
            Department foreign = department(centre.name("Foreign"));
            centre.pause(mine.ids().get("agent"));
            live.awaitIndex(centre.head());
            centre.advance(2);
            List<EventStream.Message> replayed = new ArrayList<>();
            try (EventStream past = EventStream.of(supervisor.client(), "/history/stream?speed=86400&from=" + began)) {
                past.await("the end", message -> message.event().equals("end"));
                replayed.addAll(past.messages());
            }
            replayed.addAll(live.messages());
            assertThat(replayed)
                    .hasSizeGreaterThan(2)
                    .allSatisfy(message -> assertThat(message.data().toString())
                            .doesNotContain(foreign.words().toArray(String[]::new)));
        }
    }

    @Test
    void countsAreOfWhatIsSeen() {
        Department mine = department(centre.name("Mine"));
        department(centre.name("Foreign"));
        Person supervisor = centre.supervisorOf(mine.ids().get("queue"));
        for (Map.Entry<String, Integer> expected : Map.of(
                        "/agents", 1,
                        "/queues", 1,
                        "/accounts", 1,
                        "/users", 1,
                        "/interactions", 2,
                        "/interactions/search", 2,
                        "/live/interactions", 2,
                        "/reports/chat/queue", 2,
                        "/reports/chat/offers", 2,
                        "/reports/chat/sessions", 1)
                .entrySet()) {
            Answer answer = supervisor.client().get("/api" + expected.getKey() + "?after=" + centre.head());
            assertThat(answer.expect(200).json().get("count").asInt())
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
    }
}
