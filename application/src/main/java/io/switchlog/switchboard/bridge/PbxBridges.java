package io.switchlog.switchboard.bridge;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.switchboard.PbxProperties;
import io.switchlog.telephony.inbox.Inbox;
import io.switchlog.telephony.inbox.InboxConsumer;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bridges to all switchboards that this node is told of. */
@Component
public final class PbxBridges implements SmartLifecycle {
    private static final int AFTER_ROUTING = 1;
    /** The switchboard's own record of an older time may be gone, or too long to read. */
    private static final Duration WORTH_A_LOOK = Duration.ofHours(24);

    private static final String OPEN_GAP = """
            select from_at from history.pbx_gap
            where pbx = :pbx and reconciled_at is null and to_at is not null and from_at > :earliest
            order by from_at limit 1
            """;

    private final List<PbxBridge> bridges;
    private volatile boolean running;

    PbxBridges(
            PbxProperties properties,
            @Qualifier("writerDataSource") DataSource writer,
            @Qualifier("queryJdbcClient") JdbcClient query,
            Commands commands,
            ObjectProvider<InboxConsumer.Factory> consumers,
            ObjectProvider<LookBack> lookBack,
            ObjectProvider<Duties> duties,
            MeterRegistry meters,
            Clock clock) {
        BridgeParts parts = new BridgeParts(
                writer,
                new Inbox(writer),
                commands,
                consumers.getIfAvailable(() -> (pbx, cursor) -> events -> cursor.replayFrom()),
                lookBack.getIfAvailable(() -> (pbx, heardUntil) -> Optional.empty()),
                openGaps(query, clock),
                duties.getIfAvailable(Duties::none),
                meters,
                clock);
        bridges = properties.pbx().entrySet().stream()
                .map(pbx -> new PbxBridge(pbx.getKey(), pbx.getValue(), parts))
                .toList();
    }

    private static OpenGaps openGaps(JdbcClient query, Clock clock) {
        return pbx -> query.sql(OPEN_GAP)
                .param("pbx", pbx)
                .param("earliest", clock.instant().minus(WORTH_A_LOOK).atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        row.getObject("from_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    @Override
    public void start() {
        bridges.forEach(PbxBridge::start);
        running = true;
    }

    @Override
    public void stop() {
        bridges.forEach(PbxBridge::stop);
        running = false;
    }

    @Override
    public int getPhase() {
        return AFTER_ROUTING;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
