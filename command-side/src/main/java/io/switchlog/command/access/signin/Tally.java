package io.switchlog.command.access.signin;

import io.switchlog.command.access.RequestFacts;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.access.AttemptEvent;
import io.switchlog.messages.access.SignInCommand.NoteAttempts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts attempts that get no event each. The first is noted at once, those of the following minute together, so whoever
 * tries a million times makes the log one event a minute longer, and nobody tries unnoticed.
 */
final class Tally {
    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_LISTED = 20;

    private final Commands commands;
    private final Clock clock;
    private final Kind kind;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> networks = new LinkedHashSet<>();
    private int attempts;
    private @Nullable Instant since;
    private Instant quietUntil = Instant.MIN;

    /** Makes the event of what was counted. */
    @FunctionalInterface
    interface Kind {
        AttemptEvent of(Instant since, int attempts, List<String> names, List<String> networks);
    }

    Tally(Commands commands, Clock clock, Kind kind) {
        this.commands = commands;
        this.clock = clock;
        this.kind = kind;
    }

    /** @param name keyed hash of the user name given */
    void count(String name, RequestFacts facts) {
        AttemptEvent due;
        synchronized (this) {
            attempts++;
            since = since == null ? clock.instant() : since;
            if (names.size() < MOST_LISTED) {
                names.add(name);
            }
            if (networks.size() < MOST_LISTED) {
                networks.add(facts.network());
            }
            due = due();
        }
        note(due);
    }

    /** Notes what was counted if its minute is over. */
    void flush() {
        AttemptEvent due;
        synchronized (this) {
            due = due();
        }
        note(due);
    }

    private @Nullable AttemptEvent due() {
        Instant now = clock.instant();
        if (since == null || now.isBefore(quietUntil)) {
            return null;
        }
        AttemptEvent event = kind.of(since, attempts, List.copyOf(names), List.copyOf(networks));
        quietUntil = now.plus(WINDOW);
        attempts = 0;
        since = null;
        names.clear();
        networks.clear();
        return event;
    }

    private void note(@Nullable AttemptEvent event) {
        if (event == null) {
            return;
        }
        String stream = AttemptEvent.STREAM_PREFIX
                + event.since().atZone(ZoneOffset.UTC).toLocalDate();
        Caller caller = new Caller("sign-in", null, "web", CommandIds.next(), null, null, null, null);
        try {
            commands.send(caller, new NoteAttempts(stream, List.of(event)));
        } catch (RuntimeException failed) {
            // Whoever tried is answered the same whether or not it could be noted.
            LOG.warn("Attempts to sign in could not be noted: {}", event, failed);
        }
    }
}
