package io.switchlog.switchboard.bridge;

import io.switchlog.projection.Background;
import io.switchlog.telephony.inbox.Inbox;
import io.switchlog.telephony.inbox.InboxConsumer;
import io.switchlog.telephony.inbox.InboxCursor;
import io.switchlog.telephony.inbox.InboxEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the events in the inbox to a consumer, in their order. Whenever the consumer fails, and when this begins, there is a
 * new one, which gets everything again that it needs to know of calls that are not over.
 */
final class Translating implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Translating.class);
    private static final int AT_ONCE = 500;
    private static final Duration NAP = Duration.ofMillis(500);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(5);

    private final String pbx;
    private final Inbox inbox;
    private final InboxConsumer.Factory consumers;
    private final Duration retention;
    private final Clock clock;
    private final Background background;
    private Instant tidyAt = Instant.MIN;
    private Duration retry = FIRST_RETRY;

    /** @param retention how long events are kept that nobody needs any more */
    Translating(String pbx, Inbox inbox, InboxConsumer.Factory consumers, Duration retention, Clock clock) {
        this.pbx = pbx;
        this.inbox = inbox;
        this.consumers = consumers;
        this.retention = retention;
        this.clock = clock;
        this.background = new Background("translation-" + pbx);
    }

    void start() {
        background.start(() -> {
            while (background.isRunning()) {
                try {
                    translate();
                } catch (RuntimeException failed) {
                    LOG.warn("Events of {} cannot be translated now, and are later: {}", pbx, failed.toString());
                    background.rest(retry);
                    Duration longer = retry.multipliedBy(2);
                    retry = longer.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : longer;
                }
            }
        });
    }

    /** There are new events. */
    void wake() {
        background.wake();
    }

    private void translate() {
        InboxCursor cursor = inbox.cursor(pbx);
        InboxConsumer consumer = consumers.begin(pbx, cursor);
        long position = Math.max(cursor.replayFrom() - 1, 0);
        while (background.isRunning()) {
            List<InboxEntry> entries = inbox.read(pbx, position, AT_ONCE);
            if (entries.isEmpty()) {
                consumer.quiet();
                tidy();
                background.nap(NAP);
                continue;
            }
            long replayFrom = consumer.take(entries);
            position = entries.get(entries.size() - 1).seq();
            inbox.advance(pbx, new InboxCursor(position, Math.min(replayFrom, position + 1)), clock.instant());
            retry = FIRST_RETRY;
        }
    }

    private void tidy() {
        Instant now = clock.instant();
        if (!now.isBefore(tidyAt)) {
            inbox.prune(pbx, retention, now);
            tidyAt = now.plus(TIDY_EVERY);
        }
    }

    @Override
    public void close() {
        background.stop();
    }
}
