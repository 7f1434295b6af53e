package io.switchlog.api;

import static io.switchlog.api.BadRequests.quoted;

import io.switchlog.api.BadRequests.Endpoint;
import io.switchlog.api.BadRequests.Field;
import io.switchlog.api.BadRequests.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every request that takes a body, with every field it may have. */
final class GoodRequests {
    /** What the shared installation has between tests. */
    static final Map<String, Object> USUAL_SETTINGS = Map.of(
            "maxOpenTabs", 20,
            "offerTimeoutSeconds", 30,
            "maxLiveOffers", 20,
            "transferTimeoutSeconds", 300,
            "sessionTimeoutMinutes", 5,
            "secondLogin", "replace",
            "onlyListedPauseReasons", false);

    private final String agent;
    private final String queue;
    private final String account;
    private final String interaction;
    private final String reason;
    private final String telephone;

    GoodRequests(String agent, String queue, String account, String interaction, String reason, String telephone) {
        this.agent = agent;
        this.queue = queue;
        this.account = account;
        this.interaction = interaction;
        this.reason = reason;
        this.telephone = telephone;
    }

    private static Field field(String name, String good, Kind kind) {
        return new Field(name, good, kind, false);
    }

    private static Field required(String name, String good, Kind kind) {
        return new Field(name, good, kind, true);
    }

    /** A number from 0 or 1 to this. */
    private static Field number(String name, int least, int most) {
        return new Field(name, String.valueOf(least), Kind.NUMBER, false, List.of("" + (least - 1), "" + (most + 1)));
    }

    private static Endpoint with(String method, String path, Field... fields) {
        return new Endpoint(method, path, List.of(fields), true);
    }

    private static Endpoint optional(String method, String path, Field... fields) {
        return new Endpoint(method, path, List.of(fields), false);
    }

    List<Endpoint> all() {
        return Stream.of(
                        people(),
                        links(),
                        staff(),
                        work(),
                        telephones(),
                        queuesAndAccounts(),
                        conversations(),
                        centre())
                .flatMap(List::stream)
                .toList();
    }

    private List<Endpoint> people() {
        return List.of(
                with(
                        "POST",
                        "/api/auth/login",
                        required("username", quoted("nobody"), Kind.TEXT),
                        required("password", quoted("wrong"), Kind.TEXT)),
                with(
                        "POST",
                        "/api/users",
                        required("fullName", quoted("U"), Kind.TEXT),
                        required("username", quoted("bad.user"), Kind.TEXT),
                        required("password", quoted("secret"), Kind.TEXT),
                        required("role", quoted("supervisor"), Kind.CHOICE),
                        field("allQueues", "true", Kind.TRUTH)),
                with(
                        "POST",
                        "/api/agents",
                        required("fullName", quoted("A"), Kind.TEXT),
                        required("username", quoted("bad.agent"), Kind.TEXT),
                        field("alias", quoted("a"), Kind.TEXT),
                        field("typology", quoted("WEBRTC"), Kind.CHOICE),
                        field("email", quoted("a@example.org"), Kind.TEXT),
                        field("password", quoted("secret"), Kind.TEXT),
                        field("internal", quoted("999999"), Kind.TEXT),
                        field("description", quoted("d"), Kind.TEXT),
                        field("loginInPause", "true", Kind.TRUTH),
                        field("voicemail", "true", Kind.TRUTH),
                        field("toastPosition", quoted("top-left"), Kind.CHOICE),
                        field("security", "{\"maskSensitiveData\":true}", Kind.OBJECT),
                        field("voice", "{\"nat\":\"yes\"}", Kind.OBJECT),
                        field("webrtc", "{\"ringInUse\":true}", Kind.OBJECT),
                        field("permissions", "{\"messenger\":false}", Kind.OBJECT),
                        field("clientLogs", "{\"level\":\"DEBUG\"}", Kind.OBJECT),
                        field("capacity", "{\"chat\":1}", Kind.CAPACITY),
                        field("autoAnswer", "{\"chat\":{\"enabled\":true,\"delaySeconds\":5}}", Kind.AUTO_ANSWER),
                        field("advancedSearch", "true", Kind.TRUTH)),
                with(
                        "PATCH",
                        "/api/agents/" + agent,
                        field("fullName", quoted("B"), Kind.TEXT),
                        field("loginInPause", "true", Kind.TRUTH),
                        field("voicemail", "true", Kind.TRUTH),
                        field("toastPosition", quoted("top-left"), Kind.CHOICE),
                        field("security", "{\"maskSensitiveData\":true}", Kind.OBJECT),
                        field("voice", "{\"nat\":\"yes\"}", Kind.OBJECT),
                        field("webrtc", "{\"ringInUse\":true}", Kind.OBJECT),
                        field("permissions", "{\"messenger\":false}", Kind.OBJECT),
                        field("clientLogs", "{\"level\":\"DEBUG\"}", Kind.OBJECT),
                        field("capacity", "{\"chat\":1}", Kind.CAPACITY),
                        field("autoAnswer", "{\"email\":{\"enabled\":true}}", Kind.AUTO_ANSWER),
                        field("advancedSearch", "true", Kind.TRUTH)),
                with(
                        "POST",
                        "/api/agents/" + agent + "/typology",
                        required("typology", quoted("EXTERNAL"), Kind.CHOICE),
                        field("external", "{\"hotDesk\":true}", Kind.OBJECT)),
                with(
                        "PATCH",
                        "/api/agents/" + agent + "/own-settings",
                        field("webrtc", "{\"ringInUse\":true}", Kind.OBJECT)),
                with(
                        "POST",
                        "/api/agents/" + agent + "/client",
                        required("phonebarVersion", quoted("5.10"), Kind.TEXT)));
    }

    private List<Endpoint> staff() {
        return List.of(
                with(
                        "POST",
                        "/api/agents/delete",
                        required("ids", "[" + quoted(agent) + "]", Kind.OBJECT),
                        required("confirm", "true", Kind.TRUTH)),
                with(
                        "POST",
                        "/api/agents/" + agent + "/queues",
                        field("queueIds", "[" + quoted(queue) + "]", Kind.OBJECT),
                        number("penalty", 0, 1_000)),
                with("POST", "/api/teams", required("name", quoted("t"), Kind.TEXT)),
                with("POST", "/api/profiles", required("name", quoted("p"), Kind.TEXT)),
                with("POST", "/api/ai-assistants", required("name", quoted("h"), Kind.TEXT)));
    }

    private List<Endpoint> work() {
        return List.of(
                with(
                        "POST",
                        "/api/agents/" + agent + "/pause",
                        required("reason", quoted("r"), Kind.TEXT),
                        field("channels", "[\"chat\"]", Kind.CHANNELS)),
                with(
                        "POST",
                        "/api/agents/" + agent + "/calls",
                        required("number", quoted("5550137"), Kind.TEXT),
                        field("prefix", quoted("7"), Kind.TEXT),
                        field("preview", "true", Kind.TRUTH)),
                optional("POST", "/api/agents/" + agent + "/unpause", field("channels", "[\"chat\"]", Kind.CHANNELS)),
                with(
                        "POST",
                        "/api/pause-reasons",
                        required("name", quoted("good reason"), Kind.TEXT),
                        field("productive", "true", Kind.TRUTH),
                        number("mostMinutes", 0, 1_440)),
                with(
                        "PATCH",
                        "/api/pause-reasons/" + reason,
                        field("name", quoted("better reason"), Kind.TEXT),
                        field("productive", "true", Kind.TRUTH),
                        number("mostMinutes", 0, 1_440)));
    }

    private List<Endpoint> telephones() {
        return List.of(
                with(
                        "POST",
                        "/api/telephones",
                        required("name", quoted("Desk"), Kind.TEXT),
                        required("endpoint", quoted("PJSIP/bad"), Kind.TEXT)),
                with("PATCH", "/api/telephones/" + telephone, required("name", quoted("Desk"), Kind.TEXT)),
                with(
                        "PUT",
                        "/api/telephones/" + telephone + "/registration",
                        required("registered", "true", Kind.TRUTH)));
    }

    private List<Endpoint> queuesAndAccounts() {
        return List.of(
                with(
                        "POST",
                        "/api/queues",
                        required("name", quoted("q"), Kind.TEXT),
                        required("channel", quoted("chat"), Kind.CHOICE),
                        field("strategy", quoted("beepall"), Kind.CHOICE),
                        number("agentTimeoutSeconds", 1, 86_400),
                        number("weight", 0, 10),
                        number("wrapUpSeconds", 0, 3_600),
                        number("renotifySeconds", 0, 3_600),
                        field("missedOffers", "{\"action\":\"pause\",\"after\":3}", Kind.MISSED_OFFERS),
                        field("requeueOn", "[\"paused\"]", Kind.REQUEUE_CAUSES)),
                with(
                        "PATCH",
                        "/api/queues/" + queue,
                        field("name", quoted("q"), Kind.TEXT),
                        field("strategy", quoted("weighted"), Kind.CHOICE),
                        number("agentTimeoutSeconds", 1, 86_400),
                        number("weight", 0, 10),
                        number("wrapUpSeconds", 0, 3_600),
                        number("renotifySeconds", 0, 3_600),
                        field("missedOffers", "{\"action\":\"none\"}", Kind.MISSED_OFFERS),
                        field("requeueOn", "[]", Kind.REQUEUE_CAUSES)),
                optional("PUT", "/api/queues/" + queue + "/members/" + agent, number("penalty", 0, 1_000)),
                with(
                        "POST",
                        "/api/accounts",
                        required("name", quoted("a"), Kind.TEXT),
                        required("channel", quoted("chat"), Kind.CHOICE),
                        required("route", "[]", Kind.OBJECT),
                        required("route.queueId", quoted(queue), Kind.ID),
                        required("route.timeoutSeconds", "5", Kind.NUMBER)),
                with(
                        "PATCH",
                        "/api/accounts/" + account,
                        field("name", quoted("a"), Kind.TEXT),
                        field("route", "[]", Kind.OBJECT),
                        required("route.queueId", quoted(queue), Kind.ID),
                        required("route.timeoutSeconds", "5", Kind.NUMBER)));
    }

    private List<Endpoint> conversations() {
        String path = "/api/interactions/" + interaction;
        return List.of(
                with(
                        "POST",
                        "/api/interactions",
                        required("accountId", quoted(account), Kind.ID),
                        required("contact", "{}", Kind.OBJECT),
                        field("contact.name", quoted("n"), Kind.TEXT),
                        field("contact.phone", quoted("1"), Kind.TEXT),
                        field("contact.email", quoted("a@example.org"), Kind.TEXT),
                        field("subject", quoted("s"), Kind.TEXT),
                        field("body", quoted("b"), Kind.TEXT),
                        field("externalId", quoted("bad-1"), Kind.TEXT),
                        number("priority", 0, 100)),
                with("POST", path + "/accept", required("agentId", quoted(agent), Kind.ID)),
                with("POST", path + "/reject", required("agentId", quoted(agent), Kind.ID)),
                with(
                        "POST",
                        path + "/messages",
                        required("from", quoted("agent"), Kind.CHOICE),
                        new Field("body", quoted("b"), Kind.TEXT, true, List.of("\"\""))),
                with(
                        "POST",
                        path + "/transfer",
                        required("queueId", quoted(queue), Kind.ID),
                        number("timeoutSeconds", 1, 604_800)),
                with(
                        "POST",
                        path + "/monitoring",
                        required("mode", quoted("listen"), Kind.CHOICE),
                        required("extension", quoted("3001"), Kind.TEXT)),
                with("POST", path + "/recording", required("action", quoted("start"), Kind.CHOICE)),
                with("POST", path + "/transfer", required("agentId", quoted(agent), Kind.ID)),
                optional("POST", path + "/close", field("disposition", quoted("d"), Kind.TEXT)));
    }

    private static List<Endpoint> centre() {
        return List.of(
                with(
                        "POST",
                        "/api/kpi-definitions",
                        field("name", quoted("good definition"), Kind.TEXT),
                        field("serviceLevel", quoted("SL2"), Kind.CHOICE),
                        field("targets", "{\"chat\":{\"thresholdSeconds\":20}}", Kind.TARGETS),
                        field(
                                "officeHours",
                                "{\"zone\":\"Europe/Rome\",\"periods\":[" + Kind.MONDAY + "]}",
                                Kind.OFFICE_HOURS),
                        field("alwaysOpen", "false", Kind.TRUTH)),
                with(
                        "PATCH",
                        "/api/settings",
                        number("maxOpenTabs", 0, 10_000),
                        number("offerTimeoutSeconds", 1, 86_400),
                        number("maxLiveOffers", 1, 100),
                        number("transferTimeoutSeconds", 1, 604_800),
                        number("sessionTimeoutMinutes", 0, 1_440),
                        field("secondLogin", quoted("refuse"), Kind.CHOICE),
                        field("onlyListedPauseReasons", "true", Kind.TRUTH),
                        field("masking", "{\"maskedCharacters\":4}", Kind.OBJECT),
                        field("screenRecording", "{\"path\":\"/var/screens\"}", Kind.OBJECT),
                        field("licence", "{\"mobile\":true}", Kind.OBJECT),
                        field("mail", "{\"from\":\"centre@example.com\"}", Kind.OBJECT),
                        field("directory", "{\"searchBase\":\"dc=example\"}", Kind.OBJECT),
                        field("identityProvider", "{\"displayName\":\"Corporate\"}", Kind.OBJECT)));
    }

    private List<Endpoint> links() {
        return List.of(
                with(
                        "POST",
                        "/api/auth/reset",
                        required("token", quoted("wrong"), Kind.TEXT),
                        required("password", quoted("secret"), Kind.TEXT)),
                with("POST", "/api/auth/oidc/token", required("code", quoted("wrong"), Kind.TEXT)),
                with("POST", "/api/auth/totp/confirm", required("totp", quoted("000000"), Kind.TEXT)),
                with("POST", "/api/settings/mail/test", required("to", quoted("nobody@example.org"), Kind.TEXT)),
                with("POST", "/api/settings/directory/test", required("username", quoted("nobody"), Kind.TEXT)));
    }

    /** Those that are good whoever sends them. */
    static List<Endpoint> anybodys() {
        return List.of(
                with("POST", "/api/auth/forgot", required("email", quoted("nobody@example.org"), Kind.TEXT)),
                with("POST", "/api/auth/tokens", required("name", quoted("program"), Kind.TEXT)));
    }
}
