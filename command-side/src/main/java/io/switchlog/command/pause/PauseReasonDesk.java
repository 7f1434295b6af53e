package io.switchlog.command.pause;

import io.switchlog.command.log.StreamStates;
import io.switchlog.command.log.Unknown;
import io.switchlog.messages.agent.PauseReasonCommand;
import io.switchlog.messages.agent.PauseReasonCommand.AddPauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.ChangePauseReason;
import io.switchlog.messages.agent.PauseReasonCommand.RemovePauseReason;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Changes the catalogue; its stream begins with the first reason. */
public final class PauseReasonDesk {
    private final Repository<PauseReasons> catalogue;
    private final StreamStates states;

    public PauseReasonDesk(Repository<PauseReasons> catalogue, StreamStates states) {
        this.catalogue = catalogue;
        this.states = states;
    }

    @CommandHandler
    void decide(AddPauseReason command) throws Exception {
        if (exists()) {
            catalogue.load(PauseReasonCommand.STREAM).execute(reasons -> reasons.decide(command));
        } else {
            catalogue.newInstance(() -> new PauseReasons(command));
        }
    }

    @CommandHandler
    void decide(ChangePauseReason command) {
        existing(command).execute(reasons -> reasons.decide(command));
    }

    @CommandHandler
    void decide(RemovePauseReason command) {
        existing(command).execute(reasons -> reasons.decide(command));
    }

    private Aggregate<PauseReasons> existing(PauseReasonCommand command) {
        if (!exists()) {
            throw new Unknown("pause reason", command.reasonId());
        }
        return catalogue.load(PauseReasonCommand.STREAM);
    }

    private boolean exists() {
        return states.exists(PauseReasons.STREAM_TYPE, PauseReasonCommand.STREAM);
    }
}
