package io.switchlog.demo;

import java.util.Map;
import java.util.UUID;

/**
 * The demo's centre as it is set up.
 *
 * @param queues by name
 */
record Centre(Map<StaffMember, UUID> agents, Map<String, UUID> queues, Map<ServedChannel, UUID> accounts) {
    UUID agent(StaffMember agent) {
        return known(agents, agent);
    }

    UUID account(ServedChannel channel) {
        return known(accounts, channel);
    }

    boolean isFirstLine(ServedChannel channel, UUID queueId) {
        return queueId.equals(queues.get(channel.first.queue()));
    }

    private static <K> UUID known(Map<K, UUID> ids, K key) {
        UUID id = ids.get(key);
        if (id == null) {
            throw new IllegalStateException("The centre has no " + key);
        }
        return id;
    }
}
