package io.switchlog.query.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchlog.messages.routing.Admission;
import io.switchlog.messages.routing.Standing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the checks of admission, by itself, with what it looked at.
 *
 * @param check logged_in, member, paused, tab_limit or capacity
 * @param since since when he was logged in or not, served the queue, or was in the state
 * @param penalty as a member of the queue
 * @param state paused, wrap_up, not_responding or available; none if he was not logged in
 * @param reason of the pause
 * @param open interactions, over all channels or on this one
 * @param limit most of them, 0 for no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Check(
        String check,
        boolean passed,
        @Nullable Instant since,
        @Nullable Integer penalty,
        @Nullable String state,
        @Nullable String reason,
        @Nullable Integer open,
        @Nullable Integer limit) {

    /** All five in the order in which they are asked. Each is decided by the rules of admission, the others granted. */
    static List<Check> all(Situation situation) {
        Standing standing = situation.standing();
        return List.of(
                loggedIn(situation, passes(standing.loggedIn(), true, false, 0, 0, 0, 0)),
                member(situation, passes(true, standing.member(), false, 0, 0, 0, 0)),
                paused(situation, passes(true, true, standing.paused(), 0, 0, 0, 0)),
                load("tab_limit", standing.openTabs(), standing.tabLimit()),
                load("capacity", standing.openOnChannel(), standing.capacity()));
    }

    private static boolean passes(
            boolean loggedIn, boolean member, boolean paused, int tabs, int tabLimit, int open, int capacity) {
        return Admission.refusal(new Standing(loggedIn, member, paused, tabs, tabLimit, open, capacity))
                .isEmpty();
    }

    private static Check loggedIn(Situation situation, boolean passed) {
        Situation.State state = situation.state();
        Instant since = state == null ? null : passed ? state.sessionBeganAt() : state.since();
        return new Check("logged_in", passed, since, null, null, null, null, null);
    }

    private static Check member(Situation situation, boolean passed) {
        Situation.Membership membership = situation.membership();
        return membership == null
                ? new Check("member", passed, null, null, null, null, null, null)
                : new Check("member", passed, membership.since(), membership.penalty(), null, null, null, null);
    }

    private static Check paused(Situation situation, boolean passed) {
        Situation.State state = situation.state();
        return state == null || !situation.loggedIn()
                ? new Check("paused", passed, null, null, null, null, null, null)
                : new Check("paused", passed, state.since(), null, state.code(), state.reason(), null, null);
    }

    private static Check load(String name, int open, int limit) {
        return new Check(name, passes(true, true, false, open, limit, 0, 0), null, null, null, null, open, limit);
    }
}
