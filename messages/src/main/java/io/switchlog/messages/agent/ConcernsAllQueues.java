package io.switchlog.messages.agent;

/**
 * A command about an agent that is felt in every queue that he serves: deleting or disabling him, or changing his
 * typology. It takes somebody who is enabled to all of these queues (AMB-18).
 */
public interface ConcernsAllQueues {

    /** Whether this very command is. */
    default boolean concernsAllQueues() {
        return true;
    }
}
