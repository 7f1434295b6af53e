package io.switchlog.telephony.asterisk.local;

import static io.switchlog.telephony.asterisk.local.Scenarios.CALLER;
import static io.switchlog.telephony.asterisk.local.Scenarios.LONG;
import static io.switchlog.telephony.asterisk.local.Scenarios.SHORT;
import static io.switchlog.telephony.asterisk.local.Scenarios.answers;
import static io.switchlog.telephony.asterisk.local.SippScenario.caller;

import io.switchlog.telephony.asterisk.local.Scenarios.Cast;
import io.switchlog.telephony.asterisk.local.Scenarios.Scenario;
import java.util.Map;

/** Calls that go on elsewhere, and those that agents make or get without a queue. */
final class TransferScenarios {
    private TransferScenarios() {}

    static Map<String, Scenario> all() {
        return Map.of(
                "blind-transfer-to-agent", TransferScenarios::blindTransferToAgent,
                "blind-transfer-to-queue", TransferScenarios::blindTransferToQueue,
                "attended-transfer", TransferScenarios::attendedTransfer,
                "attended-transfer-given-up", TransferScenarios::attendedTransferGivenUp,
                "sent-back-to-the-queue", TransferScenarios::sentBackToTheQueue,
                "direct-call", TransferScenarios::directCall,
                "click-to-dial", TransferScenarios::clickToDial);
    }

    private static void blindTransferToAgent(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(cast.carla(), answers().isHungUp());
        stage.phone(cast.anna(), answers().waits(SHORT).transfersTo(cast.carla().internal()));
        stage.call("8001", caller(CALLER).waits(LONG).waits(SHORT).hangsUp());
    }

    private static void blindTransferToQueue(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.joins(cast.carla(), "patient");
        stage.phone(cast.carla(), answers().waits(SHORT).hangsUp());
        stage.phone(cast.anna(), answers().waits(SHORT).transfersTo("8007"));
        stage.call("8001", caller(CALLER).isHungUp());
    }

    private static void consult(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(cast.anna(), answers().isHungUp());
        stage.events().awaitEvent("QueueMemberAdded", 1);
    }

    private static void attendedTransfer(Stage stage, Cast cast) throws Exception {
        consult(stage, cast);
        stage.phone(cast.carla(), answers().waits(LONG).hangsUp());
        stage.call("8001", caller(CALLER).isHungUp());
        stage.events().awaitEvent("AgentConnect", 1);
        String channel = stage.events().last("AgentConnect", "DestChannel");
        int bridges = count(stage, "BridgeEnter");
        stage.ask(
                "Action: Atxfer",
                "Channel: " + channel,
                "Exten: " + cast.carla().internal(),
                "Context: from-sip");
        // Anna, Carla and the two halves between them.
        stage.events().awaitEvent("BridgeEnter", bridges + 4);
        stage.ask("Action: Hangup", "Channel: " + channel, "Cause: 16");
    }

    private static void attendedTransferGivenUp(Stage stage, Cast cast) throws Exception {
        consult(stage, cast);
        stage.phone(cast.carla(), answers().waits(SHORT).hangsUp());
        stage.call("8001", caller(CALLER).waits(LONG).waits(LONG).hangsUp());
        stage.events().awaitEvent("AgentConnect", 1);
        stage.ask(
                "Action: Atxfer",
                "Channel: " + stage.events().last("AgentConnect", "DestChannel"),
                "Exten: " + cast.carla().internal(),
                "Context: from-sip");
    }

    private static int count(Stage stage, String event) {
        return stage.events().text().split("Event: " + event + "\r\n", -1).length - 1;
    }

    private static void sentBackToTheQueue(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.joins(cast.carla(), "patient");
        stage.phone(cast.anna(), answers().isHungUp());
        stage.phone(cast.carla(), answers().waits(SHORT).hangsUp());
        stage.call("8001", caller(CALLER).isHungUp());
        stage.events().awaitEvent("AgentConnect", 1);
        stage.ask(
                "Action: Redirect",
                "Channel: " + stage.events().last("AgentConnect", "Channel"),
                "Context: from-trunk",
                "Exten: 8007",
                "Priority: 1");
    }

    private static void directCall(Stage stage, Cast cast) throws Exception {
        stage.phone(cast.bruno(), answers().waits(SHORT).hangsUp());
        stage.ask(
                "Action: Originate",
                "Channel: Local/01301009@double/n",
                "Context: from-sip",
                "Exten: " + cast.bruno().internal(),
                "Priority: 1",
                "CallerID: " + CALLER,
                "Async: true");
        stage.events().awaitEvent("Hangup", 1);
    }

    private static void clickToDial(Stage stage, Cast cast) throws Exception {
        stage.phone(cast.anna(), answers().isHungUp());
        stage.phone(cast.carla(), answers().waits(SHORT).hangsUp());
        stage.ask(
                "Action: Originate",
                "Channel: " + cast.anna().phone(),
                "Context: from-sip",
                "Exten: " + cast.carla().internal(),
                "Priority: 1",
                "CallerID: " + cast.anna().internal(),
                "ChannelId: dial-" + System.nanoTime(),
                "Async: true");
        stage.events().awaitEvent("OriginateResponse", 1);
    }
}
