package io.switchlog.command.pause;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.agent.PauseReasonCommand;
import io.switchlog.messages.agent.PauseReasonEvent;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonAdded;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonLimitChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonProductivityChanged;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRemoved;
import io.switchlog.messages.agent.PauseReasonEvent.PauseReasonRenamed;
import io.switchlog.messages.agent.PauseReasonId;
import io.switchlog.messages.agent.PauseTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogue as it is. Immutable. */
public record PauseCatalogue(Map<PauseReasonId, PauseReason> reasons) {
    private static final PauseCatalogue EMPTY = new PauseCatalogue(Map.of());

    /** @param mostMinutes how long such a pause may last, 0 for no limit */
    record PauseReason(PauseReasonId reasonId, String name, boolean productive, int mostMinutes) {
        private PauseTerms terms(Instant begin) {
            Instant dueBackAt = mostMinutes == 0 ? null : begin.plus(Duration.ofMinutes(mostMinutes));
            return new PauseTerms(reasonId, productive, dueBackAt);
        }
    }

    /** The catalogue as of now; the command under way is guarded by what it reads here. */
    public static PauseCatalogue read(StreamStates states) {
        PauseCatalogue catalogue = states.<PauseCatalogue>read(
                PauseReasons.STREAM_TYPE,
                PauseReasonCommand.STREAM,
                (before, event) -> (before == null ? EMPTY : before).after((PauseReasonEvent) event));
        return catalogue == null ? EMPTY : catalogue;
    }

    static PauseCatalogue empty() {
        return EMPTY;
    }

    /** The reason with this name, however it is capitalised. */
    public Optional<PauseReason> find(String name) {
        return reasons.values().stream()
                .filter(reason -> reason.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The name as the catalogue writes it, or the agent's own words. */
    public String nameOf(String words) {
        return find(words).map(PauseReason::name).orElse(words);
    }

    /** What the catalogue says about a pause that begins now, or null if it does not have its reason. */
    public @Nullable PauseTerms terms(String name, Instant now) {
        return find(name).map(reason -> reason.terms(now)).orElse(null);
    }

    PauseCatalogue after(PauseReasonEvent event) {
        Map<PauseReasonId, PauseReason> changed = new LinkedHashMap<>(reasons);
        if (event instanceof PauseReasonAdded added) {
            changed.put(
                    added.reasonId(),
                    new PauseReason(added.reasonId(), added.name(), added.productive(), added.mostMinutes()));
        } else if (event instanceof PauseReasonRemoved) {
            changed.remove(event.reasonId());
        } else {
            changed.computeIfPresent(event.reasonId(), (id, reason) -> changed(reason, event));
        }
        return new PauseCatalogue(changed);
    }

    private static PauseReason changed(PauseReason reason, PauseReasonEvent event) {
        if (event instanceof PauseReasonRenamed renamed) {
            return new PauseReason(reason.reasonId(), renamed.to(), reason.productive(), reason.mostMinutes());
        }
        if (event instanceof PauseReasonProductivityChanged changed) {
            return new PauseReason(reason.reasonId(), reason.name(), changed.productive(), reason.mostMinutes());
        }
        if (event instanceof PauseReasonLimitChanged changed) {
            return new PauseReason(reason.reasonId(), reason.name(), reason.productive(), changed.toMinutes());
        }
        return reason;
    }
}
