package io.switchlog.messages.telephone;

import io.switchlog.messages.Event;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;

/** The life of a telephone that stands in the house and that agents share (AG-46). */
public sealed interface TelephoneEvent {
    TelephoneId telephoneId();

    /**
     * A telephone exists. It is not registered yet.
     *
     * @param endpoint under which the switchboard knows it, such as {@code PJSIP/desk-7}
     */
    @Event(name = "telephone.added")
    record TelephoneAdded(TelephoneId telephoneId, String name, String endpoint) implements TelephoneEvent {}

    /** The telephone has another name. */
    @Event(name = "telephone.renamed")
    record TelephoneRenamed(TelephoneId telephoneId, String from, String to) implements TelephoneEvent {}

    /** The telephone is gone for good. */
    @Event(name = "telephone.removed")
    record TelephoneRemoved(TelephoneId telephoneId) implements TelephoneEvent {}

    /** The switchboard can reach the telephone. */
    @Event(name = "telephone.registered")
    record TelephoneRegistered(TelephoneId telephoneId) implements TelephoneEvent {}

    /** The switchboard cannot reach the telephone any more. */
    @Event(name = "telephone.unregistered")
    record TelephoneUnregistered(TelephoneId telephoneId) implements TelephoneEvent {}

    /** An agent logged in at the telephone. He sits there until this session of his ends. */
    @Event(name = "telephone.occupied")
    record TelephoneOccupied(TelephoneId telephoneId, AgentId agentId, SessionId sessionId) implements TelephoneEvent {}
}
