package io.switchlog.offending.projection.agent;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Projections follow; they neither command nor ask around, and have no clock. */
public final class CommandingTable {
    public void fold(CommandGateway gateway, Clock clock) {
        gateway.sendAndWait(clock.instant());
        gateway.sendAndWait(LocalDateTime.now(ZoneOffset.UTC));
        gateway.sendAndWait(HttpClient.newHttpClient());
    }
}
