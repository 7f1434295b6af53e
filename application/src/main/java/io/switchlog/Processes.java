package io.switchlog;

import io.switchlog.command.CommandSide;
import io.switchlog.projection.Projector;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What goes on by itself: routing, and telling routing and projections that this node has appended something. */
@Component
class Processes implements SmartLifecycle {
    private final CommandSide commandSide;
    private volatile boolean running;

    Processes(CommandSide commandSide, Projector projector) {
        this.commandSide = commandSide;
        commandSide.log().onAppended(position -> projector.wake());
    }

    @Override
    public void start() {
        commandSide.routing().start();
        running = true;
    }

    @Override
    public void stop() {
        commandSide.routing().close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
