package io.switchlog.command.settings;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Changes settings; their stream begins with the first change. */
public final class SettingsDesk {
    private final Repository<CentreSettings> settings;
    private final StreamStates states;

    public SettingsDesk(Repository<CentreSettings> settings, StreamStates states) {
        this.settings = settings;
        this.states = states;
    }

    @CommandHandler
    void decide(ChangeSettings command) throws Exception {
        if (SettingsProfile.read(states).changes(command).isEmpty()) {
            return;
        }
        if (states.exists(CentreSettings.STREAM_TYPE, SettingsCommand.STREAM)) {
            settings.load(SettingsCommand.STREAM).execute(existing -> existing.decide(command));
        } else {
            settings.newInstance(() -> new CentreSettings(command));
        }
    }
}
