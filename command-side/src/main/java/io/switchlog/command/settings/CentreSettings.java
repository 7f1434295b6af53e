package io.switchlog.command.settings;

import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;

/** The settings of the whole centre, one stream. */
@AggregateRoot(type = CentreSettings.STREAM_TYPE)
public final class CentreSettings {
    static final String STREAM_TYPE = "settings";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private final String stream = SettingsCommand.STREAM;

    private SettingsProfile profile = SettingsProfile.DEFAULTS;

    CentreSettings() {}

    CentreSettings(ChangeSettings command) {
        decide(command);
    }

    void decide(ChangeSettings command) {
        profile.changes(command).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void evolve(SettingsEvent event) {
        profile = profile.after(event);
    }
}
