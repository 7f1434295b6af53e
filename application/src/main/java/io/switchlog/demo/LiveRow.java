package io.switchlog.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agent's row on the live board. */
record LiveRow(
        UUID agentId,
        String fullName,
        boolean loggedIn,
        Map<String, ChannelState> channels,
        int openTabs,
        int tabLimit,
        List<LiveOffer> offers,
        List<LiveInteraction> interactions) {

    record ChannelState(String state, @Nullable String reason, Instant since, int open, int capacity) {
        boolean isPaused() {
            return state.equals("paused");
        }
    }

    record LiveOffer(UUID interactionId, @Nullable UUID queueId, String channel, Instant offeredAt) {}

    record LiveInteraction(UUID interactionId) {}
}
