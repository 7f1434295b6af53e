package io.switchlog.offending.query;

import io.switchlog.offending.command.KnowsTheOthers;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Whoever reads does not command. */
public final class WritesToTheLog {
    void write(CommandGateway gateway) {
        gateway.sendAndWait(new KnowsTheOthers());
    }
}
