package io.switchlog.projection.telephone;

import io.switchlog.messages.agent.AgentEvent.AgentLoggedOut;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneAdded;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneOccupied;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneRegistered;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneRemoved;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneRenamed;
import io.switchlog.messages.telephone.TelephoneEvent.TelephoneUnregistered;
import io.switchlog.messages.telephone.TelephoneId;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.telephone}: the telephones that agents share, and who sits at them. */
final class TelephoneTable extends Table<TelephoneId, TelephoneTable.Row> {

    record Row(
            TelephoneId telephoneId,
            String name,
            String endpoint,
            boolean registered,
            boolean removed,
            @Nullable AgentId agentId,
            @Nullable SessionId sessionId,
            @Nullable Instant occupiedAt,
            Instant createdAt,
            long position)
            implements Positioned {

        Row as(String otherName, boolean isRegistered, boolean isRemoved, Envelope at) {
            return new Row(
                    telephoneId,
                    otherName,
                    endpoint,
                    isRegistered,
                    isRemoved,
                    agentId,
                    sessionId,
                    occupiedAt,
                    createdAt,
                    at.position());
        }

        Row with(@Nullable AgentId agent, @Nullable SessionId session, Envelope at) {
            return new Row(
                    telephoneId,
                    name,
                    endpoint,
                    registered,
                    removed,
                    agent,
                    session,
                    agent == null ? null : at.recordedAt(),
                    createdAt,
                    at.position());
        }
    }

    TelephoneTable() {
        super(
                "directory.telephone",
                new Rows<>("directory.telephone", TelephoneId.class, Row.class, Row::telephoneId, "telephone_id"));
        on(
                TelephoneAdded.class,
                TelephoneAdded::telephoneId,
                (row, event, at) -> new Row(
                        event.telephoneId(),
                        event.name(),
                        event.endpoint(),
                        false,
                        false,
                        null,
                        null,
                        null,
                        at.recordedAt(),
                        at.position()));
        change(
                TelephoneRenamed.class,
                TelephoneRenamed::telephoneId,
                (row, event, at) -> row.as(event.to(), row.registered(), false, at));
        change(
                TelephoneRegistered.class,
                TelephoneRegistered::telephoneId,
                (row, event, at) -> row.as(row.name(), true, false, at));
        change(
                TelephoneUnregistered.class,
                TelephoneUnregistered::telephoneId,
                (row, event, at) -> row.as(row.name(), false, false, at));
        change(
                TelephoneRemoved.class,
                TelephoneRemoved::telephoneId,
                (row, event, at) -> row.as(row.name(), row.registered(), true, at));
        change(
                TelephoneOccupied.class,
                TelephoneOccupied::telephoneId,
                (row, event, at) -> row.with(event.agentId(), event.sessionId(), at));
        change(
                AgentLoggedOut.class,
                AgentLoggedOut::telephoneId,
                (row, event, at) -> event.sessionId().equals(row.sessionId()) ? row.with(null, null, at) : row);
    }
}
