package io.switchlog.command.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.switchlog.command.Centre;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.NotAllowed;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.Channel;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.AgentProfileCommand.EditAgent;
import io.switchlog.messages.agent.AgentProfileCommand.PersonalData;
import io.switchlog.messages.call.CallCommand.ReportMonitoring;
import io.switchlog.messages.call.CallCommand.ReportMonitoringEnd;
import io.switchlog.messages.call.CallCommand.ReportRecordingEnd;
import io.switchlog.messages.call.CallCommand.ReportRecordingPause;
import io.switchlog.messages.call.CallCommand.ReportRecordingStart;
import io.switchlog.messages.call.CallRequest.NoteRequestRefusal;
import io.switchlog.messages.call.CallRequest.RequestMonitoring;
import io.switchlog.messages.call.CallRequest.RequestRecording;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.RecordingRequest;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringEnded;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringRequested;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringStarted;
import io.switchlog.messages.interaction.CallEvent.CallRecordingRequested;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStarted;
import io.switchlog.messages.interaction.CallEvent.CallRequestRefused;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallRequestDeskTest {
    private static final String BOSS = "0b6f2a6e-6f5c-4f0e-9a55-8d1f4f8f2a11";
    private static final String SPY = "c8f0d5be-52a7-4c55-8f60-6d1b1c0f3a77";
    private static final String LEG = "branch-1772438130.18";
    private static final String SECOND = LEG + "-2";

    private final Centre centre = new Centre();
    private final AgentId bert = centre.loggedIn();
    private AgentId anna = bert;
    private Line line = new Line();

    @BeforeEach
    void anAgentAndACallerTalk() {
        anna = centre.loggedIn();
        QueueId sales = centre.queue(Channel.VOICE, Strategy.RRMEMORY, anna);
        line = new Line();
        centre.given(line.join(1, 1, sales));
        centre.given(line.connection(4, 1, anna, 1_000L));
    }

    @AfterAll
    void closeCentre() {
        centre.close();
    }

    private void set(String setting, Object value) {
        centre.given(new EditAgent(
                anna,
                PersonalData.NOTHING,
                null,
                Map.of(setting, value),
                new ChangeAgent(anna, Map.of(), Map.of(), null)));
    }

    private RequestMonitoring monitoring(AgentId agentId, Monitoring mode) {
        return new RequestMonitoring(line.id, BOSS, "3001", agentId, mode, SPY);
    }

    private RequestRecording recording(RecordingRequest request) {
        return new RequestRecording(line.id, anna, true, request, LEG);
    }

    private CallRecordingRequested requested(RecordingRequest request, String file) {
        return new CallRecordingRequested(line.id, anna, request, file);
    }

    @Test
    @Tag("AG-62")
    void thoseAreListenedToOnlyForWhomItIsSwitchedOn() {
        centre.when(monitoring(anna, Monitoring.LISTEN)).expectRefused(Refusal.MONITORING_OFF);
        set("voice.chanSpy", true);
        centre.when(monitoring(anna, Monitoring.LISTEN))
                .expectEvents(new CallMonitoringRequested(line.id, BOSS, "3001", anna, Monitoring.LISTEN, SPY));
        set("voice.chanSpy", false);
        centre.when(monitoring(anna, Monitoring.LISTEN)).expectRefused(Refusal.MONITORING_OFF);
    }

    @Test
    @Tag("AG-62")
    void whoAskedIsKnownByTheChannelAtWhichHeIsLetIn() {
        set("voice.chanSpy", true);
        centre.given(monitoring(anna, Monitoring.WHISPER));
        centre.when(new ReportMonitoring(line.id, Line.at(6), "3001", anna, Monitoring.LISTEN, SPY))
                .expectEvents(new CallMonitoringStarted(line.id, BOSS, anna, Monitoring.WHISPER));
        centre.when(new ReportMonitoringEnd(line.id, Line.at(9), "3001", anna, SPY))
                .expectEvents(new CallMonitoringEnded(line.id, BOSS, anna));
        centre.when(new ReportMonitoring(line.id, Line.at(11), "3001", anna, Monitoring.LISTEN, "another"))
                .expectEvents(new CallMonitoringStarted(line.id, "3001", anna, Monitoring.LISTEN));
    }

    @Test
    @Tag("AG-62")
    void agentsListenToNobody() {
        set("voice.chanSpy", true);
        Caller agent = new Caller(bert.toString(), Role.AGENT, "web", CommandIds.next(), null, null, null, null);
        assertThat(catchThrowable(() -> centre.side().commands().send(agent, monitoring(anna, Monitoring.BARGE))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void whatIsAskedForIsAboutACallThatTheAgentHas() {
        set("voice.chanSpy", true);
        centre.when(new RequestMonitoring(
                        new InteractionId(UUID.randomUUID()), BOSS, "3001", anna, Monitoring.LISTEN, SPY))
                .expectFailure(Unknown.class);
        centre.when(monitoring(bert, Monitoring.LISTEN)).expectRefused(Refusal.NOT_YOURS);
        centre.given(line.end(9, Party.CALLER));
        centre.when(monitoring(anna, Monitoring.LISTEN)).expectRefused(Refusal.CLOSED);
        centre.when(recording(RecordingRequest.START)).expectRefused(Refusal.CLOSED);
    }

    /** The name of whoever is missing is the stranger's: the call is there. */
    @Test
    void whoIsNoneOfTheCentresIsNeitherListenedToNorRecorded() {
        AgentId stranger = new AgentId(UUID.randomUUID());
        line = new Line();
        centre.given(line.join(1, 1, centre.queue(Channel.VOICE, Strategy.RRMEMORY, anna)));
        centre.given(line.connection(4, 1, stranger, 1_000L));
        for (Object request : List.of(
                monitoring(stranger, Monitoring.LISTEN),
                new RequestRecording(line.id, stranger, false, RecordingRequest.START, LEG))) {
            assertThat(catchThrowable(() -> centre.given(request)))
                    .isInstanceOf(Unknown.class)
                    .hasMessage("There is no agent " + stranger + ".");
        }
    }

    @Test
    @Tag("AG-72")
    void anAgentRecordsIfHeMay() {
        centre.when(recording(RecordingRequest.START)).expectRefused(Refusal.RECORDING_OFF);
        set("webrtc.enableRecording", true);
        centre.when(recording(RecordingRequest.START)).expectEvents(requested(RecordingRequest.START, LEG));
        centre.when(recording(RecordingRequest.START)).expectRefused(Refusal.RECORDING_ALREADY);
    }

    @Test
    @Tag("AG-66")
    void aRecordingIsPausedAndResumedAndThereAreTwoFilesAtMost() {
        set("webrtc.enableRecording", true);
        centre.when(recording(RecordingRequest.PAUSE)).expectRefused(Refusal.RECORDING_ALREADY);
        centre.given(recording(RecordingRequest.START));
        centre.given(new ReportRecordingStart(line.id, Line.at(6), LEG));
        centre.when(recording(RecordingRequest.START)).expectRefused(Refusal.RECORDING_ALREADY);
        centre.when(recording(RecordingRequest.RESUME)).expectRefused(Refusal.RECORDING_ALREADY);
        centre.when(recording(RecordingRequest.PAUSE)).expectEvents(requested(RecordingRequest.PAUSE, LEG));
        centre.given(new ReportRecordingPause(line.id, Line.at(7), LEG, true));
        centre.when(recording(RecordingRequest.PAUSE)).expectRefused(Refusal.RECORDING_ALREADY);
        centre.when(recording(RecordingRequest.RESUME)).expectEvents(requested(RecordingRequest.RESUME, LEG));
        centre.given(new ReportRecordingPause(line.id, Line.at(8), LEG, false));
        centre.when(recording(RecordingRequest.STOP)).expectEvents(requested(RecordingRequest.STOP, LEG));
        centre.given(new ReportRecordingEnd(line.id, Line.at(9), LEG));

        centre.when(recording(RecordingRequest.START)).expectEvents(requested(RecordingRequest.START, SECOND));
        centre.when(new ReportRecordingStart(line.id, Line.at(10), SECOND))
                .expectEvents(new CallRecordingStarted(line.id, 1, anna, SECOND));
        centre.given(new ReportRecordingEnd(line.id, Line.at(11), SECOND));
        centre.when(recording(RecordingRequest.START)).expectRefused(Refusal.RECORDING_LIMIT);
    }

    @Test
    void aRequestThatTheSwitchboardRefusesMayBeMadeAgain() {
        set("webrtc.enableRecording", true);
        centre.given(recording(RecordingRequest.START));
        centre.when(new NoteRequestRefusal(line.id, anna, "No such channel"))
                .expectEvents(new CallRequestRefused(line.id, anna, "No such channel"));
        centre.when(recording(RecordingRequest.START)).expectEvents(requested(RecordingRequest.START, LEG));
    }

    @Test
    void aRequestOfWhichNothingComesMayBeMadeAgain() {
        set("webrtc.enableRecording", true);
        centre.given(recording(RecordingRequest.START));
        centre.forwardSeconds(6);
        centre.when(recording(RecordingRequest.START)).expectEvents(requested(RecordingRequest.START, LEG));
    }

    @Test
    void aRequestThatComesAgainUnderItsKeyIsKnownAsSuch() {
        set("webrtc.enableRecording", true);
        Caller caller = Centre.repeating(CommandIds.next(), "same");
        Receipt first = centre.side().commands().send(caller, recording(RecordingRequest.START));
        Receipt second = centre.side().commands().send(caller, recording(RecordingRequest.START));
        assertThat(first.repeated()).isFalse();
        assertThat(second.repeated()).isTrue();
        assertThat(second.position()).isEqualTo(first.position());
    }

    @Test
    void aRequestFromManyThreadsAtOnceIsPassedOnOnce() throws Exception {
        set("voice.chanSpy", true);
        Caller caller = Centre.repeating(CommandIds.next(), "same");
        ExecutorService executor = Executors.newFixedThreadPool(8);
        List<Callable<Receipt>> calls = Collections.nCopies(
                8, () -> centre.side().commands().send(caller, monitoring(anna, Monitoring.LISTEN)));
        List<Receipt> receipts = new ArrayList<>();
        for (Future<Receipt> future : executor.invokeAll(calls)) {
            receipts.add(future.get());
        }
        executor.shutdown();
        assertThat(receipts).extracting(Receipt::repeated).containsOnlyOnce(false);
    }
}
