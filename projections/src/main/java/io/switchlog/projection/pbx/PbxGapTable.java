package io.switchlog.projection.pbx;

import io.switchlog.messages.pbx.LinkEnd;
import io.switchlog.messages.pbx.PbxEvent.GapReconciled;
import io.switchlog.messages.pbx.PbxEvent.LinkEstablished;
import io.switchlog.messages.pbx.PbxEvent.LinkLost;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code history.pbx_gap}: when nobody heard a switchboard. */
final class PbxGapTable extends Table<PbxGapTable.Key, PbxGapTable.Row> {

    record Key(String pbx, int gap) {}

    record Row(
            String pbx,
            int gap,
            Instant fromAt,
            @Nullable Instant toAt,
            LinkEnd cause,
            @Nullable Instant reconciledAt,
            @Nullable Integer recordRows,
            long position)
            implements Positioned {}

    PbxGapTable() {
        super(
                "history.pbx_gap",
                new Rows<>(
                        "history.pbx_gap", Key.class, Row.class, row -> new Key(row.pbx(), row.gap()), "pbx", "gap"));
        on(
                LinkLost.class,
                event -> new Key(event.pbx(), event.gap()),
                (row, event, at) -> new Row(
                        event.pbx(), event.gap(), event.heardUntil(), null, event.end(), null, null, at.position()));
        change(
                LinkEstablished.class,
                event -> event.gap() == null ? null : new Key(event.pbx(), event.gap()),
                (row, event, at) -> new Row(
                        row.pbx(),
                        row.gap(),
                        row.fromAt(),
                        later(row.fromAt(), event.since()),
                        row.cause(),
                        null,
                        null,
                        at.position()));
        change(
                GapReconciled.class,
                event -> new Key(event.pbx(), event.gap()),
                (row, event, at) -> new Row(
                        row.pbx(),
                        row.gap(),
                        row.fromAt(),
                        row.toAt(),
                        row.cause(),
                        at.recordedAt(),
                        event.rows(),
                        at.position()));
    }

    /** Two nodes may say when a gap began and ended, each by its own clock. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
