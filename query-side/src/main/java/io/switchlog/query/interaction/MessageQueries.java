package io.switchlog.query.interaction;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.OneSnapshot;
import io.switchlog.query.Paging;
import io.switchlog.query.Reads;
import io.switchlog.query.Rows;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.ContactData;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What contact and agents wrote to each other, in order; for whoever sees the interaction. */
@RestController
@Needs(value = UserPermission.INTERACTIONS, agentsToo = true)
class MessageQueries {
    private static final String MESSAGES = """
            select message_no, from_side, agent_id, body, at
            from directory.message
            where interaction_id = :interaction
            order by message_no
            limit cast(:limit as bigint) offset :offset
            """;

    private final InteractionRepository interactions;
    private final JdbcClient database;

    MessageQueries(InteractionRepository interactions, @Qualifier("queryJdbcClient") JdbcClient database) {
        this.interactions = interactions;
        this.database = database;
    }

    @GetMapping("/api/interactions/{id}/messages")
    @Reads({"directory.interaction", "directory.message", "history.engagement", "directory.account_agent"})
    @OneSnapshot
    public Rows<MessageRow> messages(@PathVariable UUID id, Paging paging, Viewer viewer) {
        paging.inFixedOrder();
        ContactData contact = contact(id, viewer);
        long count = database.sql("select count(*) from directory.message where interaction_id = :interaction")
                .param("interaction", id)
                .query(Long.class)
                .single();
        Page page = new Page(paging.rows(), paging.first());
        return new Rows<>(count, rows(id, page, contact, viewer));
    }

    /** Everything that was written, for somebody who sees the interaction. */
    List<MessageRow> all(UUID id, Viewer viewer) {
        return rows(id, Page.ALL, contact(id, viewer), viewer);
    }

    /** @param limit null for none */
    private record Page(@Nullable Integer limit, long offset) {
        static final Page ALL = new Page(null, 0);
    }

    private ContactData contact(UUID id, Viewer viewer) {
        return interactions
                .findAll(Visibility.visibleTo(viewer).and(Visibility.thisOne(id)), PageRequest.ofSize(2))
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnknownResource("interaction", id))
                .row()
                .contact();
    }

    private List<MessageRow> rows(UUID id, Page page, ContactData contact, Viewer viewer) {
        return database.sql(MESSAGES)
                .param("interaction", id)
                .param("limit", page.limit())
                .param("offset", page.offset())
                .query((row, number) -> new MessageRow(
                        row.getInt("message_no"),
                        row.getString("from_side"),
                        viewer.isAgent()
                                ? row.getObject("agent_id", UUID.class)
                                : viewer.agent(row.getObject("agent_id", UUID.class)),
                        viewer.mask().written(row.getString("body"), contact),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
