package io.switchlog.query.report;

import io.switchlog.query.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A queue step as a test knows it, and the rows that tables have of it. */
record Step(
        UUID id,
        String channel,
        UUID queueId,
        Instant joinedAt,
        @Nullable Instant endedAt,
        @Nullable String reason) {
    private static final List<String> REASONS = List.of("accepted", "accepted", "accepted", "timeout", "abandoned");

    /** How a step looked at a time, or null if it had not begun. */
    @Nullable
    Step at(Instant time) {
        if (joinedAt.isAfter(time)) {
            return null;
        }
        return endedAt == null || endedAt.isAfter(time) ? new Step(id, channel, queueId, joinedAt, null, null) : this;
    }

    boolean ended(String how) {
        return how.equals(reason);
    }

    long waitMs() {
        return endedAt == null ? -1 : Duration.between(joinedAt, endedAt).toMillis();
    }

    /** Steps of some queues, as many as asked for, each at a random time of a range. */
    static List<Step> random(Random random, int count, Instant from, Duration range) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String channel = random.nextInt(3) == 0 ? "email" : "chat";
            UUID queueId = new UUID(channel.equals("chat") ? 1 : 2, 0x8000_0000_0000_0000L + random.nextInt(3));
            Instant joinedAt = from.plusMillis((long) (random.nextDouble() * range.toMillis()));
            // Now and then exactly at the border of an interval or of a threshold.
            if (random.nextInt(10) == 0) {
                joinedAt = Instant.ofEpochSecond(joinedAt.getEpochSecond() / 900 * 900);
            }
            long waitMs = random.nextInt(10) == 0 ? 30_000 : (long) (-Math.log(1 - random.nextDouble()) * 60_000);
            boolean waits = random.nextInt(20) == 0;
            steps.add(new Step(
                    new UUID(random.nextLong(), 0x8000_0000_0000_0000L + i),
                    channel,
                    queueId,
                    joinedAt,
                    waits ? null : joinedAt.plusMillis(waitMs),
                    waits ? null : REASONS.get(random.nextInt(REASONS.size()))));
        }
        return steps;
    }

    static void insert(TestDatabase database, List<Step> steps) {
        StringBuilder sql = new StringBuilder();
        int position = 10;
        for (Step step : steps) {
            position += 10;
            sql.append(step.insert(position));
        }
        database.execute(sql.toString());
    }

    private String insert(int position) {
        String ended = endedAt == null ? "null" : "'" + endedAt + "'";
        return """
                insert into report.report_%1$s_queue
                    (id, interaction_id, step_no, route_no, queue_id, queue_name, strategy, user_id, user_name, reason,
                     joined_at, accepted_at, timed_out_at, abandoned_at, ended_at, offer_count, offered_agents,
                     expired_offers, rejected_offers, rescinded_offers, refused_admissions, origin, source,
                     first_event_seq, last_event_seq, recorded_at)
                values ('%2$s', '%2$s', 1, 1, '%3$s', 'Queue', 'rrmemory', %4$s, %5$s, %6$s, '%7$s', %8$s, %9$s, %10$s,
                        %11$s, 0, 0, 0, 0, 0, 0, 'new', 'native', %12$d, %12$d, '%7$s');
                insert into history.interaction_state
                    (interaction_id, from_position, channel, account_id, status, step_no, route_no, queue_id, queue_name,
                     step_began_at, timeout_at, from_at, to_at, to_position, ended_by, last_position)
                values ('%2$s', %12$d, '%1$s', '%2$s', 'waiting', 1, 1, '%3$s', 'Queue', '%7$s', '%7$s', '%7$s', %11$s,
                        %13$s, %14$s, %12$d);
                """.formatted(
                        channel,
                        id,
                        queueId,
                        ended("accepted") ? "'" + id + "'" : "null",
                        ended("accepted") ? "'Anna'" : "null",
                        reason == null ? "null" : "'" + reason + "'",
                        joinedAt,
                        ended("accepted") ? ended : "null",
                        ended("timeout") ? ended : "null",
                        ended("abandoned") ? ended : "null",
                        ended,
                        position,
                        endedAt == null ? "null" : Integer.toString(position + 1),
                        endedAt == null ? "null" : ended("timeout") ? "'timed_out'" : "'" + reason + "'");
    }
}
