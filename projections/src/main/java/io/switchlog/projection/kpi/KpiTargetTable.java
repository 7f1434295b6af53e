package io.switchlog.projection.kpi;

import io.switchlog.messages.Channel;
import io.switchlog.messages.kpi.KpiEvent;
import io.switchlog.messages.kpi.KpiEvent.KpisDefined;
import io.switchlog.messages.kpi.KpiTarget;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** {@code report.kpi_target}: what each definition expects of each channel. */
final class KpiTargetTable extends Table<KpiTargetTable.Key, KpiTargetTable.Row> {

    record Key(int definitionId, Channel channel) {}

    record Row(int definitionId, Channel channel, int thresholdSeconds, int shortAbandonSeconds, long position)
            implements Positioned {

        static Row of(Key key, KpisDefined event, long position) {
            KpiTarget target = Objects.requireNonNull(event.targets().get(key.channel()));
            return new Row(
                    key.definitionId(),
                    key.channel(),
                    target.thresholdSeconds(),
                    target.shortAbandonSeconds(),
                    position);
        }
    }

    KpiTargetTable() {
        super(
                "report.kpi_target",
                new Rows<>(
                                "report.kpi_target",
                                Key.class,
                                Row.class,
                                row -> new Key(row.definitionId(), row.channel()),
                                "definition_id",
                                "channel")
                        .startingWith(builtIn()));
        onEach(KpisDefined.class, KpiTargetTable::keys, (key, before, event, at) -> Row.of(key, event, at.position()));
    }

    private static List<Row> builtIn() {
        return keys(KpiEvent.BUILT_IN).stream()
                .map(key -> Row.of(key, KpiEvent.BUILT_IN, 0))
                .toList();
    }

    private static Collection<Key> keys(KpisDefined event) {
        return event.targets().keySet().stream()
                .sorted()
                .map(channel -> new Key(event.definitionId(), channel))
                .toList();
    }
}
