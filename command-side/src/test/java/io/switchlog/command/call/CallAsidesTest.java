package io.switchlog.command.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.Centre;
import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallCommand.ReportHold;
import io.switchlog.messages.call.CallCommand.ReportMonitoring;
import io.switchlog.messages.call.CallCommand.ReportMonitoringEnd;
import io.switchlog.messages.call.CallCommand.ReportRecordingEnd;
import io.switchlog.messages.call.CallCommand.ReportRecordingPause;
import io.switchlog.messages.call.CallCommand.ReportRecordingStart;
import io.switchlog.messages.call.CallCommand.ReportResumption;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.interaction.CallEvent.CallHeld;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringEnded;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringStarted;
import io.switchlog.messages.interaction.CallEvent.CallRecordingPaused;
import io.switchlog.messages.interaction.CallEvent.CallRecordingResumed;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStarted;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStopped;
import io.switchlog.messages.interaction.CallEvent.CallResumed;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallAsidesTest {
    private static final String FILE = "a.wav";
    private static final String SPY = "spy-1";

    private final Centre centre = new Centre();
    private final AgentId anna = centre.loggedIn();
    private final QueueId sales = centre.queue(Channel.VOICE, Strategy.RRMEMORY, anna);
    private Line line = new Line();

    @BeforeEach
    void anAgentAndACallerTalk() {
        line = new Line();
        centre.given(line.join(1, 1, sales));
        centre.given(line.connection(4, 1, anna, 1_000L));
    }

    @AfterAll
    void closeCentre() {
        centre.close();
    }

    private void twice(CallCommand report, Object... events) {
        centre.when(report).expectEvents(events);
        centre.when(report).expectEvents();
    }

    @Test
    void theCallerHearsMusicAndThenDoesNotAnyMore() {
        ReportHold hold = new ReportHold(line.id, Line.at(10), anna);
        twice(hold, new CallHeld(line.id, 1, anna));
        twice(new ReportResumption(line.id, Line.at(14), anna), new CallResumed(line.id, 1, anna));
        centre.when(hold).expectEvents();
    }

    @Test
    void whatIsSaidIsRecordedExceptInPauses() {
        twice(new ReportRecordingStart(line.id, Line.at(5), FILE), new CallRecordingStarted(line.id, 1, anna, FILE));
        ReportRecordingPause pause = new ReportRecordingPause(line.id, Line.at(6), FILE, true);
        twice(pause, new CallRecordingPaused(line.id, FILE));
        twice(new ReportRecordingPause(line.id, Line.at(8), FILE, false), new CallRecordingResumed(line.id, FILE));
        centre.when(pause).expectEvents();
        twice(new ReportRecordingEnd(line.id, Line.at(9), FILE), new CallRecordingStopped(line.id, FILE));
    }

    @Test
    @Tag("AG-62")
    void whoListensIsInTheLog() {
        ReportMonitoring listen = new ReportMonitoring(line.id, Line.at(5), "3001", anna, Monitoring.LISTEN, SPY);
        twice(listen, new CallMonitoringStarted(line.id, "3001", anna, Monitoring.LISTEN));
        twice(
                new ReportMonitoring(line.id, Line.at(7), "3001", anna, Monitoring.BARGE, SPY),
                new CallMonitoringStarted(line.id, "3001", anna, Monitoring.BARGE));
        twice(
                new ReportMonitoringEnd(line.id, Line.at(9), "3001", anna, SPY),
                new CallMonitoringEnded(line.id, "3001", anna));
        centre.when(listen).expectEvents();
    }

    @Test
    void theEndOfTheCallEndsWhatGoesOnDuringIt() {
        centre.given(new ReportRecordingStart(line.id, Line.at(5), FILE));
        centre.given(new ReportMonitoring(line.id, Line.at(6), "3001", anna, Monitoring.WHISPER, SPY));
        assertThat(centre.when(line.end(9, Party.CALLER)).events())
                .contains(new CallRecordingStopped(line.id, FILE), new CallMonitoringEnded(line.id, "3001", anna));
    }
}
