package io.switchlog.command.pbx;

import io.switchlog.command.Centre;
import io.switchlog.messages.pbx.LinkEnd;
import io.switchlog.messages.pbx.PbxCommand;
import io.switchlog.messages.pbx.PbxCommand.ReportComparison;
import io.switchlog.messages.pbx.PbxCommand.ReportLink;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkLoss;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkRefusal;
import io.switchlog.messages.pbx.PbxCommand.ReportLookBack;
import io.switchlog.messages.pbx.PbxEvent.GapReconciled;
import io.switchlog.messages.pbx.PbxEvent.LinkEstablished;
import io.switchlog.messages.pbx.PbxEvent.LinkLost;
import io.switchlog.messages.pbx.PbxEvent.LinkRefused;
import io.switchlog.messages.pbx.PbxEvent.PbxRestarted;
import io.switchlog.messages.pbx.PbxEvent.ReportsCompared;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PbxTest {
    private static final String PBX = "east";
    private static final Instant BOOT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-02T09:00:04Z");
    private static final Instant THIRD = Instant.parse("2026-03-02T10:00:00Z");

    private final Centre centre = new Centre();

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void beforeTheFirstLinkThereIsNoGap() {
        centre.when(link(FIRST)).expectEvents(new LinkEstablished(PBX, FIRST, BOOT, null));
    }

    @Test
    void betweenTwoLinksThereIsOne() {
        given(link(FIRST));
        centre.when(new ReportLinkLoss(PBX, FIRST, UNTIL, LinkEnd.SILENT))
                .expectEvents(new LinkLost(PBX, 1, FIRST, UNTIL, LinkEnd.SILENT));
        centre.when(link(SECOND)).expectEvents(new LinkEstablished(PBX, SECOND, BOOT, 1));
    }

    @Test
    void ofANodeThatWasKilledTheNextOneTells() {
        given(link(FIRST));
        centre.when(new ReportLink(PBX, SECOND, BOOT, UNTIL))
                .expectEvents(
                        new LinkLost(PBX, 1, FIRST, UNTIL, LinkEnd.DIED), new LinkEstablished(PBX, SECOND, BOOT, 1));
    }

    @Test
    void aLinkThatNobodyHeardAnythingThroughIsBlindFromItsBeginning() {
        given(link(FIRST));
        centre.when(new ReportLinkLoss(PBX, FIRST, BOOT, LinkEnd.BROKEN))
                .expectEvents(new LinkLost(PBX, 1, FIRST, FIRST, LinkEnd.BROKEN));
    }

    @Test
    void whatIsReportedTwiceOrTooLateIsPassedOver() {
        centre.when(new ReportLinkLoss(PBX, FIRST, UNTIL, LinkEnd.CLOSED)).expectEvents();
        given(link(FIRST));
        centre.when(link(FIRST)).expectEvents();
        centre.when(link(BOOT)).expectEvents();
        given(new ReportLink(PBX, SECOND, BOOT, UNTIL));
        centre.when(new ReportLinkLoss(PBX, FIRST, UNTIL, LinkEnd.CLOSED)).expectEvents();
        given(new ReportLinkLoss(PBX, SECOND, THIRD, LinkEnd.CLOSED));
        centre.when(new ReportLinkLoss(PBX, SECOND, THIRD, LinkEnd.CLOSED)).expectEvents();
    }

    @Test
    void aSwitchboardThatWasStartedAnewIsNotTheSame() {
        given(link(FIRST), new ReportLinkLoss(PBX, FIRST, UNTIL, LinkEnd.CLOSED));
        Instant boot = UNTIL.plusSeconds(2);
        centre.when(new ReportLink(PBX, SECOND, boot, UNTIL))
                .expectEvents(new PbxRestarted(PBX, BOOT, boot), new LinkEstablished(PBX, SECOND, boot, 1));
    }

    @Test
    void itsStartIsToldInWholeSecondsOnly() {
        given(link(FIRST), new ReportLinkLoss(PBX, FIRST, UNTIL, LinkEnd.CLOSED));
        centre.when(new ReportLink(PBX, SECOND, BOOT.plusSeconds(2), UNTIL))
                .expectEvents(new LinkEstablished(PBX, SECOND, BOOT.plusSeconds(2), 1));
    }

    @Test
    void aRefusalIsToldOnceUntilItIsAnotherOneOrWeAreLetIn() {
        centre.when(new ReportLinkRefusal(PBX, "no")).expectEvents(new LinkRefused(PBX, "no"));
        centre.when(new ReportLinkRefusal(PBX, "no")).expectEvents();
        centre.when(new ReportLinkRefusal(PBX, "never")).expectEvents(new LinkRefused(PBX, "never"));
        given(link(FIRST));
        centre.when(new ReportLinkRefusal(PBX, "never")).expectEvents(new LinkRefused(PBX, "never"));
    }

    @Test
    void allGapsAreLookedIntoAtOnceAndOnce() {
        centre.when(new ReportLookBack(PBX, 7)).expectEvents();
        given(
                link(FIRST),
                new ReportLinkLoss(PBX, FIRST, UNTIL, LinkEnd.SILENT),
                link(SECOND),
                new ReportLinkLoss(PBX, SECOND, SECOND, LinkEnd.BROKEN),
                link(THIRD));
        centre.when(new ReportLookBack(PBX, 7))
                .expectEvents(new GapReconciled(PBX, 1, UNTIL, SECOND, 7), new GapReconciled(PBX, 2, SECOND, THIRD, 7));
        centre.when(new ReportLookBack(PBX, 7)).expectEvents();
    }

    @Test
    void eachComparisonIsTold() {
        centre.when(new ReportComparison(PBX, FIRST, UNTIL, 10, 1))
                .expectEvents(new ReportsCompared(PBX, FIRST, UNTIL, 10, 1));
        centre.when(new ReportComparison(PBX, FIRST, UNTIL, 10, 1))
                .expectEvents(new ReportsCompared(PBX, FIRST, UNTIL, 10, 1));
    }

    private void given(PbxCommand... commands) {
        List.of(commands).forEach(centre::given);
    }

    private static ReportLink link(Instant since) {
        return new ReportLink(PBX, since, BOOT, null);
    }
}
