package io.switchlog.command.kpi;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.kpi.KpiCommand;
import io.switchlog.messages.kpi.KpiCommand.DefineKpis;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Adds definitions; their stream begins with the second one, as the first is built in. */
public final class KpiDesk {
    private final Repository<KpiDefinitions> definitions;
    private final StreamStates states;

    public KpiDesk(Repository<KpiDefinitions> definitions, StreamStates states) {
        this.definitions = definitions;
        this.states = states;
    }

    @CommandHandler
    void decide(DefineKpis command) throws Exception {
        if (states.exists(KpiDefinitions.STREAM_TYPE, KpiCommand.STREAM)) {
            definitions.load(KpiCommand.STREAM).execute(existing -> existing.decide(command));
        } else {
            definitions.newInstance(() -> new KpiDefinitions(command));
        }
    }
}
