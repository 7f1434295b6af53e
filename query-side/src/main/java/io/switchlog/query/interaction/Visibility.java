package io.switchlog.query.interaction;

import static org.springframework.data.jpa.domain.Specification.unrestricted;

import io.switchlog.query.ReadRepository;
import io.switchlog.query.viewer.InScope;
import io.switchlog.query.viewer.Viewer;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which interactions somebody sees, wherever he looks. An agent: those of the accounts to which he was added (AG-21), and
 * those that he ever had. A user: those that are, or were last, in one of his queues or with one of his agents (AG-02).
 */
final class Visibility {
    private static final String[] SEARCHED = {"contactName", "contactPhone", "contactEmail", "subject", "accountName"};

    private Visibility() {}

    static Specification<InteractionEntity> visibleTo(Viewer viewer) {
        if (viewer.seesAll()) {
            return unrestricted();
        }
        return viewer.isAgent()
                ? InScope.<InteractionEntity>accountOf(viewer.id(), "accountId").or(handledBy(viewer.id()))
                : InScope.<InteractionEntity>queue(viewer, "queueId")
                        .or(InScope.agent(viewer, "agentId"))
                        .or(InScope.agent(viewer, "directedAgentId"));
    }

    /** Not correlated, so that the database begins with the few that are his and not with all there are. */
    private static Specification<InteractionEntity> handledBy(UUID agentId) {
        return (root, query, builder) -> {
            Subquery<UUID> handled = query.subquery(UUID.class);
            Root<InteractionEntity> his = handled.from(InteractionEntity.class);
            handled.select(his.get("interactionId")).where(builder.equal(his.join("handledBy"), agentId));
            return root.get("interactionId").in(handled);
        };
    }

    /** Those that contain the text in what is shown of them: the name of a queue counts only for whoever is shown it. */
    static Specification<InteractionEntity> containing(@Nullable String text, Viewer viewer) {
        if (text == null || text.isBlank()) {
            return unrestricted();
        }
        return ReadRepository.<InteractionEntity>containing(text, SEARCHED)
                .or(ReadRepository.<InteractionEntity>containing(text, "queueName")
                        .and(InScope.queue(viewer, "queueId")));
    }

    static Specification<InteractionEntity> thisOne(UUID id) {
        return (root, query, builder) -> builder.equal(root.get("interactionId"), id);
    }
}
