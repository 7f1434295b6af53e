package io.switchlog;

import static io.switchlog.telephony.asterisk.local.SippScenario.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.SwitchboardLab.Staff;
import io.switchlog.api.Await;
import io.switchlog.api.ContactCentre;
import io.switchlog.switchboard.Switchboards;
import io.switchlog.switchboard.reconcile.ReportComparison;
import io.switchlog.telephony.asterisk.local.Sipp;
import io.switchlog.telephony.asterisk.local.SippScenario;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agents, callers and a real Asterisk: what the centre says of it all, and what the switchboard has written down. */
@Tag("asterisk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwitchboardIT {
    private static final String CALLER = "+390612345";
    private static final Duration A_MOMENT = Duration.ofMillis(2_500);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Instant begin = Instant.now();
    private SwitchboardLab lab;
    private Staff anna;
    private Staff bruno;

    @BeforeAll
    void open() throws Exception {
        lab = SwitchboardLab.open("switchboard");
        ContactCentre centre = lab.centre();
        anna = lab.staff("1001");
        bruno = lab.staff("1002");
        centre.queue(Map.of("channel", "voice", "name", "support", "agentTimeoutSeconds", 4), anna.id());
        centre.queue(Map.of("channel", "voice", "name", "overflow"), bruno.id());
    }

    @AfterAll
    void close() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    private List<String> stays() {
        return lab.installation().owner().queryForList("""
                select queue_name || ' ' || coalesce(reason, 'waits') || coalesce(' ' || cause, '')
                       || coalesce(' ' || released_by, '') || ' ' || source
                from report.report_voice_queue order by joined_at""", String.class);
    }

    private void awaitStay(int number, String expected) {
        Await.until(
                () -> stays().toString(),
                () -> stays().size() >= number && stays().get(number - 1).equals(expected));
    }

    private String members(String queue) {
        return lab.rx("queue show " + queue);
    }

    @Test
    @Order(1)
    @Tag("AG-23")
    void whetherATelephoneCanBeReachedIsKnown() {
        Await.until(() -> telephones(anna), () -> telephones(anna).contains("\"connected\":true"));
        assertThat(lab.centre().agentEvents(anna.id(), "telephone-connected")).hasSize(1);
    }

    private String telephones(Staff staff) {
        return lab.centre()
                .admin()
                .get("/api/agents/" + staff.id())
                .expect(200)
                .json()
                .get("telephones")
                .toString();
    }

    @Test
    @Order(1)
    @Tag("AG-15")
    void whoeverLogsInServesHisQueuesAtHisTelephone() {
        Await.until(() -> members("support"), () -> members("support").contains("in 'rrmemory' strategy"));
        assertThat(members("support")).contains("No Members");

        lab.centre().login(anna.id());

        Await.until(() -> members("support"), () -> members("support").contains("PJSIP/1001"));
        assertThat(members("overflow")).contains("No Members");
    }

    @Test
    @Order(2)
    @Tag("AG-24")
    void aPauseIsOneWhereverItIsMade() {
        ContactCentre centre = lab.centre();
        centre.pause(anna.id(), "voice");
        Await.until(() -> members("support"), () -> members("support").contains("paused:break"));
        centre.unpause(anna.id(), "voice");
        Await.until(() -> members("support"), () -> !members("support").contains("paused"));

        lab.rx("queue pause member PJSIP/1001 queue support reason lunch");
        Await.until(() -> voice(anna).toString(), () -> voice(anna).equals("paused"));
        lab.rx("queue unpause member PJSIP/1001 queue support");
        Await.until(() -> voice(anna).toString(), () -> voice(anna).equals("available"));
        assertThat(centre.agentEvents(anna.id(), "paused")).hasSize(2);
        assertThat(centre.agentEvents(anna.id(), "unpaused")).hasSize(2);
    }

    private String voice(Staff staff) {
        return lab.centre()
                .live(staff.id())
                .get("channels")
                .get("voice")
                .get("state")
                .asString();
    }

    @Test
    @Order(3)
    void aCallThatIsAnsweredIsAnInteractionOfItsAgent() throws Exception {
        Sipp.Phone telephone = lab.phone(
                anna,
                SippScenario.phone().answers().waits(Duration.ofSeconds(5)).hangsUp());
        Sipp.Phone caller = lab.call("8001", caller(CALLER).isHungUp());
        Await.until(() -> lab.centre().live(anna.id()).toString(), () -> open(anna) == 1);

        telephone.awaitEnd(LONGEST);
        caller.awaitEnd(LONGEST);

        awaitStay(1, "support accepted manual agent_hung_up ami");
        Await.until(() -> lab.centre().live(anna.id()).toString(), () -> open(anna) == 0);
    }

    private int open(Staff staff) {
        return lab.centre()
                .live(staff.id())
                .get("channels")
                .get("voice")
                .get("open")
                .asInt();
    }

    @Test
    @Order(4)
    void whoHangsUpBeforeHeIsServedHasAbandoned() throws Exception {
        Sipp.Phone telephone = lab.phone(anna, SippScenario.phone().rings().isCancelled());
        lab.call("8001", caller(CALLER).waits(A_MOMENT).hangsUp()).awaitEnd(LONGEST);
        telephone.awaitEnd(LONGEST);

        awaitStay(2, "support abandoned while_offered ami");
    }

    @Test
    @Order(5)
    void aTimeOutIsNoAbandonAndTheNextQueueServesTheCaller() throws Exception {
        lab.centre().logout(anna.id());
        lab.centre().login(bruno.id());
        Await.until(() -> members("support"), () -> members("support").contains("No Members"));
        Await.until(() -> members("overflow"), () -> members("overflow").contains("PJSIP/1002"));
        Sipp.Phone telephone = lab.phone(bruno, SippScenario.phone().answers().isHungUp());
        lab.call("8003", caller(CALLER).waits(Duration.ofSeconds(8)).hangsUp()).awaitEnd(LONGEST);
        telephone.awaitEnd(LONGEST);

        awaitStay(3, "support timeout no_agent_notified ami");
        awaitStay(4, "overflow accepted manual caller_hung_up ami");
    }

    @Test
    @Order(6)
    void callsThatEndWhileNobodyListensAreFoundInTheRecordOfTheSwitchboard() throws Exception {
        lab.centre().login(anna.id());
        Await.until(() -> members("support"), () -> members("support").contains("PJSIP/1001"));
        Sipp.Phone telephone = lab.phone(
                anna,
                SippScenario.phone().answers().waits(Duration.ofSeconds(8)).hangsUp());
        Sipp.Phone caller = lab.call("8001", caller(CALLER).isHungUp());
        Await.until(() -> lab.centre().live(anna.id()).toString(), () -> open(anna) == 1);

        lab.stopNode();
        telephone.awaitEnd(LONGEST);
        caller.awaitEnd(LONGEST);
        lab.startNode();

        awaitStay(5, "support accepted manual agent_hung_up reconciled");
        Await.until(() -> lab.centre().live(anna.id()).toString(), () -> open(anna) == 0);
        assertThat(lab.centre().admin().get("/api/pbx").expect(200).rows())
                .singleElement()
                .satisfies(pbx -> assertThat(pbx.get("connected").asBoolean()).isTrue());
    }

    @Test
    @Order(7)
    @Tag("AG-62")
    @Tag("AG-66")
    @Tag("AG-81")
    void aCallIsRecordedAndListenedToAsPeopleAsk() throws Exception {
        lab.centre()
                .patch(
                        "/agents/" + anna.id(),
                        Map.of("voice", Map.of("chanSpy", true), "phonebar", Map.of("enableRecording", true)));
        Await.until(
                () -> lab.rx("pjsip show endpoint 1001"),
                () -> lab.rx("pjsip show endpoint 1001").contains("SPYGROUP"));
        Sipp.Phone telephone = lab.phone(anna, SippScenario.phone().answers().isHungUp());
        Sipp.Phone caller = lab.call("8001", caller(CALLER).isHungUp());
        Await.until(() -> lab.centre().live(anna.id()).toString(), () -> open(anna) == 1);
        String call = lab.centre()
                .live(anna.id())
                .get("interactions")
                .get(0)
                .get("interactionId")
                .asString();

        record(call, "start", "running");
        record(call, "pause", "paused");
        record(call, "resume", "running");
        record(call, "stop", "stopped");
        record(call, "start", "stopped running");
        record(call, "stop", "stopped stopped");
        lab.centre()
                .admin()
                .post("/api/interactions/" + call + "/recording", Map.of("action", "start"))
                .expectProblem(409, "RECORDING_LIMIT");

        Sipp.Phone supervisors = lab.phone(bruno, SippScenario.phone().answers().isHungUp());
        lab.centre()
                .admin()
                .post("/api/interactions/" + call + "/monitoring", Map.of("mode", "whisper", "extension", "1002"))
                .expect(202);
        Await.until(
                () -> monitoring(call).toString(),
                () -> monitoring(call).equals(List.of("monitoring-requested whisper", "monitoring-started whisper")));

        hangUp("PJSIP/1001-");
        for (Sipp.Phone one : List.of(telephone, caller, supervisors)) {
            one.awaitEnd(LONGEST);
        }
        awaitStay(6, "support accepted manual agent_hung_up ami");
        Await.until(() -> monitoring(call).toString(), () -> monitoring(call).size() == 3);
    }

    private void record(String call, String action, String expected) {
        lab.centre()
                .admin()
                .post("/api/interactions/" + call + "/recording", Map.of("action", action))
                .expect(202);
        Await.until(() -> recordings(call), () -> recordings(call).equals(expected));
    }

    private String recordings(String call) {
        return String.join(" ", lab.installation().owner().queryForList("""
                        select case when stopped_at is not null then 'stopped' when paused then 'paused' else 'running' end
                        from report.report_voice_recording where interaction_id = ?::uuid order by started_at, file""", String.class, call));
    }

    /** By whoever asked, as he is the only one who may be known. */
    private List<String> monitoring(String call) {
        return lab.installation().owner().queryForList("""
                        select substring(name from 6) || coalesce(' ' || (payload ->> 'mode'), '') from log.event
                        where stream_id = ? and name like 'call.monitoring-%'
                          and payload ->> 'supervisor' in (select user_id::text from directory.app_user)
                        order by position""", String.class, call);
    }

    private void hangUp(String device) {
        String channel = lab.rx("core show channels concise")
                .lines()
                .filter(line -> line.startsWith(device))
                .findFirst()
                .orElseThrow()
                .replaceFirst("!.*", "");
        lab.rx("channel request hangup " + channel);
    }

    @Test
    @Order(8)
    @Tag("AG-92")
    void anAgentCallsAnotherByAClick() throws Exception {
        lab.centre().patch("/agents/" + anna.id(), Map.of("phonebar", Map.of("remoteControl", true)));
        Sipp.Phone his = lab.phone(anna, SippScenario.phone().answers().isHungUp());
        Sipp.Phone theOther = lab.phone(bruno, SippScenario.phone().answers().isHungUp());

        String call = lab.centre()
                .admin()
                .post("/api/agents/" + anna.id() + "/calls", Map.of("number", "10-02"))
                .expect(202)
                .json()
                .get("id")
                .asString();

        Await.until(
                () -> placed(call).toString(), () -> placed(call).equals(List.of(anna.id() + " internal answered")));
        hangUp("PJSIP/1001-");
        his.awaitEnd(LONGEST);
        theOther.awaitEnd(LONGEST);
        Await.until(() -> lab.centre().live(anna.id()).toString(), () -> open(anna) == 0);
    }

    private List<String> placed(String call) {
        return lab.installation().owner().queryForList("""
                        select placed_by || ' ' || direction || case when answered_at is null then '' else ' answered' end
                        from directory.call where interaction_id = ?::uuid""", String.class, call);
    }

    @Test
    @Order(9)
    void theReportIsWhatTheSwitchboardHasWrittenDown() throws Exception {
        ReportComparison comparison = new ReportComparison(
                SwitchboardLab.PBX,
                lab.node()
                        .context()
                        .getBean(Switchboards.class)
                        .get(SwitchboardLab.PBX)
                        .queueLog()
                        .orElseThrow(),
                JdbcClient.create(lab.installation().owner()),
                Clock.systemUTC());

        ReportComparison.Outcome outcome = comparison.between(begin, Instant.now());

        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.stays()).isEqualTo(6);
    }
}
