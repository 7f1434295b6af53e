package io.switchlog.query.pbx;

import io.switchlog.query.pbx.PbxRow.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a switchboard, in words that say where to look. */
final class Troubles {
    private static final Duration ATTENDED_WITHIN = Duration.ofSeconds(20);
    private static final long USUAL_BACKLOG = 20_000;

    private Troubles() {}

    static List<String> of(PbxRow pbx, Instant now) {
        List<String> words = new ArrayList<>();
        Instant attendedAt = pbx.attendedAt();
        if (attendedAt == null || attendedAt.isBefore(now.minus(ATTENDED_WITHIN))) {
            words.add("No node looks after it: none that runs has it in its settings.");
        } else if (!pbx.connected()) {
            words.add(unheard(pbx));
        }
        if (pbx.backlog() > USUAL_BACKLOG) {
            words.add("%d of its events are not translated yet: the database is slow, or its calls cannot be recorded."
                    .formatted(pbx.backlog()));
        }
        if (pbx.unreconciled() > 0) {
            words.add(
                    "Of %d times when nobody heard it, it is not known what happened: its channels and its record cannot be read."
                            .formatted(pbx.unreconciled()));
        }
        Comparison comparison = pbx.comparison();
        if (comparison != null && comparison.differences() > 0) {
            words.add("%d of %d visits to queues are not in the reports as they are in its own record."
                    .formatted(comparison.differences(), comparison.rows()));
        }
        return List.copyOf(words);
    }

    private static String unheard(PbxRow pbx) {
        if (pbx.refused() != null) {
            return "It does not let us in: \"%s\". User and secret have to be those of its manager.conf, and the permit there has to name this host."
                    .formatted(pbx.refused());
        }
        String lostBy = pbx.lostBy();
        if (lostBy == null) {
            return "It was never reached: look at host, port and TLS of the settings, and whether its manager interface is enabled.";
        }
        return switch (lostBy) {
            case "closed" ->
                "It ended the connection and cannot be reached since: it was shut down, or does not come up.";
            case "silent" ->
                "It says nothing, not even in answer to pings: look at its host, the network and the firewall.";
            case "broken" -> "The connection failed and cannot be made again: look at its host and the network.";
            default -> "Nobody listens to it: the node that did has stopped, and no other one has reached it yet.";
        };
    }
}
