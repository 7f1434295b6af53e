package io.switchlog.command.settings;

import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Changes settings; their stream begins with the first change. */
public final class SettingsDesk {
    private final Repository<CentreSettings> settings;

    public SettingsDesk(Repository<CentreSettings> settings) {
        this.settings = settings;
    }

    @CommandHandler
    void decide(ChangeSettings command) throws Exception {
        Aggregate<CentreSettings> existing;
        try {
            existing = settings.load(SettingsCommand.STREAM);
        } catch (AggregateNotFoundException neverChanged) {
            settings.newInstance(() -> new CentreSettings(command));
            return;
        }
        existing.execute(found -> found.decide(command));
    }
}
