package io.switchlog;

import io.switchlog.command.CommandSide;
import io.switchlog.command.access.FirstAdministrator;
import io.switchlog.command.recovery.Recovery;
import io.switchlog.projection.Projector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What goes on by itself: routing, and telling routing and projections that this node has appended something. Begins
 * before anybody can ask for anything, with somebody there who may.
 */
@Component
class Processes implements SmartLifecycle {
    private static final int BEFORE_HTTP = 0;

    private final CommandSide commandSide;
    private final FirstAdministrator firstAdministrator;
    private final InitialPassword initialPassword;
    private final Recovery recovery;
    private Optional<String> generatedPassword = Optional.empty();
    private volatile boolean running;

    /** The first administrator's password, if the operator has given one. */
    record InitialPassword(@Nullable String value) {}

    Processes(
            CommandSide commandSide,
            Projector projector,
            FirstAdministrator firstAdministrator,
            InitialPassword initialPassword,
            Recovery recovery) {
        this.commandSide = commandSide;
        this.firstAdministrator = firstAdministrator;
        this.initialPassword = initialPassword;
        this.recovery = recovery;
        commandSide.log().onAppended(position -> projector.wake());
    }

    @Override
    public void start() {
        generatedPassword = firstAdministrator.ensure(initialPassword.value());
        commandSide.routing().start();
        recovery.start();
        running = true;
    }

    @Override
    public void stop() {
        recovery.close();
        commandSide.routing().close();
        running = false;
    }

    /** The password that the first administrator was given just now, to be shown once. */
    Optional<String> generatedPassword() {
        return generatedPassword;
    }

    @Override
    public int getPhase() {
        return BEFORE_HTTP;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
