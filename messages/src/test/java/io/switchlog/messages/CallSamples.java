package io.switchlog.messages;

import static io.switchlog.messages.EventSamples.ANNA;
import static io.switchlog.messages.EventSamples.BERT;
import static io.switchlog.messages.EventSamples.SALES;
import static io.switchlog.messages.EventSamples.WEBSITE;
import static io.switchlog.messages.EventSamples.sealed;

import io.switchlog.messages.EventSamples.Sample;
import io.switchlog.messages.agent.AgentCallEvent.AgentCallRefused;
import io.switchlog.messages.agent.AgentCallEvent.AgentCallRequested;
import io.switchlog.messages.agent.AgentTelephoneEvent.AgentTelephoneConnected;
import io.switchlog.messages.agent.AgentTelephoneEvent.AgentTelephoneDisconnected;
import io.switchlog.messages.call.CallDirection;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.RecordingRequest;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.interaction.CallEvent.CallAnswered;
import io.switchlog.messages.interaction.CallEvent.CallBegan;
import io.switchlog.messages.interaction.CallEvent.CallEnded;
import io.switchlog.messages.interaction.CallEvent.CallHeld;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringEnded;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringRequested;
import io.switchlog.messages.interaction.CallEvent.CallMonitoringStarted;
import io.switchlog.messages.interaction.CallEvent.CallPlaced;
import io.switchlog.messages.interaction.CallEvent.CallRecordingPaused;
import io.switchlog.messages.interaction.CallEvent.CallRecordingRequested;
import io.switchlog.messages.interaction.CallEvent.CallRecordingResumed;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStarted;
import io.switchlog.messages.interaction.CallEvent.CallRecordingStopped;
import io.switchlog.messages.interaction.CallEvent.CallReleased;
import io.switchlog.messages.interaction.CallEvent.CallRequestRefused;
import io.switchlog.messages.interaction.CallEvent.CallResumed;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionEvent.InteractionDirected;
import io.switchlog.messages.interaction.InteractionEvent.InteractionQueued;
import io.switchlog.messages.interaction.InteractionEvent.InteractionTimedOut;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.interaction.Origin;
import io.switchlog.messages.interaction.TimeoutCause;
import io.switchlog.messages.queue.Strategy;
import java.util.List;
import java.util.UUID;

/** What happens to a call. */
final class CallSamples {
    private static final InteractionId CALL = InteractionId.of("5f2c1a9e-0d47-5b83-9c61-7ae0d4f83b16");
    private static final UUID CALLER = UUID.fromString("7d3a1f52-96c8-8b04-9f6e-4a2d8c5b7e09");
    private static final Contact CONTACT = new Contact(CALLER, sealed(CALLER, "hT5e"), sealed(CALLER, "Wq8z"), null);
    private static final String FILE = "1772438130.17-1.wav";

    private CallSamples() {}

    static List<Sample> all() {
        return List.of(
                Sample.of(new CallBegan(
                        CALL,
                        "branch",
                        "branch-1772438130.17",
                        "branch-1772438130.17",
                        CallDirection.INBOUND,
                        WEBSITE,
                        "Service line",
                        "800500",
                        CONTACT,
                        0)),
                Sample.of(new CallPlaced(
                        CALL,
                        "branch",
                        "branch-1772438140.21",
                        "branch-1772438140.21",
                        CallDirection.OUTBOUND,
                        ANNA,
                        CONTACT,
                        sealed(CALLER, "Rn2k"),
                        0)),
                Sample.of(new CallAnswered(CALL, ANNA)),
                Sample.of(new CallHeld(CALL, 1, ANNA)),
                Sample.of(new CallResumed(CALL, 1, ANNA)),
                Sample.of(new CallReleased(CALL, 1, ANNA, SALES, Release.CALLER_HUNG_UP, null, false)),
                new Sample(new CallReleased(CALL, 2, ANNA, null, Release.ATTENDED_TRANSFER, BERT, true), "transfer"),
                Sample.of(new CallRecordingStarted(CALL, 1, ANNA, FILE)),
                Sample.of(new CallRecordingPaused(CALL, FILE)),
                Sample.of(new CallRecordingResumed(CALL, FILE)),
                Sample.of(new CallRecordingStopped(CALL, FILE)),
                Sample.of(new CallRecordingRequested(CALL, ANNA, RecordingRequest.PAUSE, FILE)),
                Sample.of(new CallMonitoringRequested(
                        CALL,
                        "0b6f2a6e-6f5c-4f0e-9a55-8d1f4f8f2a11",
                        "3001",
                        ANNA,
                        Monitoring.BARGE,
                        "c8f0d5be-52a7-4c55-8f60-6d1b1c0f3a77")),
                Sample.of(new CallRequestRefused(CALL, ANNA, "Channel not existent")),
                Sample.of(new AgentCallRequested(
                        ANNA,
                        CALL,
                        "branch",
                        "c8f0d5be-52a7-4c55-8f60-6d1b1c0f3a78",
                        sealed(CALLER, "Rn2k"),
                        "77",
                        true)),
                new Sample(
                        new AgentCallRequested(
                                ANNA,
                                CALL,
                                "branch",
                                "c8f0d5be-52a7-4c55-8f60-6d1b1c0f3a78",
                                sealed(CALLER, "Rn2k"),
                                null,
                                false),
                        "plain"),
                Sample.of(new AgentTelephoneConnected(ANNA, "branch")),
                Sample.of(new AgentTelephoneDisconnected(ANNA, "branch")),
                Sample.of(new AgentCallRefused(ANNA, CALL, "Extension does not exist.")),
                Sample.of(new CallMonitoringStarted(CALL, "3001", ANNA, Monitoring.WHISPER)),
                Sample.of(new CallMonitoringEnded(CALL, "3001", ANNA)),
                Sample.of(new CallEnded(CALL, Party.CALLER, 16)),
                new Sample(
                        new InteractionQueued(
                                CALL,
                                1,
                                1,
                                Origin.NEW,
                                SALES,
                                "Sales",
                                Strategy.RRMEMORY,
                                Channel.VOICE,
                                WEBSITE,
                                "Service line",
                                0,
                                null,
                                1),
                        "call"),
                new Sample(
                        new InteractionDirected(
                                CALL, 2, 2, Origin.TRANSFER, BERT, Channel.VOICE, WEBSITE, "Service line", 0, null),
                        "call"),
                new Sample(
                        new InteractionTimedOut(
                                CALL, 1, SALES, Channel.VOICE, TimeoutCause.EXIT_FULL, List.of(), false),
                        "call"));
    }
}
