package io.switchlog.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Agents out of a table. */
@Tag("AG-158")
class AgentImportTest {
    private static final String PATH = "/api/agents/import";

    private final ContactCentre centre = ContactCentre.shared();
    private final Client admin = centre.admin();

    private static Answer send(Client client, String path, String table) {
        return client.with("Content-Type", "text/csv").send("POST", path, table.getBytes(UTF_8));
    }

    private JsonNode imported(String table) {
        return send(admin, PATH, table).expect(200).json();
    }

    private JsonNode agent(JsonNode answer, int number) {
        String id = answer.get("results").get(number).get("id").asString();
        return centre.read("/agents/" + id).json();
    }

    private int found(String search) {
        return centre.read("/agents?limit=1&search=" + search)
                .json()
                .get("count")
                .asInt();
    }

    private static void assertCounts(JsonNode answer, int created, int updated, int refused) {
        assertThat(List.of("created", "updated", "refused", "failed").stream()
                        .map(name -> answer.get(name).asInt())
                        .toList())
                .as(answer.toString())
                .containsExactly(created, updated, refused, 0);
    }

    private static List<String> errors(JsonNode answer) {
        return answer.get("results")
                .valueStream()
                .flatMap(result -> result.get("errors")
                        .valueStream()
                        .map(error -> result.get("line").asInt() + " "
                                + error.get("column").asString() + " "
                                + error.get("message").asString()))
                .toList();
    }

    @Test
    @Tag("AG-20")
    @Tag("AG-29")
    void aLineMakesAnAgentWithAllThatItSays() {
        String username = centre.name("i");
        String table = """
                username,fullName,typology,email,description,voice.codecs,capacity.chat,autoAnswer.chat.enabled,\
                autoAnswer.chat.delaySeconds,loginInPause,security.maskSensitiveData
                %s,"Müller, ""Eva\""",PHONEBAR,eva@example.org,"two
                lines",gsm ulaw,3,TRUE,7,true,true
                """.formatted(username);

        JsonNode answer = imported(table);

        assertCounts(answer, 1, 0, 0);
        JsonNode agent = agent(answer, 0);
        assertThat(agent.get("username").asString()).isEqualTo(username);
        assertThat(agent.get("fullName").asString()).isEqualTo("Müller, \"Eva\"");
        assertThat(agent.get("description").asString()).isEqualTo("two\nlines");
        assertThat(agent.get("typology").asString()).isEqualTo("PHONEBAR");
        assertThat(agent.at("/voice/codecs")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList())
                .containsExactly("gsm", "ulaw");
        assertThat(agent.at("/capacity/chat").asInt()).isEqualTo(3);
        assertThat(agent.at("/autoAnswer/chat/delaySeconds").asInt()).isEqualTo(7);
        assertThat(agent.get("loginInPause").asBoolean()).isTrue();
        assertThat(agent.at("/security/maskSensitiveData").asBoolean()).isTrue();
        assertThat(agent.get("internal").asString()).matches("[0-9]+");
        centre.post("/agents/" + agent.get("id").asString() + "/login");
    }

    @Test
    void anExportImportedAgainChangesNothing() {
        String anna = centre.newAgent(Map.of("fullName", "=1+1", "alias", "'=x", "description", "''-y\r\nz"));
        String bert = centre.newAgent(Map.of("typology", "EXTERNAL", "capacity", Map.of("fax", 2)));
        String table = centre.read("/agents/export?ids=" + anna + "," + bert).text();
        String before = centre.read("/agents/" + anna).text();
        String events = centre.read("/agents/" + anna + "/events").text();

        JsonNode answer = imported(table);

        assertCounts(answer, 0, 2, 0);
        assertThat(centre.read("/agents/" + anna).text()).isEqualTo(before);
        assertThat(centre.read("/agents/" + anna + "/events").text()).isEqualTo(events);
    }

    @Test
    void whatWasExportedElsewhereComesIntoBeingHere() {
        String original = centre.newAgent(Map.of(
                "fullName", "=Äda, \"A\"", "alias", "'@a", "capacity", Map.of("chat", 3), "typology", "EXTERNAL"));
        JsonNode row = centre.read("/agents/" + original).json();
        String username = row.get("username").asString();
        String table = centre.read("/agents/export?ids=" + original)
                .text()
                .replace(original, UUID.randomUUID().toString())
                .replace(username, username + ".copy")
                .replace("," + row.get("internal").asString() + ",", ",,");

        JsonNode answer = imported(table);

        assertCounts(answer, 1, 0, 0);
        JsonNode copy = agent(answer, 0);
        for (String field :
                List.of("fullName", "alias", "capacity", "typology", "security", "permissions", "external")) {
            assertThat(copy.get(field)).as(field).isEqualTo(row.get(field));
        }
    }

    @Test
    @Tag("AG-34")
    void aLineAboutSomebodyWhoIsThereChangesWhatItSaysAndNoMore() {
        String username = centre.name("i");
        String id =
                centre.newAgent(Map.of("username", username, "alias", "Al", "capacity", Map.of("chat", 1, "sms", 2)));

        assertCounts(imported("username,capacity.chat,alias\n" + username.toUpperCase() + ",5,\n"), 0, 1, 0);

        JsonNode agent = centre.read("/agents/" + id).json();
        assertThat(agent.at("/capacity/chat").asInt()).isEqualTo(5);
        assertThat(agent.at("/capacity/sms").asInt()).isEqualTo(2);
        assertThat(agent.get("alias").asString()).isEqualTo("Al");
        assertCounts(imported("id,fullName\n" + id + ",Renamed\n"), 0, 1, 0);
        assertThat(centre.read("/agents/" + id).json().get("fullName").asString())
                .isEqualTo("Renamed");
    }

    @Test
    void aMistakeIsToldByLineAndColumnAndStopsNobodyElse() {
        String name = centre.name("i");
        String there = centre.name("i");
        String id = centre.newAgent(Map.of("username", there));
        String number = centre.read("/agents/" + id).json().get("internal").asString();
        String supervisor = centre.name("s");
        centre.create(
                "/users",
                Map.of("fullName", "S", "username", supervisor, "password", "secret-1234", "role", "supervisor"));
        String table = "\uFEFFusername;fullName;capacity.chat;typology;internal;webrtc.ringInUse;id;password\r\n"
                + name + ";A;2;;;;;\r\n"
                + "\r\n"
                + name.toUpperCase() + ";B;;;;;;\r\n"
                + "not good;C;1\r\n"
                + centre.name("i") + ";D;many;;;;;\r\n"
                + centre.name("i") + ";E;;PARROT;;;;\r\n"
                + centre.name("i") + ";F;;;" + number + ";;;\r\n"
                + centre.name("i") + ";G;;EXTERNAL;;true;;\r\n"
                + centre.name("i") + ";;;;;;;\r\n"
                + centre.name("i") + ";I;;;;;" + id + ";\r\n"
                + there + ";;;PHONEBAR;;;;\r\n"
                + there + ".x;J;;;;;x;\r\n"
                + supervisor + ";K;;;;;;\r\n"
                + centre.name("i") + ";L;;;;;;;one too many\r\n"
                + ";M;;;;;;\r\n";

        List<String> expected = List.of(
                "4 username is the same as on line 2",
                "5 username may hold",
                "6 capacity.chat must be a whole number",
                "7 typology must be one of",
                "8 internal ",
                "9 webrtc.ringInUse is not a setting of typology EXTERNAL",
                "10 fullName ",
                "11 username cannot be changed",
                "12 typology is changed by",
                "13 id must be an id",
                "14 username ",
                "15  has more cells",
                "16 username must be given");

        JsonNode rehearsal =
                send(admin, PATH + "?dryRun=true", table).expect(200).json();

        assertThat(found(name)).isZero();
        assertThat(rehearsal.get("dryRun").asBoolean()).isTrue();
        assertCounts(rehearsal, 1, 0, expected.size());
        JsonNode answer = imported(table);
        assertCounts(answer, 1, 0, expected.size());
        for (JsonNode either : List.of(rehearsal, answer)) {
            assertThat(errors(either)).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(errors(either).get(i)).startsWith(expected.get(i));
            }
        }
        assertThat(agent(answer, 0).get("username").asString()).isEqualTo(name);
    }

    @Test
    void aRehearsalTakesNoNumbersAway() {
        String table = "username,fullName\n" + centre.name("i") + ",A\n" + centre.name("i") + ",B\n";
        String before = centre.read("/agents/" + centre.newAgent(Map.of()))
                .json()
                .get("internal")
                .asString();

        assertCounts(send(admin, PATH + "?dryRun=true", table).expect(200).json(), 2, 0, 0);

        JsonNode after = agent(imported(table), 0);
        assertThat(Long.parseLong(after.get("internal").asString()) - Long.parseLong(before))
                .isBetween(1L, 2L);
    }

    @Test
    void anImportThatIsSentAgainUnderItsKeyIsDoneOnce() {
        String name = centre.name("i");
        String table = "username,fullName,password\n" + name + ".a,A,secret secret\n" + name + ".b,B,\nx y,C,\n";
        Client repeating = admin.with("Idempotency-Key", centre.name("key"));

        String first = send(repeating, PATH, table).expect(200).text();

        assertThat(send(repeating, PATH, table).expect(200).text()).isEqualTo(first);
        send(repeating, PATH, table + name + ".d,D,\n").expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(found(name)).isEqualTo(2);
    }

    @Test
    @Tag("AG-11")
    @Tag("AG-18")
    void passwordsAreOptionalAndOnlyForThoseWhoAreNew() {
        String username = centre.name("i");
        String table = "username,fullName,password\n" + username + ",A,'=secret\n";

        assertCounts(imported(table), 1, 0, 0);

        centre.anybody().signedIn(username, "'=secret");
        assertThat(errors(imported(table)))
                .containsExactly("2 password is for new agents; his is changed by POST /agents/{id}/password");
    }

    @Test
    void whatIsNoTableIsRefusedAsAWhole() {
        String name = centre.name("i");
        for (String table : List.of(
                "",
                "\r\n\r\n",
                "fullName\nA",
                "username,shoeSize\n" + name + ",43",
                "username,username\n" + name + ",b",
                "username,fullName\n" + name + ",\"A",
                "username,fullName\n" + name + ",\"A\"b",
                "{\"username\":\"" + name + "\"}")) {
            String problem = send(admin, PATH, table).expectProblem().text();
            assertThat(problem).contains("\"errors\":[{");
        }
        byte[] latin = ("username,fullName\n" + name + ",Ä").getBytes(ISO_8859_1);
        assertThat(admin.send("POST", PATH, latin).expectProblem(422, "INVALID").text())
                .contains("UTF-8");
        String many = "username\n" + "a\n".repeat(20_001);
        assertThat(send(admin, PATH, many).expectProblem(422, "INVALID").text()).contains("20000");
        admin.send("POST", PATH, new byte[(8 << 20) + 1]).expectProblem(413, "BODY_TOO_LARGE");
        send(admin, PATH + "?dryRun=perhaps", "username\n" + name).expectProblem(400, "MALFORMED");
        assertThat(found(name)).isZero();
    }

    @Test
    void aFormWithAFileIsATableToo() {
        String table = "fullName,username\r\nForm," + centre.name("f");
        String form = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + table + "\r\n--xyz--\r\n";
        Client browser = admin.with("Content-Type", "multipart/form-data; boundary=xyz");

        assertCounts(
                browser.send("POST", PATH, form.getBytes(UTF_8)).expect(200).json(), 1, 0, 0);
        browser.send("POST", PATH, table.getBytes(UTF_8)).expectProblem(422, "INVALID");
    }

    @Test
    @Tag("AG-01")
    @Tag("AG-02")
    void itTakesTheRightsThatOneByOneItWouldTake() {
        String queue = centre.queue("chat");
        String mine = centre.name("i");
        String theirs = centre.name("i");
        centre.newAgent(Map.of("username", theirs));
        String agent = centre.newAgent(Map.of("username", mine));
        admin.put("/api/queues/" + queue + "/members/" + agent).expect(200);
        Client supervisor = centre.supervisorOf(queue).client();
        String nobody = "username,fullName\n" + centre.name("i") + ",A\n";

        send(centre.person().client(), PATH, nobody).expectProblem(403, "FORBIDDEN");
        send(supervisor, PATH, nobody).expectProblem(403, "NOT_ALL_QUEUES");
        JsonNode answer = send(
                        supervisor,
                        PATH,
                        "username,fullName\n" + mine + ",M\n" + theirs + ",T\n" + centre.name("i") + ",A\n")
                .expect(200)
                .json();

        assertCounts(answer, 0, 1, 2);
        assertThat(errors(answer).get(0).substring(2))
                .isEqualTo(errors(answer).get(1).substring(2));
    }

    @Test
    void hundredsOfAgentsAreOneRequest() {
        String prefix = centre.name("many");
        StringBuilder table = new StringBuilder("username,fullName,capacity.chat\n");
        IntStream.range(0, 400).forEach(i -> table.append(prefix + "." + i + ",Number " + i + "," + i + "\n"));

        assertCounts(imported(table.toString()), 400, 0, 0);

        assertThat(found(prefix)).isEqualTo(400);
    }
}
