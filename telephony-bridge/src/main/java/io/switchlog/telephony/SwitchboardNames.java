package io.switchlog.telephony;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.queue.QueueId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What things of the centre are called on a switchboard. */
public final class SwitchboardNames {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,80}");
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final String BY_ID = "q-";

    private SwitchboardNames() {}

    /** A queue goes by its name where a switchboard can write that, else by its id. */
    public static String ofQueue(QueueId queueId, String name) {
        return PLAIN.matcher(name).matches() ? name : BY_ID + queueId;
    }

    /** The id of a queue that goes by it. */
    public static Optional<String> queueId(String queue) {
        return Optional.of(queue)
                .filter(name -> name.startsWith(BY_ID))
                .map(name -> name.substring(BY_ID.length()))
                .filter(id -> UUID_TEXT.matcher(id).matches());
    }

    /** A member of a queue goes by the agent's id, which stays whatever else becomes of him. */
    public static String ofMember(AgentId agentId) {
        return agentId.toString();
    }

    /** The agent who goes by this name; empty for a member that is none of the centre's. */
    public static Optional<AgentId> agent(String memberName) {
        return UUID_TEXT.matcher(memberName).matches()
                ? Optional.of(new AgentId(UUID.fromString(memberName)))
                : Optional.empty();
    }

    /** The telephone of an agent with this internal number. */
    public static String deviceOf(String internal) {
        return "PJSIP/" + internal;
    }
}
