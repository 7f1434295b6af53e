package io.switchlog.telephony.translation;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import java.util.Optional;

/** What the centre knows of what a switchboard names. Asked for nearly every event, so it must not take long. */
public interface CentreDirectory {
    /** The queue of this name; empty if the centre has none. */
    Optional<QueueId> queue(String name);

    /** The agent whose telephone this is, such as {@code PJSIP/1001}. */
    Optional<AgentId> atDevice(String device);

    /** The agent whom one reaches by dialling this. */
    Optional<AgentId> atExtension(String extension);

    /** Whether calls are answered for him. */
    boolean answersAutomatically(AgentId agentId);
}
