package io.switchlog.telephony.queuelog;

import io.switchlog.telephony.queuelog.Difference.Reason;
import io.switchlog.telephony.queuelog.Difference.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Holds the report of a time against the switchboard's record of it, stay by stay. */
public final class Reconciliation {
    /** The switchboard tells of a thing and writes it down one after the other. */
    private static final Duration APART = Duration.ofSeconds(1);

    private final List<Blindness> blind;
    private final Instant until;

    /** A time when nobody listened. */
    public record Blindness(Instant from, Instant to) {
        boolean covers(Instant time) {
            return !time.isBefore(from.minus(APART)) && !time.isAfter(to.plus(APART));
        }
    }

    /**
     * @param blind when nobody listened
     * @param until how far the report has come, by the switchboard's clock
     */
    public Reconciliation(List<Blindness> blind, Instant until) {
        this.blind = List.copyOf(blind);
        this.until = until;
    }

    /** What differs, in the order of time. */
    public List<Difference> between(List<QueueStay> recorded, List<QueueStay> reported) {
        Map<String, List<QueueStay>> mine = byCall(reported);
        Map<String, List<QueueStay>> theirs = byCall(recorded);
        Set<String> calls = new TreeSet<>(theirs.keySet());
        calls.addAll(mine.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String call : calls) {
            ofCall(theirs.getOrDefault(call, List.of()), mine.getOrDefault(call, List.of()), differences);
        }
        differences.sort(Comparator.comparing(Difference::at).thenComparing(Difference::callId));
        return differences;
    }

    private static Map<String, List<QueueStay>> byCall(List<QueueStay> stays) {
        Map<String, List<QueueStay>> byCall = new HashMap<>();
        for (QueueStay stay : stays) {
            byCall.computeIfAbsent(stay.callId(), call -> new ArrayList<>()).add(stay);
        }
        byCall.values().forEach(list -> list.sort(Comparator.comparing(QueueStay::joinedAt)));
        return byCall;
    }

    /** Of a stay that only one of them knows the other has nothing near in time. */
    private void ofCall(List<QueueStay> recorded, List<QueueStay> reported, List<Difference> differences) {
        List<QueueStay> left = new ArrayList<>(reported);
        for (QueueStay theirs : recorded) {
            QueueStay mine = left.stream()
                    .filter(stay -> sameName(stay, theirs))
                    .min(Comparator.comparing(stay -> apart(stay.joinedAt(), theirs.joinedAt())))
                    .orElse(null);
            if (mine == null) {
                differences.add(difference(theirs, null, What.STAY, said(theirs.result()), ""));
            } else {
                left.remove(mine);
                compare(theirs, mine, differences);
            }
        }
        for (QueueStay mine : left) {
            differences.add(difference(mine, null, What.STAY, "", said(mine.result())));
        }
    }

    private static boolean sameName(QueueStay one, QueueStay other) {
        return one.queue().equalsIgnoreCase(other.queue());
    }

    private void compare(QueueStay recorded, QueueStay reported, List<Difference> differences) {
        BiConsumer<What, List<String>> differ =
                (what, both) -> differences.add(difference(recorded, reported, what, both.get(0), both.get(1)));
        time(What.JOINED_AT, recorded.joinedAt(), reported.joinedAt(), differ);
        value(What.RESULT, said(recorded.result()), said(reported.result()), differ);
        if (recorded.result() != reported.result()) {
            return;
        }
        time(What.RESULT_AT, recorded.resultAt(), reported.resultAt(), differ);
        value(What.AGENT, Objects.toString(recorded.agent(), ""), Objects.toString(reported.agent(), ""), differ);
        value(What.RELEASE, said(recorded.release()), said(reported.release()), differ);
        if (recorded.release() == reported.release()) {
            time(What.RELEASED_AT, recorded.releasedAt(), reported.releasedAt(), differ);
        }
    }

    private static String said(@Nullable Enum<?> word) {
        return word == null ? "" : word.name().toLowerCase(Locale.ROOT);
    }

    private static void value(What what, String recorded, String reported, BiConsumer<What, List<String>> differ) {
        if (!recorded.equals(reported)) {
            differ.accept(what, List.of(recorded, reported));
        }
    }

    private static void time(
            What what, @Nullable Instant recorded, @Nullable Instant reported, BiConsumer<What, List<String>> differ) {
        boolean same = recorded == null || reported == null
                ? Objects.equals(recorded, reported)
                : apart(recorded, reported).compareTo(APART) <= 0;
        if (!same) {
            differ.accept(what, List.of(Objects.toString(recorded, ""), Objects.toString(reported, "")));
        }
    }

    private static Duration apart(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }

    private Difference difference(
            QueueStay stay, @Nullable QueueStay other, What what, String recorded, String reported) {
        // A switchboard that was killed has not written down how its calls ended.
        Instant end = end(stay) == null && other != null ? end(other) : end(stay);
        return new Difference(
                stay.callId(), stay.queue(), stay.joinedAt(), what, recorded, reported, reason(stay.joinedAt(), end));
    }

    /** When it was over, or null if it goes on. */
    private static @Nullable Instant end(QueueStay stay) {
        return stay.talks() ? null : stay.release() == null ? stay.resultAt() : stay.releasedAt();
    }

    private Reason reason(Instant from, @Nullable Instant to) {
        boolean wasBlind = blind.stream()
                .anyMatch(time -> time.covers(from)
                        || to != null && (time.covers(to) || from.isBefore(time.from()) && to.isAfter(time.to())));
        if (wasBlind) {
            return Reason.BLIND;
        }
        return to == null || to.isAfter(until) ? Reason.UNDER_WAY : Reason.UNKNOWN;
    }
}
