package io.switchlog.query.live;

import static io.switchlog.query.Fields.id;
import static io.switchlog.query.Fields.idOrNull;
import static io.switchlog.query.Fields.time;
import static io.switchlog.query.Fields.timeOrNull;

import io.switchlog.query.live.LiveInteraction.Notified;
import io.switchlog.query.viewer.ContactData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The open interactions on the board. Two statements, however many there are. What is known since the arrival never
 * changes and is not in the intervals.
 */
@Component
class InteractionRows {
    private static final String CHOSEN =
            "(cast(:interactions as uuid[]) is null or interaction_id = any (cast(:interactions as uuid[])))";
    private static final Intervals OFFERS = new Intervals("""
            select interaction_id, agent_id, offered_at, expires_at
            from {history.offer} x
            where %s
            order by offered_position, agent_id
            """.formatted(CHOSEN));
    private static final Intervals INTERACTIONS = new Intervals("""
            select interaction_id, i.account_id, i.account_name, i.channel, s.status, s.step_no, s.queue_id, s.queue_name,
                   s.agent_id, i.contact_name, i.contact_phone, i.contact_email, i.subject, i.priority, i.received_at,
                   s.timeout_at, s.accepted_at
            from {history.interaction_state} s
            join directory.interaction i using (interaction_id)
            where %s
            order by i.received_at, interaction_id
            """.formatted(CHOSEN));

    private final JdbcClient database;

    InteractionRows(@Qualifier("queryJdbcClient") JdbcClient database) {
        this.database = database;
    }

    /** All that are open, or those of these that are. */
    List<LiveInteraction> at(Moment moment, @Nullable Collection<UUID> interactions) {
        String chosen = Intervals.array(interactions);
        Map<UUID, List<Notified>> offers = new HashMap<>();
        OFFERS.at(moment, database).param("interactions", chosen).query(row -> {
            offers.computeIfAbsent(id(row, "interaction_id"), none -> new ArrayList<>())
                    .add(new Notified(id(row, "agent_id"), time(row, "offered_at"), time(row, "expires_at")));
        });
        return INTERACTIONS
                .at(moment, database)
                .param("interactions", chosen)
                .query((row, number) -> interaction(row, offers.getOrDefault(id(row, "interaction_id"), List.of())))
                .list();
    }

    private static LiveInteraction interaction(ResultSet row, List<Notified> offers) throws SQLException {
        String status = row.getString("status");
        return new LiveInteraction(
                id(row, "interaction_id"),
                id(row, "account_id"),
                row.getString("account_name"),
                row.getString("channel"),
                "waiting".equals(status) && !offers.isEmpty() ? "offered" : status,
                row.getInt("step_no"),
                idOrNull(row, "queue_id"),
                row.getString("queue_name"),
                idOrNull(row, "agent_id"),
                row.getString("subject"),
                row.getInt("priority"),
                time(row, "received_at"),
                timeOrNull(row, "timeout_at"),
                timeOrNull(row, "accepted_at"),
                offers,
                new ContactData(
                        row.getString("contact_name"), row.getString("contact_phone"), row.getString("contact_email")));
    }
}
