package io.switchlog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.ContactCentre.Person;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An agent for whom contacts' data is masked reads it nowhere, whatever he asks; others do. */
@Tag("AG-39")
class MaskingTest {
    private static final String[] CLEAR_FOR_OTHERS = {"", "/messages", "/timeline"};

    private final ContactCentre centre = ContactCentre.shared();
    private final String unique = UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9-]", "q");
    private final String name = "Zephyrine Quack" + unique;
    private final String phone = "+39 055 98" + System.nanoTime() % 10_000_000;
    private final String email = "zq." + unique + "@" + unique + ".example";
    private final List<String> clear = List.of(name, phone, email, phone.replaceAll("[^0-9]", ""));
    private final Person masked = centre.person();
    private final Person other = centre.person();
    private final String queue = centre.queue("chat", masked.id());
    private final String account = centre.accountOf("chat", queue);
    private final Instant before = centre.now();
    private String interaction = "";

    @BeforeEach
    void somebodyWrites() {
        for (Person person : List.of(masked, other)) {
            centre.admin()
                    .put("/api/accounts/" + account + "/agents/" + person.id())
                    .expect(200);
            centre.patch("/agents/" + person.id(), Map.of("advancedSearch", true));
        }
        mask(true);
        interaction = centre.create(
                "/interactions",
                Map.of(
                        "accountId",
                        account,
                        "contact",
                        Map.of("name", name, "phone", phone, "email", email),
                        "subject",
                        "A parcel for " + name,
                        "body",
                        "My number is " + phone.replace(' ', '-') + ", " + name.toUpperCase(Locale.ROOT)));
        centre.awaitOffer(interaction, masked.id());
        centre.accept(interaction, masked.id());
        centre.tryWrite(interaction, "contact", "Or write to " + email).expect(200);
    }

    @AfterEach
    void asUsual() {
        hide(4);
    }

    private void mask(boolean on) {
        centre.patch("/agents/" + masked.id(), Map.of("security", Map.of("maskSensitiveData", on)));
    }

    private void hide(int characters) {
        centre.settings(Map.of("masking", Map.of("maskedCharacters", characters)));
    }

    private String read(Client client, String path) {
        return client.get("/api" + path + (path.contains("?") ? "&" : "?") + "after=" + centre.head())
                .expect(200)
                .text();
    }

    private void assertMasked(String what, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String value : clear) {
            assertThat(lower).as(what).doesNotContain(value.toLowerCase(Locale.ROOT));
        }
        String digits = text.replaceAll("[ ().-]", "");
        assertThat(digits).as(what).doesNotContain(phone.replaceAll("[^0-9]", ""));
    }

    /** Every GET endpoint that there is, about everything that has to do with the interaction. */
    private List<String> everything() {
        List<String> paths = new ArrayList<>();
        JsonNode document = centre.anybody().get("/v3/api-docs").expect(200).json();
        document.get("paths").properties().forEach(path -> {
            if (path.getValue().has("get") && !path.getKey().endsWith("/stream")) {
                paths.addAll(paths(path.getKey()));
            }
        });
        return paths;
    }

    private List<String> paths(String template) {
        List<String> paths = new ArrayList<>();
        List<String> ids =
                template.contains("{") ? List.of(interaction, masked.id(), other.id(), queue, account) : List.of("");
        for (String id : ids) {
            String path = template.replaceAll("\\{[^}]*}", id);
            paths.add(path);
            paths.add(path + "?limit=1000");
            paths.add(path + "?at=" + centre.now());
            paths.add(path + "?from=" + before);
        }
        return paths;
    }

    @Test
    void whateverAMaskedAgentReadsTheContactsDataIsNotInIt() {
        long head = centre.head();
        int answered = 0;
        int about = 0;
        for (String path : everything()) {
            Answer answer = masked.client().get(path + (path.contains("?") ? "&" : "?") + "after=" + head);
            assertMasked(path, answer.text());
            answered += answer.status() == 200 ? 1 : 0;
            about += answer.text().contains("****") ? 1 : 0;
        }
        assertThat(answered).isGreaterThan(20);
        assertThat(about).as("answers in which something is masked").isGreaterThan(5);
    }

    @Test
    void othersReadItAndSoDoesHeWhenItIsNotMaskedAnyMore() {
        for (String part : CLEAR_FOR_OTHERS) {
            String path = "/interactions/" + interaction + part;
            String shown = read(centre.admin(), path);
            assertThat(shown).contains(part.isEmpty() ? phone : email);
            assertThat(read(other.client(), path)).contains(part.isEmpty() ? phone : email);
            assertMasked(path, read(masked.client(), path));
        }
        assertThat(read(centre.admin(), "/live/interactions")).contains(name);

        mask(false);
        assertThat(read(masked.client(), "/interactions/" + interaction)).contains(name, phone, email);
        assertThat(read(masked.client(), "/live/interactions")).contains(name);
    }

    @Test
    void streamsOfNowAndOfThePastAreMaskedToo() {
        try (EventStream stream = EventStream.of(masked.client(), "/live/stream")) {
            stream.awaitIndex(centre.head());
            centre.pause(masked.id());
            stream.awaitIndex(centre.head());
            assertThat(texts(stream)).contains("**** ", interaction);
            assertMasked("the live stream", texts(stream));
        }
        String past = "/history/stream?speed=86400&from=" + before + "&to=" + centre.now();
        try (EventStream stream = EventStream.of(masked.client(), past)) {
            stream.await("the end", message -> message.event().equals("end"));
            assertThat(texts(stream)).contains("**** ", interaction);
            assertMasked("the stream of the past", texts(stream));
        }
        try (EventStream stream = EventStream.of(centre.admin(), past)) {
            stream.await("the end", message -> message.event().equals("end"));
            assertThat(texts(stream)).contains(name);
        }
    }

    @Test
    @Tag("AG-40")
    void whoeverListensIsShownTheBoardAnewWhenTheMaskChanges() {
        try (EventStream stream = EventStream.of(masked.client(), "/live/stream")) {
            stream.await("the mask", message -> contact(message).contains("Quack" + unique.substring(0, 4) + "****"));
            hide(6);
            stream.await(
                    "more of it", message -> contact(message).endsWith("Quack" + unique.substring(0, 2) + "******"));
            assertMasked("the live stream", texts(stream));
            mask(false);
            stream.await("the name", message -> contact(message).equals(name));
            int seen = stream.messages().size();
            mask(true);
            stream.await(
                    "the mask again",
                    message -> stream.messages().indexOf(message) >= seen
                            && contact(message).endsWith("******"));
        }
    }

    @Test
    @Tag("AG-40")
    void theNumberOfHiddenCharactersComesFromTheSettings() {
        String path = "/interactions/" + interaction;
        JsonNode usual = Client.JSON.readTree(read(masked.client(), path)).get("contact");
        hide(2);
        JsonNode fewer = Client.JSON.readTree(read(masked.client(), path)).get("contact");

        assertThat(usual.get("phone").asString()).isEqualTo(phone.substring(0, phone.length() - 4) + "****");
        assertThat(fewer.get("phone").asString()).isEqualTo(phone.substring(0, phone.length() - 2) + "**");
        assertThat(fewer.get("name").asString()).startsWith("Zephyri** ");
        assertThat(Client.JSON
                        .readTree(read(masked.client(), "/settings"))
                        .get("masking")
                        .get("maskedCharacters")
                        .asInt())
                .isEqualTo(2);
        centre.admin()
                .patch("/api/settings", Map.of("masking", Map.of("maskedCharacters", 0)))
                .expectProblem(422, "INVALID")
                .expectField("masking.maskedCharacters");
    }

    @Test
    void searchingDoesNotTellWhetherAGuessIsRight() {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (String guess : List.of(name, "Quack" + unique, phone, email, unique)) {
            String asked = URLEncoder.encode(guess, UTF_8);
            for (String path : List.of("/interactions?search=", "/interactions/search?text=")) {
                assertThat(Client.JSON
                                .readTree(read(other.client(), path + asked))
                                .get("count")
                                .asInt())
                        .as(path + guess)
                        .isEqualTo(1);
                found.put(
                        path + guess,
                        Client.JSON
                                .readTree(read(masked.client(), path + asked))
                                .get("count")
                                .asInt());
            }
        }
        assertThat(found.values()).as(found.toString()).containsOnly(0);
        assertThat(read(masked.client(), "/interactions/search?text=parcel")).contains(interaction);
    }

    private static String texts(EventStream stream) {
        return stream.messages().stream()
                .map(message -> message.data().toString())
                .toList()
                .toString();
    }

    private String contact(EventStream.Message message) {
        for (JsonNode row : message.data().path("interactions")) {
            if (row.get("interactionId").asString().equals(interaction)) {
                return row.path("contactName").asString();
            }
        }
        return "";
    }
}
