package io.switchlog.messages;

import static io.switchlog.messages.EventSamples.each;

import io.switchlog.messages.EventSamples.Sample;
import io.switchlog.messages.pbx.LinkEnd;
import io.switchlog.messages.pbx.PbxEvent.GapReconciled;
import io.switchlog.messages.pbx.PbxEvent.LinkEstablished;
import io.switchlog.messages.pbx.PbxEvent.LinkLost;
import io.switchlog.messages.pbx.PbxEvent.LinkRefused;
import io.switchlog.messages.pbx.PbxEvent.PbxRestarted;
import io.switchlog.messages.pbx.PbxEvent.ReportsCompared;
import java.time.Instant;
import java.util.List;

/** Of links to switchboards. */
final class PbxSamples {
    private static final String PBX = "east";
    private static final Instant BOOTED = Instant.parse("2026-02-27T23:10:00Z");
    private static final Instant HEARD_UNTIL = Instant.parse("2026-03-02T08:14:07.251833Z");
    private static final Instant SINCE = Instant.parse("2026-03-02T08:14:19.400217Z");

    private PbxSamples() {}

    static List<Sample> all() {
        return each(
                new LinkEstablished(PBX, SINCE, BOOTED, 3),
                new LinkLost(PBX, 3, Instant.parse("2026-03-01T05:00:00.000417Z"), HEARD_UNTIL, LinkEnd.SILENT),
                new LinkRefused(PBX, "Authentication failed"),
                new PbxRestarted(PBX, BOOTED, Instant.parse("2026-03-02T08:14:11Z")),
                new GapReconciled(PBX, 3, HEARD_UNTIL, SINCE, 41),
                new ReportsCompared(
                        PBX, Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"), 4312, 1));
    }
}
