package io.switchlog.query.stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchlog.query.desktop.Desktop;
import io.switchlog.query.live.LiveAgent;
import io.switchlog.query.live.LiveInteraction;
import io.switchlog.query.live.LiveQueue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client is sent. A snapshot replaces all that is on the screen; a patch replaces the rows that it has, by their
 * ids, and removes those that are gone.
 *
 * @param index of the last event that is on the screen afterwards
 * @param at when that event was recorded
 * @param gone in a patch only
 * @param desktop of the agent who listens: in a snapshot, and in a patch if something was set that it shows
 * @param notices what the agent who listens is told of that, in a patch only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Message(
        @JsonIgnore Kind kind,
        long index,
        Instant at,
        List<LiveAgent> agents,
        List<LiveQueue> queues,
        List<LiveInteraction> interactions,
        @Nullable Gone gone,
        @Nullable Desktop desktop,
        @Nullable List<Desktop.Notice> notices) {

    enum Kind {
        SNAPSHOT,
        PATCH,
        END
    }

    /** Ids of rows that are not on the board any more. */
    record Gone(List<UUID> agents, List<UUID> queues, List<UUID> interactions) {
        static final Gone NOTHING = new Gone(List.of(), List.of(), List.of());

        @JsonIgnore
        boolean isEmpty() {
            return agents.isEmpty() && queues.isEmpty() && interactions.isEmpty();
        }
    }

    /** The replay is over: this is what was on the screen in the end. */
    static Message end(long index, Instant at) {
        return new Message(Kind.END, index, at, List.of(), List.of(), List.of(), null, null, null);
    }

    @JsonIgnore
    boolean isEmpty() {
        return desktop == null
                && agents.isEmpty()
                && queues.isEmpty()
                && interactions.isEmpty()
                && (gone == null || gone.isEmpty());
    }
}
