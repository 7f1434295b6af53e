package io.switchlog.command.settings;

import io.switchlog.command.log.StreamStates;
import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.settings.SettingsCommand.ChangeCentre;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import io.switchlog.messages.settings.SettingsCommand.GroupChange;
import io.switchlog.messages.settings.SettingsGroup;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Changes settings; their streams begin with the first change. */
public final class SettingsDesk {
    private final Repository<CentreSettings> settings;
    private final Repository<GroupSettings> groups;
    private final StreamStates states;

    public SettingsDesk(Repository<CentreSettings> settings, Repository<GroupSettings> groups, StreamStates states) {
        this.settings = settings;
        this.groups = groups;
        this.states = states;
    }

    @CommandHandler
    void decide(ChangeCentre command) throws Exception {
        decide(command.settings());
        for (GroupChange<?> change : command.groups()) {
            decide(change);
        }
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

    private <C> void decide(GroupChange<C> change) throws Exception {
        SettingsGroup<?, C, ?> group = change.group();
        List<?> events = changes(group, change.asked());
        if (events.isEmpty()) {
            return;
        }
        if (states.exists(GroupSettings.STREAM_TYPE, group.stream())) {
            groups.load(group.stream()).execute(existing -> existing.change(events));
        } else {
            groups.newInstance(() -> new GroupSettings(events));
        }
    }

    private <G, C> List<?> changes(SettingsGroup<G, C, ?> group, C asked) {
        return group.changes(GroupSettings.read(states, group), asked);
    }
}
