package io.switchlog.query.interaction;

import static org.springframework.data.jpa.domain.Specification.unrestricted;

import io.switchlog.query.ReadRepository;
import io.switchlog.query.viewer.InScope;
import io.switchlog.query.viewer.Mask;
import io.switchlog.query.viewer.Viewer;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
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

    /** Whoever may not read contacts' data is not told either whether it is what he thinks. */
    private static final String SEARCHED_WITHOUT_CONTACT = "accountName";

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
    static Specification<InteractionEntity> handledBy(UUID agentId) {
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
        Specification<InteractionEntity> own = viewer.mask().hides()
                ? ReadRepository.<InteractionEntity>containing(text, SEARCHED_WITHOUT_CONTACT)
                        .or((root, query, builder) ->
                                containing(text, root.get("subject"), root, viewer.mask(), builder))
                : ReadRepository.containing(text, SEARCHED);
        return own.or(
                ReadRepository.<InteractionEntity>containing(text, "queueName").and(InScope.queue(viewer, "queueId")));
    }

    /** Whether it contains the text in what is shown of it to somebody: the contact's own data in it may be hidden. */
    static Predicate containing(
            String text,
            Expression<String> written,
            Root<InteractionEntity> interaction,
            Mask mask,
            CriteriaBuilder builder) {
        Expression<String> shown = mask.hides()
                ? builder.function(
                        "directory.without_contact",
                        String.class,
                        written,
                        interaction.get("contactName"),
                        interaction.get("contactPhone"),
                        interaction.get("contactEmail"))
                : builder.lower(written);
        return builder.like(shown, ReadRepository.pattern(text), '\\');
    }

    static Specification<InteractionEntity> thisOne(UUID id) {
        return (root, query, builder) -> builder.equal(root.get("interactionId"), id);
    }
}
