package io.switchlog.query.interaction;

import static io.switchlog.query.interaction.Visibility.thisOne;
import static io.switchlog.query.interaction.Visibility.visibleTo;

import io.switchlog.messages.Channel;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.EventLog;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.StoredEvent;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Scrub;
import io.switchlog.query.viewer.Viewer;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Interactions as they stand now, and what happened to them. */
@RestController
@RequestMapping("/api/interactions")
@Needs(value = UserPermission.INTERACTIONS, agentsToo = true)
class InteractionQueries {
    static final Map<String, String> SORTABLE = Map.of(
            "receivedAt", "receivedAt",
            "acceptedAt", "acceptedAt",
            "endedAt", "endedAt",
            "status", "status",
            "channel", "channel",
            "priority", "priority",
            "accountName", "accountName",
            "queueName", "queueName");

    private final InteractionRepository interactions;
    private final EventLog log;
    private final Scrub scrub;
    private final CallFacts calls;

    InteractionQueries(
            InteractionRepository interactions,
            EventLog log,
            Scrub scrub,
            @Qualifier("queryJdbcClient") JdbcClient database) {
        this.interactions = interactions;
        this.log = log;
        this.scrub = scrub;
        this.calls = new CallFacts(database);
    }

    @GetMapping
    @Reads({"directory.interaction", "history.engagement", "directory.account_agent"})
    public Rows<InteractionRow> list(Paging paging, Viewer viewer) {
        Page<InteractionEntity> page = interactions.findAll(
                visibleTo(viewer).and(Visibility.containing(paging.search(), viewer)),
                paging.pageable(SORTABLE, "-receivedAt", "interactionId"));
        return new Rows<>(
                page.getTotalElements(),
                page.map(entity -> entity.row().asSeenBy(viewer)).getContent());
    }

    @GetMapping("/{id}")
    @Reads({
        "directory.interaction",
        "directory.call",
        "report.report_voice_recording",
        "history.engagement",
        "directory.account_agent"
    })
    public InteractionRow one(@PathVariable UUID id, Viewer viewer) {
        InteractionRow row = interactions.findAll(visibleTo(viewer).and(thisOne(id)), PageRequest.ofSize(2)).stream()
                .findFirst()
                .orElseThrow(() -> new UnknownResource("interaction", id))
                .row();
        boolean voice = row.channel().equals(Channel.VOICE.code());
        return (voice ? row.with(calls.of(id, viewer)) : row).asSeenBy(viewer);
    }

    /** What happened to it, from arrival to close. */
    @GetMapping("/{id}/events")
    @Reads({Reads.LOG, "directory.interaction"})
    @OneSnapshot
    @Needs(UserPermission.INTERACTIONS)
    public Rows<StoredEvent> events(@PathVariable UUID id, Paging paging, Viewer viewer) {
        if (!viewer.seesAll()) {
            one(id, viewer);
        }
        Rows<StoredEvent> events = log.ofStream("interaction", id.toString(), paging.inFixedOrder());
        if (events.count() == 0) {
            throw new UnknownResource("interaction", id);
        }
        return scrub.of(events, viewer);
    }
}
