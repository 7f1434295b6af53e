package io.switchlog.api;

import static io.switchlog.api.ContactCentre.answering;
import static io.switchlog.api.ContactCentre.queueStep;

import io.switchlog.Installation;
import java.util.List;
import java.util.Map;

/** A day on which everything happens that can happen, each event at least once. */
public final class Traffic {
    private static final int HOUR = 3_600;

    private final Installation.Node node;
    private final ContactCentre centre;

    /** What happens in this centre; what only switchboards can report, they report to this node of it. */
    public Traffic(Installation.Node node, ContactCentre centre) {
        this.node = node;
        this.centre = centre;
    }

    public void run() {
        setUp();
        new SignInTraffic(centre).run();
        new TelephoneTraffic(centre).run();
        new AgentProfileTraffic(centre).run();
        usualBusiness();
        changingHands();
        autoAnswer();
        pausesAndSessions();
        new StaffTraffic(centre).run();
        new PbxTraffic(node, centre).run();
        new MailTraffic(centre).run();
        new VoiceTraffic(node, centre).run();
        centre.settle();
        leaveSomethingUnderWay();
    }

    private void setUp() {
        new UserTraffic(centre).run();
        String agent = centre.newAgent(Map.of());
        String queue = centre.queue(Map.of("channel", "sms", "strategy", "weighted"), agent);
        String account = centre.accountOf("sms", queue);
        centre.patch(
                "/queues/" + queue,
                Map.of(
                        "name",
                        centre.name("renamed"),
                        "strategy",
                        "linear",
                        "agentTimeoutSeconds",
                        9,
                        "weight",
                        7,
                        "wrapUpSeconds",
                        3,
                        "renotifySeconds",
                        4,
                        "missedOffers",
                        Map.of("action", "pause", "after", 9),
                        "requeueOn",
                        List.of("paused")));
        centre.admin()
                .put("/api/queues/" + queue + "/members/" + agent, Map.of("penalty", 3))
                .expect(200);
        centre.admin().delete("/api/queues/" + queue + "/members/" + agent).expect(200);
        centre.patch(
                "/accounts/" + account,
                Map.of("name", centre.name("renamed"), "route", List.of(queueStep(centre.queue("sms"), 5))));
        centre.admin().put("/api/accounts/" + account + "/agents/" + agent).expect(200);
        centre.admin().delete("/api/accounts/" + account + "/agents/" + agent).expect(200);
        centre.admin().delete("/api/accounts/" + account).expect(200);
        centre.admin().delete("/api/queues/" + queue).expect(200);
        centre.patch("/agents/" + agent, Map.of("advancedSearch", true, "capacity", Map.of("sms", 2)));
        centre.patch("/agents/" + agent, Map.of("advancedSearch", false));
        centre.settings(Map.of(
                "maxOpenTabs", 19,
                "offerTimeoutSeconds", 31,
                "maxLiveOffers", 19,
                "transferTimeoutSeconds", 299,
                "sessionTimeoutMinutes", 6,
                "secondLogin", "refuse",
                "onlyListedPauseReasons", true));
        centre.settings(GoodRequests.USUAL_SETTINGS);
        centre.settings(Map.of("screenRecording", Map.of("path", "//archive/" + agent)));
        centre.settings(Map.of("screenRecording", Map.of("path", "")));
        centre.settings(Map.of("masking", Map.of("maskedCharacters", 5)));
        centre.settings(Map.of("masking", Map.of("maskedCharacters", 4)));
    }

    private void usualBusiness() {
        for (String channel : List.of("chat", "email", "sms", "openchannel", "fax", "whatsapp")) {
            String agent = centre.agent(Map.of(channel, 5));
            String queue = centre.queue(Map.of("channel", channel, "agentTimeoutSeconds", 5), agent);
            String account = centre.accountOf(channel, queue);
            centre.admin().put("/api/accounts/" + account + "/agents/" + agent).expect(200);
            String closed = centre.ringing(account, agent);
            centre.accept(closed, agent);
            centre.tryWrite(closed, "agent", "Hello").expect(200);
            centre.close(closed);
            centre.accept(centre.ringing(account, agent), agent);
            centre.abandon(centre.ringing(account, agent));
            centre.reject(centre.ringing(account, agent), agent);
            centre.pause(agent, channel);
            centre.interaction(account);
        }
        String agent = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "agentTimeoutSeconds", 5), agent);
        String expiring = centre.ringing(centre.accountOf("chat", queue), agent);
        centre.advance(5);
        centre.await(expiring, "offer-expired");
        centre.abandon(expiring);
        String direct = centre.interaction(centre.account("fax", ContactCentre.agentStep(agent, 60)));
        centre.awaitOffer(direct, agent);
    }

    private void changingHands() {
        String agent = centre.agent();
        String other = centre.agent();
        String queue = centre.queue(Map.of("channel", "chat", "wrapUpSeconds", 30), agent);
        String account = centre.account("chat", queueStep(queue, HOUR));
        String interaction = centre.ringing(account, agent);
        centre.accept(interaction, agent);
        centre.post("/interactions/" + interaction + "/transfer", Map.of("agentId", other));
        centre.awaitOffer(interaction, other);
        centre.accept(interaction, other);
        centre.post("/interactions/" + interaction + "/transfer", Map.of("queueId", queue));
        centre.awaitOffers(interaction, agent, 2);
        centre.accept(interaction, agent);
        centre.close(interaction);
        centre.post("/agents/" + agent + "/ready");
        centre.contactWrites(interaction);
        centre.await(interaction, "reopened");
        centre.close(interaction);
        centre.pause(agent);
        centre.contactWrites(interaction);
        centre.await(interaction, "routed-anew");
        centre.unpause(agent);
        centre.post("/agents/" + agent + "/ready");
        centre.awaitOffers(interaction, agent, 3);
        centre.accept(interaction, agent);
        centre.logout(agent);
        centre.await(interaction, "requeued");
        centre.abandon(interaction);
        centre.contactWrites(interaction);
        centre.abandon(interaction);
    }

    private void autoAnswer() {
        String agent = centre.agentWith(answering("whatsapp", 5));
        centre.patch("/agents/" + agent, answering("whatsapp", 0));
        String queue = centre.queue(Map.of("channel", "whatsapp", "strategy", "beepall"), agent, centre.agent());
        centre.awaitAgent(agent, "auto-answer-conflict-noted");
        String interaction = centre.interaction(centre.accountOf("whatsapp", queue));
        centre.await(interaction, "accepted");
        centre.patch("/agents/" + agent, Map.of("autoAnswer", Map.of("whatsapp", Map.of("enabled", false))));
        centre.patch("/agents/" + agent, answering("sms", 5));
        centre.queue(Map.of("channel", "sms", "strategy", "beepall"), agent);
        for (String strategy : List.of("leastrecent", "fewestcalls", "random", "linear", "weighted")) {
            String served = centre.queue(Map.of("channel", "email", "strategy", strategy), agent);
            centre.close(accepted(centre.accountOf("email", served), agent));
        }
    }

    private String accepted(String account, String agent) {
        String interaction = centre.ringing(account, agent);
        centre.accept(interaction, agent);
        return interaction;
    }

    private void pausesAndSessions() {
        String name = centre.name("Reason");
        String reason = centre.create("/pause-reasons", Map.of("name", name, "mostMinutes", 10));
        String agent = centre.agent();
        centre.login(agent);
        centre.post("/agents/" + agent + "/pause", Map.of("reason", name));
        centre.advance(600);
        centre.awaitAgent(agent, "pause-overran");
        centre.unpause(agent, "chat");
        String renamed = centre.name("Renamed");
        centre.patch("/pause-reasons/" + reason, Map.of("name", renamed, "productive", true, "mostMinutes", 20));
        centre.post("/agents/" + agent + "/pause", Map.of("reason", renamed, "channels", List.of("chat")));
        centre.admin().delete("/api/pause-reasons/" + reason).expect(200);
        centre.create("/pause-reasons", Map.of("name", centre.name("Kept")));

        String silent = centre.agent();
        centre.post("/agents/" + silent + "/heartbeat");
        String missing = centre.agent();
        String queue = centre.queue(
                Map.of(
                        "channel",
                        "chat",
                        "agentTimeoutSeconds",
                        20,
                        "renotifySeconds",
                        10,
                        "missedOffers",
                        Map.of("action", "not_responding")),
                missing);
        String interaction = centre.ringing(centre.account("chat", queueStep(queue, HOUR)), missing);
        centre.advance(10);
        centre.await(interaction, "offer-renotified");
        centre.advance(10);
        centre.awaitAgent(missing, "stopped-responding");
        centre.post("/agents/" + missing + "/ready");
        centre.advance(300);
        centre.awaitAgent(silent, "logged-out");
        centre.abandon(interaction);
    }

    private void leaveSomethingUnderWay() {
        String agent = centre.agent();
        centre.ringing(centre.accountOf("chat", centre.queue("chat", agent)), agent);
        centre.interaction(centre.accountOf("email", centre.queue("email")));
        String wrapping = centre.agent();
        String queue = centre.queue(Map.of("channel", "fax", "wrapUpSeconds", HOUR), wrapping);
        centre.close(accepted(centre.accountOf("fax", queue), wrapping));
        new VoiceTraffic(node, centre).leaveOneRinging();
    }
}
