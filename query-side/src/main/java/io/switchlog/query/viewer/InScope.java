package io.switchlog.query.viewer;

import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.UUID;
import org.springframework.data.jpa.domain.Specification;

/**
 * Conditions on rows that are about agents, queues and accounts. None is correlated, so that the database begins with
 * the few that are somebody's and not with all there are.
 */
public final class InScope {
    private InScope() {}

    /** Rows about agents whom he sees. */
    public static <E> Specification<E> agent(Viewer viewer, String attribute) {
        if (viewer.seesAll()) {
            return Specification.unrestricted();
        }
        if (viewer.isAgent()) {
            return (row, query, builder) -> builder.equal(row.get(attribute), viewer.id());
        }
        return (row, query, builder) -> row.get(attribute).in(agents(viewer, query));
    }

    /** Rows about queues that he sees. */
    public static <E> Specification<E> queue(Viewer viewer, String attribute) {
        return viewer.seesAll() || viewer.isAgent()
                ? Specification.unrestricted()
                : (row, query, builder) -> row.get(attribute).in(viewer.scope().queues());
    }

    /** Rows about queues that this agent serves. */
    public static <E> Specification<E> queueOf(UUID agentId, String attribute) {
        return (row, query, builder) -> {
            Subquery<UUID> queues = query.subquery(UUID.class);
            Root<Membership> membership = queues.from(Membership.class);
            queues.select(membership.get("queueId")).where(builder.equal(membership.get("agentId"), agentId));
            return row.get(attribute).in(queues);
        };
    }

    /** Rows about accounts to which this agent was added (AG-21). */
    public static <E> Specification<E> accountOf(UUID agentId, String attribute) {
        return (row, query, builder) -> {
            Subquery<UUID> accounts = query.subquery(UUID.class);
            Root<AccountAccess> access = accounts.from(AccountAccess.class);
            accounts.select(access.get("accountId")).where(builder.equal(access.get("agentId"), agentId));
            return row.get(attribute).in(accounts);
        };
    }

    private static Subquery<UUID> agents(Viewer viewer, AbstractQuery<?> query) {
        Subquery<UUID> agents = query.subquery(UUID.class);
        Root<Membership> membership = agents.from(Membership.class);
        return agents.select(membership.get("agentId"))
                .where(membership.get("queueId").in(viewer.scope().queues()));
    }
}
