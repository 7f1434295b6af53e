package io.switchlog.query.interaction;

import static org.springframework.data.jpa.domain.Specification.unrestricted;

import io.switchlog.query.EventLog;
import io.switchlog.query.Paging;
import io.switchlog.query.ReadRepository;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.StoredEvent;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.Viewer;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Interactions. An agent sees those that were offered to him; whoever has one was offered it before. */
@RestController
@RequestMapping("/api/interactions")
class InteractionQueries {
    private static final Map<String, String> SORTABLE = Map.of(
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

    InteractionQueries(InteractionRepository interactions, EventLog log) {
        this.interactions = interactions;
        this.log = log;
    }

    @GetMapping
    @Reads({"directory.interaction", "history.offer"})
    public Rows<InteractionRow> list(Paging paging, Authentication authentication) {
        Page<InteractionEntity> page = interactions.findAll(
                visibleTo(Viewer.of(authentication))
                        .and(ReadRepository.containing(
                                paging.search(),
                                "contactName",
                                "contactPhone",
                                "contactEmail",
                                "subject",
                                "accountName",
                                "queueName")),
                paging.pageable(SORTABLE, "-receivedAt", "interactionId"));
        return new Rows<>(
                page.getTotalElements(), page.map(InteractionEntity::row).getContent());
    }

    @GetMapping("/{id}")
    @Reads({"directory.interaction", "history.offer"})
    public InteractionRow one(@PathVariable UUID id, Authentication authentication) {
        Specification<InteractionEntity> thisOne =
                (root, query, builder) -> builder.equal(root.get("interactionId"), id);
        return interactions.findAll(visibleTo(Viewer.of(authentication)).and(thisOne), PageRequest.ofSize(2)).stream()
                .findFirst()
                .orElseThrow(() -> new UnknownResource("interaction", id))
                .row();
    }

    /** What happened to it, from arrival to close. */
    @GetMapping("/{id}/events")
    @Reads(Reads.LOG)
    @PreAuthorize(Viewer.SEES_ALL)
    public Rows<StoredEvent> events(@PathVariable UUID id, Paging paging) {
        Rows<StoredEvent> events = log.ofStream("interaction", id.toString(), paging.inFixedOrder());
        if (events.count() == 0) {
            throw new UnknownResource("interaction", id);
        }
        return events;
    }

    private static Specification<InteractionEntity> visibleTo(Viewer viewer) {
        if (viewer.seesAll()) {
            return unrestricted();
        }
        // Not correlated, so that the database begins with the few that are his and not with all there are.
        return (root, query, builder) -> {
            Subquery<UUID> offered = query.subquery(UUID.class);
            Root<InteractionEntity> his = offered.from(InteractionEntity.class);
            offered.select(his.get("interactionId")).where(builder.equal(his.join("offeredTo"), viewer.id()));
            return root.get("interactionId").in(offered);
        };
    }
}
