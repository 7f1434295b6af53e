package io.switchlog.api;

import static io.switchlog.api.BadRequests.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.switchlog.Installation;
import io.switchlog.api.BadRequests.Bad;
import io.switchlog.api.BadRequests.Endpoint;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever is sent that makes no sense: it is refused as a problem, tells nothing of the inside, and leaves no trace. */
class BadInputTest {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND");

    private static final String PASSWORD = "a password";

    private final ContactCentre centre = ContactCentre.shared();
    private final String stranger = newStranger();
    private final String agent = centre.agent();
    private final String queue = centre.queue("chat", agent);
    private final String account = centre.accountOf("chat", queue);
    private final String interaction = centre.handled("chat", agent);
    private final String reason = centre.create("/pause-reasons", Map.of("name", centre.name("reason")));
    private final String telephone = TelephoneTest.telephone(centre);
    private final String agentAway = centre.newAgent(Map.of());
    private final List<Endpoint> endpoints = endpoints();

    private List<Endpoint> endpoints() {
        return new GoodRequests(agent, queue, account, interaction, reason, telephone).all();
    }

    @Test
    void nothingBadGetsInOrBreaksAnything() {
        centre.settle();
        long head = centre.head();
        int sent = 0;
        List<String> wrong = new ArrayList<>();
        for (Bad bad : requests()) {
            sent++;
            Client client =
                    bad.header() == null ? centre.admin() : centre.admin().with(bad.header(), bad.value());
            check(client.send(bad.method(), bad.path(), bad.body()), wrong);
        }
        for (Answer answer : fromStrangers()) {
            sent++;
            check(answer, wrong);
        }
        for (String raw : rawRequests()) {
            sent++;
            checkRaw(raw, wrong);
        }
        System.out.println("BadInputTest sent " + sent + " bad requests; " + wrong.size() + " were not refused well");

        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThan(300);
        assertThat(Installation.shared()
                        .owner()
                        .queryForList(
                                "select name from log.event where position > ? and name not like 'sign-in.%'",
                                String.class, head))
                .as("what is in the log now but for failed sign-ins")
                .isEmpty();
        centre.admin().get("/api/agents?limit=1").expect(200);
        assertThat(centre.admin()
                        .get("/actuator/health")
                        .expect(200)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("UP");
    }

    private static void check(Answer answer, List<String> wrong) {
        try {
            answer.expectProblem();
        } catch (AssertionError notWell) {
            wrong.add(String.valueOf(notWell.getMessage()));
        }
    }

    private void checkRaw(String raw, List<String> wrong) {
        String answer = RawConnection.say(centre.admin().address(), raw);
        if (answer.startsWith("{") && answer.contains("\"status\":401")) {
            return; // HTTP 0.9 has no status line.
        }
        Matcher status = STATUS.matcher(answer);
        if (!status.lookingAt()
                || Integer.parseInt(status.group(1)) < 400
                || status.group(1).equals("500")) {
            wrong.add(raw + " -> " + answer);
        }
        if (answer.contains("Exception") || answer.contains("\tat ") || answer.contains("<html")) {
            wrong.add(raw + " tells too much: " + answer);
        }
    }

    private List<Bad> requests() {
        List<Bad> requests = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            requests.addAll(BadRequests.inFields(endpoint));
            requests.addAll(BadRequests.inBody(endpoint));
            requests.addAll(
                    BadRequests.inPath(endpoint.method(), endpoint.path(), BadRequests.body(endpoint, Map.of())));
            for (String method : METHODS) {
                boolean readable = method.equals("GET")
                        && !endpoint.path().matches(".*/(login|pause|unpause|accept|reject|close|transfer|members/.*)");
                if (!readable && !isKnown(method, endpoint.path())) {
                    requests.add(Bad.of(method, endpoint.path(), null));
                }
            }
        }
        requests.add(Bad.of("POST", "/api/queues", "{\"name\":" + quoted("x".repeat(10 << 20)) + "}"));
        requests.add(Bad.of("POST", "/api/interactions", "{\"body\":" + quoted("x".repeat(10 << 20)) + "}"));
        for (Endpoint endpoint : GoodRequests.anybodys()) {
            requests.addAll(BadRequests.inFields(endpoint));
            requests.addAll(BadRequests.inBody(endpoint));
        }
        requests.addAll(withoutBodies());
        requests.addAll(queries());
        requests.addAll(headers());
        requests.addAll(paths());
        return requests;
    }

    private boolean isKnown(String method, String path) {
        return method.equals("OPTIONS")
                || method.equals("DELETE")
                        && path.matches("/api/(queues|accounts|pause-reasons|telephones)/[^/]*|.*/members/.*")
                || endpoints.stream()
                        .anyMatch(endpoint -> endpoint.method().equals(method)
                                && endpoint.path().equals(path));
    }

    private List<Bad> withoutBodies() {
        List<Bad> requests = new ArrayList<>();
        for (String verb : List.of("login", "logout", "ready", "heartbeat")) {
            requests.addAll(BadRequests.inPath("POST", "/api/agents/" + agent + "/" + verb, null));
        }
        requests.addAll(BadRequests.inPath("POST", "/api/interactions/" + interaction + "/abandon", null));
        requests.addAll(BadRequests.inPath("DELETE", "/api/queues/" + queue, null));
        requests.addAll(BadRequests.inPath("DELETE", "/api/accounts/" + account, null));
        requests.addAll(BadRequests.inPath("DELETE", "/api/pause-reasons/" + reason, null));
        requests.addAll(BadRequests.inPath("GET", "/api/agents/" + agent, null));
        requests.addAll(BadRequests.inPath("GET", "/api/agents/" + agent + "/events", null));
        requests.addAll(BadRequests.inPath("GET", "/api/agents/" + agent + "/timeline", null));
        for (String part : List.of("events", "messages", "timeline", "why?agentId=" + agent)) {
            requests.addAll(BadRequests.inPath("GET", "/api/interactions/" + interaction + "/" + part, null));
        }
        requests.add(Bad.of("GET", "/api/interactions/" + interaction + "/why", null));
        requests.add(Bad.of("POST", "/api/agents/" + agentAway + "/logout", null));
        requests.add(Bad.of("POST", "/api/agents/" + agentAway + "/ready", null));
        requests.add(Bad.of("POST", "/api/agents/" + agentAway + "/heartbeat", null));
        requests.add(Bad.of("POST", "/api/interactions/" + interaction + "/abandon", null));
        return requests;
    }

    private List<Bad> queries() {
        List<Bad> requests = new ArrayList<>();
        for (String path : List.of(
                "/api/agents",
                "/api/queues",
                "/api/accounts",
                "/api/users",
                "/api/interactions",
                "/api/reports/chat/queue",
                "/api/audit/events",
                "/api/pause-reasons",
                "/api/interactions/search",
                "/api/interactions/" + interaction + "/messages",
                "/api/interactions/" + interaction + "/timeline",
                "/api/agents/" + agent + "/timeline",
                "/api/agents/" + agent + "/events")) {
            for (String query : List.of(
                    "limit=0",
                    "limit=-1",
                    "limit=1001",
                    "limit=x",
                    "limit=1e2",
                    "limit=99999999999999999999",
                    "limit=%00",
                    "offset=-1",
                    "offset=x",
                    "offset=99999999999",
                    "sort=bogus",
                    "sort=;drop%20table",
                    "sort=%00",
                    "search=%00",
                    "after=x",
                    "after=-1",
                    "after=%00",
                    "at=2026-01-01T00:00:00Z")) {
                requests.add(Bad.of("GET", path + "?" + query, null));
            }
        }
        for (String query : List.of(
                "from=yesterday",
                "from=2026-01-01",
                "from=99999-01-01T00:00:00Z",
                "from=%2B999999999-12-31T23:59:59Z",
                "to=%00",
                "to=1",
                "queueId=x",
                "queueId=%00",
                "reason=bogus",
                "reason=%27")) {
            requests.add(Bad.of("GET", "/api/reports/chat/queue?" + query, null));
        }
        for (String query : List.of(
                "from=yesterday",
                "to=%00",
                "from=2999-01-01T00:00:00Z",
                "from=2020-01-01T00:00:00Z",
                "from=2026-03-02T08:00:00Z&to=2026-03-02T07:00:00Z")) {
            requests.add(Bad.of("GET", "/api/agents/" + agent + "/timeline?" + query, null));
        }
        requests.add(Bad.of("GET", "/api/checks?at=2026-01-01T00:00:00Z", null));
        for (String query : List.of(
                "text=%00",
                "channel=bogus",
                "channel=CHAT",
                "channel=%00",
                "status=bogus",
                "status=%27",
                "queueId=x",
                "queueId=%00",
                "accountId=1",
                "agentId=x",
                "agentId=%27%20or%201=1",
                "from=yesterday",
                "to=99999-01-01T00:00:00Z",
                "from=%00")) {
            requests.add(Bad.of("GET", "/api/interactions/search?" + query, null));
        }
        for (String query : List.of(
                "agentId=x",
                "agentId=",
                "agentId=%00",
                "agentId=00000000-0000-0000-0000-000000000000",
                "agentId=" + agent + "&at=now",
                "agentId=" + agent + "&at=%00",
                "agentId=" + agent + "&at=2999-01-01T00:00:00Z",
                "agentId=" + agent + "&at=1970-01-01T00:00:00Z",
                "agentId=" + agent + "&at=%2B999999999-12-31T23:59:59Z",
                "agentId=" + agent + "&after=-1")) {
            requests.add(Bad.of("GET", "/api/interactions/" + interaction + "/why?" + query, null));
        }
        for (String query : List.of(
                "chat/intervals?interval=5m",
                "chat/intervals?zone=%27",
                "chat/intervals?family=bogus",
                "chat/intervals?from=2000-01-01T00:00:00Z",
                "chat/intervals?queueId=x",
                "chat/intervals?at=2999-01-01T00:00:00Z",
                "chat/kpis?definition=x",
                "chat/kpis?definition=0",
                "chat/kpis?definition=99999999999",
                "chat/kpis?by=bogus",
                "chat/kpis?at=now",
                "telephone/kpis",
                "chat/kpis.csv?by=bogus",
                "chat/offers?agentId=x",
                "chat/sessions?limit=0",
                "chat/queue.csv?reason=%27",
                "bogus/queue.csv",
                "agents?axis=bogus",
                "agents?channel=%27",
                "agents?agentId=x",
                "agents/intervals?interval=x",
                "agents/summary?by=bogus",
                "agents/pauses?from=x",
                "agents.csv?axis=bogus")) {
            requests.add(Bad.of("GET", "/api/reports/" + query, null));
        }
        requests.add(Bad.of("GET", "/api/kpi-definitions/x", null));
        requests.add(Bad.of("GET", "/api/kpi-definitions/0", null));
        requests.add(Bad.of("GET", "/api/kpi-definitions?sort=bogus", null));
        for (String channel : List.of("telephone", "bogus", "CHAT", "%00", "chat'--", "chat_queue;", "..%2f")) {
            requests.add(Bad.of("GET", "/api/reports/" + channel + "/queue", null));
        }
        requests.add(Bad.of("GET", "/api/audit/events?from=x", null));
        requests.add(Bad.of("GET", "/api/audit/events?actor=%00", null));
        requests.add(Bad.of("GET", "/api/projections/%00", null));
        requests.add(Bad.of("GET", "/api/projections/x'--", null));
        return requests;
    }

    private List<Bad> headers() {
        List<Bad> requests = new ArrayList<>();
        String path = "/api/agents/" + agent + "/logout";
        for (String value : List.of(" ", "", "x".repeat(501), "a\tb")) {
            requests.add(new Bad("POST", path, null, "X-Reason", value));
            requests.add(new Bad("POST", path, null, "Idempotency-Key", value));
        }
        requests.add(new Bad("POST", path, null, "Cookie", "x".repeat(20_000)));
        requests.add(new Bad("GET", "/api/agents", null, "Accept", "image/png"));
        requests.add(new Bad("GET", "/api/agents", null, "Accept", "x"));
        return requests;
    }

    private static List<Bad> paths() {
        List<Bad> requests = new ArrayList<>();
        for (String path : List.of(
                "/api",
                "/api/",
                "/api/nothing",
                "/api/agents/",
                "/api//agents",
                "/api/agents;a=b",
                "/api/../api/agents",
                "/api/%2e%2e/actuator/env",
                "/api/agents%2f",
                "/api/agents%00",
                "/api/agents%0d%0a",
                "/api/agents.json",
                "/api/%ff",
                "/%",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/shutdown",
                "/WEB-INF/web.xml",
                "/application.yaml",
                "/" + "a".repeat(7_000))) {
            if (!path.equals("/%")) {
                requests.add(Bad.of("GET", path, null));
            }
        }
        return requests;
    }

    /** Those who are not let in, or not to this. */
    private List<Answer> fromStrangers() {
        List<Answer> answers = new ArrayList<>();
        Client anybody = centre.anybody();
        String body = "{\"maxOpenTabs\":1}";
        for (String authorization : List.of(
                "",
                "x",
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Bearer " + "x".repeat(6_000),
                "Bearer \u00e4",
                "Basic",
                "Basic ",
                "Basic !!!",
                "Basic YQ==",
                "Basic Og==",
                "Basic " + base64("admin:"),
                "Basic " + base64("admin:wrong"),
                "Basic " + base64("\0:\0"),
                "Basic " + base64("admin\0:admin"),
                "Basic " + base64("x".repeat(3_000) + ":y"),
                "Basic " + base64("admin:" + "x".repeat(3_000)),
                "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xC3, ':', (byte) 0xFF}),
                "Digest username=\"admin\"",
                "Negotiate abc",
                "bearer null")) {
            Client stranger = anybody.with("Authorization", authorization);
            answers.add(stranger.get("/api/settings"));
            answers.add(stranger.patch("/api/settings", body));
        }
        Client agentHimself = centre.anybody().signedIn(stranger, PASSWORD);
        for (Endpoint endpoint : endpoints) {
            byte[] good = BadRequests.body(endpoint, Map.of()).getBytes(UTF_8);
            answers.add(anybody.send(endpoint.method(), endpoint.path(), good));
            answers.add(agentHimself.send(endpoint.method(), endpoint.path(), good));
        }
        return answers;
    }

    private String newStranger() {
        String username = centre.name("stranger");
        centre.newAgent(Map.of("username", username, "password", PASSWORD));
        return username;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static List<String> rawRequests() {
        String basic = "Authorization: Basic " + base64("admin:" + Installation.ADMIN_PASSWORD) + "\r\n";
        String get = "GET /api/agents HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        String post = "POST /api/queues HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + basic;
        String reason = "POST /api/settings HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + basic + "X-Reason: ";
        return List.of(
                "GARBAGE\r\n\r\n",
                "\0\0\0\0\r\n\r\n",
                "GET\r\n\r\n",
                "GET \r\n\r\n",
                "GET /api/agents\r\n\r\n",
                "GET /api/agents HTTP/1.1\r\n\r\n",
                "GET /api/agents HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /api/agents HTTP\r\nHost: x\r\n\r\n",
                "GET  /api/agents  HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/agents\1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/agents?a={b} HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /% HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "G\u00ebT /api/agents HTTP/1.1\r\nHost: x\r\n\r\n",
                "G E T /api/agents HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\nConnection: close\r\n\r\n",
                "TRACE /api/agents HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n",
                get + "Host: y\r\n\r\n",
                "GET /api/agents HTTP/1.1\r\nHost: a b<>\r\nConnection: close\r\n\r\n",
                get + "no colon\r\n\r\n",
                get + ": no name\r\n\r\n",
                get + "X Y: z\r\n\r\n",
                get + "X-Y : z\r\n\r\n",
                get + " folded: z\r\n\r\n",
                get + "X-Y: a\0b\r\n\r\n",
                get + "X-Y: a\rb\r\n\r\n",
                get + "X-Y: " + "x".repeat(20_000) + "\r\n\r\n",
                "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                get + "X: y\r\n".repeat(500) + "\r\n",
                post + "Content-Length: -1\r\n\r\n{}",
                post + "Content-Length: x\r\n\r\n{}",
                post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                post + "Content-Length: 99999999999999999999\r\n\r\n{}",
                post + "Content-Length: 2\r\n\r\n{}",
                post + "Content-Length: 100\r\n\r\n{\"name\":",
                post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
                post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}",
                post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}",
                post + "Transfer-Encoding: nonsense\r\n\r\n{}",
                post + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                post + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                post + "Expect: nonsense\r\nContent-Length: 2\r\n\r\n{}",
                reason + "a\0b\r\n\r\n",
                reason + "a\u0001b\r\n\r\n",
                reason + "a\r\nX-Injected: 1\r\n\r\n",
                "PATCH /api/settings HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + basic + "X-Reason: a\u0085b\r\nContent-Length: 17\r\n\r\n{\"maxOpenTabs\":1}");
    }

    /** So that a bad request is refused for what is bad about it. */
    @Test
    void whatIsGoodIsNotTakenForBad() {
        try {
            for (Endpoint endpoint : endpoints) {
                Answer answer = centre.admin()
                        .send(
                                endpoint.method(),
                                endpoint.path(),
                                BadRequests.body(endpoint, Map.of()).getBytes(UTF_8));
                // 503: no directory is set up here that could be asked.
                assertThat(answer.status()).as(answer.toString()).isIn(200, 201, 401, 409, 503);
            }
        } finally {
            centre.settings(GoodRequests.USUAL_SETTINGS);
        }
    }

    @Test
    void theOneWhoChecksNotices() {
        List<String> wrong = new ArrayList<>();
        check(centre.admin().get("/api/agents"), wrong);
        if (wrong.isEmpty()) {
            fail("an answer that is no problem passes as one");
        }
    }
}
