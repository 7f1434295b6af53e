package io.switchlog.command.dispatch;

import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.access.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a command is sent, and under which command id.
 *
 * @param actor id of the agent or user, or the name of a process
 * @param role null for a process of the system itself
 * @param origin web, phone, supervisor, system, reconciliation
 * @param commandId sending two commands under one id does the first only
 * @param causationId what led to this command, or null if it began with the caller
 * @param reason why, in the caller's words
 * @param request keyed hash of the request if the caller gave an idempotency key, else null
 */
public record Caller(
        String actor,
        @Nullable Role role,
        String origin,
        UUID commandId,
        @Nullable UUID causationId,
        @Nullable UUID correlationId,
        @Nullable String reason,
        @Nullable String request) {

    /** A process of the system, acting because of an event. */
    public static Caller process(
            String name, UUID commandId, @Nullable UUID causationId, @Nullable UUID correlationId) {
        return new Caller(name, null, "system", commandId, causationId, correlationId, null, null);
    }

    /** An id for something that this command creates; the same again if the command is sent again. */
    public UUID newId() {
        return commandId;
    }

    /** The caller with one of several commands that come of his one request. */
    public Caller part(int number) {
        return new Caller(
                actor,
                role,
                origin,
                CommandIds.part(commandId, number),
                causationId,
                correlationOfParts(),
                reason,
                request);
    }

    private UUID correlationOfParts() {
        return correlationId == null ? commandId : correlationId;
    }

    /** The caller as it stands in events about an agent's work: someone else acting for him is a supervisor. */
    public Caller actingFor(Object agentId) {
        return isAgent(agentId) ? this : supervising();
    }

    /** The caller as somebody who does an agent's work for him. */
    public Caller supervising() {
        return new Caller(actor, role, "supervisor", commandId, causationId, correlationId, reason, request);
    }

    /** Whether the command may be a repetition, because the caller chose its key. */
    boolean mayRepeat() {
        return request != null;
    }

    /** Whether the caller is this agent himself. */
    public boolean isAgent(Object agentId) {
        return role == Role.AGENT && actor.equals(agentId.toString());
    }
}
