package io.switchlog.projection.pbx;

import io.switchlog.messages.pbx.LinkEnd;
import io.switchlog.messages.pbx.PbxEvent;
import io.switchlog.messages.pbx.PbxEvent.GapReconciled;
import io.switchlog.messages.pbx.PbxEvent.LinkEstablished;
import io.switchlog.messages.pbx.PbxEvent.LinkLost;
import io.switchlog.messages.pbx.PbxEvent.LinkRefused;
import io.switchlog.messages.pbx.PbxEvent.ReportsCompared;
import io.switchlog.projection.Envelope;
import io.switchlog.projection.Positioned;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Table;
import io.switchlog.projection.pbx.PbxTables.PbxKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code directory.pbx}: the switchboards, and whether they are heard. */
final class PbxTable extends Table<PbxKey, PbxTable.Row> {

    /** The last comparison of reports with the switchboard's record. */
    record Comparison(
            @Nullable Instant comparedAt,
            @Nullable Instant comparedFrom,
            @Nullable Instant comparedTo,
            @Nullable Long comparedRows,
            @Nullable Long differences) {
        static final Comparison NONE = new Comparison(null, null, null, null, null);
    }

    record Row(
            String pbx,
            boolean connected,
            Instant since,
            @Nullable Instant bootedAt,
            @Nullable LinkEnd lostBy,
            @Nullable String refused,
            int unreconciled,
            Comparison comparison,
            long position)
            implements Positioned {

        static Row begun(PbxEvent event, Envelope at) {
            return new Row(event.pbx(), false, at.recordedAt(), null, null, null, 0, Comparison.NONE, at.position());
        }

        Row established(LinkEstablished event, Envelope at) {
            return new Row(
                    pbx,
                    true,
                    event.since(),
                    event.bootedAt() == null ? bootedAt : event.bootedAt(),
                    null,
                    null,
                    event.gap() == null ? unreconciled : unreconciled + 1,
                    comparison,
                    at.position());
        }

        Row lost(LinkLost event, Envelope at) {
            return new Row(
                    pbx,
                    false,
                    event.heardUntil(),
                    bootedAt,
                    event.end(),
                    null,
                    unreconciled,
                    comparison,
                    at.position());
        }

        Row with(@Nullable String why, int stillUnreconciled, Comparison last, Envelope at) {
            return new Row(pbx, connected, since, bootedAt, lostBy, why, stillUnreconciled, last, at.position());
        }
    }

    PbxTable() {
        super("directory.pbx", new Rows<>("directory.pbx", PbxKey.class, Row.class, PbxTable::keyOf, "pbx"));
        on(
                LinkEstablished.class,
                PbxTable::keyOf,
                (row, event, at) -> (row == null ? Row.begun(event, at) : row).established(event, at));
        change(LinkLost.class, PbxTable::keyOf, (row, event, at) -> row.lost(event, at));
        on(LinkRefused.class, PbxTable::keyOf, (row, event, at) -> {
            Row known = row == null ? Row.begun(event, at) : row;
            return known.with(event.why(), known.unreconciled(), known.comparison(), at);
        });
        change(
                GapReconciled.class,
                PbxTable::keyOf,
                (row, event, at) -> row.with(row.refused(), row.unreconciled() - 1, row.comparison(), at));
        on(ReportsCompared.class, PbxTable::keyOf, (row, event, at) -> {
            Row known = row == null ? Row.begun(event, at) : row;
            Comparison last =
                    new Comparison(at.recordedAt(), event.from(), event.to(), event.rows(), event.differences());
            return known.with(known.refused(), known.unreconciled(), last, at);
        });
    }

    private static PbxKey keyOf(PbxEvent event) {
        return new PbxKey(event.pbx());
    }

    private static PbxKey keyOf(Row row) {
        return new PbxKey(row.pbx());
    }
}
