package io.switchlog.projection.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.pbx.LinkEnd;
import io.switchlog.messages.pbx.PbxEvent.GapReconciled;
import io.switchlog.messages.pbx.PbxEvent.LinkEstablished;
import io.switchlog.messages.pbx.PbxEvent.LinkLost;
import io.switchlog.messages.pbx.PbxEvent.LinkRefused;
import io.switchlog.messages.pbx.PbxEvent.PbxRestarted;
import io.switchlog.messages.pbx.PbxEvent.ReportsCompared;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PbxTablesTest {
    private static final String PBX = """
            select pbx, connected, since at time zone 'UTC', booted_at at time zone 'UTC', lost_by, refused, unreconciled,
                   compared_rows, differences
            from directory.pbx order by 1""";
    private static final String GAPS = """
            select pbx, gap, from_at at time zone 'UTC', to_at at time zone 'UTC', cause, reconciled_at is not null,
                   record_rows
            from history.pbx_gap order by 1, 2""";
    private static final Instant BOOT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-02T09:00:04Z");

    private final TestProjector projections = new TestProjector();

    @Test
    void aSwitchboardIsHeardOrNotSinceWhenAndWhy() {
        projections.given(new Story().event(new LinkEstablished("east", FIRST, BOOT, null)));
        assertThat(projections.rows(PBX))
                .containsExactly("east | t | 2026-03-02 08:00:00 | 2026-03-01 00:00:00 | - | - | 0 | - | -");
        assertThat(projections.rows(GAPS)).isEmpty();

        projections.given(new Story().event(new LinkLost("east", 1, FIRST, UNTIL, LinkEnd.SILENT)));
        assertThat(projections.rows(PBX))
                .containsExactly("east | f | 2026-03-02 09:00:00 | 2026-03-01 00:00:00 | silent | - | 0 | - | -");
        assertThat(projections.rows(GAPS)).containsExactly("east | 1 | 2026-03-02 09:00:00 | - | silent | f | -");

        projections.given(new Story()
                .event(new PbxRestarted("east", BOOT, UNTIL))
                .event(new LinkEstablished("east", SECOND, UNTIL, 1)));
        assertThat(projections.rows(PBX))
                .containsExactly("east | t | 2026-03-02 09:00:04 | 2026-03-02 09:00:00 | - | - | 1 | - | -");

        projections.given(new Story().event(new GapReconciled("east", 1, UNTIL, SECOND, 7)));
        assertThat(projections.rows(PBX))
                .containsExactly("east | t | 2026-03-02 09:00:04 | 2026-03-02 09:00:00 | - | - | 0 | - | -");
        assertThat(projections.rows(GAPS))
                .containsExactly("east | 1 | 2026-03-02 09:00:00 | 2026-03-02 09:00:04 | silent | t | 7");
    }

    @Test
    void oneThatNeverLetUsInIsThereToo() {
        projections.given(new Story().event(new LinkRefused("west", "Authentication failed")));
        assertThat(projections.rows("select pbx, connected, refused from directory.pbx"))
                .containsExactly("west | f | Authentication failed");

        projections.given(new Story().event(new LinkEstablished("west", FIRST, null, null)));
        assertThat(projections.rows(PBX)).containsExactly("west | t | 2026-03-02 08:00:00 | - | - | - | 0 | - | -");
    }

    @Test
    void theLastComparisonIsTheOneThatCounts() {
        projections.given(new Story()
                .event(new ReportsCompared("east", BOOT, FIRST, 100, 2))
                .event(new ReportsCompared("east", FIRST, UNTIL, 50, 0)));
        assertThat(projections.rows("select pbx, compared_rows, differences from directory.pbx"))
                .containsExactly("east | 50 | 0");
    }

    /** Two nodes have two clocks. */
    @Test
    void aGapNeverEndsBeforeItBegins() {
        projections.given(new Story()
                .event(new LinkEstablished("east", FIRST, BOOT, null))
                .event(new LinkLost("east", 1, FIRST, SECOND, LinkEnd.STOPPED))
                .event(new LinkEstablished("east", UNTIL, BOOT, 1)));
        assertThat(projections.rows(GAPS))
                .containsExactly("east | 1 | 2026-03-02 09:00:04 | 2026-03-02 09:00:04 | stopped | f | -");
    }
}
