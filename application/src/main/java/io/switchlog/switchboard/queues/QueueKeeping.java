package io.switchlog.switchboard.queues;

import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.switchboard.Upkeep;
import io.switchlog.telephony.SwitchboardNames;
import io.switchlog.telephony.asterisk.provisioning.QueueTables;
import io.switchlog.telephony.asterisk.provisioning.QueueTables.QueueRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the queues in a switchboard's tables up with the centre's voice queues: name, strategy, ring time and weight. */
public final class QueueKeeping {
    /** The tables that it reads. */
    public static final String[] TABLES = {"directory.queue"};

    private static final Logger LOG = LoggerFactory.getLogger(QueueKeeping.class);
    private static final String QUEUES = """
            select queue_id, name, strategy, agent_timeout_seconds, weight from directory.queue
            where channel = 'voice' and not deleted
            order by queue_id""";

    private static final Duration REST = Duration.ofMillis(200);

    private final String pbx;
    private final JdbcClient centre;
    private final QueueTables tables;
    private final Upkeep upkeep;
    /** What this node has written: it writes everything once, as it cannot know what another one wrote. */
    private final Set<QueueRow> written = new HashSet<>();

    /** @param reached the position that all {@link #TABLES} have reached */
    public QueueKeeping(String pbx, JdbcClient centre, QueueTables tables, LongSupplier reached, Clock clock) {
        this.pbx = pbx;
        this.centre = centre;
        this.tables = tables;
        this.upkeep =
                new Upkeep("Queues of switchboard " + pbx, "queues-" + pbx, look -> keepUp(), reached, clock, REST);
    }

    public void start() {
        upkeep.start();
    }

    public void stop() {
        upkeep.stop();
    }

    private void keepUp() throws SQLException {
        List<QueueRow> wanted =
                centre.sql(QUEUES).query((row, number) -> queue(row)).list();
        List<String> names = wanted.stream().map(QueueRow::name).toList();
        for (String name : tables.names()) {
            if (!names.contains(name)) {
                tables.delete(name);
                LOG.info("Switchboard {}: queue {} is taken out", pbx, name);
            }
        }
        for (QueueRow queue : wanted) {
            if (!written.contains(queue)) {
                tables.write(queue);
            }
        }
        written.clear();
        written.addAll(wanted);
    }

    private static QueueRow queue(ResultSet row) throws SQLException {
        QueueId queueId = new QueueId(row.getObject("queue_id", UUID.class));
        return new QueueRow(
                SwitchboardNames.ofQueue(queueId, row.getString("name")),
                Strategy.ofCode(row.getString("strategy")).orElse(Strategy.RRMEMORY),
                row.getInt("agent_timeout_seconds"),
                row.getInt("weight"));
    }
}
