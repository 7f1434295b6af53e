package io.switchlog.command.call;

import io.switchlog.command.Centre;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.call.CallCommand.CallIdentity;
import io.switchlog.messages.call.CallCommand.ReportArrival;
import io.switchlog.messages.call.CallCommand.ReportConnection;
import io.switchlog.messages.call.CallCommand.ReportEnd;
import io.switchlog.messages.call.CallCommand.ReportExit;
import io.switchlog.messages.call.CallCommand.ReportJoin;
import io.switchlog.messages.call.CallCommand.ReportPlacedCall;
import io.switchlog.messages.call.CallCommand.ReportRelease;
import io.switchlog.messages.call.CallCommand.ReportRingEnd;
import io.switchlog.messages.call.CallCommand.ReportRinging;
import io.switchlog.messages.call.CallDirection;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call, reported second by second. */
final class Line {
    static final Instant BEGINNING = Instant.parse("2025-12-31T23:00:00Z");
    static final AccountId SERVICE = new AccountId(UUID.fromString("0e1f2a3b-4c5d-5e6f-8a9b-0c1d2e3f4a5b"));
    static final Contact CALLER =
            new Contact(UUID.fromString("7d3a1f52-96c8-8b04-9f6e-4a2d8c5b7e09"), null, null, null);

    final InteractionId id = new InteractionId(CommandIds.next());

    static Observation at(int second) {
        return new Observation("branch", BEGINNING.plusSeconds(second), false);
    }

    ReportArrival arrival() {
        return new ReportArrival(
                id, at(0), new CallIdentity("u1", "l1"), CallDirection.INBOUND, SERVICE, "800500", CALLER);
    }

    ReportPlacedCall placed(int second, AgentId agent) {
        return new ReportPlacedCall(
                id,
                at(second),
                new CallIdentity("u1", "l1"),
                CallDirection.OUTBOUND,
                agent,
                CALLER,
                new Sealed(CALLER.subject(), "Rn2k"));
    }

    ReportJoin join(int second, int visitNo, QueueId queue) {
        return new ReportJoin(id, at(second), visitNo, queue, "theirs");
    }

    ReportRinging ringing(int second, int visitNo, AgentId agent) {
        return new ReportRinging(id, at(second), visitNo, agent, Centre.name(agent));
    }

    ReportRingEnd ringEnd(int second, int visitNo, AgentId agent, RingOutcome outcome) {
        return new ReportRingEnd(id, at(second), visitNo, agent, outcome);
    }

    ReportConnection connection(int second, int visitNo, AgentId agent, @Nullable Long ringMs) {
        return new ReportConnection(id, at(second), visitNo, agent, Centre.name(agent), AcceptMode.MANUAL, ringMs);
    }

    ReportExit exit(int second, int visitNo, QueueId queue, QueueExit exit) {
        return new ReportExit(id, at(second), visitNo, queue, "theirs", exit);
    }

    ReportRelease release(int second, int visitNo, AgentId agent, Release release) {
        return release(second, visitNo, agent, release, null);
    }

    ReportRelease release(int second, int visitNo, AgentId agent, Release release, @Nullable AgentId to) {
        return new ReportRelease(id, at(second), visitNo, agent, release, to);
    }

    ReportEnd end(int second, Party by) {
        return new ReportEnd(id, at(second), by, 16);
    }
}
