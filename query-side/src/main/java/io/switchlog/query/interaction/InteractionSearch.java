package io.switchlog.query.interaction;

import static org.springframework.data.jpa.domain.Specification.unrestricted;

import io.switchlog.messages.Channel;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.BadQuery;
import io.switchlog.query.Forbidden;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.TimeRange;
import io.switchlog.query.viewer.InScope;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.Page;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Search over all interactions, also by what was written (AG-128). Everybody searches what he
 * sees, and no more; an agent may search only if advanced search is enabled for him.
 */
@RestController
@Needs(value = UserPermission.INTERACTIONS, agentsToo = true)
class InteractionSearch {
    private static final Set<String> STATUSES =
            Set.of("waiting", "offered", "accepted", "closed", "abandoned", "timed_out");

    private final InteractionRepository interactions;
    private final JdbcClient database;

    /**
     * What is looked for; null for any.
     *
     * @param text in the contact's name and addresses, subject, messages, and names of account and queue
     * @param queueId of the current or last step
     * @param agentId who has it, or had it when it was closed
     */
    record Wanted(
            @Nullable String text,
            @Nullable String channel,
            @Nullable String status,
            @Nullable UUID queueId,
            @Nullable UUID accountId,
            @Nullable UUID agentId) {}

    InteractionSearch(InteractionRepository interactions, @Qualifier("queryJdbcClient") JdbcClient database) {
        this.interactions = interactions;
        this.database = database;
    }

    /** Those that arrived in the time given and match, the newest first unless another order is asked for. */
    @GetMapping("/api/interactions/search")
    @Reads({
        "directory.interaction",
        "directory.message",
        "directory.agent",
        "directory.account_agent",
        "history.engagement"
    })
    @OneSnapshot
    public Rows<InteractionRow> search(Wanted wanted, TimeRange range, Paging paging, Viewer viewer) {
        if (paging.search() != null) {
            throw BadQuery.malformed("search", "is called text here");
        }
        Page<InteractionEntity> page = interactions.findAll(
                searchedBy(viewer)
                        .and(matching(wanted, viewer))
                        .and(receivedIn(range.fromInstant(), range.toInstant())),
                paging.pageable(InteractionQueries.SORTABLE, "-receivedAt", "interactionId"));
        return new Rows<>(
                page.getTotalElements(),
                page.map(entity -> entity.row().asSeenBy(viewer)).getContent());
    }

    private Specification<InteractionEntity> searchedBy(Viewer viewer) {
        if (!viewer.isAgent()) {
            return Visibility.visibleTo(viewer);
        }
        boolean enabled = database.sql(
                        "select exists (select from directory.agent where agent_id = :agent and advanced_search)")
                .param("agent", viewer.id())
                .query(Boolean.class)
                .single();
        if (!enabled) {
            throw new Forbidden("ADVANCED_SEARCH_DISABLED", "Advanced search is not enabled for this agent.");
        }
        return Visibility.visibleTo(viewer);
    }

    private static Specification<InteractionEntity> matching(Wanted wanted, Viewer viewer) {
        String channel = wanted.channel();
        if (channel != null && Channel.ofCode(channel).isEmpty()) {
            throw BadQuery.invalid("channel", "must be one of voice, chat, email, sms, openchannel, fax, whatsapp");
        }
        String status = wanted.status();
        if (status != null && !STATUSES.contains(status)) {
            throw BadQuery.invalid("status", "must be one of waiting, offered, accepted, closed, abandoned, timed_out");
        }
        return text(wanted.text(), viewer)
                .and(is("channel", channel))
                .and(is("status", status))
                .and(is("queueId", wanted.queueId()))
                .and(wanted.queueId() == null ? unrestricted() : InScope.queue(viewer, "queueId"))
                .and(is("accountId", wanted.accountId()))
                .and(is("agentId", wanted.agentId()))
                .and(wanted.agentId() == null || viewer.isAgent() ? unrestricted() : InScope.agent(viewer, "agentId"));
    }

    private static Specification<InteractionEntity> text(@Nullable String text, Viewer viewer) {
        if (text == null || text.isBlank()) {
            return unrestricted();
        }
        Specification<InteractionEntity> written = (root, query, builder) -> {
            Subquery<UUID> ids = query.subquery(UUID.class);
            Root<InteractionEntity> those = ids.from(InteractionEntity.class);
            ids.select(those.get("interactionId"))
                    .where(Visibility.containing(text, those.join("messages"), those, viewer.mask(), builder));
            return root.get("interactionId").in(ids);
        };
        return Visibility.containing(text, viewer).or(written);
    }

    private static Specification<InteractionEntity> is(String attribute, @Nullable Object value) {
        return value == null ? unrestricted() : (root, query, builder) -> builder.equal(root.get(attribute), value);
    }

    private static Specification<InteractionEntity> receivedIn(@Nullable Instant from, @Nullable Instant to) {
        Specification<InteractionEntity> since = from == null
                ? unrestricted()
                : (root, query, builder) -> builder.greaterThanOrEqualTo(root.get("receivedAt"), from);
        return to == null ? since : since.and((root, query, builder) -> builder.lessThan(root.get("receivedAt"), to));
    }
}
