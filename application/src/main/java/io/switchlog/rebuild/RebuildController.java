package io.switchlog.rebuild;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.KeyReused;
import io.switchlog.projection.rebuild.Rebuild;
import io.switchlog.projection.rebuild.Rebuild.Wish;
import io.switchlog.projection.rebuild.Rebuilds;
import io.switchlog.query.UnknownResource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks for rebuilds. No events: what can be derived from the log at any time is not part of it. */
@RestController
@RequestMapping("/api/projections/{name}/rebuild")
@PreAuthorize("hasRole('ADMINISTRATOR')")
public class RebuildController {
    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /**
     * What is wanted; nothing said is a rebuild without comparison that takes the place of the old tables.
     *
     * @param compare whether the rows that differ are counted and the first of them listed
     * @param swap whether the new tables take the place of the old ones
     * @param keepOld whether the old ones are kept in schema {@code retired} until the next rebuild
     */
    record Wanted(
            @Nullable Boolean compare,
            @Nullable Boolean swap,
            @Nullable Boolean keepOld) {
        Wish wish() {
            return new Wish(Boolean.TRUE.equals(compare), !Boolean.FALSE.equals(swap), Boolean.TRUE.equals(keepOld));
        }
    }

    /** A rebuild; {@code GET /api/projections/{name}} shows the same. */
    record RebuildAnswer(
            UUID id,
            List<String> names,
            boolean compare,
            boolean swap,
            boolean keepOld,
            String status,
            boolean cancelRequested,
            long position,
            long head,
            double progress,
            @Nullable Long eventsPerSecond,
            @Nullable Long remainingSeconds,
            @Nullable String waitsFor,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant startedAt,
            Instant updatedAt,
            @Nullable Instant finishedAt,
            @JsonRawValue @Nullable String differences,
            @Nullable String error) {

        static RebuildAnswer of(Rebuild rebuild) {
            return new RebuildAnswer(
                    rebuild.id(),
                    rebuild.names(),
                    rebuild.wish().compare(),
                    rebuild.wish().swap(),
                    rebuild.wish().keepOld(),
                    rebuild.status().code(),
                    rebuild.cancelRequested(),
                    rebuild.position(),
                    rebuild.head(),
                    rebuild.progress(),
                    rebuild.eventsPerSecond(),
                    rebuild.remainingSeconds(),
                    rebuild.waitsFor(),
                    rebuild.requestedBy(),
                    rebuild.requestedAt(),
                    rebuild.startedAt(),
                    rebuild.updatedAt(),
                    rebuild.finishedAt(),
                    rebuild.differences(),
                    rebuild.error());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildAnswer rebuild(
            Caller caller, @PathVariable String name, @RequestBody(required = false) @Nullable Wanted wanted) {
        List<String> names = rebuilds.named(List.of(name)).orElseThrow(() -> new UnknownResource("projection", name));
        Wish wish = wanted == null ? Wish.USUAL : wanted.wish();
        Rebuild rebuild = rebuilds.request(caller.commandId(), names, wish, caller.actor());
        if (!rebuild.names().equals(names) || !rebuild.wish().equals(wish)) {
            throw new KeyReused();
        }
        return RebuildAnswer.of(rebuild);
    }

    @PostMapping("/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildAnswer cancel(@PathVariable String name) {
        return cancelled(name);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildAnswer delete(@PathVariable String name) {
        return cancelled(name);
    }

    /** For all of them: the one that comes first. */
    private RebuildAnswer cancelled(String name) {
        Rebuild pending = (name.equals(Rebuilds.ALL)
                        ? rebuilds.pending().stream().findFirst()
                        : rebuilds.pending(name))
                .orElseThrow(() -> new UnknownResource("rebuild of projection", name));
        return RebuildAnswer.of(rebuilds.cancel(pending.id()));
    }
}
