package io.switchlog.command.agent;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.telephone.TelephoneId;

/** The telephones that agents share (AG-46). */
public interface HotDesks {
    /** The agent sits down at this telephone for as long as this session lasts; refused if it is not free. */
    void sitDown(AgentId agentId, SessionId sessionId, TelephoneId telephoneId);
}
