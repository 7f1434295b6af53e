package io.switchlog.query.interaction;

import static org.springframework.data.jpa.domain.Specification.unrestricted;

import io.switchlog.query.viewer.Viewer;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.UUID;
import org.springframework.data.jpa.domain.Specification;

/** Which interactions somebody sees: an agent those that were offered to him; whoever has one was offered it before. */
final class Visibility {
    private Visibility() {}

    static Specification<InteractionEntity> visibleTo(Viewer viewer) {
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

    static Specification<InteractionEntity> thisOne(UUID id) {
        return (root, query, builder) -> builder.equal(root.get("interactionId"), id);
    }
}
