package io.switchlog.api;

import io.switchlog.Installation;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.pbx.LinkEnd;
import io.switchlog.messages.pbx.PbxCommand;
import io.switchlog.messages.pbx.PbxCommand.ReportComparison;
import io.switchlog.messages.pbx.PbxCommand.ReportLink;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkLoss;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkRefusal;
import io.switchlog.messages.pbx.PbxCommand.ReportLookBack;
import java.time.Instant;

/** Switchboards are heard, and not heard for a while. */
final class PbxTraffic {
    private static final Instant BOOT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final Commands commands;
    private final String pbx;

    PbxTraffic(Installation.Node node, ContactCentre centre) {
        commands = node.context().getBean(Commands.class);
        pbx = centre.name("pbx");
    }

    void run() {
        send(new ReportLinkRefusal(pbx, "Authentication failed"));
        send(new ReportLink(pbx, EIGHT, BOOT, null));
        send(new ReportLinkLoss(pbx, EIGHT, NINE, LinkEnd.SILENT));
        send(new ReportLink(pbx, NINE.plusSeconds(9), NINE.plusSeconds(5), NINE));
        send(new ReportLookBack(pbx, 7));
        send(new ReportComparison(pbx, EIGHT, NINE, 100, 1));
    }

    private void send(PbxCommand command) {
        commands.send(Caller.process(command.stream(), CommandIds.next(), null, null), command);
    }
}
