package io.switchlog.query.live;

import io.switchlog.query.viewer.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent's row on the board.
 *
 * @param channels by code of the channel, such as {@code chat}
 * @param openTabs open interactions over all channels
 * @param tabLimit most of them, 0 for no limit
 */
public record LiveAgent(
        UUID agentId,
        String fullName,
        boolean loggedIn,
        Map<String, LiveChannel> channels,
        int openTabs,
        int tabLimit,
        List<LiveOffer> offers,
        List<LiveEngagement> interactions) {

    /** Without the queues that are not for the one who looks: that something is from elsewhere stays to be seen. */
    public LiveAgent asSeenBy(Viewer viewer) {
        return new LiveAgent(
                agentId,
                fullName,
                loggedIn,
                channels,
                openTabs,
                tabLimit,
                offers.stream()
                        .map(offer -> new LiveOffer(
                                offer.interactionId(),
                                viewer.queue(offer.queueId()),
                                offer.channel(),
                                offer.offeredAt(),
                                offer.expiresAt(),
                                offer.autoAnswerAt()))
                        .toList(),
                interactions.stream()
                        .map(engagement -> new LiveEngagement(
                                engagement.interactionId(),
                                viewer.queue(engagement.queueId()),
                                engagement.channel(),
                                engagement.acceptedAt()))
                        .toList());
    }

    /**
     * How he stands on one channel.
     *
     * @param state logged_out, paused, not_responding, wrap_up or available; of what holds, the first
     * @param reason of the pause, null if there is none
     * @param since when the state began
     * @param dueBackAt when the pause exceeds what its reason allows, null if nothing limits it
     * @param overdue whether it has
     * @param until when the wrap-up ends, null in other states
     * @param open his open interactions on the channel
     * @param capacity most of them, 0 for no limit
     */
    public record LiveChannel(
            String state,
            @Nullable String reason,
            Instant since,
            @Nullable Instant dueBackAt,
            boolean overdue,
            @Nullable Instant until,
            int open,
            int capacity) {}

    /**
     * What he is being notified of.
     *
     * @param autoAnswerAt when it is accepted for him, null if that is left to him
     */
    public record LiveOffer(
            UUID interactionId,
            @Nullable UUID queueId,
            String channel,
            Instant offeredAt,
            Instant expiresAt,
            @Nullable Instant autoAnswerAt) {}

    /** What he has. */
    public record LiveEngagement(
            UUID interactionId, @Nullable UUID queueId, String channel, Instant acceptedAt) {}
}
