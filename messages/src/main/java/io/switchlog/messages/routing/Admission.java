package io.switchlog.messages.routing;

import java.util.Optional;

/**
 * Whether an agent may be offered an interaction, or accept it: one pure function for routing, for acceptance and for
 * explaining afterwards. The tab limit goes before the capacity, so that where both are reached the cause is the tab
 * limit (AG-109, AG-110).
 */
public final class Admission {
    private Admission() {}

    /** The first check that fails, or empty if the agent is admitted. */
    public static Optional<AdmissionRefusal> refusal(Standing standing) {
        if (!standing.loggedIn()) {
            return Optional.of(AdmissionRefusal.NOT_LOGGED_IN);
        }
        if (!standing.member()) {
            return Optional.of(AdmissionRefusal.NOT_A_MEMBER);
        }
        if (standing.paused()) {
            return Optional.of(AdmissionRefusal.PAUSED);
        }
        if (reached(standing.openTabs(), standing.tabLimit())) {
            return Optional.of(AdmissionRefusal.TAB_LIMIT);
        }
        if (reached(standing.openOnChannel(), standing.capacity())) {
            return Optional.of(AdmissionRefusal.CAPACITY);
        }
        return Optional.empty();
    }

    private static boolean reached(int open, int limit) {
        return limit > 0 && open >= limit;
    }
}
