package io.switchlog.command.pbx;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.pbx.PbxCommand;
import io.switchlog.messages.pbx.PbxCommand.ReportComparison;
import io.switchlog.messages.pbx.PbxCommand.ReportLink;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkLoss;
import io.switchlog.messages.pbx.PbxCommand.ReportLinkRefusal;
import io.switchlog.messages.pbx.PbxCommand.ReportLookBack;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Takes what is reported of links; a switchboard's stream begins with the first report. */
public final class PbxDesk {
    private final Repository<Pbx> switchboards;
    private final StreamStates states;

    public PbxDesk(Repository<Pbx> switchboards, StreamStates states) {
        this.switchboards = switchboards;
        this.states = states;
    }

    @CommandHandler
    void decide(ReportLink command) throws Exception {
        if (isKnown(command)) {
            switchboards.load(command.stream()).execute(pbx -> pbx.decide(command));
        } else {
            switchboards.newInstance(() -> new Pbx(command));
        }
    }

    /** Of a link that was never told, nobody has to know that it is lost. */
    @CommandHandler
    void decide(ReportLinkLoss command) {
        if (isKnown(command)) {
            switchboards.load(command.stream()).execute(pbx -> pbx.decide(command));
        }
    }

    @CommandHandler
    void decide(ReportLinkRefusal command) throws Exception {
        if (isKnown(command)) {
            switchboards.load(command.stream()).execute(pbx -> pbx.decide(command));
        } else {
            switchboards.newInstance(() -> new Pbx(command));
        }
    }

    @CommandHandler
    void decide(ReportLookBack command) {
        if (isKnown(command)) {
            switchboards.load(command.stream()).execute(pbx -> pbx.decide(command));
        }
    }

    @CommandHandler
    void decide(ReportComparison command) throws Exception {
        if (isKnown(command)) {
            switchboards.load(command.stream()).execute(pbx -> pbx.decide(command));
        } else {
            switchboards.newInstance(() -> new Pbx(command));
        }
    }

    private boolean isKnown(PbxCommand command) {
        return states.exists(Pbx.STREAM_TYPE, command.stream());
    }
}
