package io.switchlog.command.membership;

import io.switchlog.messages.Channel;
import io.switchlog.messages.queue.QueueId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which queues there are, out of the log itself, so that one created a moment ago is among them. */
public final class QueueCatalogue {
    private static final String LIVING = """
            select c.stream_id
            from log.event c
            where c.stream_type = 'queue' and c.sequence = 0 and c.payload ->> 'channel' = ?
              and not exists (select from log.event d where d.stream_id = c.stream_id and d.name = 'queue.deleted')
            order by c.position""";

    private final JdbcClient jdbc;

    /** @param jdbc of role {@code log_writer} */
    public QueueCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The queues of a channel. */
    Set<QueueId> of(Channel channel) {
        Set<QueueId> queues = new LinkedHashSet<>();
        jdbc.sql(LIVING)
                .param(channel.code())
                .query(String.class)
                .list()
                .forEach(id -> queues.add(new QueueId(UUID.fromString(id))));
        return queues;
    }
}
