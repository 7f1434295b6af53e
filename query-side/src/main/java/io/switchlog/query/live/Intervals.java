package io.switchlog.query.live;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A statement about intervals that serves now and any moment before. In its text a table of intervals in braces, such as
 * <code>{history.agent_state}</code>, stands for the rows of it that hold.
 */
final class Intervals {
    private static final Pattern TABLE = Pattern.compile("\\{(history\\.\\w+)}");

    private static final Set<String> GROWING =
            Set.of("history.agent_state", "history.interaction_state", "history.engagement", "history.offer");

    /** How a table names the ends of its intervals. */
    private record Ends(String fromAt, String toAt, String fromPosition, String toPosition) {
        static final Ends USUAL = new Ends("from_at", "to_at", "from_position", "to_position");
        private static final Map<String, Ends> OTHERS = Map.of(
                "history.offer", new Ends("offered_at", "ended_at", "offered_position", "ended_position"),
                "history.engagement", new Ends("accepted_at", "closed_at", "accepted_position", "closed_position"));

        static Ends of(String table) {
            return OTHERS.getOrDefault(table, USUAL);
        }

        String open() {
            return toAt + " is null";
        }

        /**
         * The positions decide. In a table that grows with history a range of times finds the candidates, as an index has
         * it; in the others it would only mislead the planner.
         */
        String held(boolean grows) {
            return (grows ? contains() + " and " : "") + fromPosition + " <= :position and (" + toPosition
                    + " > :position or " + toPosition + " is null)";
        }

        private String contains() {
            return "tstzrange(" + fromAt + ", " + toAt + ", '[]') @> cast(:at as timestamptz)";
        }
    }

    private final String now;
    private final String then;

    Intervals(String text) {
        this.now = written(text, true);
        this.then = written(text, false);
    }

    private static String written(String text, boolean latest) {
        return TABLE.matcher(text).replaceAll(found -> {
            Ends ends = Ends.of(found.group(1));
            return Matcher.quoteReplacement("(select * from " + found.group(1) + " where "
                    + (latest ? ends.open() : ends.held(GROWING.contains(found.group(1)))) + ")");
        });
    }

    /** Ids as a parameter that is cast to {@code uuid[]}; null stays null. */
    static @Nullable String array(@Nullable Collection<UUID> ids) {
        return ids == null ? null : ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** The statement for this moment, with {@code :at} (the end of time if it is the present) and {@code :position} bound. */
    JdbcClient.StatementSpec at(Moment moment, JdbcClient database) {
        return database.sql(moment.latest() ? now : then)
                .param(
                        "at",
                        moment.latest()
                                ? OffsetDateTime.MAX
                                : moment.recordedAt().atOffset(ZoneOffset.UTC))
                .param("position", moment.position());
    }
}
