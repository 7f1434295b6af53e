package io.switchlog.telephony.asterisk.local;

import static io.switchlog.telephony.asterisk.local.Scenarios.CALLER;
import static io.switchlog.telephony.asterisk.local.Scenarios.LONG;
import static io.switchlog.telephony.asterisk.local.Scenarios.SHORT;
import static io.switchlog.telephony.asterisk.local.Scenarios.answers;
import static io.switchlog.telephony.asterisk.local.SippScenario.caller;

import io.switchlog.telephony.asterisk.local.Scenarios.Cast;
import io.switchlog.telephony.asterisk.local.Scenarios.Scenario;
import java.time.Duration;
import java.util.Map;

/** What queues and their members do beside serving calls. */
final class QueueScenarios {
    private QueueScenarios() {}

    static Map<String, Scenario> all() {
        return Map.of(
                "members-paused-then-abandoned", QueueScenarios::membersPausedThenAbandoned,
                "member-changes", QueueScenarios::memberChanges,
                "withdrawn", QueueScenarios::withdrawn,
                "join-empty", QueueScenarios::joinEmpty,
                "leave-empty", QueueScenarios::leaveEmpty,
                "queue-full", QueueScenarios::queueFull,
                "local-member", QueueScenarios::localMember,
                "realtime-agent-registers", QueueScenarios::realtimeAgentRegisters,
                "chanspy", QueueScenarios::chanSpy,
                "recorded-and-paused", QueueScenarios::recordedAndPaused);
    }

    private static void membersPausedThenAbandoned(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.joins(cast.anna(), "overflow");
        stage.ask("Action: QueuePause", "Interface: " + cast.anna().phone(), "Paused: true", "Reason: lunch");
        stage.call("8001", caller(CALLER).waits(SHORT).hangsUp()).awaitEnd(Duration.ofSeconds(20));
        stage.ask("Action: QueuePause", "Interface: " + cast.anna().phone(), "Paused: false");
    }

    private static void memberChanges(Stage stage, Cast cast) throws Exception {
        String channel = "Interface: " + cast.anna().phone();
        stage.joins(cast.anna(), "support");
        stage.joins(cast.anna(), "overflow");
        stage.ask("Action: QueuePenalty", "Queue: support", channel, "Penalty: 3");
        stage.ask("Action: QueuePause", "Queue: support", channel, "Paused: true", "Reason: lunch");
        stage.ask("Action: QueuePause", "Queue: support", channel, "Paused: true", "Reason: training");
        stage.ask("Action: QueuePause", "Queue: support", channel, "Paused: false");
        stage.ask("Action: QueuePause", channel, "Paused: true", "Reason: lunch");
        stage.ask("Action: QueuePause", channel, "Paused: false");
        stage.ask("Action: QueueMemberRingInUse", channel, "RingInUse: 1");
        stage.leaves(cast.anna().phone(), "support");
        stage.leaves(cast.anna().phone(), "overflow");
    }

    private static void withdrawn(Stage stage, Cast cast) throws Exception {
        stage.call("8001", caller(CALLER).isHungUp());
        stage.events().awaitEvent("QueueCallerJoin", 1);
        stage.ask(
                "Action: QueueWithdrawCaller",
                "Queue: support",
                "Caller: " + stage.events().last("QueueCallerJoin", "Channel"),
                "WithdrawInfo: closed");
    }

    private static void joinEmpty(Stage stage, Cast cast) throws Exception {
        stage.call("8004", caller(CALLER).isHungUp());
    }

    private static void leaveEmpty(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "leaving");
        stage.ask(
                "Action: QueuePause",
                "Queue: leaving",
                "Interface: " + cast.anna().phone(),
                "Paused: true");
        stage.ask(
                "Action: QueuePause",
                "Queue: leaving",
                "Interface: " + cast.anna().phone(),
                "Paused: false");
        stage.phone(cast.anna(), SippScenario.phone().refuses());
        stage.call("8005", caller(CALLER).isHungUp());
        stage.events().awaitEvent("AgentRingNoAnswer", 1);
        stage.leaves(cast.anna().phone(), "leaving");
    }

    private static void queueFull(Stage stage, Cast cast) throws Exception {
        Sipp.Phone first = stage.call("8006", caller(CALLER).waits(LONG).hangsUp());
        stage.events().awaitEvent("QueueCallerJoin", 1);
        stage.call("8006", caller("+390699999").isHungUp());
        first.awaitEnd(Duration.ofSeconds(20));
    }

    private static void localMember(Stage stage, Cast cast) throws Exception {
        stage.joins("Local/01021001@double/n", cast.anna().member(), "support");
        stage.call("8001", caller(CALLER).isHungUp());
    }

    private static void realtimeAgentRegisters(Stage stage, Cast cast) throws Exception {
        String member = "01890000-0000-7000-8000-000000002001";
        stage.lab().sql("delete from ps_aors where id = '2001'");
        stage.lab().sql("delete from ps_auths where id = '2001'");
        stage.lab().sql("delete from ps_endpoints where id = '2001'");
        stage.lab()
                .sql(
                        "insert into ps_aors (id, max_contacts, remove_existing, qualify_frequency) values ('2001', 1, 'yes', 0)");
        stage.lab()
                .sql(
                        "insert into ps_auths (id, auth_type, username, password) values ('2001', 'userpass', '2001', 'Secret1')");
        stage.lab().sql("""
                insert into ps_endpoints (id, aors, auth, context, disallow, allow, direct_media)
                values ('2001', '2001', '2001', 'from-sip', 'all', 'ulaw', 'no')
                """);
        int port = FreePorts.any();
        stage.joins("PJSIP/2001", member, "support");
        stage.lab().known("2001");
        stage.lab().sipp().register("2001", "Secret1", port);
        stage.phone(
                new AsteriskLab.Agent("2001", member, port),
                answers().waits(SHORT).hangsUp());
        stage.call("8001", caller(CALLER).isHungUp());
    }

    private static void chanSpy(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(cast.anna(), answers().waits(Duration.ofSeconds(4)).hangsUp());
        stage.call("8001", caller(CALLER).isHungUp());
        stage.events().awaitEvent("AgentConnect", 1);
        stage.phone(cast.bruno(), answers().waits(SHORT).hangsUp());
        stage.ask(
                "Action: Originate",
                "Channel: " + cast.bruno().phone(),
                "Application: ChanSpy",
                "Data: " + stage.events().last("AgentConnect", "DestChannel") + ",qEw",
                "Async: true",
                "ChannelId: spy-" + System.nanoTime());
    }

    private static void recordedAndPaused(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(cast.anna(), answers().isHungUp());
        stage.call("8001", caller(CALLER).waits(LONG).hangsUp());
        stage.events().awaitEvent("AgentConnect", 1);
        String channel = "Channel: " + stage.events().last("AgentConnect", "DestChannel");
        stage.ask("Action: MixMonitor", channel, "File: lab-1.wav", "Options: b");
        stage.ask("Action: MixMonitorMute", channel, "Direction: both", "State: 1");
        stage.ask("Action: MixMonitorMute", channel, "Direction: both", "State: 0");
        stage.ask("Action: StopMixMonitor", channel);
        stage.ask("Action: MixMonitor", channel, "File: lab-2.wav", "Options: b");
    }
}
