package io.switchlog.telephony.asterisk.provisioning;

import io.switchlog.messages.queue.Strategy;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asterisk's table of queues. It looks a queue up when somebody joins it, so that what is written counts from the next
 * caller on. Queues that stand in queues.conf as well are as they are there.
 */
public final class QueueTables {
    private static final String TABLE = "queues";
    private static final List<String> NAME = List.of("name");
    private static final String OURS = "switchlog";

    private final RealtimeTables tables;

    /**
     * A queue as it is to be.
     *
     * @param ringSeconds how long one telephone rings
     * @param weight of queues with a member in common, the one with more goes first
     */
    public record QueueRow(String name, Strategy strategy, int ringSeconds, int weight) {}

    public QueueTables(DataSource database) {
        this.tables = new RealtimeTables(database);
    }

    /** Writes a queue; the second time as the first. */
    public void write(QueueRow queue) throws SQLException {
        Map<String, @Nullable Object> row = new TreeMap<>(Map.of(
                "name", queue.name(),
                "strategy", strategy(queue.strategy()),
                "timeout", queue.ringSeconds(),
                "weight", queue.weight(),
                "kept_by", OURS));
        tables.inOneTransaction(connection -> RealtimeTables.upsert(connection, TABLE, NAME, row));
    }

    /** The names of all queues that were written. Others in the table are their administrator's. */
    public List<String> names() throws SQLException {
        return tables.texts("select name from queues where kept_by = 'switchlog'");
    }

    /** Takes a queue out; one that is not there is out already. */
    public void delete(String name) throws SQLException {
        tables.inOneTransaction(connection -> RealtimeTables.update(
                connection, "delete from queues where kept_by = 'switchlog' and name = ?", List.of(name)));
    }

    /** What Asterisk calls it. */
    static String strategy(Strategy strategy) {
        return switch (strategy) {
            case BEEPALL -> "ringall";
            case WEIGHTED -> "wrandom";
            case UNKNOWN -> Strategy.RRMEMORY.code();
            default -> strategy.code();
        };
    }
}
