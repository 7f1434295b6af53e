package io.switchlog.api;

import io.switchlog.Installation;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallCommand;
import io.switchlog.messages.call.CallCommand.CallIdentity;
import io.switchlog.messages.call.CallCommand.ReportAnswer;
import io.switchlog.messages.call.CallCommand.ReportArrival;
import io.switchlog.messages.call.CallCommand.ReportConnection;
import io.switchlog.messages.call.CallCommand.ReportEnd;
import io.switchlog.messages.call.CallCommand.ReportExit;
import io.switchlog.messages.call.CallCommand.ReportHold;
import io.switchlog.messages.call.CallCommand.ReportJoin;
import io.switchlog.messages.call.CallCommand.ReportMonitoring;
import io.switchlog.messages.call.CallCommand.ReportMonitoringEnd;
import io.switchlog.messages.call.CallCommand.ReportPlacedCall;
import io.switchlog.messages.call.CallCommand.ReportRecordingEnd;
import io.switchlog.messages.call.CallCommand.ReportRecordingPause;
import io.switchlog.messages.call.CallCommand.ReportRecordingStart;
import io.switchlog.messages.call.CallCommand.ReportRelease;
import io.switchlog.messages.call.CallCommand.ReportResumption;
import io.switchlog.messages.call.CallCommand.ReportRingEnd;
import io.switchlog.messages.call.CallCommand.ReportRinging;
import io.switchlog.messages.call.CallDirection;
import io.switchlog.messages.call.Monitoring;
import io.switchlog.messages.call.Observation;
import io.switchlog.messages.call.Party;
import io.switchlog.messages.call.QueueExit;
import io.switchlog.messages.call.Release;
import io.switchlog.messages.call.RingOutcome;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueId;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;

/** One call as a switchboard reports it. Seconds are counted from the call's beginning, by the switchboard's clock. */
final class Switchboard {
    static final String CALLER = "+39 02 5550137";

    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private final InteractionId call = new InteractionId(UUID.randomUUID());
    private final Instant beginning;
    private final Commands commands;
    private final Vault vault;
    private boolean reconciled;

    /** In the installation that most tests share. */
    Switchboard(Instant beginning) {
        this(Installation.shared().node(), beginning);
    }

    Switchboard(Installation.Node node, Instant beginning) {
        this.beginning = beginning;
        this.commands = node.context().getBean(Commands.class);
        this.vault = node.context().getBean(Vault.class);
    }

    String id() {
        return call.toString();
    }

    /** What follows was not observed but found out afterwards. */
    Switchboard reconciled() {
        reconciled = true;
        return this;
    }

    void send(CallCommand... reports) {
        for (CallCommand report : reports) {
            send(CommandIds.next(), report);
        }
    }

    void send(UUID commandId, CallCommand report) {
        commands.send(new Caller("pbx:branch", null, "phone", commandId, null, null, null, null), report);
    }

    /** Somebody wants something. */
    void ask(Object request) {
        commands.send(new Caller("pbx:branch", null, "phone", CommandIds.next(), null, null, null, null), request);
    }

    /** The number of whoever calls or is called. */
    Sealed number() {
        return vault.seal(contact().subject(), CALLER);
    }

    Observation at(double second) {
        return new Observation("branch", beginning.plusMillis(Math.round(second * 1_000)), reconciled);
    }

    /** A second of the call, as it is shown. */
    String time(double second) {
        return MICROS.format(at(second).occurredAt());
    }

    private Contact contact() {
        UUID subject = vault.keyedId("contact:phone:" + CALLER);
        return new Contact(subject, null, vault.seal(subject, CALLER), null);
    }

    private static AgentId agent(String agent) {
        return AgentId.of(agent);
    }

    private Sealed name(String agent) {
        return vault.seal(UUID.fromString(agent), "Agent of the switchboard");
    }

    CallCommand arrival(double second) {
        return new ReportArrival(
                call,
                at(second),
                new CallIdentity("branch-" + call, "branch-" + call),
                CallDirection.INBOUND,
                new AccountId(vault.keyedId("account:branch:800500")),
                "800500",
                contact());
    }

    CallCommand placed(double second, String agent) {
        return new ReportPlacedCall(
                call,
                at(second),
                new CallIdentity("branch-" + call, "branch-" + call),
                CallDirection.OUTBOUND,
                agent(agent),
                contact(),
                vault.seal(contact().subject(), CALLER));
    }

    CallCommand answer(double second) {
        return new ReportAnswer(call, at(second));
    }

    CallCommand join(double second, int visitNo, String queue) {
        return new ReportJoin(call, at(second), visitNo, QueueId.of(queue), "sales");
    }

    CallCommand ringing(double second, int visitNo, String agent) {
        return new ReportRinging(call, at(second), visitNo, agent(agent), name(agent));
    }

    CallCommand ringEnd(double second, int visitNo, String agent, RingOutcome outcome) {
        return new ReportRingEnd(call, at(second), visitNo, agent(agent), outcome);
    }

    CallCommand connection(double second, int visitNo, String agent) {
        return new ReportConnection(call, at(second), visitNo, agent(agent), name(agent), AcceptMode.MANUAL, null);
    }

    CallCommand exit(double second, int visitNo, String queue, QueueExit exit) {
        return new ReportExit(call, at(second), visitNo, QueueId.of(queue), "sales", exit);
    }

    CallCommand hold(double second, String agent) {
        return new ReportHold(call, at(second), agent(agent));
    }

    CallCommand resumption(double second, String agent) {
        return new ReportResumption(call, at(second), agent(agent));
    }

    CallCommand release(double second, int visitNo, String agent, Release release) {
        return new ReportRelease(call, at(second), visitNo, agent(agent), release, null);
    }

    CallCommand passOn(double second, int visitNo, String agent, Release release, String to) {
        return new ReportRelease(call, at(second), visitNo, agent(agent), release, agent(to));
    }

    CallCommand recording(double second, String file) {
        return new ReportRecordingStart(call, at(second), file);
    }

    CallCommand recordingPause(double second, String file, boolean paused) {
        return new ReportRecordingPause(call, at(second), file, paused);
    }

    CallCommand recordingEnd(double second, String file) {
        return new ReportRecordingEnd(call, at(second), file);
    }

    CallCommand monitoring(double second, String agent) {
        return new ReportMonitoring(call, at(second), "3001", agent(agent), Monitoring.WHISPER, "spy-" + call);
    }

    CallCommand monitoringEnd(double second, String agent) {
        return new ReportMonitoringEnd(call, at(second), "3001", agent(agent), "spy-" + call);
    }

    CallCommand end(double second, Party by) {
        return new ReportEnd(call, at(second), by, 16);
    }

    /** Until the tables show all that was reported. */
    static void awaitReports() {
        Await.until(
                () -> "the reports reach the head",
                () -> Boolean.TRUE.equals(Installation.shared().owner().queryForObject("""
                        select min(p.position) >= (select position from log.head) from projection.position p""", Boolean.class)));
    }
}
