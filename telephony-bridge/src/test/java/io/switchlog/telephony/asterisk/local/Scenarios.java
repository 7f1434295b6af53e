package io.switchlog.telephony.asterisk.local;

import static io.switchlog.telephony.asterisk.local.SippScenario.caller;
import static io.switchlog.telephony.asterisk.local.SippScenario.phone;

import io.switchlog.telephony.asterisk.local.AsteriskLab.Agent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can happen to a call in a queue, each played by telephones at a real Asterisk. */
public final class Scenarios {
    static final String CALLER = "+390612345";
    static final Duration SHORT = Duration.ofMillis(1_500);
    static final Duration LONG = Duration.ofSeconds(3);
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    private Scenarios() {}

    /** The agents of all scenarios. */
    public record Cast(Agent anna, Agent bruno, Agent carla) {}

    /** One thing that can happen; returns when all that has to be started is started. */
    @FunctionalInterface
    public interface Scenario {
        void play(Stage stage, Cast cast) throws Exception;
    }

    /** All, by name. */
    public static Map<String, Scenario> all() {
        Map<String, Scenario> all = new LinkedHashMap<>();
        all.put("answered-caller-hangs-up", Scenarios::answeredCallerHangsUp);
        all.put("answered-agent-hangs-up", Scenarios::answeredAgentHangsUp);
        all.put("abandoned-waiting", Scenarios::abandonedWaiting);
        all.put("abandoned-ringing", Scenarios::abandonedRinging);
        all.put("ring-no-answer-then-other", Scenarios::ringNoAnswerThenOther);
        all.put("ring-no-answer-then-abandoned", Scenarios::ringNoAnswerThenAbandoned);
        all.put("busy-then-other", Scenarios::busyThenOther);
        all.put("timed-out-then-answered", Scenarios::timedOutThenAnswered);
        all.put("timed-out-twice-then-voicemail", Scenarios::timedOutTwiceThenVoicemail);
        all.put("held-and-resumed", Scenarios::heldAndResumed);
        all.put("two-callers-one-agent", Scenarios::twoCallersOneAgent);
        all.putAll(QueueScenarios.all());
        all.putAll(TransferScenarios.all());
        return all;
    }

    private static void answeredCallerHangsUp(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(cast.anna(), answers().isHungUp());
        stage.call("8001", caller(CALLER).waits(LONG).hangsUp());
    }

    private static void answeredAgentHangsUp(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(cast.anna(), answers().waits(SHORT).hangsUp());
        stage.call("8001", caller(CALLER).isHungUp());
    }

    private static void abandonedWaiting(Stage stage, Cast cast) throws Exception {
        stage.call("8001", caller(CALLER).waits(SHORT).hangsUp());
    }

    private static void abandonedRinging(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "patient");
        stage.phone(cast.anna(), phone().rings().isCancelled());
        stage.call("8007", caller(CALLER).waits(SHORT).hangsUp());
    }

    private static void ringNoAnswerThenOther(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(cast.anna(), phone().rings().isCancelled());
        stage.call("8001", caller(CALLER).isHungUp());
        stage.events().awaitEvent("AgentCalled", 1);
        stage.joins(cast.bruno(), "support");
        stage.phone(cast.bruno(), answers().waits(SHORT).hangsUp());
        stage.events().awaitEvent("AgentRingNoAnswer", 1);
        stage.ask(
                "Action: QueuePause",
                "Queue: support",
                "Interface: " + cast.anna().phone(),
                "Paused: true",
                "Reason: missed");
    }

    private static void ringNoAnswerThenAbandoned(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(cast.anna(), phone().rings().isCancelled());
        Sipp.Phone caller = stage.call(
                "8001", caller(CALLER).waits(Duration.ofMillis(3_700)).hangsUp());
        caller.awaitEnd(Duration.ofSeconds(20));
    }

    private static void busyThenOther(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(cast.anna(), phone().refuses());
        stage.call("8001", caller(CALLER).isHungUp());
        stage.events().awaitEvent("AgentRingNoAnswer", 1);
        stage.leaves(cast.anna().phone(), "support");
        stage.joins(cast.bruno(), "support");
        stage.phone(cast.bruno(), answers().waits(SHORT).hangsUp());
    }

    private static void timedOutThenAnswered(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.bruno(), "overflow");
        stage.phone(cast.bruno(), answers().waits(SHORT).hangsUp());
        stage.call("8003", caller(CALLER).isHungUp());
    }

    private static void timedOutTwiceThenVoicemail(Stage stage, Cast cast) throws Exception {
        Sipp.Phone caller =
                stage.call("8002", caller(CALLER).waits(Duration.ofSeconds(9)).hangsUp());
        caller.awaitEnd(Duration.ofSeconds(30));
    }

    private static void heldAndResumed(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "support");
        stage.phone(
                cast.anna(),
                answers()
                        .waits(A_MOMENT)
                        .holds()
                        .waits(SHORT)
                        .resumes()
                        .waits(SHORT)
                        .hangsUp());
        stage.call("8001", caller(CALLER).isHungUp());
    }

    private static void twoCallersOneAgent(Stage stage, Cast cast) throws Exception {
        stage.joins(cast.anna(), "patient");
        Sipp.Phone first = stage.phone(cast.anna(), answers().waits(SHORT).hangsUp());
        stage.call("8007", caller(CALLER).isHungUp());
        stage.events().awaitEvent("AgentConnect", 1);
        stage.call("8007", caller("+390699999").isHungUp());
        first.awaitEnd(Duration.ofSeconds(20));
        stage.phone(cast.anna(), answers().waits(SHORT).hangsUp());
    }

    static SippScenario answers() {
        return phone().rings().waits(A_MOMENT).answers();
    }
}
